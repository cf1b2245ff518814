//! Each stage of a build alone, on one thread: how long it takes and what it allocates, over one generated kit (ten modules) and over ten.
//!
//! `cargo bench --bench stages`, with a word behind it for the stages whose name holds it. What a stage is given was made before its
//! clock starts.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a bench touches real files and fails by panicking")]

#[path = "../tests/support/mod.rs"]
mod support;

use std::io::Cursor;

use divan::counter::ItemsCount;
use divan::{AllocProfiler, Bencher};
use tttkit::check::{self, Checked};
use tttkit::digest::Stamp;
use tttkit::edition::{Edition, Facilitator, Participant, Restricted};
use tttkit::load;
use tttkit::pack;
use tttkit::pipeline;
use tttkit::render::{self, Highlighter, Hosting, Site, Theme};
use tttkit::transcript;
use tttkit::view::{self, View};

use support::generate::workspace;

#[global_allocator]
static ALLOCATIONS: AllocProfiler = AllocProfiler::system();

/// Modules: of one kit and of ten.
const SIZES: [usize; 2] = [10, 100];

fn main() {
    divan::main();
}

fn checked(modules: usize) -> Checked {
    support::checked(&workspace(modules)).unwrap()
}

fn views<E: Edition>(checked: &Checked) -> Vec<View<E>> {
    (0..checked.kits.len()).map(|kit| view::view(checked, kit, 0)).collect()
}

fn stamp<E: Edition>(checked: &Checked, kit: usize, view: &View<E>) -> Stamp {
    Stamp { content: transcript::content(view).digest(), core: pipeline::core(checked, kit) }
}

fn stamps<E: Edition>(checked: &Checked, views: &[View<E>]) -> Vec<Stamp> {
    views.iter().enumerate().map(|(kit, view)| stamp(checked, kit, view)).collect()
}

fn rendered<E: Edition>(views: &[View<E>], stamps: &[Stamp], theme: &Theme) -> Vec<Site<E>> {
    let nothing_since = Restricted::new(Vec::new());
    let one = |(view, stamp)| render::render(view, stamp, &nothing_since, theme, &Hosting::default()).0;
    views.iter().zip(stamps).map(one).collect()
}

#[divan::bench(args = SIZES)]
fn a_load(bencher: Bencher<'_, '_>, modules: usize) {
    let tree = support::tree(&workspace(modules));
    bencher.counter(ItemsCount::new(modules)).bench_local(|| load::load(&tree));
}

#[divan::bench(args = SIZES)]
fn b_check(bencher: Bencher<'_, '_>, modules: usize) {
    let tree = support::tree(&workspace(modules));
    bencher.counter(ItemsCount::new(modules)).with_inputs(|| load::load(&tree)).bench_local_values(check::check);
}

/// What `tttkit check` does beside reading: every rule over every kit.
#[divan::bench(args = SIZES)]
fn b_coach(bencher: Bencher<'_, '_>, modules: usize) {
    let tree = support::tree(&workspace(modules));
    let (checked, sources, _) = check::check(load::load(&tree));
    let (checked, book) = (checked.unwrap(), tttkit::kit::Levels::default());
    let around = check::Around { book: &book, today: "2026-11-25", changed: &[], answers: None };
    let coach = |kit| check::coach(kit, &sources, tttkit::diagnostic::Report::default(), &around);
    bencher.counter(ItemsCount::new(modules)).bench_local(|| checked.kits.iter().map(coach).collect::<Vec<_>>());
}

#[divan::bench(args = SIZES, types = [Facilitator, Participant])]
fn c_view<E: Edition>(bencher: Bencher<'_, '_>, modules: usize) {
    let checked = checked(modules);
    bencher.counter(ItemsCount::new(modules)).bench_local(|| views::<E>(&checked));
}

#[divan::bench(args = SIZES, types = [Facilitator, Participant])]
fn d_transcript<E: Edition>(bencher: Bencher<'_, '_>, modules: usize) {
    let checked = checked(modules);
    let views = views::<E>(&checked);
    bencher.counter(ItemsCount::new(modules)).bench_local(|| stamps(&checked, &views));
}

