//! Work is bounded: how many files are written, how many pages rendered, how often a block of code is colored, how much is allocated. No
//! clock is asked, so a busy machine changes nothing. `just bench` is for time.
//!
//! Bounds on allocations have two sides. Above, work was added: find out which before the bound is moved. Below, work was saved (move the
//! bound, or it no longer notices when that is lost) or was taken to another thread, where it is not counted.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "tests run the program on real files, and fail by panicking")]

mod support;

use std::ops::Range;

use allocation_counter::{AllocationInfo, measure};
use support::generate::{MODULES_A_KIT, workspace};
use support::{Nobody, checked, read, theme, tree, write};
use tttkit::check::Checked;
use tttkit::digest::Stamp;
use tttkit::edition::{Edition, Facilitator, Participant, Restricted};
use tttkit::load;
use tttkit::pack;
use tttkit::pipeline::{self, Build};
use tttkit::render::{self, Hosting, Site, Theme};
use tttkit::transcript;
use tttkit::view;

const KITS: usize = 2;
const MODULES: usize = KITS * MODULES_A_KIT;

/// The pages of an edition that every kit has: its front page, `start`, `sheet`, `all-in-one` and the agenda.
const OF_BOTH: usize = 5;
/// The facilitator's own: `room`, `get-ready`, `run`, `presenter`, `projector` and `delivery`.
const OF_FACILITATOR: usize = 6;
/// The participant's own: `takeaway` and `attendance`.
const OF_PARTICIPANT: usize = 2;

#[test]
fn every_page_is_rendered_once() {
    let folder = tempfile::tempdir().unwrap();
    let (root, out) = (folder.path().join("workspace"), folder.path().join("site"));
    write(&root, &workspace(MODULES));
    let request = Build { root, out: Some(out.clone()), deny_warnings: true, fresh: true, ..Build::default() };
    let built = pipeline::build(&request, &Nobody).unwrap().built.unwrap();
    assert_eq!(built.pages, 2 * MODULES + KITS * (2 * OF_BOTH + OF_FACILITATOR + OF_PARTICIPANT));
    assert_eq!(built.packets, 2 * KITS);
    let site = read(&out);
    let in_editions = |path: &&String| path.ends_with(".html") && path.matches('/').count() == 3;
    assert_eq!(site.keys().filter(in_editions).count(), built.pages);
}

/// Opened for writing is counted by the system, so a file that is written twice is two.
#[test]
#[cfg(target_os = "linux")]
fn every_file_is_written_once() {
    let folder = tempfile::tempdir().unwrap();
    write(&folder.path().join("workspace"), &workspace(MODULES));
    let log = folder.path().join("log");
    let mut strace = std::process::Command::new("strace");
    strace.args(["-f", "-y", "-e", "trace=openat,creat,link,linkat,copy_file_range", "-o"]).arg(&log);
    strace.arg(env!("CARGO_BIN_EXE_tttkit")).args(["build", "--fresh", "--out", "../site"]).current_dir(folder.path().join("workspace"));
    let ran = strace.output().unwrap_or_else(|error| panic!("`strace` cannot be run, so nothing was counted; install it: {error}"));
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    let log = std::fs::read_to_string(&log).unwrap();
    let here = folder.path().to_str().unwrap();
    let made = log.lines().filter(|line| line.contains(here) && line.contains("O_CREAT")).count();
    let files = read(&folder.path().join("site")).len();
    // The lock is a file, too, and is gone at the end.
    assert!((files..=files + 3).contains(&made), "{made} files were opened for {files} that stand there");
}

