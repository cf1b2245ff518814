//! The pages of a kit in one language, finished: numbered, linked, and sealed.

use std::collections::BTreeMap;

use super::contents::nearest;
use super::inline::{Line, Pair};
use super::kit_yaml::KitYaml;
use super::links::{Index, PageTarget, Reader, resolve, unknown_core, words_of_their_own};
use super::media::Media;
use super::page::{Draft, Folder};
use super::reading::Reading;
use super::{anchors, once, sequence};
use crate::content::{From, Item, Minutes};
use crate::diagnostic::code::{data, plans as plan_codes};
use crate::diagnostic::{Diagnostic, Report};
use crate::edition::{Audience, Authored, Restricted};
use crate::kit::{CoreMessage, Cut, Desk, Material, Page, PageKind, Plan, PlanWhat, Slot, Text};
use crate::path::KitPath;
use crate::span::{FileId, Spanned};

/// Finishes a kit in one language.
pub fn finish(
    language: &str,
    mut yaml: KitYaml,
    ordered: Vec<(Option<String>, Draft)>,
    plans: Vec<(FileId, Plan)>,
    media: Media<'_>,
    reading: &mut Reading<'_>,
) -> Text {
    let (parts, mut drafts): (Vec<_>, Vec<_>) = ordered.into_iter().unzip();
    let modules = number(&mut drafts);
    for draft in &mut drafts {
        let source = &reading.sources.get(draft.file).text;
        anchor(draft, source, &mut reading.report);
    }
    let core = core_messages(&yaml, &mut drafts, &mut reading.report);
    once::check(&drafts, &mut reading.report);
    for (_, plan) in &plans {
        check_modules(plan, &drafts, &mut reading.report);
    }
    let all_anchors: Vec<_> = drafts.iter_mut().map(|draft| std::mem::take(&mut draft.anchors)).collect();
    let pages = drafts.iter().zip(&all_anchors).map(|(draft, anchors)| {
        let target = PageTarget { name: draft.name.clone(), audience: draft.folder.audience(), anchors };
        (draft.path.clone(), target)
    });
    let index = Index { pages: pages.collect(), media, core, language: language.to_owned() };
    let minutes: Vec<_> = drafts.iter().filter_map(minutes).collect();
    let mut linker = Linker { index: &index, report: &mut reading.report };
    let slots = drafts.into_iter().zip(parts).zip(modules).map(|((draft, part), module)| linker.page(draft, part, module)).collect();
    let front = KitPath::new("kit.yaml").unwrap_or_else(|_| unreachable!("a plain name"));
    linker.lines(&mut yaml.objectives, &front);
    linker.materials(&mut yaml.materials, &front);
    for task in &mut yaml.preparation {
        linker.resolve(&mut task.text, &front, Audience::Facilitator);
    }
    let mut facts = yaml.facts;
    facts.version = yaml.version.as_ref().map(|version| version.value.draft()).unwrap_or_default();
    facts.draft = true;
    facts.minutes = (!minutes.is_empty()).then(|| minutes.into_iter().sum());
    Text {
        language: language.to_owned(),
        facts,
        objectives: yaml.objectives.into_iter().map(|line| line.map(Pair::seal)).collect(),
        core_messages: yaml.core_messages,
        materials: yaml.materials.into_iter().map(sealed).collect(),
        preparation: Restricted::new(yaml.preparation),
        pages: slots,
        plans: plans.into_iter().map(|(_, plan)| plan).collect(),
        media: index.media.files.iter().map(|(path, blob)| (path.clone(), crate::portable::portable(path, blob))).collect(),
        written: yaml.written,
    }
}

/// Numbers the modules, and in them activities and steps; gives each page's number as a module.
fn number(drafts: &mut [Draft]) -> Vec<Option<u32>> {
    let mut modules = 0;
    let mut numbers = Vec::with_capacity(drafts.len());
    for draft in drafts {
        let module = (draft.folder == Folder::Modules).then(|| {
            modules += 1;
            modules
        });
        if let Some(module) = module {
            sequence::number(&mut draft.common.nodes, module);
            if let Some(facilitator) = &mut draft.facilitator {
                sequence::number(&mut facilitator.nodes, module);
            }
        }
        sequence::steps(&mut draft.common.nodes, &mut draft.cuts);
        numbers.push(module);
    }
    numbers
}

