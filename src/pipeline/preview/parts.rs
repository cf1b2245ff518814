//! A tree cut into what belongs to the site and what to each kit, so that an edit of one kit is no concern of the others.

use std::collections::BTreeMap;

use crate::path::KitPath;
use crate::tree::Tree;

/// The parts of a workspace.
pub(super) struct Parts {
    /// `book.toml`, the theme, and whatever lies among the kits and is in none.
    pub site: Tree,
    /// Each kit's own files, by its folder's name.
    pub kits: BTreeMap<String, Tree>,
}

/// Cuts a tree.
pub(super) fn parts(tree: Tree, src: &KitPath) -> Parts {
    let mut parts = Parts { site: Tree::default(), kits: BTreeMap::new() };
    for (path, blob) in tree.files {
        match kit_of(path.as_str(), src) {
            Some(id) => parts.kits.entry(id.to_owned()).or_default().files.insert(path, blob),
            None => parts.site.files.insert(path, blob),
        };
    }
    for refused in tree.refused {
        // A folder in which nothing can be read is no kit.
        let of = kit_of(&refused.path, src).and_then(|id| parts.kits.get_mut(id)).unwrap_or(&mut parts.site);
        of.refused.push(refused);
    }
    parts
}

/// The kit that a file is in.
pub(super) fn kit_of<'p>(path: &'p str, src: &KitPath) -> Option<&'p str> {
    Some(path.strip_prefix(src.as_str())?.strip_prefix('/')?.split_once('/')?.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tree::{Refused, Why};

    #[test]
    fn every_file_is_in_one_part() {
        let mut tree =
            Tree::of([("book.toml", ""), ("kits/a/kit.yaml", ""), ("kits/ab/kit.yaml", ""), ("kits/x.md", ""), ("themes/own/a", "")]);
        tree.refused = ["kits/a/link", "kits/b/link"].map(|path| Refused { path: path.into(), why: Why::Symlink }).into();
        let parts = parts(tree, &KitPath::new("kits").unwrap());
        assert_eq!(parts.kits.keys().collect::<Vec<_>>(), ["a", "ab"]);
        assert_eq!(parts.site.files.len(), 3);
        assert_eq!((parts.kits["a"].refused.len(), parts.site.refused.len()), (1, 1));
    }
}