/// Coloring allocates more than anything else on these pages, so whether it is done again shows.
#[test]
fn a_block_of_code_is_colored_once_for_all_pages_and_editions() {
    let checked = one_kit();
    // Patterns are compiled once for the whole process.
    rendering::<Facilitator>(&checked, &theme());
    let theme = theme();
    let first = rendering::<Facilitator>(&checked, &theme).count_total;
    let coloring = first - rendering::<Facilitator>(&checked, &theme).count_total;
    let blocks = 2 * MODULES_A_KIT as u64;
    // 3,101 when this was written, and 4,723 with the grammars as syntect has them: a pattern that goes to the machine that goes back and
    // tries again allocates three times for one that goes to an automaton (`build/boundaries.rs`).
    let per_block = coloring / blocks;
    assert!((1500..3900).contains(&per_block), "coloring allocates {per_block} times a block");
    // Styles and scripts are made once as well, and are no code.
    let _ = theme.common(Participant::NAME, "en");
    let other = rendering::<Participant>(&checked, &theme).count_total;
    let again = rendering::<Participant>(&checked, &theme).count_total;
    let more = other.saturating_sub(again);
    assert!(more * 2 * blocks < coloring, "the other edition allocates {more} times for what was colored; all coloring is {coloring}");
}

/// Views of both editions are one figure; rendering includes the view and its digests, as in a build, and code that was colored before.
#[test]
fn stages_allocate_so_much_and_no_more() {
    let tree = tree(&workspace(MODULES_A_KIT));
    let (checked, theme) = (one_kit(), theme());
    render::<Facilitator>(&checked, &theme);
    let sites = render::<Facilitator>(&checked, &theme);
    let wrong: Vec<String> = [
        outside("load", measure(|| drop(load::load(&tree))), LOAD),
        outside("view", measure(|| viewed(&checked)), VIEW),
        outside("render, facilitator", rendering::<Facilitator>(&checked, &theme), FACILITATOR),
        outside("render, participant", rendering::<Participant>(&checked, &theme), PARTICIPANT),
        outside("pack", measure(|| sites.into_iter().for_each(|site| drop(pack::pack(site, "en")))), PACK),
    ]
    .into_iter()
    .flatten()
    .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// How often a module allocates, and how many bytes: from half of what was counted when the bound was set to a quarter more.
type Bound = (Range<u64>, Range<u64>);

const LOAD: Bound = (2200..5550, 630_000..1_580_000);
const VIEW: Bound = (710..1790, 120_000..310_000);
const FACILITATOR: Bound = (3400..8700, 840_000..2_100_000);
const PARTICIPANT: Bound = (2300..5850, 410_000..1_030_000);
const PACK: Bound = (50..120, 1_200_000..2_900_000);

/// What is wrong with the allocations of a stage, if anything.
fn outside(stage: &str, used: AllocationInfo, (times, bytes): Bound) -> Option<String> {
    let a_module = |total: u64| total / MODULES_A_KIT as u64;
    let (found, of_bytes) = (a_module(used.count_total), a_module(used.bytes_total));
    let fits = times.contains(&found) && bytes.contains(&of_bytes);
    (!fits).then(|| format!("{stage}: a module allocates {found} times and {of_bytes} bytes, which should be {times:?} and {bytes:?}"))
}

/// Ten modules: enough for what a page costs, and coloring takes its time where nothing is optimized.
fn one_kit() -> Checked {
    checked(&workspace(MODULES_A_KIT)).unwrap()
}

fn viewed(checked: &Checked) {
    for kit in 0..checked.kits.len() {
        drop((view::view::<Facilitator>(checked, kit, 0), view::view::<Participant>(checked, kit, 0)));
    }
}

/// What rendering an edition of all kits allocates.
fn rendering<E: Edition>(checked: &Checked, theme: &Theme) -> AllocationInfo {
    measure(|| drop(render::<E>(checked, theme)))
}

fn render<E: Edition>(checked: &Checked, theme: &Theme) -> Vec<Site<E>> {
    let nothing_since = Restricted::new(Vec::new());
    let one = |kit| {
        let view = view::view::<E>(checked, kit, 0);
        let stamp = Stamp { content: transcript::content(&view).digest(), core: pipeline::core(checked, kit) };
        let (site, found) = render::render(&view, &stamp, &nothing_since, theme, &Hosting::default());
        assert!(found.is_empty(), "{found:?}");
        site
    };
    (0..checked.kits.len()).map(one).collect()
}
