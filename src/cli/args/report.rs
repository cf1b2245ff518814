//! What can be typed about reports.

use std::path::PathBuf;

use clap::Args;

#[derive(Debug, Args)]
pub struct Report {
    /// The kit, by its folder's name
    pub kit: String,
    /// The file for the page, written over if it is such a report [default: KIT-VERSION-report.html, in this folder]
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
    /// The workspace's folder
    #[arg(long, value_name = "DIR", default_value = ".", hide_default_value = true)]
    pub workspace: PathBuf,
    /// The day of the report, as 2026-08-14 [default: today, in UTC]
    #[arg(long, value_name = "DAY", value_parser = super::releases::day)]
    pub date: Option<String>,
}
