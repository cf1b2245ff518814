//! Opens the browser, by the program that the system has for it.

use std::process::{Command, Stdio};

/// Opens an address of our own making, or says that nobody could.
#[expect(clippy::disallowed_methods, reason = "a browser is opened where somebody asked for it; no build has a part in it")]
pub fn open(address: &str) -> Result<(), String> {
    let (program, before): (&str, &[&str]) = if cfg!(target_os = "macos") {
        ("open", &[])
    } else if cfg!(windows) {
        // The empty text is the title of a window that is not opened.
        ("cmd", &["/C", "start", ""])
    } else {
        ("xdg-open", &[])
    };
    let mut command = Command::new(program);
    command.args(before).arg(address).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    // It is not waited for: some go on for as long as the browser does.
    command.spawn().map(drop).map_err(|error| format!("cannot open a browser with `{program}`: {error}; open {address} yourself"))
}