/// Gives ids to what links can lead to. Common text comes first, so that its ids come from common text alone.
fn anchor(draft: &mut Draft, source: &str, report: &mut Report) {
    let whose = draft.folder.audience();
    let mut anchors = std::mem::take(&mut draft.anchors);
    anchors.take_written(&mut draft.common.nodes, whose, report);
    anchors.make(&mut draft.common.nodes, whose, source);
    if let Some(facilitator) = &mut draft.facilitator {
        anchors::same_ids(&draft.common.nodes, &mut facilitator.nodes);
    }
    for (audience, block) in &mut draft.cuts {
        anchors.take_written_block(block, *audience, report);
    }
    for (audience, block) in &mut draft.cuts {
        anchors.make(&mut block.body.nodes, *audience, source);
    }
    draft.anchors = anchors;
    sequence::stores(&mut draft.common.nodes, &draft.name, "");
    if let Some(facilitator) = &mut draft.facilitator {
        sequence::stores(&mut facilitator.nodes, &draft.name, "");
    }
    sequence::cut_stores(&draft.common.nodes, &draft.name, &mut draft.cuts, &mut sequence::Places::new());
}

/// The core messages of a kit by id. A module with `core_message` gives its own id to it.
fn core_messages(yaml: &KitYaml, drafts: &mut [Draft], report: &mut Report) -> BTreeMap<String, String> {
    let mut first: BTreeMap<String, CoreMessage> = BTreeMap::new();
    let mut add = |message: &CoreMessage, report: &mut Report| {
        if message.text.value.contains("]{.") {
            report.push(
                Diagnostic::at(
                    &data::SPAN_NOT_HERE,
                    message.text.span,
                    "a core message holds no spans: its words are the same in both editions",
                )
                .hint("use words that fit both"),
            );
        }
        if let Some(other) = first.get(&message.id) {
            report.push(
                Diagnostic::at(
                    &data::DUPLICATE_ID,
                    message.text.span,
                    format!("the core message id `{}` stands twice in the kit", message.id),
                )
                .also(other.text.span, "it stands here first")
                .hint("give one of them another id; a `core_message` has the id of its module"),
            );
        } else {
            first.insert(message.id.clone(), message.clone());
        }
    };
    yaml.core_messages.iter().for_each(|message| add(message, report));
    for draft in drafts.iter_mut().filter(|draft| draft.folder == Folder::Modules) {
        let keys = &mut draft.keys.module;
        if let Some(text) = keys.core_message.take() {
            keys.core_messages.insert(0, CoreMessage { id: draft.name.clone(), text });
        }
        for message in &mut keys.core_messages {
            message.text.value = message.text.value.split_whitespace().collect::<Vec<_>>().join(" ");
        }
        if keys.core_messages.is_empty() && !draft.keys.broken && !draft.keys.core_meant {
            let start = draft.keys.written.start.unwrap_or(crate::span::Span::new(draft.file, 0, 0));
            report.push(
                Diagnostic::at(&data::MISSING_CORE_MESSAGE, start, format!("the module `{}` has no core message", draft.name))
                    .hint("add `core_message:` to its front matter: the one sentence that every participant must leave with"),
            );
        }
        draft.keys.module.core_messages.iter().for_each(|message| add(message, report));
    }
    first.into_iter().map(|(id, message)| (id, message.text.value)).collect()
}

/// Modules that a plan names and nobody wrote.
fn check_modules(plan: &Plan, drafts: &[Draft], report: &mut Report) {
    let modules = || drafts.iter().filter(|draft| draft.folder == Folder::Modules).map(|draft| draft.name.as_str());
    for item in plan.days.iter().flat_map(|day| &day.items) {
        let PlanWhat::Module(name) = &item.what else { continue };
        if !modules().any(|module| module == name) {
            let diagnostic = Diagnostic::at(&plan_codes::UNKNOWN_MODULE, item.span, format!("there is no module `{name}`"));
            report.push(match nearest(name, modules()) {
                Some(near) => diagnostic.label(format!("did you mean `{near}`?")).hint(format!("write `{near}`")),
                None => diagnostic.hint("write a module's name: its `id`, or its file's name without number and `.md`"),
            });
        }
    }
}

/// Follows links, then seals.
struct Linker<'i, 'r> {
    index: &'i Index<'i>,
    report: &'r mut Report,
}

impl Linker<'_, '_> {
    fn resolve(&mut self, nodes: &mut [crate::content::Node<Authored>], path: &KitPath, audience: Audience) {
        resolve(nodes, Reader { path, audience }, self.index, self.report);
    }

