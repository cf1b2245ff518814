//! Writes a generated workspace into a folder: `cargo bench --bench corpus -- 1000 FOLDER`.
#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::print_stderr,
    reason = "a bench touches real files and fails by panicking"
)]

#[path = "../tests/support/mod.rs"]
mod support;

use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    // `cargo bench` tells every bench that it is one.
    let said: Vec<String> = std::env::args().skip(1).filter(|word| word != "--bench").collect();
    let [modules, folder] = said.as_slice() else {
        eprintln!("cargo bench --bench corpus -- MODULES FOLDER");
        return ExitCode::FAILURE;
    };
    support::write(Path::new(folder), &support::generate::workspace(modules.parse().unwrap()));
    ExitCode::SUCCESS
}
