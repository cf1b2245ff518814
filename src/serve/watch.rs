//! Hears what changes on disk, and waits until an edit is whole.
//!
//! notify comes with two debouncers, and neither does here. One forgets that the system lost count and everything has to be read anew, and takes
//! the opening of a file for a change of it, so that our own reading would never end; the other wakes up hundreds of times a second to be
//! as quick as an author's eye. Waiting for silence takes a few lines.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use notify::event::{AccessKind, AccessMode};
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};

use super::Error;

/// An edit is whole when nothing was heard for so long. Editors put a file in place of another within less.
const QUIET: Duration = Duration::from_millis(4);
/// The same where many files change at once: then more are coming, and every reading in between would be for nothing.
const QUIET_OF_MANY: Duration = Duration::from_millis(60);
/// So many files are many.
const MANY: usize = 12;
/// Whoever never falls silent is listened to all the same.
const PATIENCE: Duration = Duration::from_secs(2);

/// One who watches some folders.
pub struct Watch {
    watcher: RecommendedWatcher,
    heard: Receiver<notify::Result<Event>>,
}

impl Watch {
    /// Begins to watch some folders, with or without all that is in them. One that is not there yet is watched by the one above it.
    pub fn begin(folders: &[(PathBuf, bool)]) -> Result<Self, Error> {
        let (tell, heard) = channel();
        let failed = |error: notify::Error| Error::Watch(why(&error));
        let watcher = notify::recommended_watcher(move |event| drop(tell.send(event))).map_err(failed)?;
        let mut watch = Self { watcher, heard };
        match watch.also(folders) {
            Some(error) => Err(failed(error)),
            None => Ok(watch),
        }
    }

    /// Watches these folders too; those that are watched already go on being so. Why one cannot be, where there is a reason but that it
    /// is not there.
    pub fn also(&mut self, folders: &[(PathBuf, bool)]) -> Option<notify::Error> {
        let watched = folders.iter().map(|(folder, deep)| {
            let mode = if *deep { RecursiveMode::Recursive } else { RecursiveMode::NonRecursive };
            self.watcher.watch(folder, mode)
        });
        let missing = |error: &notify::Error| match &error.kind {
            notify::ErrorKind::PathNotFound => true,
            notify::ErrorKind::Io(error) => error.kind() == std::io::ErrorKind::NotFound,
            _ => false,
        };
        watched.filter_map(Result::err).filter(|error| !missing(error)).last()
    }

    /// Waits for an edit: the paths that it touched, or none where nobody knows which they are. Nothing where nobody watches any more.
    pub fn next(&mut self) -> Option<Vec<PathBuf>> {
        loop {
            let mut edit = Edit::default();
            edit.take(self.heard.recv().ok()?);
            if let Some(paths) = self.rest_of(edit) {
                return Some(paths);
            }
        }
    }

    /// The same, for as long as there is time; nothing where nothing was touched.
    #[expect(clippy::disallowed_methods, reason = "what is read when decides nothing of what a page says")]
    pub fn next_within(&mut self, time: Duration) -> Option<Vec<PathBuf>> {
        let end = Instant::now() + time;
        loop {
            let mut edit = Edit::default();
            edit.take(self.heard.recv_timeout(end.saturating_duration_since(Instant::now())).ok()?);
            if let Some(paths) = self.rest_of(edit) {
                return Some(paths);
            }
        }
    }

    /// Listens until an edit is whole; nothing where it touched nothing.
    #[expect(clippy::disallowed_methods, reason = "what is read when decides nothing of what a page says")]
    fn rest_of(&mut self, mut edit: Edit) -> Option<Vec<PathBuf>> {
        let since = Instant::now();
        // A file that was only looked at is no edit: then there is nothing to wait for.
        while !edit.is_nothing() && since.elapsed() < PATIENCE {
            let quiet = if edit.paths.len() >= MANY { QUIET_OF_MANY } else { QUIET };
            match self.heard.recv_timeout(quiet) {
                Ok(event) => edit.take(event),
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => break,
            }
        }
        if edit.unknown || edit.paths.len() >= MANY {
            return Some(Vec::new());
        }
        (!edit.paths.is_empty()).then(|| edit.paths.into_iter().collect())
    }
}

/// What an edit touched so far.
#[derive(Default)]
struct Edit {
    paths: BTreeSet<PathBuf>,
    /// Whether more was touched, and nobody knows what.
    unknown: bool,
}

impl Edit {
    fn take(&mut self, event: notify::Result<Event>) {
        match event {
            Ok(event) if event.need_rescan() => self.unknown = true,
            Ok(event) => match event.kind {
                // To have been written to its end is news; to have been opened or read is none.
                EventKind::Access(AccessKind::Close(AccessMode::Write)) => self.paths.extend(event.paths),
                EventKind::Access(_) => {}
                _ => self.paths.extend(event.paths),
            },
            Err(_) => self.unknown = true,
        }
    }

    fn is_nothing(&self) -> bool {
        self.paths.is_empty() && !self.unknown
    }
}

/// Why the system does not let us watch, in words.
fn why(error: &notify::Error) -> String {
    match &error.kind {
        notify::ErrorKind::MaxFilesWatch => {
            "the system watches no more folders; raise `fs.inotify.max_user_watches`, or close other programs that watch".to_owned()
        }
        _ => error.to_string(),
    }
}