    fn line(&mut self, line: &mut Line, path: &KitPath, whose: Audience) {
        self.resolve(&mut line.common, path, whose);
        if let Some(facilitator) = &mut line.facilitator {
            self.resolve(facilitator, path, whose);
        }
    }

    fn lines(&mut self, lines: &mut [Spanned<Line>], path: &KitPath) {
        lines.iter_mut().for_each(|line| self.line(&mut line.value, path, Audience::Both));
    }

    fn materials(&mut self, materials: &mut [Pair<Item<Authored>>], path: &KitPath) {
        for material in materials {
            let whose = if material.common.from == From::Participant { Audience::Both } else { Audience::Facilitator };
            self.resolve(&mut material.common.text, path, whose);
            if let Some(facilitator) = &mut material.facilitator {
                self.resolve(&mut facilitator.text, path, whose);
            }
        }
    }

    /// A finished page. Links in common text are judged as common in both of its wordings.
    fn page(&mut self, mut draft: Draft, part: Option<String>, module: Option<u32>) -> Slot {
        let path = draft.path.clone();
        let whose = draft.folder.audience();
        for title in [Some(&draft.title.value.common), draft.title.value.facilitator.as_ref()].into_iter().flatten() {
            words_of_their_own(title, self.report);
        }
        self.line(&mut draft.title.value, &path, whose);
        for doc in [Some(&mut draft.common), draft.facilitator.as_mut()].into_iter().flatten() {
            self.resolve(&mut doc.nodes, &path, whose);
            for note in &mut doc.notes {
                self.resolve(&mut note.nodes, &path, whose);
            }
        }
        for (audience, block) in &mut draft.cuts {
            let mut around = [crate::content::Node::Embed(crate::content::Embed::Block(Box::new(std::mem::replace(
                block,
                super::blocks::nothing(block.span),
            ))))];
            self.resolve(&mut around, &path, *audience);
            let [crate::content::Node::Embed(crate::content::Embed::Block(done))] = around else { continue };
            *block = *done;
        }
        for id in &draft.said_again {
            if !self.index.core.contains_key(&id.value) {
                self.report.push(unknown_core(&id.value, id.span, self.index));
            }
        }
        let minutes = minutes(&draft);
        let mut keys = std::mem::take(&mut draft.keys.module);
        self.lines(&mut keys.objectives, &path);
        self.materials(&mut keys.materials, &path);
        for task in &mut keys.preparation {
            self.resolve(&mut task.text, &path, Audience::Facilitator);
        }
        let cut = |(audience, block)| match audience {
            Audience::Participant => Cut::Participant(block),
            _ => Cut::Facilitator(Restricted::new(block)),
        };
        let kind = match (draft.folder, module) {
            (_, Some(number)) => PageKind::Module(number),
            (Folder::Handouts, _) => PageKind::Handout,
            _ => PageKind::Page,
        };
        let page = Page {
            name: draft.name,
            kind,
            source: draft.source,
            title: draft.title.map(Pair::seal),
            part,
            minutes,
            objectives: keys.objectives.into_iter().map(|line| line.map(Pair::seal)).collect(),
            core_messages: keys.core_messages,
            materials: keys.materials.into_iter().map(sealed).collect(),
            desk: Restricted::new(Desk { fidelity: keys.fidelity, preparation: keys.preparation }),
            body: Pair { common: draft.common, facilitator: draft.facilitator }.seal(),
            cuts: draft.cuts.into_iter().map(cut).collect(),
            untranslated: draft.untranslated,
            license: draft.keys.license.map(|license| license.value),
            span: draft.span,
            written: draft.keys.written,
        };
        match whose {
            Audience::Both => Slot::Common(page),
            Audience::Facilitator => Slot::Facilitator(Restricted::new(page)),
            Audience::Participant => Slot::Participant(page),
        }
    }
}

/// How long a module takes: as written, or as long as its activities.
fn minutes(draft: &Draft) -> Option<Minutes> {
    let of_activities = || sequence::minutes(&draft.common.nodes);
    (draft.folder == Folder::Modules).then(|| draft.keys.module.minutes.or_else(of_activities)).flatten()
}

/// A material in its place: sealed unless participants bring it.
fn sealed(material: Pair<Item<Authored>>) -> Material {
    if material.common.from == From::Participant {
        Material::Participant(material.seal())
    } else {
        Material::Facilitator(Restricted::new(material.for_facilitator()))
    }
}
