//! A kit from its folder, in all its languages.

use std::collections::{BTreeMap, BTreeSet};

use super::contents::in_order;
use super::finish::finish;
use super::kit_yaml::{KitYaml, is_language, kit_yaml};
use super::media::Media;
use super::page::{Draft, Folder, page};
use super::plan::plan;
use super::reading::Reading;
use crate::blob::Blob;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::code::{data, files};
use crate::kit::{Kit, Plan, Text};
use crate::path::KitPath;
use crate::span::{FileId, Span, Spanned};
use crate::version::Version;

/// The files of one kit by their path in it, with their whole path.
type Files<'t> = BTreeMap<KitPath, (&'t KitPath, &'t Blob)>;

/// Files that a kit may hold and that no page shows, in lower case.
const IGNORED: [&str; 6] = ["kit.lock", "readme.md", "license", "license.md", "license.txt", "changelog.md"];

/// Reads the kit in `folder`; `None` where it has no usable `kit.yaml`.
pub fn kit(folder: &str, id: &str, reading: &mut Reading<'_>) -> Option<Kit> {
    let tree = reading.tree;
    let files: Files<'_> = tree.under(folder).filter_map(|(rest, path, blob)| Some((KitPath::new(rest).ok()?, (path, blob)))).collect();
    let (path, blob) = files.iter().find(|(path, _)| path.as_str() == "kit.yaml").map(|(_, file)| *file)?;
    let (file, source) = reading.source(path, blob)?;
    let yaml = kit_yaml(&source, file, false, &mut reading.report);
    let language = yaml.language.clone().unwrap_or_else(|| "en".to_owned());
    let version = yaml.version.clone();
    let levels = yaml.levels.clone();
    let translations = translations(&files, &language, reading);
    refuse_unread(&files, &translations, reading);

    let kit = KitFiles { id, files: &files, language: &language };
    let mut texts = vec![kit.text(None, yaml, reading)];
    for translation in &translations {
        // Read again from the same source: what a translation leaves out stands in the source language.
        let yaml = kit_yaml(&source, file, false, &mut reading.report);
        texts.push(kit.text(Some(translation), yaml, reading));
    }
    let version = match version {
        Some(version) => version,
        None => Spanned::new(Version::parse("0.0.0").ok()?, Span::new(file, 0, 0)),
    };
    let license = license(&files, reading);
    Some(Kit { id: id.to_owned(), version, texts, levels, license })
}

/// What the kit's own file of its license says. It is a note, so one that is no text is left alone.
fn license(files: &Files<'_>, reading: &mut Reading<'_>) -> Option<Spanned<String>> {
    let is_license = |path: &KitPath| matches!(path.as_str().to_lowercase().as_str(), "license" | "license.md" | "license.txt");
    let (path, blob) = files.iter().find(|(path, _)| is_license(path)).map(|(_, file)| *file)?;
    let text = String::from_utf8(blob.bytes()?.to_vec()).ok()?;
    let file = reading.sources.add(path.clone(), text.clone());
    Some(Spanned::new(text, Span::new(file, 0, 0)))
}

/// The languages that a kit is translated into.
fn translations(files: &Files<'_>, source: &str, reading: &mut Reading<'_>) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut refused = BTreeSet::new();
    for (path, (whole, _)) in files {
        let Some(tag) = path.within("locales").and_then(|rest| rest.split_once('/')).map(|(tag, _)| tag) else { continue };
        if found.contains(tag) {
            continue;
        }
        if is_language(tag) && tag != source {
            found.insert(tag.to_owned());
        } else {
            if !refused.insert(tag) {
                continue;
            }
            let folder = whole.as_str().strip_suffix(path.as_str()).unwrap_or_default();
            let (why, hint) = if tag == source {
                ("is the language of the kit itself", "move its files up into the kit, or correct `language` in `kit.yaml`")
            } else {
                ("is not a language tag", "name the folder after the language of the translation, as BCP 47 has it: `es`, `pt-BR`")
            };
            reading.report.push(Diagnostic::nowhere(&data::BAD_LANGUAGE, format!("`{folder}locales/{tag}/`: `{tag}` {why}")).hint(hint));
        }
    }
    found
}

