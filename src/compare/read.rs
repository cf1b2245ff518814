//! From a view to its outline: the only file of this room that knows views.

use std::collections::BTreeMap;

use super::outline::{Activity, Material, Outline, Page, PageKind, Paragraph, Plan, Slot, Task, Text};
use crate::blob::Sha256Sum;
use crate::block::{Cue, Name, Shared};
use crate::content::{self, Block, Doc, Embed, From, Inline, Item, Kind, Node, Per};
use crate::edition::Edition;
use crate::markdown::Element;
use crate::transcript::{self, Transcript};
use crate::view::{self, View, What};

/// An edition as plain words.
pub fn outline<E: Edition>(view: &View<E>) -> Outline {
    let transcript = transcript::content(view);
    let needs = view.desk.as_ref().map_or(&view.bring, |desk| &desk.value.materials);
    let kit = view.desk.iter().flat_map(|desk| &desk.value.preparation).filter(|(page, _)| page.is_none());
    let media =
        transcript.files().iter().filter_map(|(path, blob)| Some((path.strip_prefix("assets/")?.to_owned(), blob.sha256().to_string())));
    Outline {
        facts: facts(view),
        core: view.core_messages.iter().map(|message| (message.id.clone(), message.text.clone())).collect(),
        objectives: lines(&view.objectives),
        preparation: kit.map(|(_, task)| self::task(task)).collect(),
        pages: view.pages.iter().map(|page| self::page(page, &transcript)).collect(),
        plans: view.plans.iter().filter_map(|plan| self::plan(plan, view)).collect(),
        materials: needs.iter().map(|need| material(&need.item)).collect(),
        media: media.collect(),
        content: transcript.digest().to_string(),
    }
}

fn facts<E: Edition>(view: &View<E>) -> BTreeMap<String, String> {
    let facts = &view.facts;
    let author = |author: &crate::facts::Author| {
        let parts = [&author.name, &author.organization, &author.role];
        parts.into_iter().flatten().cloned().collect::<Vec<_>>().join(", ")
    };
    let authors = facts.authors.iter().map(author).collect::<Vec<_>>().join("; ");
    let all = [
        ("title", Some(facts.title.clone())),
        ("summary", facts.summary.clone()),
        ("audience", facts.audience.clone()),
        ("authors", Some(authors).filter(|authors| !authors.is_empty())),
        ("contact", facts.contact.clone()),
        ("home", facts.source.clone()),
        ("license", facts.license.clone()),
        ("valid_from", facts.valid_from.clone()),
        ("valid_until", facts.valid_until.clone()),
    ];
    all.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))).collect()
}

fn page<E: Edition>(page: &view::Page<E>, transcript: &Transcript) -> Page {
    let mut activities = Vec::new();
    let mut text = Text::default();
    doc(&page.body, None, &mut text, &mut Some(&mut activities));
    let kind = match page.kind {
        view::PageKind::Module(_) => PageKind::Module,
        view::PageKind::Handout => PageKind::Handout,
        view::PageKind::Common | view::PageKind::Own => PageKind::Page,
    };
    let desk = page.desk.as_ref().map(|desk| &desk.value).filter(|_| kind == PageKind::Module);
    let form = transcript.files().get(&format!("pages/{}", page.name)).and_then(|blob| blob.bytes());
    Page {
        name: page.name.clone(),
        kind,
        title: words(&page.title),
        minutes: page.minutes.map(|minutes| minutes.to_string()),
        fidelity: desk.map(|desk| desk.fidelity.as_str().to_owned()),
        license: page.license.clone(),
        objectives: lines(&page.objectives),
        preparation: page.desk.iter().flat_map(|desk| &desk.value.preparation).map(task).collect(),
        text,
        activities,
        form: self::form(&String::from_utf8_lossy(form.unwrap_or_default())),
    }
}

fn task<E: Edition>(task: &content::Task<E>) -> Task {
    Task { words: words(&task.text), when: task.when.map(|when| when.0) }
}

