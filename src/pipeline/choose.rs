//! Which kits a command is about.

use std::collections::BTreeSet;

use crate::diagnostic::code::site::UNKNOWN_KIT;
use crate::diagnostic::{Diagnostic, Report, did_you_mean};
use crate::path::KitPath;
use crate::tree::Tree;

/// Leaves the chosen kits alone in the tree, or says which of them are not there.
pub(super) fn choose(tree: &mut Tree, src: &KitPath, chosen: &[String]) -> Result<(), Report> {
    if chosen.is_empty() {
        return Ok(());
    }
    let kits = kits(tree, src);
    let unknown = chosen.iter().filter(|id| !kits.contains(*id)).map(|id| unknown(id, &kits, "--kit ")).collect::<Vec<_>>();
    if !unknown.is_empty() {
        return Err(Report { diagnostics: unknown });
    }
    let stays = |path: &str| match path.strip_prefix(src.as_str()).and_then(|path| path.strip_prefix('/')) {
        Some(path) => path.split('/').next().is_some_and(|kit| chosen.iter().any(|id| id == kit)),
        None => true,
    };
    tree.files.retain(|path, _| stays(path.as_str()));
    tree.refused.retain(|refused| stays(&refused.path));
    Ok(())
}

/// The one kit that a command is about: the named one, or the only one that there is.
pub(super) fn one(tree: &Tree, src: &KitPath, named: Option<&str>) -> Result<String, Box<Diagnostic>> {
    let kits = kits(tree, src);
    match (named, kits.len()) {
        (Some(named), _) if kits.contains(named) => Ok(named.to_owned()),
        (Some(named), _) => Err(Box::new(unknown(named, &kits, ""))),
        (None, 1) => Ok(kits.into_iter().next().unwrap_or_default()),
        (None, _) => Err(Box::new(unknown("", &kits, ""))),
    }
}

/// The ids of the kits of a workspace: the folders that hold a file.
pub fn kits(tree: &Tree, src: &KitPath) -> BTreeSet<String> {
    tree.under(src.as_str()).filter_map(|(path, _, _)| Some(path.split_once('/')?.0.to_owned())).collect()
}

/// `flag` is what stands before the id on the command line.
fn unknown(id: &str, kits: &BTreeSet<String>, flag: &str) -> Diagnostic {
    let hint = match did_you_mean(id, kits.iter().map(String::as_str)) {
        Some(near) => format!("write `{flag}{near}`"),
        None if kits.is_empty() => "make a kit with `tttkit new kit`".to_owned(),
        None => format!("choose from {}", kits.iter().map(|id| format!("`{id}`")).collect::<Vec<_>>().join(", ")),
    };
    let message = match (id, kits.len()) {
        ("", 0) => "there is no kit in this workspace".to_owned(),
        ("", several) => format!("which kit? There are {several} in this workspace"),
        _ => format!("there is no kit `{id}` in this workspace"),
    };
    Diagnostic::nowhere(&UNKNOWN_KIT, message).hint(hint)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kit::Book;

    fn tree() -> Tree {
        Tree::of([("book.toml", ""), ("kits/a/kit.yaml", ""), ("kits/ab/kit.yaml", ""), ("themes/own/x.css", "")])
    }

    fn src() -> KitPath {
        Book::default().src
    }

    #[test]
    fn chosen_kits_stay_and_all_that_is_no_kit() {
        let mut tree = tree();
        choose(&mut tree, &src(), &["a".to_owned()]).unwrap();
        let names: Vec<_> = tree.files.keys().map(KitPath::as_str).collect();
        assert_eq!(names, ["book.toml", "kits/a/kit.yaml", "themes/own/x.css"]);
    }

    #[test]
    fn a_misspelt_kit_is_reported_with_what_was_meant() {
        let mut tree = Tree::of([("kits/first-kit/kit.yaml", "")]);
        let report = choose(&mut tree, &src(), &["frist-kit".to_owned()]).unwrap_err();
        assert_eq!(report.diagnostics[0].message, "there is no kit `frist-kit` in this workspace");
        assert_eq!(report.diagnostics[0].hint.as_deref(), Some("write `--kit first-kit`"));
    }
}