/// Files that nobody reads are most likely in the wrong place.
fn refuse_unread(files: &Files<'_>, translations: &BTreeSet<String>, reading: &mut Reading<'_>) {
    for (path, (whole, _)) in files {
        let inner = path.within("locales").and_then(|rest| rest.split_once('/'));
        // A folder that is named after no language was told as a whole.
        if inner.is_some_and(|(tag, _)| !translations.contains(tag)) {
            continue;
        }
        let inner = inner.map_or(path.as_str(), |(_, rest)| rest);
        let known = match inner.split_once('/') {
            None => inner == "kit.yaml" || IGNORED.contains(&inner.to_lowercase().as_str()),
            Some(("media", _)) => true,
            Some(("plans", name)) => name.ends_with(".yaml") && !name.contains('/'),
            Some((folder, name)) => Folder::ALL.iter().any(|(known, _)| *known == folder) && name.ends_with(".md") && !name.contains('/'),
        };
        if known {
            continue;
        }
        let hint = match inner.split_once('/') {
            Some(("plans", name)) if name.ends_with(".yml") => "rename it to `.yaml`".to_owned(),
            Some((folder, name)) if name.contains('/') && Folder::ALL.iter().any(|(known, _)| *known == folder) => {
                format!("move it up into `{folder}/`: folders in there are not read")
            }
            Some(("local", _)) => "take it out: derived kits are not built by this version of tttkit".to_owned(),
            _ => "put pages into `pages/`, `modules/`, `handouts/`, `facilitator/` or `participant/` as `.md` files, plans into `plans/`, everything else into `media/`".to_owned(),
        };
        reading.report.push(Diagnostic::nowhere(&files::UNREAD_FILE, format!("nothing reads `{whole}`")).hint(hint));
    }
}

/// The files of one kit while its languages are read.
struct KitFiles<'k, 't> {
    id: &'k str,
    files: &'k Files<'t>,
    language: &'k str,
}

