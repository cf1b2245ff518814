//! What is projected, and what never is.

use crate::block::{Cue, Shared};
use crate::content::{Block, Choice, Doc, Embed, Kind, Minutes, Node, Number, Step, Steps};
use crate::edition::{Facilitator, Only};
use crate::markdown::Element;

use super::fixture::{self, block, doc, line, md, nowhere};
use crate::render::chrome::Binder;
use crate::render::deck::{Card, Deck, deck};
use crate::render::press::Press;
use crate::render::prose::Around;
use crate::render::{Hosting, Theme};
use crate::span::{FileId, Span};
use crate::tree::Tree;
use crate::view::{Room, View};

type Nodes = Vec<Node<Facilitator>>;

fn put(block: Block<Facilitator>) -> Node<Facilitator> {
    Node::Embed(Embed::Block(Box::new(block)))
}

fn shared(kind: Shared, text: &str) -> Node<Facilitator> {
    put(block(Kind::Shared(kind), md(text)))
}

fn cue(kind: Cue, text: &str) -> Node<Facilitator> {
    put(block(Kind::Cue(kind, ()), md(text)))
}

/// A block with more in it than its words.
fn with(node: Node<Facilitator>, more: Nodes) -> Node<Facilitator> {
    let Node::Embed(Embed::Block(mut block)) = node else { panic!("a block") };
    block.body.nodes.extend(more);
    Node::Embed(Embed::Block(block))
}

fn activity(title: &str, nodes: Nodes) -> Node<Facilitator> {
    let number = Some(Number { module: 1, place: 1 });
    let minutes = Some(Minutes::exactly(20));
    let block = block(Kind::Shared(Shared::Activity), nodes);
    put(Block { id: Some("one".to_owned()), title: Some(line(title)), number, minutes, ..block })
}

/// The deck of the fixture with other text in its first module.
fn deck_of(body: Nodes, change: impl FnOnce(&mut View<Facilitator>)) -> Deck {
    let mut view = fixture::view::<Facilitator>(Some(()));
    let at = view.pages.iter().position(|page| page.name == "expert").unwrap();
    view.pages[at].body = doc(body);
    change(&mut view);
    let (theme, _) = Theme::load(&Tree::default(), None);
    let spoken = theme.spoken("en");
    let (press, hosting, stamp) = (Press::new(&theme, &spoken), Hosting::default(), fixture::stamp());
    let binder = Binder::new(&view, &stamp, &[], &press, &hosting);
    deck(&binder, &Around::default())
}

