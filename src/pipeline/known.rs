//! What the ledgers of a workspace make known.

use std::path::Path;

use crate::diagnostic::{Report, Sources};
use crate::disk;
use crate::known::{FORMAT, Known};
use crate::ledger::Ledger;
use crate::load;
use crate::path::KitPath;

/// What was released, as far as ledgers could be read.
#[derive(Default)]
pub struct Records {
    /// The releases; `None` where there is no ledger at all.
    pub known: Option<Known>,
    /// What is wrong with the ledgers that could not be read.
    pub report: Report,
    /// The ledgers, for the report.
    pub sources: Sources,
}

/// What the ledgers of the workspace in a folder make known; nothing where the folder is no workspace.
///
/// # Errors
///
/// Where a file that is there cannot be read.
pub fn known(root: &Path) -> Result<Records, disk::Error> {
    let mut records = Records::default();
    if disk::exists(&root.join("book.toml")) {
        let (book, _, _) = load::book(&disk::read_book(root)?);
        for (folder, text) in disk::ledgers(root, &book.src)? {
            let id = folder.name().to_owned();
            if let Ok(file) = folder.join("kit.lock") {
                records.add(&id, file, text);
            }
        }
    }
    Ok(records)
}

/// What one ledger makes known: that of the kit of this id.
pub fn one_ledger(id: &str, file: KitPath, text: String) -> Records {
    let mut records = Records::default();
    records.add(id, file, text);
    records
}

impl Records {
    fn add(&mut self, id: &str, file: KitPath, text: String) {
        let source = self.sources.add(file, text.clone());
        match Ledger::parse(&text, source) {
            Err(diagnostic) => self.report.push(*diagnostic),
            Ok(ledger) => {
                let known = self.known.get_or_insert_with(|| Known { format: FORMAT, kits: Vec::new() });
                known.kits.push(ledger.known(id, None));
            }
        }
    }
}
