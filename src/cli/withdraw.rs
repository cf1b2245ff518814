//! `tttkit withdraw`.

use super::Exit;
use super::ui::Ui;
use crate::diagnostic;
use crate::disk;
use crate::pipeline::{self, Withdrawn};

/// Takes a release back, and says what to do next.
pub fn withdraw(request: &pipeline::Withdraw, ui: &Ui) -> Result<Exit, disk::Error> {
    Ok(match pipeline::withdraw(request)? {
        Withdrawn::Done(latest) => {
            let pipeline::Withdraw { kit, version, .. } = request;
            let instead = match latest {
                Some(latest) => format!("{latest} is the newest that stands"),
                None => "no release of it stands any more".to_owned(),
            };
            ui.note(&format!("withdrew {kit} {version}; {instead}"));
            ui.note("next: commit kit.lock, then build and publish the site, so that its pages say so");
            Exit::Done
        }
        Withdrawn::Refused(report, sources) => {
            ui.findings(&diagnostic::human(&report, &sources, ui.color(), ui.width()));
            ui.error("nothing was withdrawn");
            Exit::Mistakes
        }
    })
}
