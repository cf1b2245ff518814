//! From a workspace on disk to a site on disk: the only place that knows the order of the stages, and the only one that runs them in
//! parallel.

mod before;
mod build;
mod build_kit;
mod changes;
mod check;
mod choose;
mod compared;
mod content;
mod diff;
mod examine;
mod fmt;
mod folders;
mod known;
mod ledgers;
mod links;
mod make;
mod parallel;
mod parts;
mod preview;
mod proof;
mod release;
mod remembering;
mod repairs;
mod report;
mod schema;
mod shelve;
mod since;
mod status;
mod store;
mod withdraw;
mod work;

pub use build::{Build, Built, build};
pub use check::{Check, Checkup, KitCheckup, check};
pub use choose::kits;
pub use compared::{changes, differs};
pub use content::{Content, Contents, content};
pub use diff::{Diff, Diffed, Told, WORKING, diff};
pub use fmt::{Fmt, Formatted, fmt};
pub use folders::folders;
pub use known::{Records, known, one_ledger};
pub use links::{Linked, Place, links};
pub use make::core;
pub use parallel::threads;
pub use preview::{After, Change, Coaching, Findings, Preview, Shown};
pub use release::{Made, MadePacket, Release, Releasing, release};
pub use repairs::{Repaired, Repairs, repairs};
pub use report::{Reported, Reporting, report};
pub use schema::{OURS, SchemaOf, schema};
pub use status::{Last, State, Status, status};
pub use withdraw::{Withdraw, Withdrawn, withdraw};
pub use work::Work;

pub use crate::check::online::{Answer, Answers, can_be_asked};
pub use crate::check::{Subject, address, codes, day, online, rule, subject};
pub use crate::render::REPORT_HEAD;

use std::path::Path;

use crate::diagnostic::{Report, Sources};
use crate::disk::{self, Wanted};
use crate::kit::Book;
use crate::load;
use crate::tree::Tree;

/// What came of a build.
pub struct Outcome {
    /// What authors should know, in order.
    pub report: Report,
    /// The sources that it points into.
    pub sources: Sources,
    /// What was built; `None` where there were errors, and then nothing was written.
    pub built: Option<Built>,
}

/// What a build is at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Reading the workspace.
    Read,
    /// Understanding and checking it.
    Check,
    /// Making kits, or the editions of one; a step is one of these.
    Make,
    /// Writing the site.
    Write,
}

/// One who watches a build. It is told from many threads, and can change nothing.
pub trait Observer: Sync {
    /// A stage begins, and has so many steps; 0 where nobody knows.
    fn stage(&self, stage: Stage, steps: usize);
    /// A step of the stage is done.
    fn step(&self);
    /// This thread begins a work of a kit, of `kit edition language`, or of something else that has a name.
    fn began(&self, _work: Work, _of: &str) {}
    /// This thread has ended the work that it began last.
    fn ended(&self, _work: Work, _of: &str) {}
}

/// A workspace as it was read.
pub struct Workspace {
    /// Its files.
    pub tree: Tree,
    /// What `book.toml` says; the defaults where it cannot be understood.
    pub book: Book,
    wanted: Wanted,
}

impl Workspace {
    /// A workspace of files and what its `book.toml` says.
    pub fn new(tree: Tree, book: Book) -> Self {
        let wanted = wanted(&book);
        Self { tree, book, wanted }
    }
}

fn wanted(book: &Book) -> Wanted {
    Wanted { kits: book.src.clone(), theme: book.theme.clone() }
}

/// What the `book.toml` of a workspace says; the defaults where it cannot be understood.
///
/// # Errors
///
/// Where there is none, or the disk refuses.
pub fn book(root: &Path) -> Result<Book, disk::Error> {
    Ok(load::book(&disk::read_book(root)?).0)
}

/// Reads the files of a workspace.
fn tree(root: &Path, wanted: &Wanted) -> Result<Tree, disk::Error> {
    disk::read(root, wanted, |files| parallel::each(files, disk::Pending::read))
}

/// Reads a workspace.
///
/// # Errors
///
/// Where there is none, or the disk refuses.
pub fn workspace(root: &Path) -> Result<Workspace, disk::Error> {
    // What is wrong with `book.toml` is reported when everything is loaded, together with all else.
    let (book, _, _) = load::book(&disk::read_book(root)?);
    Ok(Workspace::new(tree(root, &wanted(&book))?, book))
}