/// The digest of a page's transcript without the numbers and made ids that its place in the kit gives to it and to its activities: a new
/// module changes those in all that follow.
fn form(transcript: &str) -> String {
    let placed = |word: &str| {
        let made = word.strip_prefix("id=\"").is_some_and(|id| made_id(id.trim_end_matches('"')));
        made || word.starts_with("number=") || word.starts_with("module=")
    };
    let line = |line: &str| line.split(' ').filter(|word| !placed(word)).collect::<Vec<_>>().join(" ");
    Sha256Sum::of(transcript.lines().map(line).collect::<Vec<_>>().join("\n").as_bytes()).to_string()
}

/// Whether an id was made from a number, as `part-2-3` is: the next version may give it to another.
fn made_id(id: &str) -> bool {
    let id = id.strip_prefix("f_").or_else(|| id.strip_prefix("p_")).unwrap_or(id);
    id.strip_prefix("part-").is_some_and(|rest| rest.bytes().all(|b| b.is_ascii_digit() || b == b'-'))
}

/// Reads a document; where it is a page's, its activities come apart.
fn doc<E: Edition>(doc: &Doc<E>, block: Option<&str>, text: &mut Text, apart: &mut Option<&mut Vec<Activity>>) {
    nodes(&doc.nodes, block, text, apart);
    doc.notes.iter().for_each(|note| nodes(&note.nodes, block, text, apart));
}

fn nodes<E: Edition>(all: &[Node<E>], block: Option<&str>, text: &mut Text, apart: &mut Option<&mut Vec<Activity>>) {
    let mut run = String::new();
    for node in all {
        match node {
            Node::Element(element, inner, _) if !is_inline(element) => {
                end(&mut run, block, text);
                nodes(inner, block, text, apart);
            }
            Node::Embed(embed @ (Embed::Block(_) | Embed::Steps(_) | Embed::Choices(_) | Embed::Items(_) | Embed::Tabs(_))) => {
                end(&mut run, block, text);
                self::embed(embed, block, text, apart);
            }
            Node::HtmlBlock(html, _) => {
                end(&mut run, block, text);
                run.push_str(html);
                end(&mut run, block, text);
            }
            inline => inline_words(inline, &mut run),
        }
    }
    end(&mut run, block, text);
}

/// Ends a paragraph.
fn end(run: &mut String, block: Option<&str>, text: &mut Text) {
    let words = run.split_whitespace().collect::<Vec<_>>().join(" ");
    run.clear();
    if !words.is_empty() {
        text.paragraphs.push(Paragraph { block: block.map(str::to_owned), words });
    }
}

fn embed<E: Edition>(embed: &Embed<E>, block: Option<&str>, text: &mut Text, apart: &mut Option<&mut Vec<Activity>>) {
    match embed {
        Embed::Block(inner) => self::block(inner, text, apart),
        Embed::Steps(steps) => {
            for step in &steps.steps {
                text.times.extend(step.minutes.map(|minutes| minutes.to_string()));
                nodes(&step.body, block, text, apart);
            }
        }
        Embed::Choices(choices) => {
            for choice in choices {
                nodes(&choice.text, block, text, apart);
                nodes(&choice.why, block, text, apart);
            }
        }
        Embed::Items(items) => items.iter().for_each(|item| nodes(&item.text, block, text, apart)),
        Embed::Tabs(tabs) => {
            for tab in tabs {
                nodes(&tab.title, block, text, apart);
                nodes(&tab.body, block, text, apart);
            }
        }
        Embed::Cut(_) | Embed::Core(_) | Embed::Player(_) | Embed::NoteMark { .. } | Embed::Math(_) => {}
    }
}

