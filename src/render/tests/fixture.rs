//! A kit by hand, with every block in it, for either edition.

use std::collections::BTreeMap;

use crate::blob::{Blob, Sha256Sum};
use crate::block::{Cue, Fidelity, Grouping, Shared};
use crate::compare::Since;
use crate::content::{
    Block, Captions, Choice, Core, Doc, Embed, From, Inline, Item, Kind, Math, Minutes, Node, Note, Number, Per, Player, Said, Step, Steps,
    Tab, Task, When,
};
use crate::digest::Stamp;
use crate::edition::{Edition, Only, Restricted};
use crate::facts::{Author, Facts};
use crate::markdown::{Context, Definitions, Element, Target, parse};
use crate::path::KitPath;
use crate::span::{FileId, Span};
use crate::view::{Clock, CoreMessage, Day, Desk, IfShort, Need, Page, PageDesk, PageKind, Plan, RunStep, Slot, View, What};

const MESSAGES: [(&str, &str); 2] = [
    ("expert", "You do not need to be the expert in the room; you need to help the room think."),
    ("ask", "People learn from the thinking they do, so ask, wait and listen before you explain."),
];

pub fn nowhere() -> Span {
    Span::new(FileId(0), 0, 0)
}

/// Nothing that changed.
pub fn since() -> Restricted<Vec<Since>> {
    Restricted::new(Vec::new())
}

/// Digests of nothing in particular.
pub fn stamp() -> Stamp {
    Stamp { content: Sha256Sum::of(b""), core: Sha256Sum::of(b"abc") }
}

pub fn path(text: &str) -> KitPath {
    KitPath::new(text).unwrap()
}

/// Markdown as nodes.
pub fn md<E: Edition>(text: &str) -> Vec<Node<E>> {
    parse(text, &Context { marks: &[], place: &|_| nowhere(), definitions: &Definitions::default() }).nodes
}

/// Markdown of one paragraph as inline nodes.
pub fn line<E: Edition>(text: &str) -> Inline<E> {
    match md(text).pop() {
        Some(Node::Element(Element::Paragraph, words, _)) => words,
        _ => Vec::new(),
    }
}

pub fn doc<E: Edition>(nodes: Vec<Node<E>>) -> Doc<E> {
    Doc { nodes, notes: Vec::new() }
}

pub fn block<E: Edition>(kind: Kind<E>, nodes: Vec<Node<E>>) -> Block<E> {
    Block {
        kind,
        id: None,
        title: None,
        level: 3,
        number: None,
        minutes: None,
        core: Vec::new(),
        grouping: None,
        fidelity: E::private(None),
        prompt: E::private(None),
        lines: 5,
        store: None,
        continued: false,
        own: false,
        body: doc(nodes),
        span: nowhere(),
    }
}

fn put<E: Edition>(block: Block<E>) -> Node<E> {
    Node::Embed(Embed::Block(Box::new(block)))
}

fn shared<E: Edition>(shared: Shared, text: &str) -> Node<E> {
    put(block(Kind::Shared(shared), md(text)))
}

fn cue<E: Edition>(cue: Cue, text: &str, permit: E::Permit) -> Node<E> {
    put(block(Kind::Cue(cue, permit), md(text)))
}

fn steps<E: Edition>(start: u32, all: &[(u32, &str)], permit: E::Permit) -> Node<E> {
    let step = |(minutes, text): &(u32, &str)| Step { minutes: Some(Minutes::exactly(*minutes)), body: line(text), span: nowhere() };
    let steps = Steps { start, steps: all.iter().map(step).collect() };
    let mut block = block(Kind::Cue(Cue::Do, permit), vec![Node::Embed(Embed::Steps(steps))]);
    block.continued = start > 1;
    put(block)
}

fn choice<E: Edition>(right: bool, text: &str, why: &str) -> Choice<E> {
    Choice { right, text: line(text), why: line(why), span: nowhere() }
}

