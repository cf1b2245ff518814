//! A word of a core message that its readers may not know, and that nobody explains.

use std::collections::BTreeSet;

use crate::block::{Name, Shared};
use crate::check::language::{content_words, folded, words};
use crate::check::lesson::{Lesson, Role};
use crate::diagnostic::{Code, Diagnostic, Report, Severity};
use crate::edition::Audience;

pub static CODE: Code = Code {
    name: "unexplained-jargon",
    severity: Severity::Advice,
    summary: "A core message has no word of the trade and no abbreviation that the kit explains nowhere.",
    explanation: "A core message is handed on by people who were not there when it was written. A word that they do not know they leave out, or replace \
with one that they do. Say it in everyday words; or explain the word, where it must stay: in a list of terms, as the title of a `definition` block, or \
with brackets in a text that both guides have.

    core_message: UDL helps every student.                        which readers know `UDL`?
    core_message: Plan for the student at the edge, and everybody gains.

    UDL (Universal Design for Learning) asks us to plan for the student at the edge.

    UDL
    : Universal Design for Learning: plan from the start for everybody who will be in the room.

Source: C. Heath and D. Heath, Made to Stick (2007), on the curse of knowledge; U.S. Federal Plain Language Guidelines (2011), on jargon and abbreviations.",
};

/// Abbreviations that need no explanation.
const ORDINARY: &[&str] = &[
    "A4", "AI", "AM", "BC", "CD", "CEO", "COVID", "COVID-19", "DNA", "DVD", "EU", "FAQ", "GPS", "ID", "IQ", "IT", "K-12", "LED", "NASA",
    "OK", "PC", "PDF", "PIN", "PM", "QR", "RSVP", "STEM", "TV", "UK", "UN", "US", "U.S", "USA", "USB", "VIP", "WIFI", "IA", "ONU", "ONG",
    "EE.UU", "UE",
];

/// Words of those who train teachers.
const TRADE_ENGLISH: &[&str] = &[
    "andragogy", "backward design", "cognitive load", "constructive alignment", "constructivism", "constructivist", "dialogic",
    "didactic transposition", "dual coding", "formative assessment", "heutagogy", "interleaving", "metacognition", "metacognitive",
    "pedagogical content knowledge", "praxis", "scaffolding", "self-efficacy", "summative assessment", "transfer-appropriate",
    "zone of proximal development",
];

/// The same in Spanish.
const TRADE_SPANISH: &[&str] = &[
    "alineamiento constructivo", "andamiaje", "andragogía", "autoeficacia", "carga cognitiva", "constructivismo", "constructivista",
    "dialógico", "diseño inverso", "evaluación formativa", "evaluación sumativa", "metacognición", "metacognitivo", "metacognitiva",
    "praxis", "transposición didáctica", "zona de desarrollo próximo",
];

pub fn check(lesson: &Lesson<'_>, report: &mut Report) {
    let trade = match lesson.language() {
        "en" => TRADE_ENGLISH,
        "es" => TRADE_SPANISH,
        _ => return,
    };
    let mut seen = BTreeSet::new();
    for owned in lesson.core_messages() {
        let text = &owned.message.text;
        let told = folded(&text.value);
        let of_trade = trade.iter().filter(|word| told.contains(&format!(" {word} "))).map(|word| (*word).to_owned());
        let mut unknown: Vec<String> = abbreviations(&text.value).map(str::to_owned).chain(of_trade).collect();
        // What is told once is told.
        unknown.retain(|word| seen.insert(word.clone()) && !explained(word, &text.value, lesson));
        for word in unknown {
            let message = format!("the core message `{}` says `{word}`, and the kit explains it nowhere", owned.message.id);
            let hint = format!("say it in everyday words, or explain it once: `{word}` in a glossary, or `{word} (what it means)` in a text");
            report.push(Diagnostic::at(&CODE, lesson.place(text.span, &word), message).hint(hint));
        }
    }
}