/// The cards of the first module as kinds and words, and their notes.
fn module(body: Nodes) -> (Vec<(&'static str, String)>, Vec<String>) {
    let deck = deck_of(body, |_| {});
    let chapter = deck.chapters.into_iter().find(|chapter| chapter.page.as_deref() == Some("expert")).unwrap();
    let words = |card: &Card| [card.title.clone().unwrap_or_default(), card.body.clone()].join(" ").trim().to_owned();
    (chapter.cards.iter().map(|card| (card.kind, words(card))).collect(), chapter.notes)
}

#[test]
fn a_deck_follows_the_plan_and_counts_on() {
    let deck = deck_of(Vec::new(), |_| {});
    let titles: Vec<(Option<&str>, &str)> = deck.chapters.iter().map(|chapter| (chapter.page.as_deref(), chapter.title.as_str())).collect();
    // The toolbox is no module: only what its author made a slide of is projected.
    let wanted = [
        (None, "Saturday morning"),
        (Some("expert"), "1 You are not the expert in the room"),
        (Some("ask"), "2 Ask, wait, listen"),
        (Some("toolbox"), "Everything a page can hold"),
    ];
    assert_eq!(titles, wanted);
    let kinds = |at: usize| deck.chapters[at].cards.iter().map(|card| card.kind).collect::<Vec<_>>();
    assert_eq!(kinds(0), ["opening", "other"]);
    assert_eq!(kinds(3), ["slide"]);
    // The break of the plan stands behind the module before it, with its place in the plan and the time at which it ends.
    let pause = deck.chapters[2].cards.iter().find(|card| card.kind == "break").unwrap();
    assert_eq!((pause.slot.as_deref(), pause.minutes, pause.until.as_deref()), (Some("0.3"), Some(15), Some("We go on at 10:10")));
    let numbers: Vec<&str> = deck.chapters.iter().flat_map(|chapter| &chapter.cards).map(|card| card.nth.as_str()).collect();
    assert_eq!(numbers, (1..=deck.count).map(|nth| nth.to_string()).collect::<Vec<_>>());
    for chapter in &deck.chapters {
        assert_eq!(chapter.cards.len(), chapter.notes.len(), "{}", chapter.title);
    }
}

#[test]
fn an_end_that_hangs_on_a_range_is_not_told() {
    let deck = deck_of(Vec::new(), |view| view.plans[0].days[0].slots[3].minutes = Minutes { least: 10, most: 15 });
    let pause = deck.chapters.iter().flat_map(|chapter| &chapter.cards).find(|card| card.kind == "break").unwrap();
    assert_eq!((pause.minutes, pause.until.as_deref()), (Some(15), Some("10–15 minutes")));
}

#[test]
fn each_prompt_is_a_card_and_notes_stand_beside_the_card_before_them() {
    let core = Node::Embed(Embed::Core(crate::content::Core { id: "expert".to_owned(), text: "Wait.".to_owned(), alone: true }));
    let (cards, notes) = module(vec![
        md("Before.").remove(0),
        activity(
            "Count",
            vec![
                cue(Cue::Say, "Spoken."),
                cue(Cue::Ask, "Who waited?\n\n- Follow-up."),
                cue(Cue::LookFor, "Seen."),
                put(Block { title: Some(line("Look")), ..block(Kind::Shared(Shared::Slide), md("Projected.")) }),
                cue(Cue::Poll, "Hands up?"),
            ],
        ),
        shared(Shared::Discussion, "Talk."),
        core,
        shared(Shared::ExitTicket, "Leave."),
    ]);
    let wanted = [
        ("module", "You are not the expert in the room"),
        ("activity", "Count"),
        ("ask", "<p>Who waited?</p>"),
        ("slide", "Look <p>Projected.</p>"),
        ("poll", "<p>Hands up?</p>"),
        ("discussion", "<p>Talk.</p>"),
        ("core", "<p class=\"core-words\">Wait.</p>"),
        ("exit-ticket", "<p>Leave.</p>"),
    ];
    for ((kind, words), (wanted_kind, wanted_words)) in cards.iter().zip(wanted) {
        assert_eq!(*kind, wanted_kind);
        assert!(words.contains(wanted_words), "{words}");
    }
    assert_eq!(cards.len(), wanted.len());
    for (at, holds) in [(0, "Before."), (1, "Spoken."), (2, "Follow-up."), (2, "Seen."), (4, "Hands up?")] {
        assert!(notes[at].contains(holds), "{at}: {}", notes[at]);
    }
    assert_eq!(notes[3], "", "what is on the screen is not said again beside it");
}

#[test]
fn no_cue_no_answer_and_no_note_is_ever_on_a_card() {
    let cues = [
        Cue::Say,
        Cue::Do,
        Cue::LookFor,
        Cue::Anticipate,
        Cue::Debrief,
        Cue::Transition,
        Cue::IfShort,
        Cue::IfTime,
        Cue::Facilitator,
        Cue::AnswerKey,
    ];
    let all = || -> Nodes { cues.iter().map(|kind| cue(*kind, "Canary in a cue.\n\nCanary behind it.")).collect() };
    let choice = |right, text: &str| Choice { right, text: line(text), why: line("Canary of a reason."), span: nowhere() };
    let mut check = md("Which one?");
    check.push(Node::Embed(Embed::Choices(vec![choice(true, "This"), choice(false, "That")])));
    let steps = Steps { start: 1, steps: vec![Step { minutes: None, body: md("Canary in a step."), span: nowhere() }] };
    let hidden = || {
        vec![
            shared(Shared::Solution, "Canary of a solution."),
            shared(Shared::Hint, "Canary of a hint."),
            shared(Shared::Spoiler, "Canary."),
        ]
    };
    let own = |kind, text: &str| put(Block { own: true, ..block(Kind::Shared(kind), md(text)) });
    let footnoted = Doc {
        nodes: vec![Node::Element(
            Element::Paragraph,
            vec![Node::Text("Noted".into()), Node::Embed(Embed::NoteMark { mark: "1".to_owned(), nth: 0 })],
            Span::new(FileId(0), 0, 0),
        )],
        notes: vec![crate::content::Note { mark: "1".to_owned(), nodes: md("Canary of a note."), references: 1 }],
    };
    let mut local = block(Kind::Shared(Shared::Local), md("Do as you do."));
    local.prompt = Some(Only::new("Canary of a prompt.".to_owned(), ()));
    let mut body = all();
    body.push(activity("Count", all()));
    for kind in [Shared::Slide, Shared::Discussion, Shared::Reflect, Shared::ExitTicket] {
        body.push(with(with(shared(kind, "Seen by all."), all()), hidden()));
        body.push(with(
            shared(kind, "Seen by all."),
            vec![
                own(Shared::Example, "Canary of an example."),
                put(Block { own: true, ..block(Kind::Shared(Shared::Discussion), md("Canary.")) }),
            ],
        ));
    }
    body.push(with(put(block(Kind::Shared(Shared::Check), check)), all()));
    body.push(put(block(Kind::Cue(Cue::Do, ()), vec![Node::Embed(Embed::Steps(steps))])));
    body.push(put(Block { body: footnoted, ..block(Kind::Shared(Shared::Slide), Vec::new()) }));
    body.push(with(shared(Shared::Slide, "Slots."), vec![put(local)]));
    body.push(own(Shared::Discussion, "Canary among facilitators."));
    body.push(own(Shared::Activity, "Canary of an activity of their own."));
    body.push(cue(Cue::Ask, "Asked?\n\nCanary behind a question.\n\n- Canary below it."));
    body.push(cue(Cue::Poll, "Polled?\n\nCanary behind a poll."));
    body.push(with(cue(Cue::AnswerKey, "Canary"), vec![shared(Shared::Slide, "Canary of a slide of answers.")]));
    let (cards, notes) = module(body);
    assert!(cards.len() > 12, "{cards:?}");
    for (kind, words) in &cards {
        assert!(!words.contains("anary"), "{kind}: {words}");
        assert!(!words.contains("href="), "{kind}: {words}");
    }
    assert!(notes.iter().map(|note| note.matches("anary").count()).sum::<usize>() > 60, "and all of it stands in the notes");
}

#[test]
fn the_room_reads_its_own_words() {
    let at = |start| Span::new(FileId(0), start, start + 1);
    let said = |start, text: &str| put(Block { span: at(start), ..block(Kind::Shared(Shared::Discussion), md(text)) });
    let theirs = |text: &str| vec![said(7, text)];
    let deck = deck_of(theirs("What do they say? Canary: four."), |view| {
        let page = view.pages.iter_mut().find(|page| page.name == "expert").unwrap();
        page.room = Some(Only::new(Room { title: line("You lead"), body: doc(theirs("What do you say?")) }, ()));
        page.body.nodes.push(said(99, "Canary that the room has no words for."));
    });
    let chapter = &deck.chapters[1];
    let words: String = chapter.cards.iter().map(|card| format!("{:?} {}", card.title, card.body)).collect();
    assert!(words.contains("You lead") && words.contains("What do you say?"), "{words}");
    assert!(!words.contains("Canary") && !words.contains("they say"), "{words}");
    assert!(chapter.notes.concat().contains("Canary: four."));
}
