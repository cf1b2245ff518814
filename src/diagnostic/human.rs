//! The findings as people read them: an excerpt of the source, what is wrong at the place, and what to do.

use std::collections::BTreeMap;

use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Renderer, Snippet};

use super::{Diagnostic, Report, Severity, Source, Sources};
use crate::span::{FileId, Span};

/// At most so many bytes of a line are marked: behind them a mark only hides what stands beside it.
const MARKED_AT_MOST: usize = 160;

/// So many bytes to either side of a mark are enough for any terminal; the rest of a longer line is not looked at.
const AROUND: usize = 1024;

/// So many findings of one rule are shown of one file: who sees more has one mistake that makes them all, or mends these first.
const SHOWN_AT_MOST: usize = 50;

/// The findings with excerpts, a blank line behind each; `width` is the terminal's, in columns.
///
/// Of one rule in one file, the first fifty are shown and the others counted: `short` and `json` have them all.
pub fn human(report: &Report, sources: &Sources, color: bool, width: usize) -> String {
    let renderer = if color { Renderer::styled() } else { Renderer::plain() }.term_width(width.max(40));
    let mut found: BTreeMap<(Option<FileId>, &str), (Severity, usize)> = BTreeMap::new();
    let mut out = String::new();
    for diagnostic in &report.diagnostics {
        let (_, count) = found.entry((diagnostic.span.map(|span| span.file), diagnostic.code.name)).or_insert((diagnostic.severity, 0));
        *count += 1;
        if *count <= SHOWN_AT_MOST {
            out += &(renderer.render(&[group(diagnostic, sources)]) + "\n\n");
        }
    }
    for ((file, code), (severity, count)) in found.into_iter().filter(|(_, (_, count))| *count > SHOWN_AT_MOST) {
        let place = file.map_or(String::new(), |file| format!(" in `{}`", sources.get(file).path));
        let title = format!("{} more like those above{place} are not shown", count - SHOWN_AT_MOST);
        let hint = Level::HELP.message("mend those first: often one mistake makes many; `--format short` lists them all");
        out += &(renderer.render(&[Group::with_title(level(severity).primary_title(title).id(code)).element(hint)]) + "\n\n");
    }
    out
}

fn level(severity: Severity) -> Level<'static> {
    match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Advice => Level::INFO.with_name("advice"),
    }
}

fn group<'a>(diagnostic: &'a Diagnostic, sources: &'a Sources) -> Group<'a> {
    let title = level(diagnostic.severity).primary_title(diagnostic.message.as_str()).id(diagnostic.code.name);
    let mut group = Group::with_title(title);
    for (file, marks) in marks(diagnostic) {
        group = group.element(snippet(sources.get(file), &marks));
    }
    if let Some(hint) = &diagnostic.hint {
        group = group.element(Level::HELP.message(hint.as_str()));
    }
    group
}

/// A place to mark, and how.
struct Mark<'a> {
    kind: AnnotationKind,
    span: Span,
    label: &'a str,
}

