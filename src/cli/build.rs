//! `tttkit build`.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use super::findings::{findings, folder, tell_failure};
use super::progress::Progress;
use super::request::Telling;
use super::summary::size;
use super::timings::{HEAD, Taken, Timings};
use super::ui::Ui;
use super::{Exit, count, summary};
use crate::diagnostic::{self, Report};
use crate::disk;
use crate::pipeline::{self, Built, Observer, Outcome};

/// Builds, and tells what is to be mended and what was built.
#[expect(clippy::disallowed_methods, reason = "how long a build took reaches nothing but its last line on the terminal")]
pub fn build(request: &pipeline::Build, telling: &Telling, ui: &Ui) -> Result<Exit, disk::Error> {
    let since = Instant::now();
    let failed = |error: &disk::Error| tell_failure("built", &error.to_string(), telling.format, telling.summary.as_deref(), ui);
    let trace = Trace::of(request, telling).inspect_err(failed)?;
    let progress = Progress::new(ui.watched());
    let timings = telling.timings.as_ref().map(|_| Timings::new(&progress));
    let outcome = pipeline::build(request, timings.as_ref().map_or(&progress, |timings| timings as &dyn Observer));
    let taken = timings.map(|timings| timings.taken(pipeline::threads()));
    progress.clear();
    let Outcome { report, sources, built } = outcome.inspect_err(failed)?;
    let folder = folder(&request.root);
    findings(&report, &sources, telling.format, &folder, ui);
    if let Some(file) = &telling.summary {
        disk::append(file, &summary::summary(built.as_ref(), &report, &sources, &folder))?;
    }
    let exit = match built {
        Some(built) => {
            ui.note(&last_line(&built, report.warnings(), since.elapsed()));
            Exit::Done
        }
        None => {
            ui.error(&why_not(&report));
            Exit::Mistakes
        }
    };
    if let Some(taken) = taken {
        ui.note(&format!("\n{}", taken.table));
        trace.map_or(Ok(()), |trace| trace.write(&taken, ui))?;
    }
    Ok(exit)
}

/// What to do where a folder is named for a trace.
const IF_FOLDER: &str = "name a file in it; if you meant the workspace, name that before `--timings`";

/// The file of a trace, judged before anything is built: nobody wants to hear after minutes that it cannot be written.
struct Trace<'t> {
    file: &'t Path,
    /// The folders that it may not be in.
    folders: Vec<PathBuf>,
}

impl<'t> Trace<'t> {
    fn of(request: &pipeline::Build, telling: &'t Telling) -> Result<Option<Self>, disk::Error> {
        let Some(file) = telling.timings.as_ref().and_then(|timings| timings.trace.as_deref()) else { return Ok(None) };
        let folders = pipeline::folders(request)?;
        disk::renewable(file, HEAD, &folders, IF_FOLDER)?;
        Ok(Some(Self { file, folders }))
    }

    fn write(&self, taken: &Taken, ui: &Ui) -> Result<(), disk::Error> {
        disk::renew(self.file, HEAD, &taken.trace, &self.folders, IF_FOLDER)?;
        ui.note(&format!("trace in {}: https://ui.perfetto.dev opens it", self.file.display()));
        Ok(())
    }
}

/// What was built, how long it took, and what could still be mended.
fn last_line(built: &Built, warnings: usize, took: Duration) -> String {
    let Built { kits, pages, packets, folder, private, bytes, .. } = built;
    let [kits, pages, packets] = [(*kits, "kit"), (*pages, "page"), (*packets, "packet")].map(|(n, what)| count(n, what));
    let folder = folder.display().to_string();
    let warnings = if warnings > 0 { format!("; {}", count(warnings, "warning")) } else { String::new() };
    let beside = private.as_ref().map_or(String::new(), |private| format!(" and {}/", private.display()));
    let size = format!("{} of the 1 GB that GitHub Pages takes", size(*bytes));
    format!("built {kits}: {pages}, {packets} in {}/{beside} ({:.1} s), {size}{warnings}", folder.trim_end_matches('/'), took.as_secs_f64())
}

fn why_not(report: &Report) -> String {
    let errors = count(report.errors(), "error");
    let warnings = if report.warnings() > 0 { format!(" and {}", count(report.warnings(), "warning")) } else { String::new() };
    let first = report.diagnostics.iter().find(|diagnostic| diagnostic.severity == diagnostic::Severity::Error);
    let explain = first.map_or(String::new(), |first| format!("; `tttkit explain {}` tells more", first.code.name));
    format!("nothing was built, for there are {errors}{warnings}{explain}").replace("there are 1 error", "there is 1 error")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::Catalogue;
    use crate::diagnostic::{Code, Diagnostic, Severity};

    #[test]
    fn the_last_line_says_what_was_built() {
        let of = |kits, pages, packets, folder: &str, private| {
            let (bytes, catalogue) = (12_340_000, Catalogue::default());
            Built { kits, pages, packets, folder: folder.into(), private, bytes, catalogue }
        };
        let built = of(2, 84, 4, "site", None);
        assert_eq!(
            last_line(&built, 0, Duration::from_millis(1234)),
            "built 2 kits: 84 pages, 4 packets in site/ (1.2 s), 12.4 MB of the 1 GB that GitHub Pages takes"
        );
        let built = of(1, 1, 2, "out/", Some("out-private".into()));
        assert_eq!(
            last_line(&built, 3, Duration::from_millis(40)),
            "built 1 kit: 1 page, 2 packets in out/ and out-private/ (0.0 s), 12.4 MB of the 1 GB that GitHub Pages takes; 3 warnings"
        );
    }

    #[test]
    fn what_keeps_it_from_building_is_counted() {
        static RULE: Code = Code { name: "a-rule", severity: Severity::Error, summary: "", explanation: "" };
        let error = || Diagnostic::nowhere(&RULE, "wrong");
        let report = Report { diagnostics: vec![error()] };
        assert_eq!(why_not(&report), "nothing was built, for there is 1 error; `tttkit explain a-rule` tells more");
        let report = Report { diagnostics: vec![error(), error()] };
        assert_eq!(why_not(&report), "nothing was built, for there are 2 errors; `tttkit explain a-rule` tells more");
    }
}
