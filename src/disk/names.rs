//! Which of the things that were found may be read.

use std::collections::BTreeMap;

use super::walk::{Found, Kind};
use crate::path::KitPath;
use crate::tree::Why;

/// The names so far, in lower case: two that differ by case only are one file on some machines.
#[derive(Default)]
pub struct Names {
    folded: BTreeMap<String, KitPath>,
}

impl Names {
    /// Takes a thing under the name that it has from the root of the workspace: its path and how many bytes it has, or why it is refused.
    pub fn take(&mut self, found: &Found, name: &str) -> Result<(KitPath, u64), Why> {
        let Kind::File(size) = found.kind else {
            return Err(if found.kind == Kind::Symlink { Why::Symlink } else { Why::Special });
        };
        if !found.unicode {
            return Err(Why::Name("the name is not Unicode".to_owned()));
        }
        let path = KitPath::new(name).map_err(|bad| Why::Name(bad.to_string()))?;
        let folded = path.as_str().to_lowercase();
        if let Some(other) = self.folded.get(&folded) {
            return Err(Why::Twin(other.to_string()));
        }
        self.folded.insert(folded, path.clone());
        Ok((path, size))
    }
}