fn check<E: Edition>() -> Node<E> {
    let mut nodes = md("You ask a question and nobody answers for three seconds. What helps most?");
    nodes.push(Node::Embed(Embed::Choices(vec![
        choice(false, "Ask it again in simpler words", "A second question restarts everyone’s thinking. Let the first one work."),
        choice(true, "Keep waiting, and keep your face open", "Three seconds feels long to you and short to somebody who is thinking."),
        choice(false, "Call on somebody who usually knows", "One person answers and the others stop."),
    ])));
    put(block(Kind::Shared(Shared::Check), nodes))
}

fn item<E: Edition>(text: &str, quantity: u32, per: Per, from: From) -> Item<E> {
    Item { text: line(text), quantity: Some(quantity), per: Some(per), from, optional: false, span: nowhere() }
}

fn needs<E: Edition>() -> Vec<Need<E>> {
    let need = |item, pages: &[&str]| Need { item, pages: pages.iter().map(|page| (*page).to_owned()).collect() };
    vec![
        need(item("Question cards", 1, Per::Table, From::Facilitator), &["ask"]),
        need(item("Blank index cards", 1, Per::Person, From::Facilitator), &["ask"]),
        need(item("Chart paper and a dark marker", 1, Per::Room, From::Host), &["expert", "ask"]),
        need(Item { optional: true, ..item("A clock that everyone can see", 1, Per::Room, From::Host) }, &[]),
    ]
}

fn activity<E: Edition>(place: u32, title: &str, minutes: u32, grouping: Grouping, nodes: Vec<Node<E>>) -> Block<E> {
    Block {
        id: Some(title.to_lowercase().replace(' ', "-")),
        title: Some(line(title)),
        level: 2,
        number: Some(Number { module: 2, place }),
        minutes: Some(Minutes::exactly(minutes)),
        grouping: Some(grouping),
        ..block(Kind::Shared(Shared::Activity), nodes)
    }
}

fn count_to_five<E: Edition>(permit: Option<E::Permit>) -> Node<E> {
    let mut nodes = vec![shared(Shared::Purpose, "To feel, from both sides, how long a useful silence is.")];
    nodes.extend(md("In the 1970s Mary Budd Rowe listened to recordings of hundreds of classrooms. Teachers asked a question and waited, on \
                     average, about one second before they spoke again.\n\nAdults are no different. Silence after a question is not a gap in \
                     the session. It is where the session happens."));
    if let Some(permit) = permit {
        nodes.push(cue(
            Cue::Say,
            "After we ask a question, most of us wait about one second before we speak again. I did too. One second is long enough to \
             remember something, and too short to think.\n\nFor the next few minutes we will wait for five. It will feel long. That is the point.",
            permit,
        ));
        let first: [(u32, &str); 3] = [
            (2, "Form groups of three. Agree who asks, who answers and who keeps time."),
            (2, "Give each table one question card. Hold up a blank card: nobody writes yet."),
            (
                9,
                "Run three rounds of three minutes, changing roles. The timekeeper counts five on the fingers of one hand; nobody speaks before the fifth.",
            ),
        ];
        nodes.push(steps(1, &first, permit));
        nodes.push(cue(
            Cue::Ask,
            "What happened to the answers when nobody rescued them?\n\nIf the room is quiet, count to five yourself. Then follow up:\n\n- Who \
             found the silence harder?\n- Where would five seconds have changed your last meeting?",
            permit,
        ));
        nodes.push(cue(
            Cue::LookFor,
            "- The second half of an answer: people add a reason.\n- Somebody who has not spoken yet today.",
            permit,
        ));
        nodes.push(cue(
            Cue::Anticipate,
            "“Won’t silence make people feel put on the spot?”\n\nIt does when it falls on one person. Ask everyone, keep the silence, then invite.",
            permit,
        ));
        nodes.push(steps(
            4,
            &[(5, "Take one sentence from each table. Chart their words, not yours."), (2, "Read the chart aloud.")],
            permit,
        ));
        let mut short = block(Kind::Cue(Cue::IfShort, permit), md("Run two rounds instead of three."));
        short.minutes = Some(Minutes::exactly(3));
        nodes.push(put(short));
        nodes.push(cue(Cue::IfTime, "Let two groups tell the room what they heard.", permit));
        nodes.push(cue(Cue::Poll, "Hands up: who waited five seconds at least once this week?", permit));
        nodes.push(cue(Cue::Debrief, "- What did waiting cost you?\n- What did it give the others?", permit));
        nodes.push(cue(Cue::AnswerKey, "Three seconds, in Rowe’s studies.", permit));
        nodes.push(cue(Cue::Facilitator, "Rooms with carpet are quieter: silence feels longer there.", permit));
    }
    nodes.push(check());
    nodes.push(shared(Shared::Outcome, "Everyone has waited five seconds, once."));
    if let Some(permit) = permit {
        nodes.push(cue(Cue::Transition, "You have felt the wait. Next, each of you writes a question that deserves one.", permit));
    }
    let mut block = activity(2, "Count to five", 20, Grouping::SmallGroups, nodes);
    block.core = vec!["ask".to_owned()];
    block.fidelity = E::private(permit.map(|permit| Only::new(Fidelity::Adaptable, permit)));
    put(block)
}

