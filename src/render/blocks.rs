//! Blocks: each is a label in the start margin, a body in the middle, and its minutes in the end margin.

use serde::Serialize;

use super::prose::{Prose, is_facilitator};
use super::said::Said;
use super::words;
use crate::block::{Cue, Fidelity, Grouping, Name, Shared};
use crate::content::{Block, Item, Kind, Node, Steps, Tab};
use crate::edition::Edition;
use crate::markdown::{Element, plain};

/// A block as templates see it.
#[derive(Default, Serialize)]
pub(super) struct Anatomy {
    /// Its own name: the class of its element.
    pub name: &'static str,
    /// Whether this is the facilitator's edition.
    pub facilitator: bool,
    /// Its anchor.
    pub id: Option<String>,
    /// The id of the heading that names it.
    pub heading: String,
    /// Its word.
    pub label: String,
    /// What stands small under its word.
    pub small: Vec<String>,
    /// Whether it is a cue of the facilitator's.
    pub cue: bool,
    /// Its number: `2.3`.
    pub number: Option<String>,
    /// Its title as HTML.
    pub title: Option<String>,
    /// The level of its title's heading.
    pub level: u8,
    /// How long it takes.
    pub minutes: Option<String>,
    /// The same for the facilitator's scripts: `10-15`.
    pub span: Option<String>,
    /// From when to when.
    pub clock: Option<String>,
    /// How people work, the core messages that it teaches, and for the facilitator what may be changed in it.
    pub notes: Vec<String>,
    /// What a local slot asks for.
    pub prompt: Option<String>,
    /// What stands in it, as HTML.
    pub body: String,
}

