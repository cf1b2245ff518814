//! How findings reach people and programs.

use std::path::{Component, Path};

use super::args::Format;
use super::summary;
use super::ui::Ui;
use crate::diagnostic::{self, Report, Sources};
use crate::disk;
use crate::pipeline;

/// Shows findings in a format: for people beside what was asked for, for programs in its place. `folder` is what [`folder`] gives.
pub fn findings(report: &Report, sources: &Sources, format: Format, folder: &str, ui: &Ui) {
    match format {
        Format::Human => ui.findings(&diagnostic::human(report, sources, ui.color(), ui.width())),
        Format::Short => ui.out(diagnostic::short(report, sources)),
        Format::Json => ui.out(diagnostic::json(report, sources)),
        Format::Github => ui.out(diagnostic::github(report, sources, folder)),
        Format::Sarif => ui.out(diagnostic::sarif(report, sources, &[], pipeline::codes(), folder)),
    }
}

/// Tells what kept something from being tried, and so from being `done`, where CI shows it; who sits before a terminal is told in any case.
pub fn tell_failure(done: &str, message: &str, format: Format, summary_file: Option<&Path>, ui: &Ui) {
    if format == Format::Github {
        ui.out(diagnostic::github_error(message));
    }
    if let Some(file) = summary_file {
        // That it failed is the news.
        let _ = disk::append(file, &summary::failed(done, message));
    }
}

/// The workspace's folder as it stands before a path in it: with forward slashes and one at its end; nothing where we are in it.
pub fn folder(root: &Path) -> String {
    let mut folder = String::new();
    for part in root.components().filter(|part| *part != Component::CurDir) {
        match part {
            Component::RootDir => folder.push('/'),
            Component::Prefix(drive) => folder.extend([drive.as_os_str().to_string_lossy()]),
            part => folder.extend([&part.as_os_str().to_string_lossy(), "/"]),
        }
    }
    folder
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_folder_of_the_workspace_stands_before_paths() {
        let names = ["", ".", "./", "training", "./training/", "a/./b", "/srv/kits", "../kits"].map(|name| folder(Path::new(name)));
        assert_eq!(names, ["", "", "", "training/", "training/", "a/b/", "/srv/kits/", "../kits/"]);
    }
}
