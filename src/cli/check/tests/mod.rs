//! What a check says at its end.

use super::*;
use crate::path::KitPath;
use crate::pipeline::Subject;
use crate::span::Span;

static ADVICE: Code = Code { name: "an-advice", severity: Severity::Advice, summary: "It would be better so.", explanation: "" };
static ERROR: Code = Code { name: "an-error", severity: Severity::Error, summary: "It must be so.", explanation: "" };

/// Two kits: one with a bit of everything, one that cannot be read.
fn checkup() -> Checkup {
    let mut sources = Sources::default();
    let file = sources.add(KitPath::new("kits/trust/modules/01-why.md").unwrap(), "one\ntwo\n".to_owned());
    let long = pipeline::rule("long-core-message").unwrap();
    let same = pipeline::rule("same-core-message").unwrap();
    let at = |code| Diagnostic::at(code, Span::new(file, 4, 7), "so");
    let found = vec![at(same), at(long), at(long), at(&ADVICE)];
    let allowed = vec![(at(long), "people know it *by heart*, and a reason can be as long as somebody wants it to be".to_owned())];
    let trust = Report { diagnostics: found.clone() };
    let broken = Report { diagnostics: vec![at(&ERROR)] };
    let kits = vec![
        KitCheckup { id: "trust".into(), version: Some("1.0.0".into()), report: trust.clone(), allowed, looked_at: Subject::ALL.into() },
        KitCheckup { id: "work".into(), version: None, report: broken.clone(), allowed: Vec::new(), looked_at: Vec::new() },
    ];
    let mut report = trust;
    report.extend(broken);
    Checkup { report, sources, site: Report::default(), kits }
}

/// What holds of the first: all that there are rules on, but for core messages.
fn holding() -> impl Iterator<Item = Subject> {
    let has_rules = |subject: &Subject| pipeline::codes().any(|code| pipeline::subject(code) == Some(*subject));
    Subject::ALL.into_iter().filter(|subject| *subject != Subject::CoreMessage).filter(has_rules)
}

#[test]
fn people_read_what_holds_and_what_to_do() {
    let holds: String = holding().map(|subject| format!("    {}\n", subject.holds())).collect();
    let holds = if holds.is_empty() { holds } else { format!("  holds\n{holds}") };
    let expected = format!(
        "\
trust 1.0.0
{holds}  before a release
      2  long-core-message: A core message is one sentence of at most 30 words.
      1  same-core-message: No two core messages say the same.
  would be better
      1  an-advice: It would be better so.
  allowed
    long-core-message in kits/trust/modules/01-why.md:2: people know it *by heart*, and a
    reason can be as long as somebody wants it to be

work (cannot be read)
  first: nothing else can be told until then
      1  an-error (error): It must be so.

checked 2 kits: 1 error, 3 warnings, 1 piece of advice
`tttkit explain an-error` tells more of a rule
"
    );
    assert_eq!(human::summary(&checkup(), true, 92), expected);
}

#[test]
fn lines_are_as_wide_as_the_terminal() {
    let text = human::summary(&checkup(), true, 44);
    assert!(text.lines().all(|line| line.chars().count() <= 44 || line.contains("kits/trust/modules")), "{text}");
    assert!(
        text.contains("\n      2  long-core-message: A core message\n         is one sentence of at most 30\n         words.\n"),
        "{text}"
    );
    assert!(human::summary(&checkup(), true, 400).lines().all(|line| line.chars().count() <= 100));
}

#[test]
fn what_was_not_looked_at_does_not_hold() {
    let text = human::summary(&checkup(), false, 80);
    assert!(!text.contains("holds"), "{text}");
    let told = for_programs(&checkup().kits, false).iter().map(|kit| kit.holds.len()).sum::<usize>();
    assert_eq!(told, 0);
    let checkup = checkup();
    let told: Vec<_> = for_programs(&checkup.kits, true).into_iter().map(|kit| kit.holds).collect();
    assert_eq!(told[0], holding().map(Subject::name).collect::<Vec<_>>());
    assert!(told[1].is_empty(), "nothing holds of a kit that cannot be read");
}

#[test]
fn a_kit_with_nothing_to_mend_says_so_and_repairs_are_offered() {
    let mut checkup = checkup();
    checkup.kits.pop();
    checkup.kits[0].report.diagnostics.clear();
    checkup.report.diagnostics.truncate(1);
    checkup.site = checkup.report.clone();
    checkup.report.diagnostics[0].fix = Some(diagnostic::Fix { does: "mend".into(), edits: Vec::new() });
    let text = human::summary(&checkup, true, 80);
    assert!(text.starts_with("the site as a whole\n  before a release\n      1  same-core-message: "), "{text}");
    assert!(text.contains("  before a release: nothing must be mended\n  allowed\n"), "{text}");
    assert!(text.ends_with("1 of them can be repaired for you: `tttkit check --fix`\n"), "{text}");
}

#[test]
fn a_job_is_told_the_same_in_markdown() {
    let holds: String = holding().map(|subject| format!("- {}\n", subject.holds())).collect();
    let holds = if holds.is_empty() { holds } else { format!("**Holds**\n\n{holds}\n") };
    let expected = format!(
        "\
## Kits: checked

2 kits: 1 error, 3 warnings, 1 piece of advice.

### `trust` 1.0.0

{holds}**Before a release**

- 2 \u{d7} `long-core-message`: A core message is one sentence of at most 30 words.
- 1 \u{d7} `same-core-message`: No two core messages say the same.

**Would be better**

- 1 \u{d7} `an-advice`: It would be better so.

**Allowed**

- `long-core-message` in training/kits/trust/modules/01-why.md:2: people know it \\*by heart\\*, and a reason can be as long as somebody wants it to be

### `work`: cannot be read

**First: nothing else can be told until then**

- 1 \u{d7} `an-error` (error): It must be so.

<details open><summary>1 error, 3 warnings, 1 piece of advice</summary>
"
    );
    let text = markdown::summary(&checkup(), true, "training/");
    assert!(text.starts_with(&expected), "{text}");
    assert!(text.ends_with("</pre>\n</details>\n\n"), "{text}");
}