#[divan::bench]
fn e_theme() -> Theme {
    support::theme()
}

/// Every block of code of some modules, colored by one that has seen none of them; patterns are compiled once, in the first round.
#[divan::bench(args = SIZES)]
fn f_highlight(bencher: Bencher<'_, '_>, modules: usize) {
    let blocks = code(modules);
    bencher.counter(ItemsCount::new(blocks.len())).with_inputs(Highlighter::default).bench_local_refs(|highlighter| {
        for (language, text) in &blocks {
            divan::black_box(highlighter.block(language, text));
        }
    });
}

fn code(modules: usize) -> Vec<(String, String)> {
    let texts = workspace(modules).into_iter().filter(|(path, _)| path.ends_with(".md"));
    let texts = texts.map(|(_, bytes)| String::from_utf8(bytes).unwrap());
    let block = |piece: &str| piece.split_once('\n').map(|(language, code)| (language.to_owned(), code.to_owned()));
    texts.flat_map(|text| text.split("```").skip(1).step_by(2).filter_map(block).collect::<Vec<_>>()).collect()
}

/// All pages, the search index and the assets, with code that was colored before: `f_highlight` has that part.
#[divan::bench(args = SIZES, types = [Facilitator, Participant])]
fn g_render<E: Edition>(bencher: Bencher<'_, '_>, modules: usize) {
    let (checked, theme) = (checked(modules), support::theme());
    let views = views::<E>(&checked);
    let stamps = stamps(&checked, &views);
    let _colored_now = rendered(&views, &stamps, &theme);
    bencher.counter(ItemsCount::new(modules)).bench_local(|| rendered(&views, &stamps, &theme));
}

/// Digests, the listing, and deflating.
#[divan::bench(args = SIZES, types = [Facilitator, Participant])]
fn h_pack<E: Edition>(bencher: Bencher<'_, '_>, modules: usize) {
    let (checked, theme) = (checked(modules), support::theme());
    let views = views::<E>(&checked);
    let stamps = stamps(&checked, &views);
    let bencher = bencher.counter(ItemsCount::new(modules)).with_inputs(|| rendered(&views, &stamps, &theme));
    bencher.bench_local_values(|sites| sites.into_iter().map(|site| pack::pack(site, "en")).collect::<Vec<_>>());
}

/// A zip from what was deflated before.
#[divan::bench(args = SIZES)]
fn i_zip(bencher: Bencher<'_, '_>, modules: usize) {
    let (checked, theme) = (checked(modules), support::theme());
    let views = views::<Facilitator>(&checked);
    let stamps = stamps(&checked, &views);
    let packed = || rendered(&views, &stamps, &theme).into_iter().map(|site| pack::pack(site, "en").0.zip).collect::<Vec<_>>();
    bencher.counter(ItemsCount::new(modules)).with_inputs(packed).bench_local_values(|zips| {
        for zip in zips {
            let mut out = Cursor::new(Vec::new());
            zip.write(&mut out, &|path| Err(std::io::Error::other(path.display().to_string()))).unwrap();
            divan::black_box(out);
        }
    });
}

/// All of it, from files to files, on as many threads as there are; in the folder for temporary files, which may be on a disk.
#[divan::bench(args = SIZES, sample_count = 10, sample_size = 1)]
fn j_build(bencher: Bencher<'_, '_>, modules: usize) {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("workspace");
    support::write(&root, &workspace(modules));
    let mut number = 0;
    bencher
        .counter(ItemsCount::new(modules))
        .with_inputs(|| {
            number += 1;
            folder.path().join(format!("site-{number}"))
        })
        .bench_local_values(|out| {
            let request =
                pipeline::Build { root: root.clone(), out: Some(out), deny_warnings: true, fresh: true, ..pipeline::Build::default() };
            assert!(pipeline::build(&request, &support::Nobody).unwrap().built.is_some());
        });
}
