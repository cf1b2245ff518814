//! Kit -> Report: what a whole kit must keep once all of it is read, and what would make it better. One rule, one file.

pub mod address;
mod coach;
pub mod day;
mod detect;
mod lacking;
pub mod language;
mod left_out;
pub mod lesson;
mod levels;
mod licenses;
pub mod look_alikes;
pub mod online;
mod overlong_day;
pub mod reading_level;
mod repair;
mod rules;
mod things;

use std::ops::Deref;

pub use coach::{Around, Coached, coach, graded};
pub use levels::{level_names, sound};
pub use repair::repairs;
pub use rules::{Subject, page_level};

use crate::diagnostic::{Code, Report, Sources, code};
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
///
/// What it finds is what a build tells. What would make a kit better, [`coach`] tells.
pub fn check(loaded: Loaded) -> (Option<Checked>, Sources, Report) {
    let Loaded { workspace, sources, mut report } = loaded;
    sound(&workspace.book.levels, &mut report);
    for kit in &workspace.kits {
        levels::sound_kit(kit, &mut report);
        for text in &kit.texts {
            left_out::check(text, &mut report);
            overlong_day::check(text, &mut report);
        }
    }
    report.sort();
    let checked = (report.errors() == 0).then_some(Checked(workspace));
    (checked, sources, report)
}

/// Every rule there is: those of reading, building and publishing, then the coach's, then those that need the network.
pub fn codes() -> impl Iterator<Item = &'static Code> {
    code::all().chain(rules::ALL.iter().map(|rule| rule.code)).chain(online::ALL)
}

/// What a rule of the coach's is about; none for the others.
pub fn subject(code: &Code) -> Option<Subject> {
    let rule = rules::ALL.iter().find(|rule| rule.code.name == code.name);
    let online = online::ALL.iter().any(|online| online.name == code.name);
    rule.map(|rule| rule.subject).or(online.then_some(Subject::Files))
}

/// The rule of this name.
pub fn rule(name: &str) -> Option<&'static Code> {
    codes().find(|code| code.name == name)
}
