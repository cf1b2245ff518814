//! Writes the sources of kits in one way. A kit is written only if it delivers the same before and after, in every edition and language.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::choose::choose;
use super::ledgers::{folder, ledger};
use super::parallel::each_owned;
use super::parts::{Parts, alone, parts};
use super::{Workspace, workspace};
use crate::blob::{Blob, Sha256Sum};
use crate::check::{self, Checked};
use crate::diagnostic::{Report, Severity, Sources};
use crate::disk;
use crate::edition::{Facilitator, Participant};
use crate::fmt;
use crate::load;
use crate::path::KitPath;
use crate::portable::source_text;
use crate::release::{self, Standing, standing};
use crate::transcript;
use crate::tree::Tree;
use crate::view;

/// What is to be written.
#[derive(Clone, Debug, Default)]
pub struct Fmt {
    /// The workspace's folder.
    pub root: PathBuf,
    /// The kits, by id; all where it is empty.
    pub kits: Vec<String>,
    /// Whether nothing is written.
    pub check: bool,
}

/// What came of it.
#[derive(Debug, Default)]
pub struct Formatted {
    /// The files that were written, or would be.
    pub files: Vec<KitPath>,
    /// What was left as it is though it is not written in our way: which, and why.
    pub left: Vec<(String, String)>,
    /// What keeps kits from being read: they were left as they are.
    pub report: Report,
    /// The sources that it points into.
    pub sources: Sources,
}

/// Writes the kits of a workspace.
///
/// # Errors
///
/// Where there is no workspace, or the disk refuses.
pub fn fmt(request: &Fmt) -> Result<Formatted, disk::Error> {
    let Workspace { mut tree, book, .. } = workspace(&request.root)?;
    if let Err(report) = choose(&mut tree, &book.src, &request.kits) {
        return Ok(Formatted { report, ..Formatted::default() });
    }
    let Parts { kits, .. } = parts(tree, &book.src);
    let made = each_owned(kits, |(id, tree)| kit(&id, &alone(tree, &book.src), &book.src, fmt::fmt));
    let mut all = Formatted::default();
    for Kit { files, left, report, sources } in made {
        let by = all.sources.append(sources);
        all.report.extend(report.moved(by));
        all.left.extend(left);
        for File { path, before, after } in files {
            if !request.check {
                disk::rewrite(&request.root, &path, &before, &after)?;
            }
            all.files.push(path);
        }
    }
    Ok(all)
}

/// The pages of a kit that are written otherwise with their fences and keys in our way, by their paths, where it delivers the same then.
/// None of a kit that cannot be read, or that was released as it stands.
pub(super) fn tidied(id: &str, tree: &Tree, src: &KitPath) -> BTreeMap<KitPath, String> {
    kit(id, tree, src, fmt::tidy).files.into_iter().map(|file| (file.path, file.after)).collect()
}

/// What came of a kit.
#[derive(Default)]
struct Kit {
    files: Vec<File>,
    left: Vec<(String, String)>,
    report: Report,
    sources: Sources,
}

/// A file that is written otherwise in our way.
struct File {
    path: KitPath,
    before: Vec<u8>,
    after: String,
}

/// One that writes a file in our way, by its path in its kit.
type Writer = fn(&str, &str) -> Option<String>;

fn kit(id: &str, tree: &Tree, src: &KitPath, write: Writer) -> Kit {
    let (checked, mut sources, mut report) = check::check(load::load(tree));
    let Some(checked) = checked else {
        report.diagnostics.retain(|found| found.severity == Severity::Error);
        return Kit { left: vec![(id.to_owned(), "it cannot be read".to_owned())], report, sources, ..Kit::default() };
    };
    let mut kit = Kit::default();
    let folder = folder(src, id);
    let mut unsteady = Vec::new();
    for (rest, path, blob) in tree.under(&folder) {
        let Some((before, text)) = blob.bytes().and_then(|bytes| Some((bytes.to_vec(), source_text(bytes).ok()?))) else { continue };
        match write(rest, &text) {
            Some(after) if after.as_bytes() == before => {}
            Some(after) if write(rest, &after).is_none_or(|again| again == after) => {
                kit.files.push(File { path: path.clone(), before, after })
            }
            Some(_) => unsteady.push(path.clone()),
            None => {}
        }
    }
    if let Some(version) = released(&checked, tree, &folder, &mut sources)
        && !(kit.files.is_empty() && unsteady.is_empty())
    {
        let why = format!("version {version} was released, and its sources stay as they were; raise `version` first");
        return Kit { left: vec![(id.to_owned(), why)], ..Kit::default() };
    }
    let delivered = delivered(&checked);
    drop(checked);
    let same = |files: &[&File]| delivered_with(tree, files).is_some_and(|now| now == delivered);
    if !same(&kit.files.iter().collect::<Vec<_>>()) {
        let (good, bad): (Vec<_>, Vec<_>) = std::mem::take(&mut kit.files).into_iter().partition(|file| same(&[file]));
        unsteady.extend(bad.into_iter().map(|file| file.path));
        if same(&good.iter().collect::<Vec<_>>()) {
            kit.files = good;
        } else {
            unsteady.extend(good.into_iter().map(|file| file.path));
        }
    }
    let why = "written in one way, it would not say quite the same";
    kit.left.extend(unsteady.into_iter().map(|path| (path.to_string(), why.to_owned())));
    kit
}

