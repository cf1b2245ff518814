//! The preview as it stands now, and who looks at what of it.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use super::Rebuilt;
use super::http::News;
use super::state::{self, Moment};
use super::watch::Watch;
use crate::disk;
use crate::pipeline::{After, Change, Preview};

/// What all connections share.
pub struct Live {
    /// The moment that is shown, and the news that there is another.
    news: News<Arc<Moment>>,
    /// The pages that browsers look at, with how many do.
    watched: Mutex<BTreeMap<String, usize>>,
    /// Whether browsers may be told what is wrong in the words of the sources.
    pub candid: bool,
}

/// A mistake that was not there before waits so long for the rest of an edit: many programs save a file in two steps.
const DOUBT: Duration = Duration::from_millis(100);
/// And so often: what is still wrong then is told.
const LOOKS: usize = 5;

impl Live {
    /// The first moment of a preview.
    pub fn new(preview: Preview, candid: bool) -> Self {
        Self { news: News::new(Arc::new(Moment::first(preview))), watched: Mutex::default(), candid }
    }

    /// The moment that is shown.
    pub fn now(&self) -> Arc<Moment> {
        self.news.now()
    }

    /// The preview of that moment.
    pub fn preview(&self) -> Arc<Preview> {
        self.now().preview.clone()
    }

    /// One who wants to hear of every new moment.
    pub fn listener(&self) -> super::http::Listener<Arc<Moment>> {
        self.news.listener()
    }

    /// Notes that a browser looks at a page, until the note is dropped.
    pub fn looking(self: &Arc<Self>, page: &str) -> Looking {
        *self.counts().entry(page.to_owned()).or_default() += 1;
        Looking { live: self.clone(), page: page.to_owned() }
    }

    fn counts(&self) -> std::sync::MutexGuard<'_, BTreeMap<String, usize>> {
        self.watched.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes an edit of some files in, and tells the browsers; nothing where nothing is different. With it, whether everything was read.
    #[expect(clippy::disallowed_methods, reason = "how long it took reaches nothing but the terminal")]
    pub fn take(&self, mut paths: Vec<PathBuf>, watch: &mut Watch) -> (Option<Result<Rebuilt, disk::Error>>, bool) {
        let since = Instant::now();
        let before = self.now();
        let mut looks = 0;
        let (preview, change, whole) = loop {
            let After { next, whole } = match before.preview.after(&paths) {
                Ok(after) => after,
                Err(error) => return (Some(Err(error)), false),
            };
            let Some((preview, change)) = next else { return (None, whole) };
            looks += 1;
            let worse = preview.findings().errors() > before.errors && looks < LOOKS;
            match worse.then(|| watch.next_within(DOUBT)).flatten() {
                Some(more) if more.is_empty() => paths.clear(),
                Some(more) if !paths.is_empty() => paths.extend(more),
                Some(_) => {}
                None => break (preview, change, whole),
            }
        };
        let files = change.files.clone();
        let moment = Arc::new(before.next(preview, change));
        let looked_at: Vec<String> = self.counts().keys().cloned().collect();
        let pages = looked_at.iter().filter(|page| state::page(&moment, page) != state::page(&before, page)).count();
        self.news.tell(moment.clone());
        let took = since.elapsed();
        (Some(Ok(Rebuilt { files, pages, took, findings: moment.preview.findings() })), whole)
    }
}

impl Moment {
    fn next(&self, preview: Preview, change: Change) -> Self {
        let (at, errors) = (self.at + 1, preview.findings().errors());
        let mut media = self.media.clone();
        media.extend(change.files.iter().filter(|file| file.contains("/media/")).map(|file| (file.clone(), at)));
        let when = |changed: bool, before: u64| if changed { at } else { before };
        let (styles, scripts) = (when(change.styles, self.styles), when(change.scripts, self.scripts));
        Self { at, preview: Arc::new(preview), errors, styles, scripts, media }
    }
}

/// That a browser looks at a page.
pub struct Looking {
    live: Arc<Live>,
    page: String,
}

impl Drop for Looking {
    fn drop(&mut self) {
        let mut counts = self.live.counts();
        match counts.get_mut(&self.page) {
            Some(count) if *count > 1 => *count -= 1,
            _ => drop(counts.remove(&self.page)),
        }
    }
}
