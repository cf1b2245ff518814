//! What computers leave behind by themselves.

/// Whether a name is that of a file that macOS or Windows puts into folders and zips without being asked.
pub fn is_litter(name: &str) -> bool {
    let last = name.rsplit('/').next().unwrap_or(name);
    let left_behind = [".DS_Store", "Thumbs.db", "desktop.ini"].iter().any(|litter| last.eq_ignore_ascii_case(litter));
    left_behind || last.starts_with("._") || name.split('/').any(|part| part == "__MACOSX")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn litter_is_known_by_its_name() {
        for name in [".DS_Store", "kit/media/.ds_store", "kit/THUMBS.DB", "desktop.ini", "__MACOSX/kit/._index.html", "kit/._a.png"] {
            assert!(is_litter(name), "{name}");
        }
        for name in ["index.html", "kit/DS_Store", "kit/.DS_Store/evil.html", "Thumbs.db.html", "_._", "kit/MACOSX/a"] {
            assert!(!is_litter(name), "{name}");
        }
    }
}
