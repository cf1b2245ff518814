//! What can be typed about checking.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::Format;

#[derive(Debug, Args)]
pub struct Check {
    /// The workspace's folder
    #[arg(default_value = ".", hide_default_value = true)]
    pub workspace: PathBuf,
    /// Check this kit alone, by its folder's name; can be given several times
    #[arg(long, value_name = "ID")]
    pub kit: Vec<String>,
    /// Tell of this rule alone, by its name; can be given several times. What keeps a kit from being read is told in any case
    #[arg(long, value_name = "RULE", value_parser = rule)]
    pub only: Vec<String>,
    /// How to tell what was found; all but `human` are for other programs
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub format: Format,
    /// Add a summary in Markdown to this file, for CI: what holds, and all that is to be mended
    #[arg(long, value_name = "FILE")]
    pub summary: Option<PathBuf>,
    /// Repair what is certain: the changes are shown, and made when you say so
    ///
    /// Ids with capitals, spaces or underscores, with what refers to them; names of blocks with capitals; letters of other alphabets that
    /// look like Latin ones; how fences and front matter are spaced. Each repair is tried on a copy in memory first: it is left out if
    /// anything would be wrong then that was right before. Files that changed in the meantime are left alone.
    #[arg(long, conflicts_with_all = ["format", "summary", "deny"])]
    pub fix: bool,
    /// Make the repairs without asking
    #[arg(long, requires = "fix")]
    pub yes: bool,
    /// What else shall fail the check
    #[arg(long, value_enum, value_name = "WHAT")]
    pub deny: Option<Denied>,
    /// The day for what is valid until one, as YYYY-MM-DD [default: today, UTC]
    #[arg(long, value_name = "DAY", value_parser = super::releases::day)]
    pub date: Option<String>,
    /// List every web address in the kits, each once with its places, and do nothing else
    #[arg(long, conflicts_with_all = ["online", "only", "deny", "date", "fix", "summary"])]
    pub links: bool,
    /// Also ask, by the system's `curl`, whether each web address in the kits is still there
    ///
    /// Nothing else here uses the network. A host is asked for one thing at a time, with a pause of a second between. What was good is kept
    /// for 7 days in `.links.tttkit-cache`, which can be deleted at any time.
    #[arg(long, conflicts_with = "fix")]
    pub online: bool,
}

/// What can be denied.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Denied {
    /// Warnings count as errors
    Warnings,
    /// Warnings and advice count as errors
    Advice,
}

/// The name of a rule, as it stands in brackets behind a finding.
fn rule(typed: &str) -> Result<String, String> {
    use crate::diagnostic::did_you_mean;
    use crate::pipeline;
    let bare = typed.trim_matches(['[', ']', '`']);
    if pipeline::rule(bare).is_some() {
        return Ok(bare.to_owned());
    }
    Err(match did_you_mean(bare, pipeline::codes().map(|code| code.name)) {
        Some(near) => format!("there is no such rule; did you mean `{near}`?"),
        None => "there is no such rule; `tttkit explain` lists them all".to_owned(),
    })
}
