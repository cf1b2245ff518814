//! The floor under a build: what its parts cost one by one, with the same crates, over the same text and the same output.
//!
//! `cargo bench --bench floor -- WORKSPACE SITE SCRATCH` reads a workspace and the site that was built from it, and prints a line a step:
//! its name, how many items, how many bytes, seconds on one thread, seconds that this thread worked, seconds on all threads, with tabs
//! between. What a step needs is made ready before its clock starts. A step whose name begins with `or` may stand for the one before it.
#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a bench touches real files, looks at the clock, prints, and fails by panicking"
)]

#[path = "floor/code.rs"]
mod code;
#[path = "floor/gather.rs"]
mod gather;
#[path = "floor/template.rs"]
mod template;

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use flate2::Compression;
use flate2::write::DeflateEncoder;
use pulldown_cmark::{Options, Parser, html};
use rayon::prelude::*;
use sha2::{Digest as _, Sha256};
use syntect::parsing::SyntaxSet;

use gather::Gathered;

fn main() -> ExitCode {
    let said: Vec<PathBuf> = std::env::args().skip(1).filter(|word| word != "--bench").map(PathBuf::from).collect();
    let [workspace, site, scratch] = said.as_slice() else {
        eprintln!("cargo bench --bench floor -- WORKSPACE SITE SCRATCH");
        return ExitCode::FAILURE;
    };
    let Gathered { sources, texts, blocks, output, packed } = gather::gather(workspace, site);

    step("read the sources", &sources, |path| std::fs::read(path).unwrap().len());
    step("parse Markdown and write it as HTML, both editions", &texts, |text| {
        let mut out = String::with_capacity(text.len() * 2);
        html::push_html(&mut out, Parser::new_ext(text, options()));
        text.len()
    });
    // What a syntax needs is compiled when it is first used, so each time begins with a new set of them, as a build does.
    step_with("highlight each distinct block of code", &blocks, SyntaxSet::load_defaults_newlines, |syntaxes, (language, code)| {
        code::highlight(syntaxes, language, code)
    });
    step_with("or the same with the grammars of `build.rs`", &blocks, code::our_syntaxes, |syntaxes, (language, code)| {
        code::highlight(syntaxes, language, code)
    });
    let pages: Vec<template::Page> = output.iter().filter_map(|(path, bytes)| template::Page::of(path, bytes)).collect();
    let filler = template::Filler::new();
    step("fill a template of a page's size", &pages, |page| filler.fill(page).len());
    step("SHA-256 of each file of the output", &output, |(_, bytes)| {
        std::hint::black_box(Sha256::digest(bytes));
        bytes.len()
    });
    step("deflate what is in packets, each content once", &packed, |bytes| {
        let mut encoder = DeflateEncoder::new(Vec::with_capacity(bytes.len() / 2), Compression::new(LEVEL));
        encoder.write_all(bytes).unwrap();
        std::hint::black_box(encoder.finish().unwrap());
        bytes.len()
    });
    write(&output, scratch);
    ExitCode::SUCCESS
}

/// How hard packets are deflated: `src/archive/write.rs` has the same.
const LEVEL: u32 = 3;

/// The Markdown that tttkit reads: `src/markdown/parse.rs` has the same.
fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_MATH
        | Options::ENABLE_GFM
        | Options::ENABLE_DEFINITION_LIST
}

/// Times some work on one thread, then on all; `work` gives how many bytes it was about.
fn step<T: Sync>(name: &str, items: &[T], work: impl Fn(&T) -> usize + Sync) {
    step_with(name, items, || (), |(), item| work(item));
}

/// The same with something that is made first, in the time of the step.
fn step_with<S: Sync, T: Sync>(name: &str, items: &[T], make: impl Fn() -> S, work: impl Fn(&S, &T) -> usize + Sync) {
    let one = timed(|| {
        let made = make();
        items.iter().map(|item| work(&made, item)).sum()
    });
    let all = timed(|| {
        let made = make();
        items.par_iter().map(|item| work(&made, item)).sum()
    });
    tell(name, items.len(), &one, &all);
}

/// What a piece of work was: bytes, and seconds by the clock and of this thread's work.
struct Timed {
    bytes: usize,
    wall: f64,
    worked: f64,
}

fn timed(work: impl FnOnce() -> usize) -> Timed {
    let (start, before) = (Instant::now(), worked());
    let bytes = work();
    let wall = start.elapsed().as_secs_f64();
    // Where the system does not tell, the clock must do.
    let worked = before.and_then(|before| Some(worked()? - before)).unwrap_or(wall);
    Timed { bytes, wall, worked }
}

/// Seconds that this thread was on a core: unlike the clock, they do not run on while others have it. Source: Linux, sched-stats.
fn worked() -> Option<f64> {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    Some(told.split(' ').next()?.parse::<f64>().ok()? / 1e9)
}

fn tell(name: &str, items: usize, one: &Timed, all: &Timed) {
    println!("{name}\t{items}\t{}\t{}\t{}\t{}", one.bytes, one.wall, one.worked, all.wall);
}

/// Writes the output twice, each time into folders that are made anew.
fn write(output: &[(PathBuf, Vec<u8>)], scratch: &Path) {
    let file = |root: &Path, (path, bytes): &(PathBuf, Vec<u8>)| {
        std::fs::write(root.join(path), bytes).unwrap();
        bytes.len()
    };
    let (first, second) = (scratch.join("one"), scratch.join("all"));
    let one = timed(|| {
        make_folders(output, &first);
        output.iter().map(|one| file(&first, one)).sum()
    });
    let all = timed(|| {
        make_folders(output, &second);
        output.par_iter().map(|one| file(&second, one)).sum()
    });
    tell("write the output", output.len(), &one, &all);
}

fn make_folders(output: &[(PathBuf, Vec<u8>)], root: &Path) {
    let folders: std::collections::BTreeSet<&Path> = output.iter().filter_map(|(path, _)| path.parent()).collect();
    folders.into_iter().for_each(|folder| std::fs::create_dir_all(root.join(folder)).unwrap());
}
