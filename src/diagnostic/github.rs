//! The findings as annotations of GitHub Actions: workflow commands, which a runner reads off the output of a step.

use std::collections::BTreeMap;

use super::{Diagnostic, Report, Severity, Sources};
use crate::span::Span;

/// So many annotations of a kind are shown of one step; the log has all of them.
const SHOWN_AT_MOST: usize = 10;

/// The findings as `::error file=...,line=...,title=...::message`, a line each, errors before warnings before
/// advice, which comes as notices.
///
/// `folder` is put before every path: the workspace's folder from the repository's root, with a slash at its end, or nothing. GitHub
/// shows ten annotations of a kind a step, so of every rule in every file the first comes before the second of any: often one mistake
/// makes many. Lines and columns count from 1, columns in characters; the end is the place behind the last character, and columns
/// are left out where a finding covers several lines, for there GitHub takes none.
///
/// Source: GitHub's documentation, "Workflow commands for GitHub Actions"; the escapes are those of its own toolkit.
pub fn github(report: &Report, sources: &Sources, folder: &str) -> String {
    let found = worst_first(report);
    let advice = found.partition_point(|diagnostic| diagnostic.severity < Severity::Advice);
    let told = |found: &[&Diagnostic]| found.iter().map(|diagnostic| annotation(diagnostic, sources, folder)).collect::<String>();
    let mut out = told(&found[..advice]);
    // Before the advice, for it is a notice too, and behind ten of them nobody would see it.
    if let Some(hidden) = hidden(report) {
        let text =
            format!("{hidden} more findings than GitHub shows beside the files; the log of this step and its summary have all of them");
        out += &command("notice", &[("title", "tttkit".to_owned())], &text);
    }
    out + &told(&found[advice..])
}

/// How many findings GitHub does not show, if any; the notice that tells so takes the place of one.
fn hidden(report: &Report) -> Option<usize> {
    let beyond = |found: usize, shown: usize| found.saturating_sub(shown);
    let worse = beyond(report.errors(), SHOWN_AT_MOST) + beyond(report.warnings(), SHOWN_AT_MOST);
    let all = worse + beyond(report.advice(), SHOWN_AT_MOST);
    (all > 0).then(|| worse + beyond(report.advice(), SHOWN_AT_MOST - 1))
}

/// What keeps a command from doing anything, as an annotation of no file.
pub fn github_error(message: &str) -> String {
    command("error", &[("title", "tttkit".to_owned())], message)
}

/// The findings in the order in which they are worth the few places that there are.
pub(super) fn worst_first(report: &Report) -> Vec<&Diagnostic> {
    let mut seen = BTreeMap::new();
    let mut placed: Vec<_> = report
        .diagnostics
        .iter()
        .map(|diagnostic| {
            let times = seen.entry((diagnostic.span.map(|span| span.file), diagnostic.code.name)).or_insert(0_usize);
            *times += 1;
            ((diagnostic.severity, *times), diagnostic)
        })
        .collect();
    placed.sort_by_key(|(place, _)| *place);
    placed.into_iter().map(|(_, diagnostic)| diagnostic).collect()
}

fn annotation(diagnostic: &Diagnostic, sources: &Sources, folder: &str) -> String {
    let mut properties = diagnostic.span.map_or(Vec::new(), |span| place(span, sources, folder));
    properties.push(("title", diagnostic.code.name.to_owned()));
    let label = if diagnostic.label.is_empty() { String::new() } else { format!(" ({})", diagnostic.label) };
    let hint = diagnostic.hint.as_ref().map_or(String::new(), |hint| format!("\nhelp: {hint}"));
    let text = format!("{}{label}{hint}\n`tttkit explain {}` tells more", diagnostic.message, diagnostic.code.name);
    let name = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Advice => "notice",
    };
    command(name, &properties, &text)
}

fn place(span: Span, sources: &Sources, folder: &str) -> Vec<(&'static str, String)> {
    let (line, column) = sources.line_column(span.file, span.start);
    let (mut end_line, end_column) = sources.line_column(span.file, span.end);
    let mut place = vec![("file", format!("{folder}{}", sources.get(span.file).path)), ("line", line.to_string())];
    if end_line == line {
        place.extend([("col", column.to_string()), ("endLine", line.to_string()), ("endColumn", end_column.to_string())]);
    } else {
        // A finding that ends with a line feed ends in the line before it.
        end_line -= usize::from(end_column == 1);
        place.push(("endLine", end_line.to_string()));
    }
    place
}

/// A command of its own line. Nothing in the values or the text can end the line, and so nothing can begin another command.
fn command(name: &str, properties: &[(&str, String)], text: &str) -> String {
    let properties: Vec<_> = properties.iter().map(|(key, value)| format!("{key}={}", property(value))).collect();
    format!("::{name} {}::{}\n", properties.join(","), data(text))
}

