//! An objective of which nobody can see whether it was reached.

use crate::check::language::words;
use crate::check::lesson::Lesson;
use crate::diagnostic::{Code, Diagnostic, Report, Severity};
use crate::kit::Line;
use crate::markdown::plain;
use crate::span::Spanned;

pub static CODE: Code = Code {
    name: "vague-objective",
    severity: Severity::Advice,
    summary: "An objective begins with something that can be seen or heard.",
    explanation: "Nobody in the room can see whether somebody understands. They can see whether somebody explains it to a colleague, or finds the mistake \
in an example. An objective that says what people do tells the facilitator what to look for, and participants when they are there.

    objectives:
      - Understand wait time                                nobody can see it
      - Wait five seconds after a question                  everybody can
      - Explain to a colleague why the wait helps

Sources: R. F. Mager, Preparing Instructional Objectives (1962), with its list of words that are open to many readings; L. W. Anderson and \
D. R. Krathwohl, A Taxonomy for Learning, Teaching, and Assessing (2001), with verbs for each kind of learning.",
};

/// Verbs that say what happens in a head, and what people do who show it.
const ENGLISH: &[(&[&str], &str)] = &[
    (&["understand", "understands", "comprehend", "grasp", "realize", "realise"], "`explain`, `give an example of`, `tell apart`"),
    (&["know", "knows", "knowledgeable", "acquainted"], "`name`, `list`, `describe`"),
    (&["learn", "learns", "introduced", "exposed"], "`show`, `use`, `try out`, or simply the verb behind it"),
    (&["appreciate", "appreciates", "believe", "internalize", "internalise"], "`give reasons for`, `choose`, `defend`"),
    (&["aware", "familiar", "familiarize", "familiarise"], "`recognize`, `point out`, `name`"),
];

/// The same in Spanish, by how words begin.
const SPANISH: &[(&[&str], &str)] = &[
    (&["comprend", "entend", "entiend"], "`explicar`, `dar un ejemplo de`, `distinguir`"),
    (&["conocer", "conoci", "conozc", "saber", "sabr", "sepan", "sepas"], "`nombrar`, `enumerar`, `describir`"),
    (&["aprend"], "`mostrar`, `usar`, `probar`"),
    (&["apreci", "interioriz"], "`dar razones de`, `elegir`, `defender`"),
    (&["familiariz", "concienci", "consciente"], "`reconocer`, `señalar`, `nombrar`"),
];

/// Verbs and nouns that say the same together, such as `gain an understanding`; a noun with the place of its verb above.
const HAVING: &[&str] = &["gain", "have", "develop", "get", "build", "acquire", "deepen", "broaden", "increase", "improve", "raise", "obtain"];
const HAD: &[(&str, usize)] =
    &[("understanding", 0), ("insight", 0), ("insights", 0), ("knowledge", 1), ("appreciation", 3), ("awareness", 4), ("familiarity", 4)];

/// Words before the verb of an objective.
const BEFORE_ENGLISH: &[&str] = &[
    "participants", "participant", "learners", "learner", "teachers", "teacher", "students", "educators", "attendees", "trainers", "you",
    "they", "we", "everyone", "everybody", "each", "all", "the", "will", "can", "should", "shall", "may", "be", "become", "able", "to",
    "better", "fully", "really", "truly", "deeply", "clearly", "also", "more", "both",
];
const BEFORE_SPANISH: &[&str] = &[
    "los", "las", "el", "la", "participantes", "participante", "docentes", "docente", "maestros", "maestras", "profesores", "estudiantes",
    "ustedes", "usted", "cada", "podrán", "podrá", "podrás", "pueden", "puede", "ser", "estar", "serán", "será", "serás", "capaz",
    "capaces", "de", "a", "van", "va", "lograrán", "mejor", "que", "se",
];

pub fn check(lesson: &Lesson<'_>, report: &mut Report) {
    let spanish = match lesson.language() {
        "en" => false,
        "es" => true,
        _ => return,
    };
    let of_pages = lesson.sheets.iter().flat_map(|sheet| &sheet.page.objectives);
    let found = lesson.text.objectives.iter().chain(of_pages).filter_map(|line| judged(lesson, line, spanish));
    report.diagnostics.extend(found);
}

fn judged(lesson: &Lesson<'_>, line: &Spanned<Line>, spanish: bool) -> Option<Diagnostic> {
    let text = plain(&line.value.common);
    let (verb, instead) = vague(&text, spanish)?;
    let found = Diagnostic::at(&CODE, lesson.place(line.span, &verb), format!("nobody can see or hear `{verb}`"));
    Some(found.hint(format!("say what people do who show it: {instead}")))
}

/// The words of an objective that cannot be observed, and what might stand instead.
fn vague(text: &str, spanish: bool) -> Option<(String, &'static str)> {
    let said: Vec<&str> = words(text).collect();
    let small: Vec<String> = said.iter().map(|word| word.to_lowercase()).collect();
    let from = start(&small, spanish);
    let first = small.get(from)?;
    if spanish {
        let (_, instead) = SPANISH.iter().find(|(beginnings, _)| beginnings.iter().any(|beginning| first.starts_with(beginning)))?;
        return Some((said[from].to_owned(), instead));
    }
    if let Some((_, instead)) = ENGLISH.iter().find(|(verbs, _)| verbs.contains(&first.as_str())) {
        return Some((said[from].to_owned(), instead));
    }
    let parts = ["by", "of", "for", "to", "from", "with", "in", "on", "through", "and"];
    let mut next = small.iter().skip(from + 1).take(4).take_while(|word| !parts.contains(&word.as_str()));
    let (had, verb) = next.find_map(|word| HAD.iter().find(|(noun, _)| noun == word))?;
    HAVING.contains(&first.as_str()).then(|| (format!("{} {had}", said[from]), ENGLISH[*verb].1))
}

/// Where the verb of an objective stands: behind who does it, and `will be able to`.
fn start(small: &[String], spanish: bool) -> usize {
    let before = if spanish { BEFORE_SPANISH } else { BEFORE_ENGLISH };
    // `By the end of this module, participants will ...`
    let opens = small.first().is_some_and(|word| ["by", "after", "at", "al", "después", "tras"].contains(&word.as_str()));
    let will = ["will", "can", "should", "podrán", "podrá", "podrás", "pueden", "serán", "será", "serás"];
    let from = if opens { small.iter().take(15).position(|word| will.contains(&word.as_str())).unwrap_or(0) } else { 0 };
    from + small[from..].iter().take_while(|word| before.contains(&word.as_str())).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_that_cannot_be_seen_are_found() {
        for (text, spanish, verb) in [
            ("Understand wait time", false, Some("Understand")),
            ("By the end of this day, participants will be able to better understand waiting", false, Some("understand")),
            ("You can be familiar with three routines", false, Some("familiar")),
            ("Gain a clear understanding of user needs", false, Some("Gain understanding")),
            ("Explain what teachers know", false, None),
            ("Build a plan", false, None),
            ("Gain time by awareness of the clock", false, None),
            ("Los participantes podrán comprender la pausa", true, Some("comprender")),
            ("Conocer tres rutinas", true, Some("Conocer")),
            ("Separar lo que saben", true, None),
        ] {
            assert_eq!(vague(text, spanish).map(|(verb, _)| verb).as_deref(), verb, "{text}");
        }
    }
}
