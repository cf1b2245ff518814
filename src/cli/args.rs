//! What can be typed. No logic stands here: `request` says what it means.

mod check;
mod editor;
mod examples;
mod releases;
mod report;
mod serve;

use std::ffi::OsString;
use std::path::PathBuf;

use clap::builder::Styles;
use clap::builder::styling::{AnsiColor, Style};
use clap::error::ErrorKind;
use clap::{Args, CommandFactory as _, Parser, Subcommand, ValueEnum};

use crate::site_url::SiteUrl;

use examples::{
    BUILD, CHECK, COMPLETIONS, CONTENT, DIFF, EXPLAIN, FMT, INIT, MAN, NEW, RELEASE, REPORT, SCHEMA, SERVE, START, VERIFY, WITHDRAW,
};

pub use check::{Check, Denied};
pub use editor::{Fmt, Schema, SchemaOf};
pub use releases::{Content, Diff, DiffFormat, Edition, Release, Status, VerdictFormat, Verify, Withdraw};
pub use report::Report;
pub use serve::{Serve, Shown};

/// Headings in bold, what is typed in cyan, what is to be filled in plain: readable on light and dark.
const STYLES: Styles = Styles::styled()
    .header(Style::new().bold())
    .usage(Style::new().bold())
    .literal(AnsiColor::Cyan.on_default())
    .placeholder(Style::new())
    .valid(AnsiColor::Cyan.on_default())
    .invalid(AnsiColor::Yellow.on_default());

/// Turn Markdown into versioned training kits: a facilitator edition and a participant edition of one source.
///
/// You write a kit once. Blocks such as `::: say` are the facilitator's, the rest is for both, and everybody gets the same words.
#[derive(Debug, Parser)]
#[command(name = "tttkit", version, styles = STYLES, arg_required_else_help = true, after_help = START, max_term_width = 100)]
pub struct Arguments {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Make a workspace with a starter kit that teaches by example
    #[command(after_help = INIT)]
    Init {
        /// The folder; made if it is not there
        #[arg(default_value = ".", hide_default_value = true)]
        folder: PathBuf,
    },
    /// Make a kit, or a module, handout or plan of one
    #[command(after_help = NEW)]
    New {
        #[command(subcommand)]
        what: New,
    },
    /// Build the website and the packets
    ///
    /// Both editions of every kit are made in every language. If there is anything to mend, you are told all of it, and the old site
    /// stays as it is.
    #[command(after_help = BUILD)]
    Build(Build),
    /// Tell what would embarrass a trainer in a room, and what would make a kit better
    ///
    /// Every rule is run: core messages, objectives, time, the two guides, readiness, accessibility, files, versions, safety. Nothing is
    /// written unless you ask for repairs.
    #[command(after_help = CHECK)]
    Check(Check),
    /// Report on a kit as one page, for who decides whether it is used
    ///
    /// Core messages against what teaches and checks them, time, accessibility, what may be changed, translations, and what `tttkit check`
    /// found. The page tells what only facilitators may know: it is for staff, and no part of a site or of a packet.
    #[command(after_help = REPORT)]
    Report(Report),
    /// Write the sources of kits in one way: fences, the order of keys, marks of lists, ends of lines
    ///
    /// No word is touched. A kit is written only if what it delivers is the same before and after, to the check code; a kit that cannot
    /// be read and one whose version was released are left as they are.
    #[command(after_help = FMT)]
    Fmt(Fmt),
    /// Show the pages in your browser while you write, each edit as you save it
    ///
    /// Working copies are shown, both editions, from memory: nothing is written. A mistake is shown over the page with its place and what
    /// to do, and the page stays as it was good last. End it with Ctrl-C.
    #[command(after_help = SERVE)]
    Serve(Serve),
    /// Show what an edition delivers, and the check code that it has by it
    ///
    /// What is shown is a list of files with their SHA-256, as `sha256sum` prints it; the SHA-256 of the list is the digest `content`.
    #[command(after_help = CONTENT)]
    Content(Content),
    /// Release a version of a kit: made once, and never changed
    ///
    /// The kit is checked, every edition is made in every language, and the packets are kept in `releases/` in the kit's folder. What was
    /// released is listed in `kit.lock`. Commit both.
    #[command(after_help = RELEASE)]
    Release(Release),
    /// Take a release back: pages warn, and downloads go
    #[command(after_help = WITHDRAW)]
    Withdraw(Withdraw),
    /// Show the kits, what was released last, and what number the next release needs
    Status(Status),
    /// Tell what changed from one version of a kit to another
    ///
    /// Core messages come first, then what was added, went, moved or takes another time, then wording, and spelling apart.
    #[command(after_help = DIFF)]
    Diff(Diff),
    /// Tell whether a packet is exactly what was released
    ///
    /// Nothing is unpacked or written. Without `--lock` and `--site`, the packet is compared with the releases of the workspace in this
    /// folder.
    #[command(after_help = VERIFY)]
    Verify(Verify),
    /// Explain a rule: what it asks for, why, and how to keep it
    #[command(after_help = EXPLAIN)]
    Explain {
        /// The rule, as it stands in brackets behind `error` or `warning`; all rules if left out
        code: Option<String>,
    },
    /// Print what may stand in a file, as JSON Schema, or set an editor up with it
    #[command(after_help = SCHEMA)]
    Schema(Schema),
    /// Print a script that completes commands in your shell
    #[command(after_help = COMPLETIONS)]
    Completions {
        /// The shell
        shell: Shell,
    },
    /// Print a manual page
    #[command(after_help = MAN)]
    Man {
        /// The command whose page it is; tttkit's own if left out
        command: Option<String>,
    },
}

