//! What changed in a working copy since the release before it.

use super::before::Before;
use super::compared;
use crate::check::Checked;
use crate::compare::{self, Level};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::code::ledger::VERSION_UNDERSTATED;
use crate::disk;
use crate::span::Spanned;
use crate::version::{Raise, Version};

/// What changed since the last release; since none, where there is none.
pub(super) struct Changes {
    all: compare::Changes,
    last: Option<Version>,
}

impl Before {
    /// What changed in the one kit of a working copy since its last release, or why that cannot be read.
    pub fn changes(&self, working: &Checked) -> Result<Result<Changes, Box<Diagnostic>>, disk::Error> {
        let kit = working.kits.first().map_or("", |kit| kit.id.as_str());
        let Some(last) = self.all().last() else {
            return Ok(Ok(Changes { all: compared::changes(None, working, kit), last: None }));
        };
        let before = match self.checked(last)? {
            Ok(before) => before,
            Err(diagnostic) => return Ok(Err(diagnostic)),
        };
        Ok(Ok(Changes { all: compared::changes(Some(&before), working, kit), last: Some(last.release.version.clone()) }))
    }
}

impl Changes {
    /// Which number of the version must rise; none where nothing changed that anybody reads.
    pub fn raise(&self) -> Option<Raise> {
        match self.all.level() {
            Level::None => None,
            Level::Patch => Some(Raise::Third),
            Level::Minor => Some(Raise::Second),
            Level::Major => Some(Raise::First),
        }
    }

    /// That the version says less than what changed, naming it.
    pub fn understated(&self, version: &Spanned<Version>) -> Option<Diagnostic> {
        let (last, raise) = (self.last.as_ref()?, self.raise()?);
        if version.value.says(raise, last) {
            return None;
        }
        let reasons = self.all.reasons(self.all.level());
        let (shown, more) = (reasons.iter().take(SHOWN).cloned().collect::<Vec<_>>().join("; "), reasons.len().saturating_sub(SHOWN));
        let more = if more > 0 { format!("; and {more} more") } else { String::new() };
        let message = format!("version {} says less than what changed since {last}: {shown}{more}", version.value);
        let hint = format!("raise `version` to {} or higher", last.raised(raise));
        Some(Diagnostic::at(&VERSION_UNDERSTATED, version.span, message).hint(hint))
    }

    /// The file that is kept beside the packets.
    pub fn text(&self) -> String {
        self.all.print()
    }

    /// What changed, a line each, what matters most first.
    pub fn lines(&self) -> Vec<String> {
        [Level::Major, Level::Minor, Level::Patch].into_iter().flat_map(|level| self.all.reasons(level)).collect()
    }
}

/// So many reasons stand in a message.
const SHOWN: usize = 3;
