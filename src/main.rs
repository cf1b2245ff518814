//! The command `tttkit`.

use std::process::ExitCode;

fn main() -> ExitCode {
    tttkit::cli::run(std::env::args_os())
}
