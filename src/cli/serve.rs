//! `tttkit serve`.

use std::net::{IpAddr, SocketAddr};
use std::time::Duration;

use super::ui::Ui;
use super::{Exit, browser, count};
use crate::edition::Audience;
use crate::pipeline::Findings;
use crate::serve::{Rebuilt, Serve, Server};

/// Shows a workspace until somebody ends the program, and tells what each edit came to.
pub fn serve(request: &Serve, open: bool, ui: &Ui) -> Exit {
    let server = match request.open() {
        Ok(server) => server,
        Err(error) => {
            ui.error(&error.to_string());
            return Exit::World;
        }
    };
    let address = address(server.address);
    if let Some(note) = other_port(request.port, server.address.port()) {
        ui.note(&note);
    }
    ui.note(&begun(&server, &address));
    if let Some(warning) = seen_by_others(request) {
        ui.note(warning);
    }
    let mut told = findings(&server.findings, "", ui);
    if open && let Err(why) = browser::open(&address) {
        ui.note(&why);
    }
    let ended = server.run(|rebuilt| match rebuilt {
        Ok(rebuilt) => {
            ui.note(&line(&rebuilt));
            told = findings(&rebuilt.findings, &told, ui);
        }
        Err(error) => ui.error(&error.to_string()),
    });
    if let Err(error) = ended {
        ui.error(&error.to_string());
    }
    Exit::World
}

/// An address that a browser on this machine can open.
fn address(listening: SocketAddr) -> String {
    match listening.ip() {
        ip if ip.is_unspecified() => format!("http://localhost:{}/", listening.port()),
        IpAddr::V4(ip) => format!("http://{ip}:{}/", listening.port()),
        IpAddr::V6(ip) => format!("http://[{ip}]:{}/", listening.port()),
    }
}

fn begun(server: &Server, address: &str) -> String {
    format!("{} at {address}, as you write; end it with Ctrl-C", count(server.kits, "kit"))
}

fn other_port(wanted: u16, taken: u16) -> Option<String> {
    (wanted != 0 && wanted != taken).then(|| format!("port {wanted} is taken, so this is {taken}"))
}

/// What whoever listens on a network should know.
fn seen_by_others(request: &Serve) -> Option<&'static str> {
    request.host?;
    Some(if request.editions.contains(&Audience::Facilitator) {
        "everybody on that network can read the facilitator's edition"
    } else {
        "others on that network see the participant edition; what is wrong is told here alone"
    })
}

/// Tells what is wrong, where that is something else than was told before; gives what was told.
fn findings(findings: &Findings, before: &str, ui: &Ui) -> String {
    let now = findings.told_whole(ui.color(), ui.width());
    if now != before {
        ui.findings(&now);
        if now.is_empty() {
            ui.note("all is mended");
        }
    }
    now
}

/// What an edit came to, in a line.
fn line(Rebuilt { files, pages, took, .. }: &Rebuilt) -> String {
    let what = match files.as_slice() {
        [] => "changed".to_owned(),
        [file] => format!("changed {file}"),
        [first, others @ ..] => format!("changed {first} and {}", count(others.len(), "other file")),
    };
    format!("{what}: {}, {}", count(*pages, "open page"), milliseconds(*took))
}

fn milliseconds(took: Duration) -> String {
    format!("{} ms", took.as_millis())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_edit_is_a_line() {
        let rebuilt = |files: &[&str], pages| Rebuilt {
            files: files.iter().map(|file| (*file).to_owned()).collect(),
            pages,
            took: Duration::from_micros(14_900),
            findings: Findings::default(),
        };
        assert_eq!(line(&rebuilt(&["kits/a/modules/b.md"], 2)), "changed kits/a/modules/b.md: 2 open pages, 14 ms");
        assert_eq!(line(&rebuilt(&["a", "b", "c"], 1)), "changed a and 2 other files: 1 open page, 14 ms");
    }

    #[test]
    fn addresses_can_be_opened() {
        let shown = |listening: &str| address(listening.parse().unwrap());
        assert_eq!(shown("127.0.0.1:4000"), "http://127.0.0.1:4000/");
        assert_eq!(shown("[::1]:4000"), "http://[::1]:4000/");
        assert_eq!(shown("0.0.0.0:4001"), "http://localhost:4001/");
    }
}
