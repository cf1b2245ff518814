//! What can be typed about versions: what they hold, releasing them, comparing them, checking them.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::Format;
use crate::digest::CheckCode;
use crate::ledger::is_date;

#[derive(Debug, Args)]
pub struct Content {
    /// The kit, by its folder's name
    pub kit: String,
    /// Whose edition
    #[arg(long = "for", value_enum, value_name = "EDITION", default_value_t = Edition::Facilitator)]
    pub edition: Edition,
    /// The language [default: the one that the kit is written in]
    #[arg(long, value_name = "TAG")]
    pub language: Option<String>,
    /// Write the files into this folder
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    /// The workspace's folder
    #[arg(long, value_name = "DIR", default_value = ".", hide_default_value = true)]
    pub workspace: PathBuf,
}

#[derive(Debug, Args)]
pub struct Diff {
    /// The kit, by its folder's name
    pub kit: String,
    /// The version before, or `working` for the working copy
    pub from: String,
    /// The version after
    #[arg(default_value = crate::pipeline::WORKING)]
    pub to: String,
    /// Whose edition
    #[arg(long = "for", value_enum, value_name = "EDITION", default_value_t = Edition::Facilitator)]
    pub edition: Edition,
    /// The language [default: the one that the kit is written in]
    #[arg(long, value_name = "TAG")]
    pub language: Option<String>,
    /// How to tell it
    #[arg(long, value_enum, default_value_t = DiffFormat::Human)]
    pub format: DiffFormat,
    /// The workspace's folder
    #[arg(long, value_name = "DIR", default_value = ".", hide_default_value = true)]
    pub workspace: PathBuf,
}

/// How changes are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum DiffFormat {
    /// As text
    Human,
    /// One document, for other programs
    Json,
    /// As text with marks that many programs show as headings and lists
    Markdown,
}

/// The two editions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Edition {
    /// What the one who leads gets
    Facilitator,
    /// What everybody who takes part gets
    Participant,
}

#[derive(Debug, Args)]
pub struct Release {
    /// The kit, by its folder's name; can be left out where there is only one
    pub kit: Option<String>,
    /// The workspace's folder
    #[arg(long, value_name = "DIR", default_value = ".", hide_default_value = true)]
    pub workspace: PathBuf,
    /// The day of the release, as 2026-08-14 [default: today, in UTC]
    #[arg(long, value_name = "DAY", value_parser = day)]
    pub date: Option<String>,
    /// Check and show everything, and write nothing
    #[arg(long)]
    pub dry_run: bool,
    /// How to tell what is to be mended: `human` on stderr, the others on stdout
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub format: Format,
}

#[derive(Debug, Args)]
pub struct Withdraw {
    /// The kit, by its folder's name
    pub kit: String,
    /// The version that is taken back
    pub version: String,
    /// Why, in a line: everybody who has it will read this
    #[arg(long, value_parser = reason)]
    pub reason: String,
    /// The workspace's folder
    #[arg(long, value_name = "DIR", default_value = ".", hide_default_value = true)]
    pub workspace: PathBuf,
    /// The day, as 2026-08-14 [default: today, in UTC]
    #[arg(long, value_name = "DAY", value_parser = day)]
    pub date: Option<String>,
}

#[derive(Debug, Args)]
pub struct Status {
    /// The workspace's folder
    #[arg(default_value = ".", hide_default_value = true)]
    pub workspace: PathBuf,
    /// Print JSON for other programs
    #[arg(long)]
    pub json: bool,
}

/// A day of the calendar.
pub(super) fn day(typed: &str) -> Result<String, String> {
    if is_date(typed) { Ok(typed.to_owned()) } else { Err("write a day of the calendar as 2026-08-14: year, month, day".to_owned()) }
}

/// A reason that says something.
fn reason(typed: &str) -> Result<String, String> {
    let line = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.is_empty() { Err("say why, for everybody who has this version will ask".to_owned()) } else { Ok(line) }
}

#[derive(Debug, Args)]
pub struct Verify {
    /// The zip, or the folder that was unpacked from it
    pub packet: PathBuf,
    /// Compare with the releases in this `kit.lock`
    #[arg(long, value_name = "FILE", conflicts_with = "site")]
    pub lock: Option<PathBuf>,
    /// Compare with `versions.json` of this website, or of a folder
    #[arg(long, value_name = "URL|DIR")]
    pub site: Option<String>,
    /// The check code that the packet should have, from a page or a printed sheet
    #[arg(long, value_name = "CODE", value_parser = code)]
    pub expect: Option<CheckCode>,
    /// How to tell the answer
    #[arg(long, value_enum, default_value_t = VerdictFormat::Human)]
    pub format: VerdictFormat,
}

fn code(typed: &str) -> Result<CheckCode, String> {
    CheckCode::parse(typed).ok_or_else(|| "a check code has five groups of four letters and digits: 7QF4-9KXM-2T0B-V8HD-C3RW".to_owned())
}

/// How a verdict is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum VerdictFormat {
    /// In words
    Human,
    /// One object, for other programs
    Json,
}