/// The abbreviations in a text, without the `s` of several.
fn abbreviations(text: &str) -> impl Iterator<Item = &str> {
    let shouted = !text.chars().any(char::is_lowercase);
    text.split_whitespace()
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
        .map(|word| ["'s", "\u{2019}s", "s"].iter().find_map(|end| word.strip_suffix(end)).filter(|word| is_capital(word)).unwrap_or(word))
        .filter(move |word| !shouted && is_capital(word) && !ORDINARY.contains(word) && !is_roman(word))
}

/// Whether a word is made of capitals: two or more, and no small letters but between them in a short one (`SaaS`).
fn is_capital(word: &str) -> bool {
    let capitals = word.chars().filter(|c| c.is_uppercase()).count();
    let small = word.chars().any(char::is_lowercase);
    capitals >= 2 && (!small || (word.chars().count() <= 4 && word.chars().next_back().is_some_and(char::is_uppercase)))
}

fn is_roman(word: &str) -> bool {
    word.chars().all(|c| matches!(c, 'I' | 'V' | 'X'))
}

/// Whether a text that both guides have, a term or the title of a definition says what a word means.
fn explained(word: &str, message: &str, lesson: &Lesson<'_>) -> bool {
    let plain = folded(word);
    if in_brackets(word, message) {
        return true;
    }
    // What stands elsewhere in small letters is a word, and was raised by capitals: `ALWAYS`.
    let small = word.to_lowercase();
    let raised = word.chars().all(char::is_uppercase);
    if raised && content_words(&plain, lesson.language()).next().is_none() && word.chars().count() > 2 {
        return true;
    }
    lesson.sheets.iter().any(|sheet| {
        sheet.passages.iter().any(|passage| {
            let defines = |place: usize| sheet.blocks[place].name == Name::Shared(Shared::Definition);
            let term = passage.role == Role::Term || (passage.role == Role::Title && passage.within.is_some_and(defines));
            let common = passage.audience == Audience::Both;
            (term || common)
                && passage.folded.contains(plain.trim_end())
                && (term && passage.says(plain.trim())
                    || common && in_brackets(word, &passage.words)
                    || raised && words(&passage.words).any(|said| said == small))
        })
    })
}

/// Whether brackets beside a word say what it means: `UDL (universal design)` or `universal design (UDL)`.
fn in_brackets(word: &str, text: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric();
    text.match_indices(word).any(|(at, _)| {
        let (before, after) = (&text[..at], &text[at + word.len()..]);
        let after = after.strip_prefix('s').unwrap_or(after);
        if before.chars().next_back().is_some_and(is_part) || after.chars().next().is_some_and(is_part) {
            return false;
        }
        let long_before = before.strip_suffix('(').is_some_and(|before| words(before).count() >= 2);
        let behind = after.trim_start();
        let long_after = behind.strip_prefix('(').is_some_and(|inside| words(inside.split(')').next().unwrap_or_default()).count() >= 2);
        let said = ["stands for", "is short for", "means", "significa", "quiere decir"].iter().any(|verb| behind.starts_with(verb));
        (long_before && after.starts_with(')')) || long_after || said
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn abbreviations_are_found() {
        let found = |text| abbreviations(text).collect::<Vec<_>>();
        assert_eq!(found("CI/CD, SBOMs and the IEP\u{2019}s of SaaS."), ["CI/CD", "SBOM", "IEP", "SaaS"]);
        assert!(found("In K-12, part II of a PDF on YouTube, McDonald\u{2019}s said OK.").is_empty());
        assert!(found("WAIT FOR IT").is_empty());
    }

    #[test]
    fn brackets_explain() {
        assert!(in_brackets("UDL", "We use UDL (Universal Design for Learning)."));
        assert!(in_brackets("UDL", "Universal Design for Learning (UDL) helps."));
        assert!(!in_brackets("UDL", "Some (e.g. UDL) help."));
        assert!(!in_brackets("UDL", "UDLs (a) help."));
    }
}