impl Prose<'_> {
    /// A block as HTML.
    pub(super) fn block<E: Edition>(&mut self, block: &Block<E>) -> String {
        let around = self.outline;
        let outer = self.own;
        self.own |= block.own;
        let html = match block.kind {
            Kind::Cue(cue, _) => self.cue(cue, block),
            Kind::Shared(shared) => self.shared(shared, block),
        };
        // What follows a block goes on under the heading that the block stands under, whichever edition has the block.
        self.outline = around;
        self.own = outer;
        html
    }

    fn cue<E: Edition>(&mut self, cue: Cue, block: &Block<E>) -> String {
        let name = Name::Cue(cue).as_str();
        let mut anatomy = Anatomy { cue: true, ..self.anatomy(name, block) };
        if block.continued {
            anatomy.small.push(self.press.word("continued"));
        }
        // What is dropped takes no time: its minutes are those that it saves.
        if let (Cue::IfShort, Some(saves)) = (cue, block.minutes) {
            anatomy.minutes = Some(words::saves(self.press.strings, saves));
        }
        if cue == Cue::Anticipate {
            return self.anticipate(anatomy, block);
        }
        anatomy.body = self.doc(&block.body);
        self.press.fill("blocks/block.html", &anatomy)
    }

    fn shared<E: Edition>(&mut self, shared: Shared, block: &Block<E>) -> String {
        let mut anatomy = self.anatomy(Name::Shared(shared).as_str(), block);
        match shared {
            Shared::Check => return self.check(anatomy, block),
            Shared::Reflect => return self.reflect(anatomy, block),
            _ => anatomy.body = self.doc(&block.body),
        }
        let template = match shared {
            Shared::Activity => "blocks/activity.html",
            Shared::Participant => "blocks/plain.html",
            Shared::Purpose => "blocks/purpose.html",
            // A fold is for people who should try first; who leads needs it open.
            Shared::Solution | Shared::Hint | Shared::Spoiler if !is_facilitator::<E>() => "blocks/fold.html",
            Shared::Local => "blocks/local.html",
            Shared::Slide => "blocks/slide.html",
            Shared::Tab | Shared::GroupTab if anatomy.title.is_none() && anatomy.id.is_none() => return anatomy.body,
            Shared::Discussion => {
                anatomy.small = std::mem::take(&mut anatomy.notes);
                "blocks/block.html"
            }
            _ => "blocks/block.html",
        };
        self.press.fill(template, &anatomy)
    }

    /// What every block has; its body is still to come.
    pub(super) fn anatomy<E: Edition>(&mut self, name: &'static str, block: &Block<E>) -> Anatomy {
        let strings = self.press.strings;
        let id = block.id.as_deref().and_then(|id| self.sheet.id(id));
        let title = block.title.as_ref().map(|title| self.nodes(title));
        let words = block.title.as_ref().map_or(String::new(), |title| plain(title));
        let heading = match (&id, block.number) {
            (Some(id), _) => id.clone(),
            (None, Some(number)) => self.made("activity", &number.to_string()),
            (None, None) => self.made(name, &words),
        };
        let numbers = block.core.iter().filter_map(|id| self.around.core.get(id)).map(|number| number.said(strings.locale()));
        let numbers: Vec<String> = numbers.collect();
        let core = u32::try_from(numbers.len()).ok().filter(|count| *count > 0);
        let core = core.map(|count| strings.count("core_numbered", count, &[("numbers", &strings.list(&numbers))]));
        let grouping = block.grouping.map(|grouping| self.press.word(grouping_key(grouping)));
        let fidelity = E::seen(&block.fidelity).and_then(|fidelity| fidelity_key(*fidelity)).map(|key| self.press.word(key));
        let clock =
            block.number.and_then(|number| self.around.clocks.get(&number)).and_then(|(at, takes)| words::between(strings, *at, *takes));
        let level = (block.level + self.deeper).clamp(2, (self.outline + 1).min(6));
        if block.title.is_some() || matches!(block.kind, Kind::Shared(Shared::Activity)) {
            self.outline = level;
        }
        Anatomy {
            name,
            facilitator: is_facilitator::<E>(),
            id,
            heading,
            label: strings.get(&format!("label_{}", name.replace('-', "_"))).to_owned(),
            number: block.number.map(|number| number.said(strings.locale())),
            title,
            level,
            minutes: block.minutes.map(|minutes| words::minutes_short(strings, minutes)),
            span: block.minutes.filter(|_| is_facilitator::<E>()).map(words::minutes_span),
            clock,
            notes: [grouping, core, fidelity].into_iter().flatten().collect(),
            prompt: E::seen(&block.prompt).map(|prompt| sentence(prompt)),
            ..Anatomy::default()
        }
    }

    /// A question and its answer: the title, else each heading, else the first paragraph is what will be asked.
    fn anticipate<E: Edition>(&mut self, mut anatomy: Anatomy, block: &Block<E>) -> String {
        let titled = block.title.is_some();
        anatomy.body = self.noted(&block.body, |prose, nodes| if titled { prose.nodes(nodes) } else { prose.questions_and_answers(nodes) });
        self.press.fill("blocks/block.html", &anatomy)
    }

    fn questions_and_answers<E: Edition>(&mut self, nodes: &[Node<E>]) -> String {
        let asked = asked(nodes);
        if asked.is_empty() {
            return self.nodes(nodes);
        }
        let mut pairs = Vec::new();
        for (question, answer) in asked {
            let Node::Element(element, words, _) = question else { continue };
            let id = if let Element::Heading { id: Some(id), .. } = element { self.sheet.id(id) } else { None };
            pairs.push(Pair { id, question: self.nodes(words), answer: self.nodes(answer) });
        }
        self.press.fill("blocks/anticipate.html", &Pairs { pairs })
    }

    /// The steps of a `do` block.
    pub(super) fn steps<E: Edition>(&mut self, steps: &Steps<E>) -> String {
        let mut rows = Vec::new();
        for step in &steps.steps {
            let minutes = step.minutes.map(|minutes| words::minutes_short(self.press.strings, minutes));
            rows.push(StepContext { minutes, html: self.nodes(&step.body) });
        }
        self.press.fill("blocks/steps.html", &StepsContext { start: steps.start, steps: rows })
    }

    /// The items of a `materials` block.
    pub(super) fn items<E: Edition>(&mut self, items: &[Item<E>]) -> String {
        let mut rows = Vec::new();
        for item in items {
            rows.push(self.item_context(item));
        }
        self.press.fill("blocks/items.html", &Items { items: rows })
    }

    /// A thing that must be there, in words.
    pub(super) fn item_context<E: Edition>(&mut self, item: &Item<E>) -> ItemContext {
        let from = match item.from {
            crate::content::From::Facilitator => "from_facilitator",
            crate::content::From::Host => "from_host",
            crate::content::From::Participant => "from_participant",
        };
        // Who brings it is the facilitator's concern; on a participant's page it is always the reader.
        let brings = match item.from {
            crate::content::From::Host if is_facilitator::<E>() => Some("host_brings"),
            crate::content::From::Participant if is_facilitator::<E>() => Some("participant_brings"),
            _ => None,
        };
        let quantity = words::quantity(self.press.strings, item);
        let optional = item.optional.then_some("optional");
        let mut notes = vec![quantity.clone()];
        notes.retain(|quantity| !quantity.is_empty());
        notes.extend([brings, optional].into_iter().flatten().map(|key| self.press.word(key)));
        ItemContext { html: self.nodes(&item.text), quantity, from: self.press.word(from), optional: item.optional, notes }
    }

    /// Panels that take turns: radio buttons choose without a script, and paper shows them all.
    pub(super) fn tabs<E: Edition>(&mut self, tabs: &[Tab<E>]) -> String {
        let titles: Vec<String> = tabs.iter().map(|tab| plain(&tab.title)).collect();
        let name = self.made("tabs", &titles.join("\n"));
        let mut panels = Vec::new();
        for (tab, at) in tabs.iter().zip(1..) {
            panels.push(Panel { id: format!("{name}-{at}"), title: self.nodes(&tab.title), html: self.nodes(&tab.body) });
        }
        self.press.fill("blocks/tabs.html", &Tabs { name, panels })
    }
}

