//! A site in the making: a folder beside its place, filled while pages are still being made, and swapped in when it is whole.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use super::durable::{self, Watch};
use super::lock::Lock;
use super::standing::Standing;
use super::swap::{folders_in, remove, swap};
use super::{Error, Several, Target, fill, in_turn, marker};
use crate::blob::Sha256Sum;
use crate::cache::Files;
use crate::path::KitPath;
use crate::publish::{Content, Plan};

/// What was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Applied {
    /// The folder, as the caller named it.
    pub folder: PathBuf,
    /// How many files are in it.
    pub files: usize,
}

/// A folder that is being filled. Unless it is [finished](Self::finish), it goes as it came, and the old site stands as it was.
pub struct Staging<'t> {
    target: &'t Target,
    folder: PathBuf,
    watch: Watch,
    several: Several<'t>,
    standing: Standing,
    /// The folders that were made in it so far.
    folders: Mutex<BTreeSet<KitPath>>,
    // Dropped behind the folder: until then nobody else may write there.
    _lock: Lock,
    _above: Above,
}

/// The folders above a target that were made for it, the innermost first. Those that are empty when a build ends go again: a build that
/// comes to nothing leaves nothing behind.
struct Above(Vec<PathBuf>);

impl Above {
    fn make(parent: &Path) -> Result<Self, Error> {
        let made =
            Self(parent.ancestors().take_while(|above| !above.as_os_str().is_empty() && !above.exists()).map(Path::to_owned).collect());
        fs::create_dir_all(parent).map_err(|error| Error::io("make the folder", parent, error))?;
        Ok(made)
    }
}

impl Drop for Above {
    fn drop(&mut self) {
        // The first that is not empty keeps all above it.
        let _ = self.0.iter().try_for_each(fs::remove_dir);
    }
}

impl<'t> Staging<'t> {
    /// Makes the folder. Until it is finished or dropped, no other build can write to this target. `several` is how the folders of a site
    /// that stands there are worked on.
    ///
    /// # Errors
    ///
    /// Where another build is at it, or the disk refuses.
    pub fn begin(target: &'t Target, several: Several<'t>) -> Result<Self, Error> {
        let beside = target.beside();
        let parent = parent(target);
        let above = Above::make(parent)?;
        let lock = Lock::take(&beside.lock, || target.busy())?;
        target.bring_back()?;
        remove(&beside.new)?;
        remove(&beside.old)?;
        // Once more under the lock: somebody may have put something there since.
        target.check(several)?;
        let folder = beside.new;
        let made = fill::make_folder(&folder).and_then(|()| Watch::over(&folder));
        // What went wrong is the news; a leftover is removed by the next run at the latest.
        let watch = made.inspect_err(|_| drop(remove(&folder)))?;
        Ok(Self {
            target,
            folder,
            watch,
            several,
            standing: Standing::new(target.folder.clone()),
            folders: Mutex::default(),
            _lock: lock,
            _above: above,
        })
    }

    /// Writes the files of a plan. What is given back is the same plan, which holds none of their bytes any more, and size and digest of
    /// each file that stands there now and did not before. What the site that stands now had `before`, and is the same, is taken over
    /// from there. Several threads may write at once.
    ///
    /// # Errors
    ///
    /// Where the disk refuses, or a source changed since it was read.
    pub fn fill(&self, plan: Plan, before: &Files) -> Result<(Plan, Files), Error> {
        self.make_folders(&plan)?;
        let mut files = Files::new();
        let plan = plan.written(|path, content| {
            let content = fill::held(content).map_err(|error| Error::io("write", &self.folder.join(path.as_str()), error))?;
            let known = match &content {
                Content::Written(_) => return Ok(()),
                Content::Blob(blob) => Some((blob.size(), blob.sha256())),
                Content::Zip(_) | Content::Entry(_) => None,
            };
            let same = known.is_some_and(|known| before.get(path) == Some(&known) && self.standing.has(path, known));
            if !same || fs::hard_link(self.standing.folder().join(path.as_str()), self.folder.join(path.as_str())).is_err() {
                self.write(path, content)?;
            }
            let written = self.folder.join(path.as_str());
            let read = || File::open(&written).and_then(Sha256Sum::of_reader).map(|(sha256, size)| (size, sha256));
            let of = known.map_or_else(|| read().map_err(|error| Error::io("read", &written, error)), Ok)?;
            files.insert(path.clone(), of);
            Ok(())
        })?;
        Ok((plan, files))
    }