fn block<E: Edition>(block: &Block<E>, text: &mut Text, apart: &mut Option<&mut Vec<Activity>>) {
    let name = match block.kind {
        Kind::Cue(cue, _) => Name::Cue(cue),
        Kind::Shared(shared) => Name::Shared(shared),
    };
    let minutes = block.minutes.map(|minutes| minutes.to_string());
    if let (Name::Shared(Shared::Activity | Shared::Discussion), Some(apart)) = (name, apart.as_deref_mut()) {
        let mut own = Text::default();
        doc(&block.body, None, &mut own, &mut None);
        apart.push(Activity {
            id: block.id.clone().filter(|id| !made_id(id)),
            title: block.title.as_ref().map(words).unwrap_or_default(),
            minutes,
            grouping: block.grouping.map(|grouping| grouping.as_str().to_owned()),
            fidelity: E::seen(&block.fidelity).map(|fidelity| fidelity.as_str().to_owned()),
            text: own,
        });
        return;
    }
    // What may be left out or done besides is no part of the time of the whole.
    let of = if matches!(name, Name::Cue(Cue::IfShort | Cue::IfTime)) { &mut text.spare } else { &mut text.times };
    of.extend(minutes);
    let inside = Some(name.as_str());
    if let Some(title) = &block.title {
        nodes(title, inside, text, &mut None);
    }
    if let Some(prompt) = E::seen(&block.prompt) {
        end(&mut prompt.clone(), inside, text);
    }
    doc(&block.body, inside, text, apart);
}

fn is_inline(element: &Element) -> bool {
    use Element::{Emphasis, Image, Link, Strikethrough, Strong};
    matches!(element, Emphasis | Strong | Strikethrough | Link { .. } | Image { .. })
}

fn inline_words<E: Edition>(node: &Node<E>, run: &mut String) {
    match node {
        Node::Element(_, inner, _) => inner.iter().for_each(|node| inline_words(node, run)),
        Node::Text(text) | Node::Code(text) | Node::Tex(text, ..) => run.push_str(text),
        Node::SoftBreak | Node::HardBreak => run.push(' '),
        Node::InlineHtml(html, _) => run.push_str(html),
        // One that stands alone is told where the core messages are.
        Node::Embed(Embed::Core(core)) if !core.alone => run.push_str(&core.text),
        Node::Embed(Embed::Player(player)) => {
            let said = player.captions.iter().flat_map(|captions| &captions.transcript).map(|said| said.words.as_str());
            std::iter::once(player.label.as_str()).chain(said).for_each(|words| *run += &format!(" {words}"));
        }
        Node::Embed(Embed::Math(math)) => run.push_str(&math.tex),
        _ => {}
    }
}

fn words<E: Edition>(line: &Inline<E>) -> String {
    let mut run = String::new();
    line.iter().for_each(|node| inline_words(node, &mut run));
    run.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn lines<E: Edition>(lines: &[Inline<E>]) -> Vec<String> {
    lines.iter().map(words).collect()
}

fn material<E: Edition>(item: &Item<E>) -> Material {
    let per = |per| match per {
        Per::Person => "person",
        Per::Pair => "pair",
        Per::Table => "table",
        Per::Room => "room",
    };
    let from = match item.from {
        From::Facilitator => "facilitator",
        From::Host => "host",
        From::Participant => "participant",
    };
    Material {
        thing: words(&item.text),
        quantity: item.quantity,
        per: item.per.map(|of| per(of).to_owned()),
        from: from.to_owned(),
        optional: item.optional,
    }
}

/// A plan; none where nobody wrote one and the modules stand in their order.
fn plan<E: Edition>(plan: &view::Plan<E>, view: &View<E>) -> Option<Plan> {
    let slot = |day: usize, slot: &view::Slot<E>| {
        let what = match &slot.what {
            What::Module(name) => Some(view.pages.iter().find(|page| page.name == *name).map_or(name.clone(), |page| words(&page.title))),
            What::Break => None,
            What::Titled(title) => Some(title.clone()),
        };
        let (least, most) = (slot.at.least, slot.at.most);
        let at = if least == most { least.to_string() } else { format!("{least}-{most}") };
        Slot { day, at, minutes: slot.minutes.to_string(), what }
    };
    let slots = (1..).zip(&plan.days).flat_map(|(number, day)| day.slots.iter().map(move |of| slot(number, of)));
    Some(Plan { name: plan.name.clone(), title: plan.title.clone()?, slots: slots.collect() })
}
