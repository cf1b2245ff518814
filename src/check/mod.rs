//! Kit -> Report: what a whole kit must keep once all of it is read. One rule, one file.

mod left_out;
mod overlong_day;

use std::ops::Deref;

use crate::diagnostic::{Report, Sources};
use crate::kit::Workspace;
use crate::load::Loaded;

/// A workspace without errors. There is no other way to make one than [`check`].
pub struct Checked(Workspace);

impl Deref for Checked {
    type Target = Workspace;

    fn deref(&self) -> &Workspace {
        &self.0
    }
}

/// Checks what was loaded; `None` where there are errors, for then nothing is built.
pub fn check(loaded: Loaded) -> (Option<Checked>, Sources, Report) {
    let Loaded { workspace, sources, mut report } = loaded;
    for kit in &workspace.kits {
        for text in &kit.texts {
            left_out::check(text, &mut report);
            overlong_day::check(text, &mut report);
        }
    }
    report.sort();
    let checked = (report.errors() == 0).then_some(Checked(workspace));
    (checked, sources, report)
}