/// The version of a kit, where it was released with these very sources.
fn released(checked: &Checked, tree: &Tree, folder: &str, sources: &mut Sources) -> Option<String> {
    let version = &checked.kits.first()?.version.value;
    // What is wrong with a ledger is for others to tell.
    let (ledger, _) = ledger(tree, folder, sources).ok()?;
    let own = release::Sources::of(tree, folder).digest();
    (standing(&ledger, version, own) == Standing::Released).then(|| version.to_string())
}

/// What a kit delivers, edition by edition and language by language.
fn delivered(checked: &Checked) -> Vec<Sha256Sum> {
    let kits = checked.kits.iter().enumerate();
    let texts = kits.flat_map(|(kit, of)| (0..of.texts.len()).map(move |language| (kit, language)));
    texts
        .flat_map(|(kit, language)| {
            let facilitator = transcript::content(&view::view::<Facilitator>(checked, kit, language));
            let participant = transcript::content(&view::view::<Participant>(checked, kit, language));
            [facilitator.digest(), participant.digest()]
        })
        .collect()
}

/// What it would deliver with some files written otherwise; none where it could not be read.
fn delivered_with(tree: &Tree, files: &[&File]) -> Option<Vec<Sha256Sum>> {
    let mut tree = tree.clone();
    for file in files {
        tree.files.insert(file.path.clone(), Blob::held(file.after.as_bytes()));
    }
    let (checked, _, _) = check::check(load::load(&tree));
    checked.map(|checked| delivered(&checked))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree() -> Tree {
        let module = "---\ntitle: Why\ncore_message: One.\n---\n\nText.\n";
        Tree::of([
            ("book.toml", "[book]\ntitle = \"Kits\"\n"),
            ("kits/a/kit.yaml", "version: 1.0.0\nschema: 1\ntitle: A\n"),
            ("kits/a/modules/01-why.md", module),
            ("kits/a/pages/welcome.md", "# Welcome\n\nText. \n"),
        ])
    }

    /// What is written, and what is left, with a writer that may be wrong.
    fn with(write: Writer) -> (Vec<String>, Vec<String>) {
        let src = KitPath::new("kits").unwrap();
        let Kit { files, left, .. } = kit("a", &tree(), &src, write);
        (files.into_iter().map(|file| file.path.to_string()).collect(), left.into_iter().map(|(what, _)| what).collect())
    }

    #[test]
    fn what_would_change_what_a_kit_delivers_is_left() {
        let (written, left) = with(fmt::fmt);
        assert_eq!((written.as_slice(), left.len()), (["kits/a/kit.yaml".to_owned(), "kits/a/pages/welcome.md".to_owned()].as_slice(), 0));
        let (written, left) =
            with(|path, text| Some(if path.contains("01-why") { text.replace("Text", "Words") } else { fmt::fmt(path, text)? }));
        assert_eq!((written.len(), left), (2, vec!["kits/a/modules/01-why.md".to_owned()]));
        // What could not be read any more, and what is never the same twice.
        let (written, left) =
            with(|path, text| Some(if path.contains("01-why") { text.replace("---", "--") } else { fmt::fmt(path, text)? }));
        assert_eq!((written.len(), left), (2, vec!["kits/a/modules/01-why.md".to_owned()]));
        let (written, left) = with(|path, text| (!path.ends_with("yaml")).then(|| format!("{text}\n")));
        assert_eq!((written.len(), left.len()), (0, 2));
    }
}
