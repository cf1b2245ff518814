//! The pages that stand beside the kits on a website: the catalogue, and a page a kit.

use std::collections::BTreeMap;

use serde::Serialize;

use super::chrome::{Contact, contact};
use super::page::Fact;
use super::press::Press;
use super::theme::Theme;
use super::verify_page::verify_page;
use super::words;
use crate::blob::Blob;
use crate::catalogue::{Catalogue as Offers, Copy, Issue, Offer};
use crate::diagnostic::Diagnostic;
use crate::path::KitPath;

/// `index.html`, `<kit>/index.html`, `verify.html` and `assets/`: the site's own pages, and what is wrong with the theme.
pub fn site_pages(site: &Offers, theme: &Theme) -> (BTreeMap<KitPath, Blob>, Vec<Diagnostic>) {
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
    files.page(
        "index",
        press.fill("site/catalogue.html", &Catalogue { chrome: chrome("", window), description: site.description.clone(), kits }),
    );
    for kit in &site.kits {
        let window = press.strings.fill("window_site", &[("page", &kit.facts.title), ("site", &site.title)]);
        let context = KitPage { chrome: chrome("../", window), kit: page(&press, site, kit) };
        files.page(&format!("{}/index", kit.facts.id), press.fill("site/kit.html", &context));
    }
    let window = press.strings.fill("window_site", &[("page", &press.strings.get("verify_title")), ("site", &site.title)]);
    files.page("verify", verify_page(&press, chrome("", window), &site.known));
    files.assets(theme);
    (files.0, press.diagnostics())
}

/// What stands around every page of the site itself.
#[derive(Serialize)]
pub(super) struct SiteChrome {
    pub(super) language: String,
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

fn card(press: &Press<'_>, kit: &Offer) -> Card {
    let mut languages: Vec<&str> = copies(kit).map(|copy| copy.language.as_str()).collect();
    languages.dedup();
    let names: Vec<String> = languages.iter().map(|code| words::language(press.strings, code)).collect();
    let facts = &kit.facts;
    Card {
        href: kit.page.as_str().to_owned(),
        title: facts.title.clone(),
        summary: facts.summary.clone(),
        time: facts.minutes.map(|minutes| words::minutes(press.strings, minutes)),
        version: facts.version.clone(),
        draft: facts.draft,
        languages: names.join(", "),
        audience: facts.audience.clone(),
    }
}

/// What there is of the version that a kit's page opens with.
fn copies(kit: &Offer) -> impl Iterator<Item = &Copy> {
    let stands = |issue: &&Issue| issue.withdrawn.is_none();
    kit.releases.iter().find(stands).or(kit.draft.as_ref()).into_iter().flat_map(|issue| &issue.copies)
}

fn page(press: &Press<'_>, site: &Offers, kit: &Offer) -> KitContext {
    let strings = press.strings;
    let of = &kit.facts;
    let mut facts = Vec::new();
    let mut fact = |key: &str, words: Option<&str>| facts.extend(words.map(|words| Fact::new(press.word(key), words)));
    fact("version", Some(&of.version));
    fact("time", of.minutes.map(|minutes| words::minutes(strings, minutes)).as_deref());
    fact("for", of.audience.as_deref());
    fact("valid", words::valid(strings, of.valid_from.as_deref(), of.valid_until.as_deref()).as_deref());
    fact("license", of.license.as_deref());
    // Addresses start from the kit's own folder, where its page stands.
    let from_kit = |path: &KitPath| path.within(&of.id).unwrap_or(path.as_str()).to_owned();
    let open = |copy: &Copy| Open {
        text: press.word(&format!("open_{}", copy.edition)),
        href: copy.start.as_ref().map(from_kit).unwrap_or_default(),
        language: (copy.language != site.language).then(|| words::language(strings, &copy.language)),
        code: copy.language.clone(),
    };
    let row = |copy: &Copy| Row {
        edition: press.word(&format!("edition_{}", copy.edition)),
        language: words::language(strings, &copy.language),
        code: copy.language.clone(),
        href: from_kit(&copy.packet.path),
        size: words::size(strings, copy.packet.size),
    };
    KitContext {
        title: of.title.clone(),
        summary: of.summary.clone(),
        version: of.version.clone(),
        draft: of.draft,
        facts,
        editions: copies(kit).map(open).collect(),
        packets: copies(kit).map(row).collect(),
        license: of.license.clone(),
        contact: of.contact.as_deref().map(contact),
    }
}