fn opening_question<E: Edition>(permit: Option<E::Permit>) -> Node<E> {
    let mut nodes = vec![shared(Shared::Purpose, "To remember what it is like to be asked a question worth answering.")];
    if let Some(permit) = permit {
        nodes.push(cue(Cue::Say, "Before we talk about asking questions, I would like you to remember being asked one.", permit));
    }
    nodes.push(shared(Shared::Discussion, "Think of a session that changed something you do. Who was doing most of the talking?"));
    let mut slot = block(Kind::Shared(Shared::Local), md("Turn to the person beside you. The one whose birthday comes next speaks first."));
    slot.id = Some("turn-and-talk".to_owned());
    slot.title = Some(line("How"));
    slot.prompt = E::private(permit.map(|permit| Only::new("Put your school’s turn-and-talk routine here.".to_owned(), permit)));
    nodes.push(put(slot));
    put(activity(1, "A question that opened the room", 10, Grouping::Pairs, nodes))
}

fn rewrite<E: Edition>(permit: Option<E::Permit>) -> Node<E> {
    let mut nodes = vec![shared(Shared::Purpose, "To leave with one question of your own that deserves five seconds.")];
    nodes.push(shared(Shared::Tip, "A question can be too small for a silence. “How many of us have tried this?” needs a count of hands."));
    let items =
        vec![item("Blank index card", 1, Per::Person, From::Facilitator), item("A plan of yours", 1, Per::Person, From::Participant)];
    nodes.push(put(block(Kind::Shared(Shared::Materials), vec![Node::Embed(Embed::Items(items))])));
    if let Some(permit) = permit {
        nodes.push(steps(1, &[(8, "Everyone finds one question in their own plan."), (5, "In pairs: ask it, wait, listen.")], permit));
    }
    let mut prompt = md("Find one question in your plan that only needs remembering. Write one that needs thinking.");
    prompt.push(shared(Shared::Hint, "Begin with “What got in the way …” or “How do you know …”."));
    let mut write = block(Kind::Shared(Shared::Reflect), prompt);
    write.id = Some("my-question".to_owned());
    write.store = Some("my-question".to_owned());
    nodes.push(put(write));
    let mut practice = md("Rewrite this question: *Did you all understand?*");
    practice.push(shared(Shared::Solution, "What would you tell somebody who missed this?"));
    let mut challenge = block(Kind::Shared(Shared::Challenge), practice);
    challenge.title = Some(line("One to try"));
    challenge.minutes = Some(Minutes { least: 5, most: 10 });
    nodes.push(put(challenge));
    nodes.push(shared(Shared::Keypoints, "- Ask one question, once.\n- Count to five before you say anything."));
    put(activity(3, "Rewrite one of yours", 15, Grouping::Individual, nodes))
}