impl<'t> KitFiles<'_, 't> {
    /// The kit in one language, its own where `translation` is none.
    fn text(&self, translation: Option<&String>, mut yaml: KitYaml, reading: &mut Reading<'_>) -> Text {
        if let Some(language) = translation {
            self.translate(language, &mut yaml, reading);
        }
        yaml.facts.id = self.id.to_owned();
        let drafts = self.drafts(translation, reading);
        let plans = self.plans(translation, reading);
        let media = self.media(translation);
        let drafts = in_order(drafts, &yaml.contents, reading);
        let language = translation.map_or(self.language, String::as_str);
        let index = Media { files: media.iter().map(|(path, blob)| (path.clone(), *blob)).collect() };
        finish(language, yaml, drafts, plans, index, reading)
    }

    /// Lays what a translation's `kit.yaml` says over the kit's own.
    fn translate(&self, language: &str, yaml: &mut KitYaml, reading: &mut Reading<'_>) {
        let wanted = format!("locales/{language}/kit.yaml");
        let Some((_, (path, blob))) = self.files.iter().find(|(path, _)| path.as_str() == wanted) else { return };
        let Some((file, source)) = reading.source(path, blob) else { return };
        let own = kit_yaml(&source, file, true, &mut reading.report);
        if !own.facts.title.is_empty() {
            yaml.facts.title = own.facts.title;
        }
        yaml.facts.summary = own.facts.summary.or(yaml.facts.summary.take());
        yaml.facts.audience = own.facts.audience.or(yaml.facts.audience.take());
        for message in own.core_messages {
            match yaml.core_messages.iter_mut().find(|other| other.id == message.id) {
                Some(other) => other.text = message.text,
                None => reading.report.push(
                    Diagnostic::at(&data::TRANSLATION_DIFFERS, message.text.span, format!("the kit has no core message `{}`", message.id))
                        .hint("translate the messages that the kit has, under the same ids"),
                ),
            }
        }
        if !own.objectives.is_empty() {
            yaml.objectives = own.objectives;
        }
        if !own.materials.is_empty() {
            yaml.materials = own.materials;
        }
        yaml.written.allow.extend(own.written.allow);
        if !own.preparation.is_empty() {
            yaml.preparation = own.preparation;
        }
        if !own.contents.is_empty() {
            yaml.contents = own.contents;
        }
    }

    /// The pages in one language; a page without a translation stands in the source language, marked.
    fn drafts(&self, translation: Option<&String>, reading: &mut Reading<'_>) -> Vec<Draft> {
        let mut drafts = Vec::new();
        for (name, folder) in Folder::ALL {
            for (path, (whole, blob)) in self.files.iter().filter(|(path, _)| path.parent() == Some(name) && path.extension() == "md") {
                let translated = translation.and_then(|tag| self.files.get(&KitPath::new(&format!("locales/{tag}/{path}")).ok()?));
                let (read, fallback) = match (translated, translation) {
                    (Some(file), _) => (*file, false),
                    (None, translation) => ((*whole, *blob), translation.is_some()),
                };
                if let Some((file, source)) = reading.source(read.0, read.1) {
                    let mut draft = page(folder, path, read.0, file, &source, &mut reading.report);
                    draft.untranslated = fallback.then(|| self.language.to_owned());
                    drafts.push(draft);
                }
            }
        }
        if let Some(tag) = translation {
            self.without_source(tag, reading);
        }
        drafts
    }

    /// Pages of a translation that translate nothing.
    fn without_source(&self, tag: &str, reading: &mut Reading<'_>) {
        for (path, (whole, blob)) in self.files {
            let Some(inner) = path.within("locales").and_then(|rest| rest.strip_prefix(tag)).and_then(|rest| rest.strip_prefix('/')) else {
                continue;
            };
            let is_page = inner.ends_with(".md") || inner.starts_with("plans/");
            if is_page
                && !self.files.keys().any(|path| path.as_str() == inner)
                && let Some((file, _)) = reading.source(whole, blob)
            {
                reading.report.push(
                    Diagnostic::at(
                        &data::TRANSLATION_DIFFERS,
                        Span::new(file, 0, 0),
                        format!("there is no `{inner}` that this could be a translation of"),
                    )
                    .hint("give it the path that the page has in the source language"),
                );
            }
        }
    }

    fn plans(&self, translation: Option<&String>, reading: &mut Reading<'_>) -> Vec<(FileId, Plan)> {
        let mut plans = Vec::new();
        for (path, own) in self.files.iter().filter(|(path, _)| path.parent() == Some("plans") && path.extension() == "yaml") {
            let translated = translation.and_then(|tag| self.files.get(&KitPath::new(&format!("locales/{tag}/{path}")).ok()?));
            let (whole, blob) = translated.unwrap_or(own);
            if let Some((file, source)) = reading.source(whole, blob)
                && let Some(plan) = plan(path.stem(), &source, file, &mut reading.report)
            {
                plans.push((file, plan));
            }
        }
        plans
    }

    /// The media that one language refers to, its own laid over those of the kit.
    fn media(&self, translation: Option<&String>) -> BTreeMap<KitPath, &'t Blob> {
        let below = |prefix: &str| {
            let prefix = prefix.to_owned();
            self.files.iter().filter_map(move |(path, (_, blob))| {
                let path = path.as_str().strip_prefix(&prefix)?;
                path.starts_with("media/").then(|| KitPath::new(path).ok()).flatten().map(|path| (path, *blob))
            })
        };
        let own = translation.map(|tag| below(&format!("locales/{tag}/")).collect::<Vec<_>>()).unwrap_or_default();
        below("").chain(own).collect()
    }
}
