//! Whether repairs are certain: a kit is read again with them, and nothing may be wrong then that was right before.

use std::collections::BTreeMap;

use super::check::Looked;
use crate::blob::Blob;
use crate::check::{self, Around};
use crate::diagnostic::{Diagnostic, Edit, Fix, Report, Sources, mended};
use crate::load;
use crate::tree::Tree;

/// A kit is read again so often at most: who has more to mend mends some and asks again.
const READ_AT_MOST: usize = 40;

/// A repair that may be certain, with the finding that it takes away.
pub(super) type Candidate = (Finding, Fix);

/// What a finding says, by its rule and its words.
type Finding = (&'static str, String);

/// Takes the repairs off the findings of a kit that are not certain.
pub(super) fn keep_certain(looked: &mut Looked, around: &Around<'_>) {
    let candidates = candidates(&looked.coached.report);
    if candidates.is_empty() {
        return;
    }
    let certain = Proof::new(&looked.tree, &looked.sources, around).certain(candidates);
    for found in &mut looked.coached.report.diagnostics {
        found.fix.take_if(|fix| !certain.contains(fix));
    }
}

/// The repairs that the findings of a report have.
pub(super) fn candidates(report: &Report) -> Vec<Candidate> {
    let of = |found: &Diagnostic| Some(((found.code.name, found.message.clone()), found.fix.clone()?));
    report.diagnostics.iter().filter_map(of).collect()
}

/// What is told of a kit, how often.
type Told = BTreeMap<Finding, usize>;

/// A kit as it stands, to be held against what repairs make of it.
pub(super) struct Proof<'a> {
    tree: &'a Tree,
    sources: &'a Sources,
    around: &'a Around<'a>,
    before: Reading,
}

/// What is told of a kit by reading it, and, where it can be built, by the coach.
struct Reading {
    read: Told,
    coached: Option<Told>,
}

impl<'a> Proof<'a> {
    /// A kit in a workspace of its own, with the sources that its findings point into.
    pub fn new(tree: &'a Tree, sources: &'a Sources, around: &'a Around<'a>) -> Self {
        Self { tree, sources, around, before: reading(tree, around) }
    }

    /// Those of some repairs that are certain together.
    pub fn certain(&self, fixes: Vec<Candidate>) -> Vec<Fix> {
        let mut kept = Vec::new();
        self.keep(fixes, &mut kept, &mut 0);
        kept.into_iter().map(|(_, fix)| fix).collect()
    }

    /// Adds to what is kept all of some repairs that stand with it: the whole, or else what stands of each half.
    fn keep(&self, mut fixes: Vec<Candidate>, kept: &mut Vec<Candidate>, read: &mut usize) {
        if fixes.is_empty() || *read == READ_AT_MOST {
            return;
        }
        *read += 1;
        let before = kept.len();
        kept.extend(fixes.iter().cloned());
        if self.holds(kept) {
            return;
        }
        kept.truncate(before);
        if fixes.len() > 1 {
            let rest = fixes.split_off(fixes.len() / 2);
            self.keep(fixes, kept, read);
            self.keep(rest, kept, read);
        }
    }

    fn holds(&self, fixes: &[Candidate]) -> bool {
        let edits: Vec<_> = fixes.iter().flat_map(|(_, fix)| &fix.edits).cloned().collect();
        let Some(tree) = with(self.tree, self.sources, &edits) else { return false };
        let after = reading(&tree, self.around);
        let mut may = self.before.read.clone();
        let mut may_coached = self.before.coached.clone();
        for (gone, _) in fixes {
            for told in [Some(&mut may), may_coached.as_mut()].into_iter().flatten() {
                // Told once for each language, and mended for all.
                told.remove(gone);
            }
        }
        let within = |told: &Told, may: &Told| told.iter().all(|(what, times)| may.get(what).is_some_and(|most| times <= most));
        // What the coach tells of a kit that could not be built before is news, and no fault of the repair.
        let coached = match (&after.coached, &may_coached) {
            (Some(told), Some(may)) => within(told, may),
            (None, Some(_)) => false,
            (_, None) => true,
        };
        coached && within(&after.read, &may)
    }
}

/// A kit with some edits made; none where they are in each other's way.
pub(super) fn with(tree: &Tree, sources: &Sources, edits: &[Edit]) -> Option<Tree> {
    let mut tree = tree.clone();
    let mut files: Vec<_> = edits.iter().map(|edit| edit.span.file).collect();
    files.sort_unstable();
    files.dedup();
    for file in files {
        let source = sources.get(file);
        let text = mended(&source.text, file, edits)?;
        *tree.files.get_mut(&source.path)? = Blob::held(text.into_bytes());
    }
    Some(tree)
}

fn reading(tree: &Tree, around: &Around<'_>) -> Reading {
    let (checked, sources, report) = check::check(load::load(tree));
    let read = told(&report);
    let kit = checked.as_ref().and_then(|checked| checked.kits.first());
    let coached = kit.map(|kit| {
        let coached = check::coach(kit, &sources, report, around);
        let allowed = Report { diagnostics: coached.allowed.into_iter().map(|(found, _)| found).collect() };
        let mut all = coached.report;
        all.extend(allowed);
        told(&all)
    });
    Reading { read, coached }
}

fn told(report: &Report) -> Told {
    report.diagnostics.iter().fold(Told::new(), |mut told, found| {
        *told.entry((found.code.name, found.message.clone())).or_default() += 1;
        told
    })
}
