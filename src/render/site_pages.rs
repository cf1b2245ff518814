//! The pages that stand beside the kits on a website: the catalogue, and a page a kit.

use std::collections::BTreeMap;

use serde::Serialize;

use super::chrome::{Contact, contact};
use super::page::Fact;
use super::press::Press;
use super::theme::Theme;
use super::words;
use crate::blob::Blob;
use crate::content::Minutes;
use crate::diagnostic::Diagnostic;
use crate::path::KitPath;

/// What a website holds.
#[derive(Clone, Debug, Default)]
pub struct SitePages {
    /// The site's title.
    pub title: String,
    /// What it holds, in a sentence.
    pub description: Option<String>,
    /// Who publishes it.
    pub authors: Vec<String>,
    /// The language of these pages, BCP 47.
    pub language: String,
    /// The kits, in the order of the shelf.
    pub kits: Vec<ShelvedKit>,
}

/// A kit on the shelf.
#[derive(Clone, Debug, Default)]
pub struct ShelvedKit {
    /// Its id, which is its folder.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What it is, in a sentence.
    pub summary: Option<String>,
    /// For whom.
    pub audience: Option<String>,
    /// How long all modules take.
    pub minutes: Option<Minutes>,
    /// Its version as people see it.
    pub version: String,
    /// Whether that is a working copy.
    pub draft: bool,
    /// Its languages, BCP 47, the source language first.
    pub languages: Vec<String>,
    /// The editions that can be opened here.
    pub editions: Vec<OpenEdition>,
    /// The packets that can be downloaded.
    pub packets: Vec<OfferedPacket>,
    /// SPDX expression.
    pub license: Option<String>,
    /// Whom to ask.
    pub contact: Option<String>,
    /// From which day it is valid, `2026-08-01`.
    pub valid_from: Option<String>,
    /// Until which day.
    pub valid_until: Option<String>,
}

/// An edition that can be opened.
#[derive(Clone, Debug, Default)]
pub struct OpenEdition {
    /// `facilitator` or `participant`.
    pub edition: String,
    /// BCP 47.
    pub language: String,
    /// Its front page, from the kit's folder: `participant/en/index.html`.
    pub href: String,
}

/// A packet that can be downloaded.
#[derive(Clone, Debug, Default)]
pub struct OfferedPacket {
    /// `facilitator` or `participant`.
    pub edition: String,
    /// BCP 47.
    pub language: String,
    /// Its address, from the kit's folder.
    pub href: String,
    /// How many bytes it has.
    pub size: u64,
}

/// `index.html`, `<kit>/index.html` and `assets/`: the site's own pages, and what is wrong with the theme.
pub fn catalogue(theme: &Theme, site: &SitePages) -> (BTreeMap<KitPath, Blob>, Vec<Diagnostic>) {
    let press = Press::new(theme, &site.language);
    let mut files = super::Files::default();
    let chrome = |home: &str, window: String| SiteChrome {
        language: site.language.clone(),
        direction: words::direction(&site.language),
        window,
        title: site.title.clone(),
        authors: site.authors.clone(),
        home: home.to_owned(),
    };
    let kits = site.kits.iter().map(|kit| card(&press, kit)).collect();
    let window = press.strings.fill("window_site", &[("page", &press.strings.get("training_kits")), ("site", &site.title)]);
    files.page("index", press.fill("site/catalogue.html", &Catalogue { chrome: chrome("", window), description: site.description.clone(), kits }));
    for kit in &site.kits {
        let window = press.strings.fill("window_site", &[("page", &kit.title), ("site", &site.title)]);
        let context = KitPage { chrome: chrome("../", window), kit: page(&press, site, kit) };
        files.page(&format!("{}/index", kit.id), press.fill("site/kit.html", &context));
    }
    files.assets(theme);
    (files.0, press.diagnostics())
}

#[derive(Serialize)]
struct SiteChrome {
    language: String,
    direction: &'static str,
    window: String,
    title: String,
    authors: Vec<String>,
    /// What leads from here to the site's root: nothing, or `../`.
    home: String,
}

#[derive(Serialize)]
struct Catalogue {
    chrome: SiteChrome,
    description: Option<String>,
    kits: Vec<Card>,
}

#[derive(Serialize)]
struct Card {
    href: String,
    title: String,
    summary: Option<String>,
    time: Option<String>,
    version: String,
    draft: bool,
    languages: String,
    audience: Option<String>,
}

#[derive(Serialize)]
struct KitPage {
    chrome: SiteChrome,
    kit: KitContext,
}

#[derive(Serialize)]
struct KitContext {
    title: String,
    summary: Option<String>,
    version: String,
    draft: bool,
    facts: Vec<Fact>,
    editions: Vec<Open>,
    packets: Vec<Row>,
    license: Option<String>,
    contact: Option<Contact>,
}

#[derive(Serialize)]
struct Open {
    text: String,
    href: String,
    /// The language, where it is not the site's.
    language: Option<String>,
    code: String,
}

#[derive(Serialize)]
struct Row {
    edition: String,
    language: String,
    code: String,
    href: String,
    size: String,
}

fn card(press: &Press<'_>, kit: &ShelvedKit) -> Card {
    let names: Vec<String> = kit.languages.iter().map(|code| words::language(press.strings, code)).collect();
    Card {
        href: format!("{}/index.html", kit.id),
        title: kit.title.clone(),
        summary: kit.summary.clone(),
        time: kit.minutes.map(|minutes| words::minutes(press.strings, minutes)),
        version: kit.version.clone(),
        draft: kit.draft,
        languages: names.join(", "),
        audience: kit.audience.clone(),
    }
}

fn page(press: &Press<'_>, site: &SitePages, kit: &ShelvedKit) -> KitContext {
    let strings = press.strings;
    let mut facts = Vec::new();
    let mut fact = |key: &str, words: Option<&str>| facts.extend(words.map(|words| Fact::new(press.word(key), words)));
    fact("version", Some(&kit.version));
    fact("time", kit.minutes.map(|minutes| words::minutes(strings, minutes)).as_deref());
    fact("for", kit.audience.as_deref());
    fact("valid", words::valid(strings, kit.valid_from.as_deref(), kit.valid_until.as_deref()).as_deref());
    fact("license", kit.license.as_deref());
    let editions = kit.editions.iter().map(|open| Open {
        text: press.word(&format!("open_{}", open.edition)),
        href: open.href.clone(),
        language: (open.language != site.language).then(|| words::language(strings, &open.language)),
        code: open.language.clone(),
    });
    let packets = kit.packets.iter().map(|packet| Row {
        edition: press.word(&format!("edition_{}", packet.edition)),
        language: words::language(strings, &packet.language),
        code: packet.language.clone(),
        href: packet.href.clone(),
        size: words::size(strings, packet.size),
    });
    KitContext {
        title: kit.title.clone(),
        summary: kit.summary.clone(),
        version: kit.version.clone(),
        draft: kit.draft,
        facts,
        editions: editions.collect(),
        packets: packets.collect(),
        license: kit.license.clone(),
        contact: kit.contact.as_deref().map(contact),
    }
}
