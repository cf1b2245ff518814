//! How findings reach people and programs.

use super::args::Format;
use super::ui::Ui;
use crate::diagnostic::{self, Report, Sources};

/// Shows findings in a format: for people beside what was asked for, for programs in its place.
pub fn findings(report: &Report, sources: &Sources, format: Format, ui: &Ui) {
    match format {
        Format::Human => ui.findings(&diagnostic::human(report, sources, ui.color(), ui.width())),
        Format::Short => ui.out(diagnostic::short(report, sources)),
        Format::Json => ui.out(diagnostic::json(report, sources)),
    }
}