/// The places by their files: the finding's own first, the others in the order in which they were told.
fn marks(diagnostic: &Diagnostic) -> Vec<(FileId, Vec<Mark<'_>>)> {
    let own = diagnostic.span.map(|span| Mark { kind: AnnotationKind::Primary, span, label: &diagnostic.label });
    let also = diagnostic.also.iter().map(|(span, label)| Mark { kind: AnnotationKind::Context, span: *span, label });
    let mut files: Vec<(FileId, Vec<Mark<'_>>)> = Vec::new();
    for mark in own.into_iter().chain(also) {
        match files.iter_mut().find(|(file, _)| *file == mark.span.file) {
            Some((_, marks)) => marks.push(mark),
            None => files.push((mark.span.file, vec![mark])),
        }
    }
    files
}

fn snippet<'a>(source: &'a Source, marks: &[Mark<'a>]) -> Snippet<'a, Annotation<'a>> {
    let ranges: Vec<_> = marks.iter().map(|mark| clamp(&source.text, mark.span)).collect();
    let first = ranges.iter().map(|range| range.start).min().unwrap_or(0);
    let last = ranges.iter().map(|range| range.end).max().unwrap_or(0);
    // Only the lines around the marks are handed over: the excerpt costs what it shows, however large the file is.
    let (line, start) = source.line(first);
    let end = floor(&source.text, source.text[last..].find('\n').map_or(source.text.len(), |at| last + at).min(last + AROUND));
    let annotations = marks.iter().zip(ranges).map(|(mark, range)| {
        let label = (!mark.label.is_empty()).then_some(mark.label);
        mark.kind.span(range.start - start..range.end - start).label(label)
    });
    Snippet::source(&source.text[start..end]).line_start(line).path(source.path.as_str()).annotations(annotations)
}

/// A range that slices the text, and that marks no more of one line than can be read.
fn clamp(text: &str, span: Span) -> std::ops::Range<usize> {
    let start = floor(text, span.range().start);
    let mut end = floor(text, span.range().end).max(start);
    // A span that ends with its line's end marks the line, not the start of the next.
    while end > start + 1 && text[..end].ends_with('\n') {
        end -= 1;
    }
    if !text[start..end].contains('\n') {
        end = floor(text, end.min(start + MARKED_AT_MOST));
    }
    start..end
}

/// The nearest character boundary at or before an offset.
fn floor(text: &str, offset: usize) -> usize {
    text.floor_char_boundary(offset)
}

#[cfg(test)]
mod tests {
    use super::super::examples::{self, RULE};
    use super::*;

    fn shown(text: &str, start: usize, end: usize) -> String {
        let (sources, file) = examples::source(text);
        let diagnostic = Diagnostic::at(&RULE, Span::new(file, start, end), "wrong").label("here");
        human(&Report { diagnostics: vec![diagnostic] }, &sources, false, 80)
    }

    /// What stands below the first line, without the lines that hold nothing.
    fn excerpt(text: &str, start: usize, end: usize) -> Vec<String> {
        shown(text, start, end).lines().skip(1).filter(|line| !matches!(line.trim(), "" | "|")).map(str::to_owned).collect()
    }

    #[test]
    fn everything_that_a_finding_has() {
        let (report, sources) = examples::two();
        let expected = "\
error[test-rule]: `sya` is not a block
 --> kits/a/modules/01-why.md:3:5
  |
1 | # Why
  | ----- in this module
2 |
3 | ::: sya
  |     ^^^ no such block
  |
  = help: write `say`

warning[test-hint]: nothing 
                     here

";
        assert_eq!(human(&report, &sources, false, 100), expected);
    }

    #[test]
    fn other_files_have_excerpts_of_their_own() {
        let (mut sources, one) = examples::source("id: why\n");
        let two = sources.add(crate::path::KitPath::new("kits/a/modules/02-how.md").unwrap(), "---\nid: why\n".to_owned());
        let finding = Diagnostic::at(&RULE, Span::new(two, 8, 11), "`why` stands twice").also(Span::new(one, 4, 7), "first here");
        let expected = "\
error[test-rule]: `why` stands twice
 --> kits/a/modules/02-how.md:2:5
  |
2 | id: why
  |     ^^^
  |
 ::: kits/a/modules/01-why.md:1:5
  |
1 | id: why
  |     --- first here

";
        assert_eq!(human(&Report { diagnostics: vec![finding] }, &sources, false, 80), expected);
    }

    #[test]
    fn color_is_only_where_it_is_wanted() {
        let (report, sources) = examples::two();
        assert!(human(&report, &sources, true, 80).contains('\u{1b}'));
        assert!(!human(&report, &sources, false, 80).contains('\u{1b}'));
    }

    #[test]
    fn the_end_of_a_file_and_empty_places() {
        assert_eq!(excerpt("abc\n", 4, 4), [" --> kits/a/modules/01-why.md:2:1", "2 |", "  | ^ here"]);
        assert_eq!(excerpt("abc", 3, 3), [" --> kits/a/modules/01-why.md:1:4", "1 | abc", "  |    ^ here"]);
        assert_eq!(excerpt("abc\n", 1, 1), [" --> kits/a/modules/01-why.md:1:2", "1 | abc", "  |  ^ here"]);
        assert_eq!(excerpt("", 0, 0), [" --> kits/a/modules/01-why.md:1:1", "1 |", "  | ^ here"]);
    }

    #[test]
    fn places_that_are_not_in_the_text() {
        assert_eq!(excerpt("abc\n", 100, 200), [" --> kits/a/modules/01-why.md:2:1", "2 |", "  | ^ here"]);
        assert_eq!(excerpt("\u{e9}\u{e9}", 1, 2), [" --> kits/a/modules/01-why.md:1:1", "1 | \u{e9}\u{e9}", "  | ^ here"]);
    }

    #[test]
    fn a_place_over_many_lines() {
        let found = excerpt("a\nb\nc\nd\n", 2, 6);
        assert_eq!(found, [" --> kits/a/modules/01-why.md:2:1", "2 | / b", "3 | | c", "  | |_^ here"]);
    }

    #[test]
    fn tabs_and_wide_characters_keep_the_mark_in_its_place() {
        assert_eq!(excerpt("\t\tsya\n", 2, 5)[1..], ["1 |         sya", "  |         ^^^ here"]);
        assert_eq!(excerpt("\u{6f22}\u{5b57} sya\n", 7, 10)[1..], ["1 | \u{6f22}\u{5b57} sya", "  |      ^^^ here"]);
    }

    #[test]
    fn a_line_of_two_megabytes_shows_what_matters() {
        let long = format!("{}sya{}\n", "x ".repeat(500_000), " y".repeat(500_000));
        let found = excerpt(&long, 1_000_000, 1_000_003);
        assert!(found.iter().all(|line| line.len() < 100), "{found:?}");
        assert!(found[1].contains(" sya "), "{found:?}");
        let found = excerpt(&long, 0, 2_000_000);
        assert!(found.iter().all(|line| line.len() < 2 * MARKED_AT_MOST), "{found:?}");
    }

    #[test]
    fn a_flood_is_counted_and_not_shown() {
        let (sources, file) = examples::source("abc\n");
        let one = || Diagnostic::at(&RULE, Span::new(file, 0, 1), "wrong");
        let shown = |times| human(&Report { diagnostics: std::iter::repeat_with(one).take(times).collect() }, &sources, false, 80);
        assert_eq!(shown(SHOWN_AT_MOST).matches("wrong").count(), SHOWN_AT_MOST);
        assert!(!shown(SHOWN_AT_MOST).contains("not shown"));
        let flood = shown(SHOWN_AT_MOST + 7);
        assert_eq!(flood.matches("wrong").count(), SHOWN_AT_MOST);
        assert!(flood.contains("error[test-rule]: 7 more like those above in `kits/a/modules/01-why.md` are not shown"), "{flood}");
    }
}