    fn write(&self, path: &KitPath, content: Content) -> Result<(), Error> {
        let place = self.folder.join(path.as_str());
        fill::file(&place, content).map_err(|error| Error::io("write", &place, error))
    }

    /// Whether the site that stands now has these files, each byte as it was.
    pub fn has(&self, files: &Files) -> bool {
        files.iter().all(|(path, known)| self.standing.has(path, *known))
    }

    /// Takes files over from the site that stands now and [has](Self::has) them, and gives their plan. Where the disk can give a file two
    /// names, nothing is copied.
    ///
    /// # Errors
    ///
    /// Where the disk refuses.
    pub fn take_over(&self, files: &Files) -> Result<Plan, Error> {
        let plan = standing(files);
        self.make_folders(&plan)?;
        for path in files.keys() {
            let (from, to) = (self.standing.folder().join(path.as_str()), self.folder.join(path.as_str()));
            if fs::hard_link(&from, &to).is_err() {
                fs::copy(&from, &to).map_err(|error| Error::io("write", &to, error))?;
            }
        }
        Ok(plan)
    }

    fn make_folders(&self, plan: &Plan) -> Result<(), Error> {
        for below in plan.folders() {
            // A thread that panicked has made its folders or not; the set says which.
            let mut folders = self.folders.lock().unwrap_or_else(PoisonError::into_inner);
            if !folders.contains(below) {
                fill::make_folder(&self.folder.join(below.as_str()))?;
                folders.insert(below.clone());
            }
        }
        Ok(())
    }

    /// Puts the folder in the target's place, with all that `plan` says that it holds. Interrupted anywhere, the old site or the new one
    /// stands.
    ///
    /// # Errors
    ///
    /// Where the disk refuses; then the old site stands as it was, unless the message says that the new one does.
    pub fn finish(mut self, plan: &Plan) -> Result<Applied, Error> {
        let beside = self.target.beside();
        let parent = parent(self.target);
        let path = self.folder.join(marker::NAME);
        fill::unsynced(&path, &marker::text(plan)).map_err(|error| Error::io("write", &path, error))?;
        let below = |path: &KitPath| self.folder.join(path.as_str());
        let files = || plan.files.keys().map(below).chain([path]).collect();
        let folders = || std::iter::once(self.folder.clone()).chain(plan.folders().map(below)).collect();
        self.watch.sync(&self.folder, files, folders)?;
        // And at the last moment, for writing may have taken minutes.
        self.target.check(self.several)?;

        if let Err(error) = swap(&self.folder, &self.target.folder, &beside.old) {
            self.target.bring_back()?;
            return Err(Error::io("put the new site in the place of", &self.target.named, error));
        }
        // What stands aside now is the old site, if anything.
        let aside = std::mem::take(&mut self.folder);
        durable::folder(parent).map_err(|error| Error::io("write", parent, error).late(STANDS))?;
        let cleared = folders_in(&aside).and_then(|folders| (self.several)(&folders, &remove)).and_then(|()| remove(&aside));
        cleared.map_err(|error| error.late(STANDS))?;
        remove(&beside.old).map_err(|error| error.late(STANDS))?;
        Ok(Applied { folder: self.target.named().to_owned(), files: plan.files.len() })
    }
}

impl Drop for Staging<'_> {
    fn drop(&mut self) {
        if !self.folder.as_os_str().is_empty() {
            // Nothing that anybody has; the next run tries once more.
            let _ = remove(&self.folder);
        }
    }
}

/// Writes a site and puts it in the target's place, in one go.
///
/// # Errors
///
/// As those of the steps that it is made of.
pub fn apply(plan: Plan, target: &Target) -> Result<Applied, Error> {
    let staging = Staging::begin(target, &in_turn)?;
    let (plan, _) = staging.fill(plan, &Files::new())?;
    staging.finish(&plan)
}

/// The plan of files that stand on a disk, so that none can be in the way of another.
fn standing(files: &Files) -> Plan {
    let mut plan = Plan::default();
    files.iter().for_each(|(path, (size, _))| drop(plan.add(path.clone(), Content::Written(*size))));
    plan
}

fn parent(target: &Target) -> &Path {
    target.folder.parent().unwrap_or(Path::new("."))
}

/// What is so when anything fails after the swap.
const STANDS: &str = "the new site stands in its place already; build again to clear up";
