//! A question, and nothing on what to listen for.

use crate::block::{Cue, Name, Shared};
use crate::check::lesson::{Lesson, Sheet};
use crate::diagnostic::{Code, Diagnostic, Report, Severity};
use crate::span::Span;

pub static CODE: Code = Code {
    name: "ask-without-look-for",
    severity: Severity::Advice,
    summary: "Behind every `ask` stands what to listen for.",
    explanation: "You know which answers are good ones, and which one means that people have not got the point yet. Who leads your kit does not. \
They ask your question, get three answers, and cannot tell what to do with them. So write down, right behind the question, what people usually say: \
the answer that you hope for, the one that is nearly right, and what to ask back.

    ::: ask                                ::: ask
    What happened to the answers?          What happened to the answers?
    :::                                    :::
                                           ::: look-for
                                           - They got longer. Ask: why?
                                           - \"Nothing.\" Ask who answered.
                                           :::

An `answer-key` does as well, and a `look-for` inside the `ask`. If several questions of an activity have none, this is told once.

Source: M. K. Stein, R. A. Engle, M. S. Smith and E. K. Hughes, Orchestrating Productive Mathematical Discussions, Mathematical Thinking and \
Learning 10 (2008): the first of their five practices is to think of likely answers beforehand.",
};

const ASK: Name = Name::Cue(Cue::Ask);

pub fn check(lesson: &Lesson<'_>, report: &mut Report) {
    // A translation has the blocks of its original.
    if !lesson.original {
        return;
    }
    for sheet in &lesson.sheets {
        // One finding an activity, with the places of all its questions.
        let mut found: Vec<(Option<usize>, Vec<Span>)> = Vec::new();
        for (at, ask) in sheet.named(|name| name == ASK).filter(|(at, _)| !is_answered(sheet, *at)) {
            let activity = sheet.activity(at);
            match found.last_mut().filter(|(last, _)| *last == activity) {
                Some((_, spans)) => spans.push(ask.block.span),
                None => found.push((activity, vec![ask.block.span])),
            }
        }
        report.diagnostics.extend(found.iter().filter_map(|(_, spans)| told(spans)));
    }
}

fn is_answered(sheet: &Sheet<'_>, at: usize) -> bool {
    let answers = |name| matches!(name, Name::Cue(Cue::LookFor | Cue::AnswerKey));
    let behind = sheet.rest(at).iter().map(|placed| placed.name).take_while(|name| *name != ASK && *name != Name::Shared(Shared::Activity));
    sheet.under(at).iter().map(|placed| placed.name).chain(behind).any(answers)
}

fn told(spans: &[Span]) -> Option<Diagnostic> {
    let (first, others) = spans.split_first()?;
    let message = match spans.len() {
        1 => "nothing says what to listen for after this question".to_owned(),
        count => format!("nothing says what to listen for after these {count} questions"),
    };
    let found = Diagnostic::at(&CODE, *first, message);
    let found = others.iter().fold(found, |found, span| found.also(*span, "nor here"));
    Some(found.hint("add a `look-for` behind the question: what people usually say, and what to ask back"))
}
