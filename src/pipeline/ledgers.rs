//! The ledgers of a workspace, as they were read with it.

use crate::diagnostic::code::ledger::LOCK_EDITED;
use crate::diagnostic::{Diagnostic, Sources};
use crate::ledger::Ledger;
use crate::path::KitPath;
use crate::tree::Tree;

/// The folder of a kit, from the workspace.
pub(super) fn folder(src: &KitPath, kit: &str) -> String {
    format!("{src}/{kit}")
}

/// The ledger of the kit in a folder, and the bytes that it was read from; an empty one where there is no `kit.lock`.
pub(super) fn ledger(tree: &Tree, folder: &str, sources: &mut Sources) -> Result<(Ledger, Vec<u8>), Box<Diagnostic>> {
    let Some((_, path, blob)) = tree.under(folder).find(|(rest, ..)| *rest == "kit.lock") else { return Ok(Default::default()) };
    let bytes = blob.bytes().unwrap_or_default();
    match std::str::from_utf8(bytes) {
        Ok(text) if !bytes.is_empty() => {
            let file = sources.add(path.clone(), text.to_owned());
            Ok((Ledger::parse(text, file)?, bytes.to_vec()))
        }
        // An empty file would pass for a kit that was never released.
        _ => Err(Box::new(
            Diagnostic::nowhere(&LOCK_EDITED, format!("`{path}` is not what tttkit wrote"))
                .hint(format!("restore it as it was committed: `git checkout -- {path}`")),
        )),
    }
}