/// The questions of an `anticipate` block with their answers: each heading, else the first paragraph, is what will be asked; nothing where
/// neither starts it.
pub(super) fn asked<E: Edition>(nodes: &[Node<E>]) -> Vec<(&Node<E>, &[Node<E>])> {
    let is_heading = |node: &Node<E>| matches!(node, Node::Element(Element::Heading { .. }, ..));
    let is_paragraph = |node: &Node<E>| matches!(node, Node::Element(Element::Paragraph, ..));
    let starts: Vec<usize> = match nodes.first() {
        Some(first) if is_heading(first) => (0..nodes.len()).filter(|at| is_heading(&nodes[*at])).collect(),
        Some(first) if is_paragraph(first) && nodes.len() > 1 => vec![0],
        _ => Vec::new(),
    };
    let ends = starts.iter().skip(1).copied().chain([nodes.len()]);
    starts.iter().zip(ends).map(|(at, until)| (&nodes[*at], &nodes[at + 1..until])).collect()
}

/// A prompt as a sentence, for one of ours follows it.
fn sentence(prompt: &str) -> String {
    let prompt = prompt.trim_end();
    if prompt.ends_with(['.', '?', '!', '…', ':', '。', '؟']) { prompt.to_owned() } else { format!("{prompt}.") }
}

/// The key of the words for a grouping.
pub(super) fn grouping_key(grouping: Grouping) -> &'static str {
    match grouping {
        Grouping::Individual => "grouping_individual",
        Grouping::Pairs => "grouping_pairs",
        Grouping::SmallGroups => "grouping_small_groups",
        Grouping::WholeGroup => "grouping_whole_group",
    }
}

/// The key of the sentence that says what may be changed; what is required goes without saying.
fn fidelity_key(fidelity: Fidelity) -> Option<&'static str> {
    match fidelity {
        Fidelity::Required => None,
        Fidelity::Adaptable => Some("may_adapt"),
        Fidelity::Replaceable => Some("may_replace"),
        Fidelity::Optional => Some("may_omit"),
    }
}

#[derive(Serialize)]
struct Pairs {
    pairs: Vec<Pair>,
}

#[derive(Serialize)]
struct Pair {
    id: Option<String>,
    question: String,
    answer: String,
}

#[derive(Serialize)]
struct StepsContext {
    start: u32,
    steps: Vec<StepContext>,
}

#[derive(Serialize)]
struct StepContext {
    minutes: Option<String>,
    html: String,
}

#[derive(Serialize)]
struct Items {
    items: Vec<ItemContext>,
}

/// A thing that must be there, as templates see it.
#[derive(Serialize)]
pub(super) struct ItemContext {
    /// What, as HTML.
    pub html: String,
    /// How many.
    pub quantity: String,
    /// Who brings it.
    pub from: String,
    /// Whether it can be done without.
    pub optional: bool,
    /// All that is to say of it in a list.
    pub notes: Vec<String>,
}

#[derive(Serialize)]
struct Tabs {
    name: String,
    panels: Vec<Panel>,
}

#[derive(Serialize)]
struct Panel {
    id: String,
    title: String,
    html: String,
}
