//! What a path on the site names.

use super::kit::Kit;
use super::{Preview, made};
use crate::edition::Audience;
use crate::path::KitPath;

/// What a path names in a preview.
pub(super) enum Address<'p> {
    /// A file of an edition.
    Edition {
        /// The kit.
        kit: &'p Kit,
        /// The version that the path names: the kit may have another by now.
        version: &'p str,
        /// The edition.
        edition: Audience,
        /// The place of its language among the kit's.
        language: usize,
        /// The file in its folder.
        file: KitPath,
    },
    /// A kit's own page.
    KitPage(&'p Kit),
    /// A file of the site itself.
    Site(KitPath),
    /// A packet of a kit.
    Packet,
    /// A folder: what is meant stands at this path.
    Elsewhere(String),
    /// Nothing that there is.
    Nothing,
}

impl<'p> Address<'p> {
    /// What a path names. An edition that may not be seen is not there.
    pub fn of(preview: &'p Preview, path: &'p str) -> Self {
        Self::found(preview, path).unwrap_or(Self::Nothing)
    }

    fn found(preview: &'p Preview, path: &'p str) -> Option<Self> {
        if path.is_empty() {
            return Some(Self::Elsewhere("index.html".to_owned()));
        }
        if path.ends_with('/') {
            let inside = format!("{path}index.html");
            return (!matches!(Address::of(preview, &inside), Address::Nothing)).then_some(Self::Elsewhere(inside));
        }
        let parts: Vec<&str> = path.split('/').collect();
        let Some(kit) = preview.kits.get(parts[0]) else { return Some(Self::Site(KitPath::new(path).ok()?)) };
        match parts[..] {
            [_] => Some(Self::Elsewhere(format!("{path}/index.html"))),
            [_, "index.html"] => Some(Self::KitPage(kit)),
            [_, _, file] if file.ends_with(".zip") => Some(Self::Packet),
            [_, version, edition, ref file @ ..] if edition_of(preview, edition).is_some() => {
                Self::edition(preview, kit, version, edition, None, file)
            }
            [_, version, language, edition, ref file @ ..] => Self::edition(preview, kit, version, edition, Some(language), file),
            _ => None,
        }
    }

    fn edition(preview: &Preview, kit: &'p Kit, version: &'p str, edition: &str, language: Option<&str>, file: &[&str]) -> Option<Self> {
        let edition = edition_of(preview, edition)?;
        // Of a kit that was never good, nobody knows the languages: it is broken in all of them.
        let language = kit.good.as_ref().map_or(Some(0), |good| good.language(language))?;
        Some(Self::Edition { kit, version, edition, language, file: KitPath::new(&file.join("/")).ok()? })
    }
}

/// The edition of a name, where it may be seen.
fn edition_of(preview: &Preview, name: &str) -> Option<Audience> {
    preview.editions.iter().copied().find(|edition| made::name(*edition) == name)
}