/// Common prose with everything that Markdown has.
pub const PROSE: &str = "\
Waiting is a skill[^1] that *anybody* can **learn**, and `five` is a number. See [the first module](x) or <https://example.org>.

## What the studies say {#studies}

| Wait | Answers | Speakers |
| --- | ---: | :---: |
| one second | 7 words | 3 |
| three seconds | 28 words | 9 |

> Silence is a question, too.

- [x] Ask once
- [ ] Wait

Wait time
: The silence after a question.

Think time
: The silence after an answer.

```rust
// How long to wait.
fn wait(seconds: u64) -> &'static str {
    if seconds < 3 { \"too short\" } else { \"ask\" }
}
```

![A room of people who think](media/room.svg \"A room that thinks\")

### A smaller heading

1. One
2. Two
   - nested

---

A last line.
";

fn prose<E: Edition>() -> Vec<Node<E>> {
    let mut nodes = md(&PROSE.replace("[^1]", ""));
    if let Some(Node::Element(Element::Paragraph, words, _)) = nodes.first_mut() {
        words.insert(1, Node::Embed(Embed::NoteMark { mark: "1".to_owned(), nth: 0 }));
    }
    rewrite_targets(&mut nodes);
    nodes
}

/// Links of the fixture to targets, as load would.
fn rewrite_targets<E: Edition>(nodes: &mut [Node<E>]) {
    for node in nodes {
        if let Node::Element(element, children, _) = node {
            match element {
                Element::Link { to, .. } if *to == Target::Url("x".to_owned()) => {
                    *to = Target::Page { page: "expert".to_owned(), anchor: Some("start".to_owned()) };
                }
                Element::Image { from, .. } => *from = Target::File(path("media/room.svg")),
                _ => {}
            }
            rewrite_targets(children);
        }
    }
}

fn toolbox<E: Edition>(permit: Option<E::Permit>) -> Doc<E> {
    let mut nodes = prose();
    let core = |alone| Node::Embed(Embed::Core(Core { id: "ask".to_owned(), text: MESSAGES[1].1.to_owned(), alone }));
    nodes.push(Node::Element(Element::Paragraph, vec![core(true)], nowhere()));
    let mut inline = line("As we said: ");
    inline.push(core(false));
    nodes.push(Node::Element(Element::Paragraph, inline, nowhere()));
    nodes.push(Node::Embed(Embed::Tabs(vec![
        Tab { title: line("Mac"), body: md("Press **Command**.") },
        Tab { title: line("Windows"), body: md("Press **Control**.") },
    ])));
    let captions = Captions {
        language: "en".to_owned(),
        file: Target::File(path("media/talk.vtt")),
        transcript: [(0, 1_500, "Welcome to this talk."), (1_500, 4_000, "Today we wait.")]
            .map(|(from, until, words)| Said { from, until, words: words.to_owned() })
            .to_vec(),
    };
    let player = |video| Player {
        video,
        file: Target::File(path("media/talk.mp4")),
        label: "A talk about waiting".to_owned(),
        captions: vec![captions.clone()],
        span: nowhere(),
    };
    nodes.push(Node::Embed(Embed::Player(player(true))));
    let mut inline = line("Listen: ");
    inline.push(Node::Embed(Embed::Player(player(false))));
    nodes.push(Node::Element(Element::Paragraph, inline, nowhere()));
    let mathml = "<math display=\"block\"><mi>t</mi><mo>=</mo><mn>5</mn></math>".to_owned();
    nodes.push(Node::Embed(Embed::Math(Math { tex: "t=5".to_owned(), display: true, mathml })));
    let words = [
        (Shared::Callout, "Worth a look."),
        (Shared::Note, "A note."),
        (Shared::Important, "This matters."),
        (Shared::Warning, "Do not fill the silence."),
        (Shared::Caution, "Mind the clock."),
        (Shared::Example, "In one school, the bell rang and nobody moved."),
        (Shared::Definition, "**Wait time** is the silence after a question."),
        (Shared::Testimonial, "I thought I would hate it. I did not."),
        (Shared::Prereq, "Read module 1."),
        (Shared::Checklist, "- Cards\n- Clock"),
        (Shared::Objectives, "- Wait"),
        (Shared::Questions, "- How long?"),
        (Shared::InPerson, "Sit in threes."),
        (Shared::Virtual, "Use three breakout rooms."),
        (Shared::Spoiler, "There is more to say."),
        (Shared::ExitTicket, "One thing you will try on Monday."),
        (
            Shared::Slide,
            "### Count to five\n\n1. Ask the question on the card, once.\n2. Five fingers. Nobody speaks.\n3. Listen. Then change roles.",
        ),
    ];
    nodes.extend(words.into_iter().map(|(kind, text)| shared(kind, text)));
    if let Some(permit) = permit {
        nodes.push(cue(Cue::Anticipate, "#### Is five too long?\n\nNo.\n\n#### Is it too short?\n\nNever.", permit));
    }
    let notes = vec![Note { mark: "1".to_owned(), nodes: md("Rowe, 1974. *Wait time.*"), references: 1 }];
    Doc { nodes, notes }
}

fn task<E: Edition>(words: &str, when: Option<i32>) -> Task<E> {
    Task { text: line(words), when: when.map(When) }
}

fn message(nth: usize) -> CoreMessage {
    let (id, text) = MESSAGES[nth];
    CoreMessage { id: id.to_owned(), text: text.to_owned(), page: Some((id.to_owned(), nth as u32 + 1)) }
}

fn page<E: Edition>(name: &str, kind: PageKind, title: &str, body: Doc<E>) -> Page<E> {
    Page {
        name: name.to_owned(),
        kind,
        title: line(title),
        part: None,
        minutes: None,
        objectives: Vec::new(),
        core_messages: Vec::new(),
        bring: Vec::new(),
        desk: None,
        body,
        room: None,
        untranslated: None,
        license: None,
        source: path(&format!("kits/leading/pages/{name}.md")),
    }
}

/// The view of the fixture; the facilitator's where a permit proves it.
pub fn view<E: Edition>(permit: Option<E::Permit>) -> View<E> {
    let bring = || {
        vec![Need { item: item("The plan of a session you will lead", 1, Per::Person, From::Participant), pages: vec!["ask".to_owned()] }]
    };
    let mut expert =
        page("expert", PageKind::Module(1), "You are not the expert in the room", doc(md("## Start {#start}\n\nYou lead people.")));
    expert.part = Some("The morning".to_owned());
    expert.minutes = Some(Minutes::exactly(30));
    expert.core_messages = vec![message(0)];
    let mut ask =
        page("ask", PageKind::Module(2), "Ask, wait, listen", doc(vec![opening_question(permit), count_to_five(permit), rewrite(permit)]));
    ask.minutes = Some(Minutes::exactly(45));
    ask.core_messages = vec![message(1)];
    ask.objectives =
        vec![line("You can wait five seconds after a question without rescuing it."), line("You can tell one question from another.")];
    ask.bring = bring();
    ask.desk = permit.map(|permit| {
        let preparation = vec![task("Print the question cards", Some(-7)), task("Rehearse activity 2.2 with one colleague", None)];
        Only::new(PageDesk { fidelity: Fidelity::Required, materials: needs(), preparation }, permit)
    });
    let mut spanish = page("glosario", PageKind::Common, "Glossary", doc(md("Words, in English.")));
    spanish.untranslated = Some("en".to_owned());
    let pages = vec![
        page("welcome", PageKind::Common, "Welcome", doc(md("Welcome to this half day."))),
        expert,
        ask,
        page("toolbox", PageKind::Common, "Everything a page can hold", toolbox(permit)),
        spanish,
        page("cards", PageKind::Handout, "Question cards", doc(md("Cut along the lines."))),
    ];
    let run = |page: &str, at: u32, steps: &[(&str, u32)]| -> Option<Only<E, Vec<RunStep<E>>>> {
        let permit = permit?;
        let mut start = at;
        let step = |(nth, (title, minutes)): (usize, &(&str, u32))| {
            let at = start;
            start += minutes;
            RunStep {
                at: Some(Clock { least: at, most: at }),
                minutes: Some(Minutes::exactly(*minutes)),
                number: Some(Number { module: 2, place: nth as u32 + 1 }),
                title: line(title),
                discussion: false,
                grouping: Some(Grouping::Pairs),
                anchor: None,
                page: page.to_owned(),
                if_short: if nth == 1 {
                    vec![IfShort { saves: Some(Minutes::exactly(3)), what: doc(md("Two rounds instead of three.")) }]
                } else {
                    Vec::new()
                },
            }
        };
        Some(Only::new(steps.iter().enumerate().map(step).collect(), permit))
    };
    let slot = |at, minutes, what, run| Slot { at: Clock { least: at, most: at }, minutes: Minutes::exactly(minutes), what, run };
    let steps = [("A question that opened the room", 10), ("Count to five", 20), ("Rewrite one of yours", 15)];
    let day = Day {
        title: Some("Saturday morning".to_owned()),
        clock: Some((Clock { least: 510, most: 510 }, Clock { least: 690, most: 695 })),
        minutes: Minutes { least: 180, most: 185 },
        slots: vec![
            slot(510, 10, What::Titled("Welcome".to_owned()), None),
            slot(520, 30, What::Module("expert".to_owned()), run("expert", 520, &[])),
            slot(550, 45, What::Module("ask".to_owned()), run("ask", 550, &steps)),
            slot(595, 15, What::Break, None),
            Slot { at: Clock { least: 610, most: 615 }, ..slot(610, 10, What::Titled("Goodbye".to_owned()), None) },
        ],
    };
    View {
        facts: Facts {
            id: "leading".to_owned(),
            title: "Leading professional learning".to_owned(),
            version: "1.3.0-draft".to_owned(),
            draft: true,
            released: None,
            summary: Some("A half day that prepares teacher leaders to lead sessions their colleagues will use.".to_owned()),
            audience: Some("Teacher leaders, 9 to 30 people".to_owned()),
            authors: vec![Author { name: Some("A. Rivera".to_owned()), organization: Some("Riverbend".to_owned()), role: None }],
            contact: Some("learning@riverbend.example".to_owned()),
            source: Some("https://riverbend.example/kits".to_owned()),
            license: Some("CC-BY-4.0".to_owned()),
            valid_from: Some("2026-08-01".to_owned()),
            valid_until: Some("2027-07-31".to_owned()),
            minutes: Some(Minutes { least: 180, most: 185 }),
        },
        language: "en".to_owned(),
        languages: vec!["en".to_owned(), "es".to_owned()],
        objectives: vec![line("You can lead a session that others captured.")],
        core_messages: vec![message(0), message(1)],
        pages,
        plans: vec![Plan { name: "one-morning".to_owned(), title: Some("One morning".to_owned()), days: vec![day] }],
        bring: bring(),
        desk: permit.map(|permit| {
            let preparation = vec![
                (None, task("Ask the host for tables of three", Some(-14))),
                (None, task("Say the core messages aloud until they sound like you", None)),
                (Some("ask".to_owned()), task("Print the question cards", Some(-7))),
            ];
            Only::new(Desk { materials: needs(), preparation }, permit)
        }),
        assets: BTreeMap::from([(path("media/room.svg"), Blob::held(*br#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 120"><rect width="400" height="120" fill="darkseagreen"/><circle cx="80" cy="60" r="30" fill="darkgreen"/></svg>"#))]),
    }
}
