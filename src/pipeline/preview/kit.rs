//! A kit in a preview: its files, what is wrong with them, and what was good last.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use super::Shown;
use super::findings::is_error;
use super::made::Good;
use crate::blob::Blob;
use crate::check::{self, Around};
use crate::diagnostic::{Diagnostic, Report, Severity, Sources};
use crate::kit::Levels;
use crate::load;
use crate::path::KitPath;
use crate::pipeline::parallel::each;
use crate::pipeline::parts::alone;
use crate::tree::Tree;

/// A kit at one moment.
pub(super) struct Kit {
    /// Its files.
    pub tree: Tree,
    /// What is wrong with them.
    pub report: Report,
    /// The texts that the report points into.
    pub sources: Sources,
    /// What can be shown: of these files, or of those that were good last; none where there never were any.
    pub good: Option<Arc<Good>>,
    /// What was made of it so far, by its path on the site.
    made: Mutex<BTreeMap<String, Arc<Blob>>>,
    /// What went wrong in templates while it was made.
    bad: Mutex<Vec<Diagnostic>>,
    /// What the coach says of it, once somebody looks.
    coached: OnceLock<Report>,
}

/// So many files are kept once they are made: those that somebody is looking at, and not a whole kit that somebody walks through.
const KEPT_AT_MOST: usize = 64;

impl Kit {
    /// Loads a kit; where it has errors, what was good last stays.
    fn of(id: &str, tree: Tree, before: Option<&Self>, src: &KitPath) -> Self {
        let (checked, sources, report) = check::check(load::load(&alone(tree.clone(), src)));
        let good = checked.and_then(|checked| Good::of(id, checked)).map(Arc::new);
        let good = good.or_else(|| before.and_then(|before| before.good.clone()));
        Self { tree, report, sources, good, made: Mutex::default(), bad: Mutex::default(), coached: OnceLock::new() }
    }

    /// What is wrong with it, at the levels that its authors set. What they made an error still keeps no page from being shown.
    pub fn told(&self, book: &Levels) -> Report {
        let Some(good) = self.good.as_ref().filter(|_| self.report.errors() == 0) else { return self.report.clone() };
        let mut told = check::graded(good.kit(), &self.sources, self.report.clone(), book);
        told.diagnostics.iter_mut().for_each(|found| found.severity = found.severity.max(Severity::Warning));
        told
    }

    /// What the coach says of it, where it has no errors. A preview knows no day, so nothing is told of what is valid until one.
    pub fn coached(&self, book: &Levels) -> Option<&Report> {
        let good = self.good.as_ref().filter(|_| self.report.errors() == 0)?;
        let around = Around { book, today: "", changed: &[], answers: None };
        Some(self.coached.get_or_init(|| check::coach(good.kit(), &self.sources, self.report.clone(), &around).report))
    }

    /// The same kit, with nothing made of it yet: for another theme.
    pub fn afresh(&self) -> Self {
        let Self { tree, report, sources, good, .. } = self;
        let (tree, report, sources, good) = (tree.clone(), report.clone(), sources.clone(), good.clone());
        Self { tree, report, sources, good, made: Mutex::default(), bad: Mutex::default(), coached: OnceLock::new() }
    }

    /// The file of a path, made by `make` where nobody asked for it before.
    pub fn show(&self, path: &str, make: impl FnOnce() -> (Option<Blob>, Vec<Diagnostic>)) -> Shown {
        // A thread that panicked has left whole files behind, or none.
        let made = || self.made.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(blob) = made().get(path) {
            return Shown::File(blob.clone());
        }
        let (blob, found) = make();
        if found.iter().any(is_error) {
            let mut bad = self.bad.lock().unwrap_or_else(PoisonError::into_inner);
            let fresh: Vec<_> = found.into_iter().filter(|diagnostic| is_error(diagnostic) && !bad.contains(diagnostic)).collect();
            bad.extend(fresh);
            return Shown::Broken;
        }
        let Some(blob) = blob.map(Arc::new) else { return Shown::Nothing };
        let mut made = made();
        if made.len() >= KEPT_AT_MOST {
            made.clear();
        }
        made.insert(path.to_owned(), blob.clone());
        Shown::File(blob)
    }

    /// What went wrong in templates so far.
    pub fn bad(&self) -> Vec<Diagnostic> {
        self.bad.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

/// Loads kits side by side, each with what it was before.
pub(super) fn all(kits: Vec<(String, Tree, Option<Arc<Kit>>)>, src: &KitPath) -> BTreeMap<String, Arc<Kit>> {
    let loaded = each(&kits, |(id, tree, before)| Arc::new(Kit::of(id, tree.clone(), before.as_deref(), src)));
    kits.into_iter().map(|(id, ..)| id).zip(loaded).collect()
}
