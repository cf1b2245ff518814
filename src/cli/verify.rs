//! `tttkit verify`.

use std::io;
use std::path::Path;

use super::Exit;
use super::fold::fold;
use super::record::record;
use super::request::Verify;
use super::ui::Ui;
use crate::disk::{self, Folder, Opened};
use crate::verdict::{self, Verdict};
use crate::verify::{self, Against, Content, Files};

/// Tells whether a packet is genuine; the answer is the exit code too.
pub fn verify(request: &Verify, json: bool, ui: &Ui) -> Result<Exit, disk::Error> {
    let Verify { packet, record: place, expected } = request;
    let opened = disk::open(packet)?;
    let known = match record(place, ui) {
        Ok(known) => known,
        Err(why) => {
            ui.error(&why);
            return Ok(Exit::World);
        }
    };
    let verdict = checked(opened, &Against { known: known.as_ref(), expected: *expected });
    let verdict = verdict.map_err(|error| disk::unreadable(packet, error))?;
    ui.out(if json { verdict::json(&verdict) } else { human(&verdict, packet, ui.width()) });
    Ok(match verdict.exit() {
        0 => Exit::Done,
        1 => Exit::Mistakes,
        _ => Exit::World,
    })
}

fn checked(opened: Opened, against: &Against<'_>) -> io::Result<Verdict> {
    match opened {
        Opened::File(mut file) => verify::zip(&mut file, against),
        Opened::Folder(folder) => verify::folder(&mut Unpacked(folder), against),
    }
}

fn human(verdict: &Verdict, packet: &Path, width: usize) -> String {
    let name = verdict::shown(&packet.display().to_string());
    let lines = verdict::text(verdict, &verdict::words("en"));
    // A line of words is a paragraph, and an empty one keeps it from running into the next.
    fold(&format!("{name}\n\n{}\n", lines.join("\n\n")), width)
}

/// The files of a folder.
struct Unpacked(Folder);

impl Files for Unpacked {
    fn names(&self) -> Vec<&str> {
        self.0.names().collect()
    }

    fn open(&mut self, at: usize) -> io::Result<Content<'_>> {
        Ok(match self.0.open(at)? {
            Some(file) => Content::Bytes(Box::new(file)),
            None => Content::Special,
        })
    }
}
