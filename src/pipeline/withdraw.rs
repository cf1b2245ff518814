//! Takes a release back.

use std::path::PathBuf;

use super::choose::one;
use super::ledgers::{folder, ledger};
use super::{Workspace, workspace};
use crate::diagnostic::code::ledger::NOT_RELEASED;
use crate::diagnostic::{Diagnostic, Report, Sources};
use crate::disk;
use crate::ledger::{Entry, Ledger, Withdrawal};
use crate::version::Version;

/// What is to be taken back.
#[derive(Clone, Debug)]
pub struct Withdraw {
    /// The workspace's folder.
    pub root: PathBuf,
    /// The kit's id.
    pub kit: String,
    /// The version.
    pub version: String,
    /// Why, in a line.
    pub reason: String,
    /// The day, `2026-08-14`.
    pub date: String,
}

/// What came of it: the version that trainers will be led to instead, or what keeps it from being taken back.
#[derive(Debug)]
pub enum Withdrawn {
    /// It was taken back, and this is the newest that stands.
    Done(Option<Version>),
    /// It was not.
    Refused(Report, Sources),
}

/// Adds to the ledger of a kit that a version was withdrawn. Nothing is deleted: what people have they can still check.
///
/// # Errors
///
/// Where the disk refuses, or a release of this kit is running.
pub fn withdraw(request: &Withdraw) -> Result<Withdrawn, disk::Error> {
    let Workspace { tree, book, .. } = workspace(&request.root)?;
    let mut sources = Sources::default();
    let refused = |diagnostic, sources| Ok(Withdrawn::Refused(Report { diagnostics: vec![diagnostic] }, sources));
    let kit = match one(&tree, &book.src, Some(&request.kit)) {
        Ok(kit) => kit,
        Err(diagnostic) => return refused(*diagnostic, sources),
    };
    let kit_folder = folder(&book.src, &kit);
    let (mut ledger, before) = match ledger(&tree, &kit_folder, &mut sources) {
        Ok(read) => read,
        Err(diagnostic) => return refused(*diagnostic, sources),
    };
    match withdrawal(&ledger, request, &kit_folder) {
        Ok(withdrawal) => ledger.entries.push(Entry::Withdrawal(withdrawal)),
        Err(diagnostic) => return refused(*diagnostic, sources),
    }
    disk::releasing(&request.root, &book.src, &kit)?.write_ledger(&ledger.print(), &before)?;
    Ok(Withdrawn::Done(ledger.latest().map(|release| release.version.clone())))
}

fn withdrawal(ledger: &Ledger, request: &Withdraw, folder: &str) -> Result<Withdrawal, Box<Diagnostic>> {
    let Withdraw { kit, version: written, reason, date, .. } = request;
    let refused = |message: String, hint: String| Err(Box::new(Diagnostic::nowhere(&NOT_RELEASED, message).hint(hint)));
    let released: Vec<_> = ledger.releases().map(|release| format!("`{}`", release.version)).collect();
    let Some(version) = Version::parse(written).ok().filter(|version| ledger.release(version).is_some()) else {
        let hint = if released.is_empty() {
            "nothing of this kit was released yet".to_owned()
        } else {
            format!("choose from {}", released.join(", "))
        };
        return refused(format!("version {written} of `{kit}` was never released: `{folder}/kit.lock` does not list it"), hint);
    };
    if let Some(before) = ledger.withdrawal(&version) {
        return refused(
            format!("version {version} of `{kit}` was withdrawn on {} already: {}", before.date, before.reason),
            "leave it at that: what is in the ledger stays".to_owned(),
        );
    }
    Ok(Withdrawal { version, date: date.clone(), reason: reason.split_whitespace().collect::<Vec<_>>().join(" ") })
}