#[derive(Debug, Subcommand)]
pub enum New {
    /// A kit with a welcome page and a first module
    Kit(Named),
    /// A module, numbered behind the last
    Module(InKit),
    /// A handout, which prints on its own
    Handout(InKit),
    /// A delivery plan over all modules that there are
    Plan(InKit),
}

#[derive(Debug, Args)]
pub struct Named {
    /// Its title
    pub title: String,
    /// Its id, for its file's or folder's name: lower-case letters, digits and hyphens [default: made from the title]
    #[arg(long)]
    pub id: Option<String>,
    /// The workspace's folder
    #[arg(long, value_name = "DIR", default_value = ".", hide_default_value = true)]
    pub workspace: PathBuf,
}

#[derive(Debug, Args)]
pub struct InKit {
    #[command(flatten)]
    pub named: Named,
    /// The kit that it is for, by its folder's name
    #[arg(long, value_name = "ID")]
    pub kit: Option<String>,
}

#[derive(Debug, Args)]
pub struct Build {
    /// The workspace's folder
    #[arg(default_value = ".", hide_default_value = true)]
    pub workspace: PathBuf,
    /// Build this kit alone, by its folder's name; can be given several times
    #[arg(long, value_name = "ID")]
    pub kit: Vec<String>,
    /// The folder to build into [default: what `book.toml` says, or `site` in the workspace]
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    /// Where the site will stand, as a path or a whole address [default: `site-url` in `book.toml`, or `/`]
    #[arg(long, value_name = "URL", value_parser = SiteUrl::parse)]
    pub site_url: Option<SiteUrl>,
    /// How to tell what is to be mended: `human` on stderr, the others on stdout
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub format: Format,
    /// For CI: fail where releases, `kit.lock` and sources do not agree
    #[arg(long)]
    pub locked: bool,
    /// Show working copies beside releases, whatever `book.toml` says
    #[arg(long)]
    pub drafts: bool,
    /// Make everything anew, whatever the build before remembers beside the site
    #[arg(long)]
    pub fresh: bool,
    /// Add a summary in Markdown to this file, for CI: what was built, and all that is to be mended
    #[arg(long, value_name = "FILE")]
    pub summary: Option<PathBuf>,
    /// Tell what took how long, on stderr; with FILE, also write a trace of it there, which ui.perfetto.dev opens
    ///
    /// The site is the same bytes. FILE is written over if it is such a trace, and left alone if it is anything else. Name the workspace,
    /// if you name one, before this option.
    #[arg(long, value_name = "FILE", num_args = 0..=1)]
    pub timings: Option<Option<PathBuf>>,
    /// What else shall fail the build
    #[arg(long, value_enum, value_name = "WHAT")]
    pub deny: Option<Deny>,
}

/// How findings are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// With an excerpt of the source and what to do
    Human,
    /// A line each: `file:line:column: code message`
    Short,
    /// One document, for other programs
    Json,
    /// Annotations of GitHub Actions
    Github,
    /// A log in SARIF 2.1.0, for code scanning and editors
    Sarif,
}

/// What can be denied.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Deny {
    /// Warnings count as errors
    Warnings,
}

/// The shells that we can complete in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Shell {
    Bash,
    Elvish,
    Fish,
    #[value(name = "powershell")]
    Power,
    Zsh,
}

/// What is to be shown instead of running a command: help that was asked for, or why the command cannot be understood.
#[derive(Debug)]
pub struct Answer {
    /// With color codes.
    pub colored: String,
    /// Without.
    pub plain: String,
    /// Whether it was asked for.
    pub asked: bool,
}

/// Takes apart what was typed.
pub fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<Arguments, Answer> {
    Arguments::try_parse_from(arguments).map_err(|error| {
        let asked = matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion)
            || error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand;
        let text = error.render();
        Answer { colored: text.ansi().to_string(), plain: text.to_string(), asked }
    })
}

/// The whole command, for what is generated from it.
pub fn command() -> clap::Command {
    Arguments::command()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(line: &str) -> Result<Arguments, Answer> {
        parse(line.split(' ').map(OsString::from))
    }

    #[test]
    fn the_definition_is_sound() {
        command().debug_assert();
    }

    #[test]
    fn without_arguments_there_is_help() {
        let answer = parsed("tttkit").unwrap_err();
        assert!(answer.asked && answer.plain.contains("Start here:"), "{}", answer.plain);
    }

    #[test]
    fn a_preview_for_others_needs_their_address() {
        let answer = parsed("tttkit serve --host").unwrap_err();
        assert!(!answer.asked && answer.plain.contains("a value is required for '--host <ADDRESS>'"), "{}", answer.plain);
        let answer = parsed("tttkit serve --host example.org").unwrap_err();
        assert!(answer.plain.contains("write an address of this machine in numbers"), "{}", answer.plain);
    }

    #[test]
    fn what_is_misspelt_is_told_with_what_was_meant() {
        let answer = parsed("tttkit biuld").unwrap_err();
        assert!(!answer.asked && answer.plain.contains("'build'"), "{}", answer.plain);
    }
}