/// The escapes of a command's text; other control characters, which could drive the terminal of who reads the log, are spelled out.
fn data(text: &str) -> String {
    text.chars().fold(String::new(), |mut out, c| {
        match c {
            '%' => out += "%25",
            '\r' => out += "%0D",
            '\n' => out += "%0A",
            c if c.is_control() => out.extend(c.escape_default()),
            c => out.push(c),
        }
        out
    })
}

/// The escapes of a property's value.
fn property(value: &str) -> String {
    data(value).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::super::examples::{self, HINT, RULE};
    use super::*;
    use crate::span::FileId;

    /// The table of GitHub's own toolkit (`escapeData`, `escapeProperty`), value by value.
    #[test]
    fn the_escapes_are_those_that_github_reads_back() {
        assert_eq!(data("100% : done, ok"), "100%25 : done, ok");
        assert_eq!(data("a\r\nb\nc"), "a%0D%0Ab%0Ac");
        assert_eq!(data("%0A"), "%250A", "what looks escaped stays what it is");
        assert_eq!(property("C:\\kits\\a,b%.md\n"), "C%3A\\kits\\a%2Cb%25.md%0A");
        assert_eq!(data("\u{1b}[31mred\u{0}"), "\\u{1b}[31mred\\u{0}");
    }

    #[test]
    fn a_finding_is_a_line_with_its_place_and_what_to_do() {
        let (report, sources) = examples::two();
        let expected = "::error file=training/kits/a/modules/01-why.md,line=3,col=5,endLine=3,endColumn=8,title=test-rule::\
            `sya` is not a block (no such block)%0Ahelp: write `say`%0A`tttkit explain test-rule` tells more\n\
            ::warning title=test-hint::nothing %0A here%0A`tttkit explain test-hint` tells more\n";
        assert_eq!(github(&report, &sources, "training/"), expected);
    }

    #[test]
    fn no_text_of_an_author_can_begin_a_command() {
        let hostile = "\n::set-env name=PATH::/evil\r::add-mask::x\r\n::stop-commands::y %0A::error::z";
        let mut sources = Sources::default();
        // A path cannot hold line ends or colons, but nothing here stands on that.
        let file = sources.add(crate::path::KitPath::new("kits/a/modules/a,b=c.md").unwrap(), "x\n".to_owned());
        let found = Diagnostic::at(&RULE, Span::new(file, 0, 1), hostile).label(hostile).hint(hostile);
        let text = github(&Report { diagnostics: vec![found] }, &sources, "in,file=other:a/");
        assert_eq!(text.matches(['\n', '\r']).count(), 1);
        let (head, rest) = text.strip_prefix("::error file=").unwrap().split_once("::").unwrap();
        assert_eq!(
            head, "in%2Cfile=other%3Aa/kits/a/modules/a%2Cb=c.md,line=1,col=1,endLine=1,endColumn=2,title=test-rule",
            "the place ends where it should"
        );
        assert!(rest.contains("%0A::set-env") && rest.contains("%250A::error::z"), "{rest}");
        assert_eq!(github_error(hostile).matches(['\n', '\r']).count(), 1);
    }

    #[test]
    fn columns_are_left_out_where_several_lines_are_meant() {
        let (sources, file) = examples::source("one\ntwo\nthree\n");
        let at = |start, end| {
            place(Span::new(file, start, end), &sources, "").iter().map(|(key, v)| format!("{key}={v}")).skip(1).collect::<Vec<_>>()
        };
        assert_eq!(at(1, 6), ["line=1", "endLine=2"]);
        assert_eq!(at(0, 8), ["line=1", "endLine=2"], "a line feed belongs to the line that it ends");
        assert_eq!(at(4, 4), ["line=2", "col=1", "endLine=2", "endColumn=1"]);
    }

    #[test]
    fn the_worst_come_first_and_what_is_not_shown_is_counted() {
        let (sources, file) = examples::source("words\n");
        let find = |code, file, n: usize| Diagnostic::at(code, Span::new(FileId(file), 0, n % 5), format!("m{n}"));
        let mut diagnostics: Vec<_> = (0..3).map(|n| find(&HINT, file.0, n)).collect();
        diagnostics.extend((3..14).map(|n| find(&RULE, file.0, n)));
        diagnostics.push(Diagnostic::nowhere(&RULE, "elsewhere"));
        let text = github(&Report { diagnostics }, &sources, "");
        let messages: Vec<_> = text.lines().map(|line| line.split("::").nth(2).unwrap().split("%0A").next().unwrap()).collect();
        assert_eq!(messages[..3], ["m3", "elsewhere", "m4"], "the first of every rule in every place, then the second");
        assert_eq!(messages[12..15], ["m0", "m1", "m2"], "warnings behind errors");
        assert!(messages[15].starts_with("2 more findings than GitHub shows"), "{}", messages[15]);
        assert!(text.lines().last().unwrap().starts_with("::notice title=tttkit::"));
    }

    /// A command as a runner reads it: `::name key=value,key=value::message`, with the escapes of GitHub's own toolkit.
    fn read(line: &str) -> (String, BTreeMap<String, String>, String) {
        let back = |text: &str, more: &[(&str, &str)]| {
            let all = [("%0D", "\r"), ("%0A", "\n")].into_iter().chain(more.iter().copied()).chain([("%25", "%")]);
            all.fold(text.to_owned(), |text, (from, to)| text.replace(from, to))
        };
        let (head, message) = line.strip_prefix("::").unwrap().split_once("::").unwrap();
        let (name, properties) = head.split_once(' ').unwrap();
        let property = |pair: &str| {
            let (key, value) = pair.split_once('=').unwrap();
            (key.to_owned(), back(value, &[("%3A", ":"), ("%2C", ",")]))
        };
        (name.to_owned(), properties.split(',').map(property).collect(), back(message, &[]))
    }

    fn many(errors: usize, warnings: usize, advice: usize) -> Report {
        let kinds = [(errors, Severity::Error), (warnings, Severity::Warning), (advice, Severity::Advice)];
        let found = kinds.into_iter().flat_map(|(times, severity)| {
            (0..times).map(move |n| Diagnostic { severity, ..Diagnostic::nowhere(&HINT, format!("100% of {severity:?}, {n}: a\nb")) })
        });
        Report { diagnostics: found.collect() }
    }

    #[test]
    fn three_levels_are_read_back_and_what_is_not_shown_is_counted() {
        for (counts, told) in [
            ([0, 0, 0], None),
            ([10, 10, 10], None),
            ([11, 0, 0], Some(1)),
            ([0, 0, 11], Some(2)),
            ([12, 11, 9], Some(3)),
            ([12, 11, 10], Some(4)),
            ([3, 15, 40], Some(36)),
        ] {
            let report = many(counts[0], counts[1], counts[2]);
            let text = github(&report, &Sources::default(), "");
            let commands: Vec<_> = text.lines().map(read).collect();
            let is_count = |(_, properties, _): &(String, BTreeMap<String, String>, String)| properties["title"] == "tttkit";
            // What GitHub shows: the first ten of each kind.
            let mut shown = BTreeMap::new();
            let visible: Vec<_> = commands
                .iter()
                .filter(|(name, ..)| {
                    let times = shown.entry(name.clone()).or_insert(0);
                    *times += 1;
                    *times <= SHOWN_AT_MOST
                })
                .collect();
            let count =
                visible.iter().find(|command| is_count(command)).map(|(_, _, message)| message.split(' ').next().unwrap().parse().unwrap());
            assert_eq!(count, told, "{counts:?}");
            let hidden = report.diagnostics.len() - visible.iter().filter(|command| !is_count(command)).count();
            assert_eq!(hidden, told.unwrap_or(0), "{counts:?}: the count is what is not shown");
            let names: Vec<_> = commands.iter().filter(|command| !is_count(command)).map(|(name, ..)| name.as_str()).collect();
            let levels = ["error", "warning", "notice"].into_iter().zip(counts).flat_map(|(name, times)| std::iter::repeat_n(name, times));
            assert!(names.into_iter().eq(levels), "{counts:?}: worst first");
            if let Some((_, _, message)) = commands.iter().find(|command| !is_count(command)) {
                assert!(message.starts_with("100% of ") && message.contains(", 0: a\nb\n`tttkit explain test-hint`"), "{message}");
            }
        }
    }

    #[test]
    fn a_place_is_read_back() {
        let mut sources = Sources::default();
        let file = sources.add(crate::path::KitPath::new("kits/a/modules/50%, sure.md").unwrap(), "one\ntwo\n".to_owned());
        let text = github(&Report { diagnostics: vec![Diagnostic::at(&RULE, Span::new(file, 4, 7), "wrong")] }, &sources, "my:kits/");
        let (name, properties, message) = read(text.trim_end());
        let pairs: Vec<_> = properties.iter().map(|(key, value)| (key.as_str(), value.as_str())).collect();
        assert_eq!(name, "error");
        let file = ("file", "my:kits/kits/a/modules/50%, sure.md");
        assert_eq!(pairs, [("col", "1"), ("endColumn", "4"), ("endLine", "2"), file, ("line", "2"), ("title", "test-rule")]);
        assert_eq!(message, "wrong\n`tttkit explain test-rule` tells more");
    }
}
