//! `tttkit release`.

use super::args::Format;
use super::findings::{findings, folder};
use super::progress::Progress;
use super::summary::size;
use super::ui::Ui;
use super::{Exit, count};
use crate::disk;
use crate::pipeline::{self, Made, Releasing};

/// Releases a kit, and tells what was made and what to do next, or what is to be mended.
pub fn release(request: &pipeline::Release, format: Format, ui: &Ui) -> Result<Exit, disk::Error> {
    let progress = Progress::new(ui.watched());
    let outcome = pipeline::release(request, &progress);
    progress.clear();
    let Releasing { report, sources, made } = outcome?;
    findings(&report, &sources, format, &folder(&request.root), ui);
    let Some(made) = made else {
        ui.error("nothing was released");
        return Ok(Exit::Mistakes);
    };
    ui.note(&told(&made, request.dry_run));
    Ok(Exit::Done)
}

fn told(made: &Made, dry: bool) -> String {
    let Made { kit, version, date, after, changed, packets, folder, open } = made;
    let mut text = format!("{} {kit} {version} ({date})", if dry { "would release" } else { "released" });
    if let Some(after) = after {
        text += &format!(", after {after}");
    }
    text.push('\n');
    for line in changed {
        text += &format!("  {line}\n");
    }
    let name = packets.iter().map(|packet| packet.file.len()).max().unwrap_or(0);
    for packet in packets {
        let code = packet.code.map_or("sources, for kits that build on this one".to_owned(), |code| format!("check code {code}"));
        text += &format!("  {:name$}  {:>9}  {code}\n", packet.file, size(packet.size));
    }
    if *open > 0 {
        text += &format!("the coach has {} of it: `tttkit check --kit {kit}` tells\n", count(*open, "warning"));
    }
    if dry {
        return text + "nothing was written, for this was a dry run";
    }
    text + &format!(
        "in {}\nnext: commit that folder and kit.lock together; from now on they never change",
        folder.strip_prefix(".").unwrap_or(folder).display()
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::digest::CheckCode;
    use crate::pipeline::MadePacket;

    #[test]
    fn what_was_released_and_what_comes_next() {
        let packet =
            |file: &str, size, code: Option<&str>| MadePacket { file: file.to_owned(), size, code: code.and_then(CheckCode::parse) };
        let made = Made {
            kit: "trust".to_owned(),
            version: "1.1.0".to_owned(),
            date: "2026-08-14".to_owned(),
            after: Some("1.0.0".to_owned()),
            changed: vec!["Activity “Listen” added".to_owned()],
            packets: vec![
                packet("trust-1.1.0-en-participant.zip", 18_200, Some("7QF4-9KXM-2T0B-V8HD-C3RW")),
                packet("trust-1.1.0-source.zip", 4_187_000, None),
            ],
            folder: "kits/trust/releases/1.1.0".into(),
            open: 2,
        };
        let expected = "\
released trust 1.1.0 (2026-08-14), after 1.0.0
  Activity “Listen” added
  trust-1.1.0-en-participant.zip    18.2 kB  check code 7QF4-9KXM-2T0B-V8HD-C3RW
  trust-1.1.0-source.zip             4.2 MB  sources, for kits that build on this one
the coach has 2 warnings of it: `tttkit check --kit trust` tells
in kits/trust/releases/1.1.0
next: commit that folder and kit.lock together; from now on they never change";
        assert_eq!(told(&made, false), expected);
        assert!(told(&made, true).starts_with("would release trust") && told(&made, true).ends_with("a dry run"));
    }
}
