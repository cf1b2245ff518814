//! What a browser is told of the page that it shows: all there is to know each time, so that one who missed something misses nothing.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;

use super::live::Live;
use crate::json;
use crate::pipeline::{Coaching, Preview, Shown};

/// A preview at one moment, and when which of its parts changed last, counted in moments.
pub struct Moment {
    /// Which moment it is, from 1.
    pub at: u64,
    /// The preview.
    pub preview: Arc<Preview>,
    /// How many errors there are.
    pub errors: usize,
    /// When stylesheets may have changed last.
    pub styles: u64,
    /// When scripts may have.
    pub scripts: u64,
    /// When which media did.
    pub media: BTreeMap<String, u64>,
}

impl Moment {
    /// The first.
    pub fn first(preview: Preview) -> Self {
        let errors = preview.findings().errors();
        Self { at: 1, preview: Arc::new(preview), errors, styles: 1, scripts: 1, media: BTreeMap::new() }
    }
}

/// How a page stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Page {
    /// What its text can be told from another by; none where it cannot be shown.
    page: Option<String>,
    /// Where it is to be found now.
    moved: Option<String>,
    /// Whether there is no such page.
    gone: bool,
}

#[derive(Serialize)]
struct State<'s> {
    run: u32,
    at: u64,
    #[serde(flatten)]
    page: Page,
    styles: u64,
    scripts: u64,
    media: BTreeMap<&'s str, u64>,
    across: Option<String>,
    errors: usize,
    /// What should be mended in the page's kit before a release; where the browser may not see it, nothing.
    before_a_release: usize,
    /// What would make it better.
    advice: usize,
    /// Both with excerpts of the sources.
    coach: String,
    /// The errors with excerpts of the sources; none where the browser may not see those.
    told: Option<String>,
}

/// How the page at a path stands.
pub fn page(moment: &Moment, path: &str) -> Page {
    let of = |page, moved, gone| Page { page, moved, gone };
    match moment.preview.show(path) {
        Shown::File(blob) => of(Some(blob.sha256().to_string()), None, false),
        Shown::Elsewhere(to) => match moment.preview.show(&to) {
            // Whoever asked for a folder sees its first page.
            Shown::File(blob) if path.is_empty() || path.ends_with('/') => of(Some(blob.sha256().to_string()), None, false),
            Shown::File(_) => of(None, Some(format!("/{to}")), false),
            _ => of(None, None, true),
        },
        Shown::Broken => of(None, None, false),
        Shown::Packet | Shown::Nothing => of(None, None, true),
    }
}

/// All that the browser that shows a page has to know, as JSON in one line.
pub fn state(moment: &Moment, live: &Live, path: &str) -> String {
    let page = page(moment, path);
    // After the page was made: what went wrong in its templates is known by then.
    let findings = moment.preview.findings();
    let kit = path.split('/').next().unwrap_or_default();
    let media = moment.media.iter().filter_map(|(file, at)| {
        let (folder, name) = file.split_once("/media/")?;
        // What an edition has no use for, it is not told of.
        let asset = format!("{}/assets/media/{name}", path.rsplit_once('/')?.0);
        let mine = folder.rsplit('/').next() == Some(kit) && matches!(moment.preview.show(&asset), Shown::File(_));
        mine.then_some((name, *at))
    });
    let errors = findings.errors();
    let coaching = if live.candid { moment.preview.coaching(path).unwrap_or_default() } else { Coaching::default() };
    json::text(&State {
        run: std::process::id(),
        at: moment.at,
        page,
        styles: moment.styles,
        scripts: moment.scripts,
        media: media.collect(),
        across: moment.preview.across(path).map(|path| format!("/{path}")),
        errors,
        before_a_release: coaching.before_a_release,
        advice: coaching.advice,
        coach: coaching.told,
        told: (live.candid && errors > 0).then(|| findings.told(false, 100)),
    })
}
