//! What was typed, as what it means.

use std::path::PathBuf;

use super::args::{self, Arguments, Command, Deny, DiffFormat, Format, InKit, Named, Shell, VerdictFormat};
use super::today::today;
use crate::diagnostic::Severity;
use crate::digest::CheckCode;
use crate::edition::Audience;
use crate::pipeline;
use crate::serve;

/// A command with everything that it needs.
#[derive(Debug)]
pub enum Request {
    /// Make a workspace.
    Init {
        /// Where.
        folder: PathBuf,
    },
    /// Make a part of a workspace.
    New(New),
    /// Build a workspace.
    Build {
        /// What.
        build: pipeline::Build,
        /// How it is told.
        telling: Telling,
    },
    /// Check a workspace.
    Check {
        /// What.
        check: pipeline::Check,
        /// How findings are shown.
        format: Format,
        /// The file that a summary is added to.
        summary: Option<PathBuf>,
        /// What is done about addresses of the web.
        links: Links,
    },
    /// Repair what is certain.
    Fix {
        /// Where.
        check: pipeline::Check,
        /// Whether nobody is asked.
        yes: bool,
    },
    /// Report on a kit, as a page.
    Report {
        /// Which.
        report: pipeline::Reporting,
        /// The page's file, where somebody names it.
        out: Option<PathBuf>,
    },
    /// Write sources in one way.
    Fmt(pipeline::Fmt),
    /// Show a workspace while it is written.
    Serve {
        /// What, and to whom.
        serve: serve::Serve,
        /// Whether the browser is to be opened.
        open: bool,
    },
    /// Show what an edition delivers.
    Content {
        /// Whose.
        content: pipeline::Content,
        /// Where to write its files.
        out: Option<PathBuf>,
    },
    /// Release a kit.
    Release {
        /// What.
        release: pipeline::Release,
        /// How findings are shown.
        format: Format,
    },
    /// Take a release back.
    Withdraw(pipeline::Withdraw),
    /// Show where kits stand.
    Status {
        /// The workspace's folder.
        root: PathBuf,
        /// Whether other programs read it.
        json: bool,
    },
    /// Tell what changed.
    Diff {
        /// From which version to which.
        diff: pipeline::Diff,
        /// How it is told.
        format: DiffFormat,
    },
    /// Tell whether a packet is genuine.
    Verify {
        /// Which, and what it is compared with.
        verify: Verify,
        /// Whether the answer is for other programs.
        json: bool,
    },
    /// Explain a rule, or list them all.
    Explain {
        /// Its name.
        code: Option<String>,
    },
    /// Print a schema.
    Schema(args::SchemaOf),
    /// Set an editor up.
    Editor {
        /// The workspace's folder.
        root: PathBuf,
    },
    /// Print completions.
    Completions {
        /// For which shell.
        shell: Shell,
    },
    /// Print a manual page.
    Man {
        /// Of which command.
        command: Option<String>,
    },
}

/// What a check does about addresses of the web.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Links {
    /// Nothing.
    Leave,
    /// List them, and nothing else.
    List,
    /// Ask for them.
    Ask,
}

/// How what came of a build is told.
#[derive(Debug)]
pub struct Telling {
    /// How findings are shown.
    pub format: Format,
    /// The file that a summary is added to.
    pub summary: Option<PathBuf>,
    /// What is told of where the time went, if anything.
    pub timings: Option<Timings>,
}

/// What is told of where the time went: figures, in any case.
#[derive(Debug)]
pub struct Timings {
    /// The file for a trace.
    pub trace: Option<PathBuf>,
}

/// A packet that is to be checked.
#[derive(Debug)]
pub struct Verify {
    /// The file or folder.
    pub packet: PathBuf,
    /// Where it stands what was released.
    pub record: Record,
    /// The code that it should have.
    pub expected: Option<CheckCode>,
}

/// Where it stands what was released.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Record {
    /// In the ledgers of the workspace in the current folder, if there is one.
    Here,
    /// In a ledger.
    Lock(PathBuf),
    /// In `versions.json`, or in that of a folder.
    Site(PathBuf),
    /// In `versions.json` of a website.
    Web(String),
}

/// A part of a workspace that is to be made.
#[derive(Debug)]
pub struct New {
    /// The workspace's folder.
    pub root: PathBuf,
    /// What it is.
    pub what: What,
    /// Its title.
    pub title: String,
    /// Its id, where it is not made from the title.
    pub id: Option<String>,
}

/// What can be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// A kit.
    Kit,
    /// A part of the named kit, or of the only one.
    Part(Part, Option<String>),
}

/// What a kit can get more of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// A module.
    Module,
    /// A handout.
    Handout,
    /// A plan.
    Plan,
}

impl From<Arguments> for Request {
    fn from(arguments: Arguments) -> Self {
        match arguments.command {
            Command::Init { folder } => Self::Init { folder },
            Command::New { what } => Self::New(new(what)),
            Command::Build(build) => {
                let args::Build { workspace, kit, out, site_url, locked, drafts, fresh, format, summary, timings, deny } = build;
                let deny_warnings = deny == Some(Deny::Warnings);
                let build = pipeline::Build { root: workspace, out, site_url, kits: kit, locked, drafts, deny_warnings, fresh };
                Self::Build { build, telling: Telling { format, summary, timings: timings.map(|trace| Timings { trace }) } }
            }
            Command::Check(args::Check { workspace, kit, only, format, summary, fix, yes, deny, date, links, online }) => {
                let deny = deny.map(|deny| match deny {
                    args::Denied::Warnings => Severity::Warning,
                    args::Denied::Advice => Severity::Advice,
                });
                let today = date.unwrap_or_else(today);
                let links = match (links, online) {
                    (true, _) => Links::List,
                    (false, true) => Links::Ask,
                    (false, false) => Links::Leave,
                };
                let check = pipeline::Check { root: workspace, kits: kit, only, deny, today, answers: None };
                if fix { Self::Fix { check, yes } } else { Self::Check { check, format, summary, links } }
            }
            Command::Report(args::Report { kit, out, workspace, date }) => {
                let today = date.unwrap_or_else(today);
                Self::Report { report: pipeline::Reporting { root: workspace, kit, today }, out }
            }
            Command::Fmt(args::Fmt { workspace, kit, check }) => Self::Fmt(pipeline::Fmt { root: workspace, kits: kit, check }),
            Command::Serve(args::Serve { workspace, port, open, host, edition }) => {
                let editions = editions(edition, host.is_some());
                let serve = serve::Serve { root: workspace, host, port, editions, limits: serve::Limits::default() };
                Self::Serve { serve, open }
            }
            Command::Content(args::Content { kit, edition, language, out, workspace }) => {
                let content = pipeline::Content { root: workspace, kit, edition: edition.into(), language };
                Self::Content { content, out }
            }
            Command::Release(args::Release { kit, workspace, date, dry_run, format }) => {
                let date = date.unwrap_or_else(today);
                Self::Release { release: pipeline::Release { root: workspace, kit, date, dry_run }, format }
            }
            Command::Withdraw(args::Withdraw { kit, version, reason, workspace, date }) => {
                let date = date.unwrap_or_else(today);
                Self::Withdraw(pipeline::Withdraw { root: workspace, kit, version, reason, date })
            }
            Command::Status(args::Status { workspace, json }) => Self::Status { root: workspace, json },
            Command::Diff(args::Diff { kit, from, to, edition, language, format, workspace }) => {
                let diff = pipeline::Diff { root: workspace, kit, from, to, edition: edition.into(), language };
                Self::Diff { diff, format }
            }
            Command::Verify(verify) => {
                let args::Verify { packet, lock, site, expect, format } = verify;
                let record = match (lock, site) {
                    (Some(lock), _) => Record::Lock(lock),
                    (None, Some(site)) => place(site),
                    (None, None) => Record::Here,
                };
                Self::Verify { verify: Verify { packet, record, expected: expect }, json: format == VerdictFormat::Json }
            }
            Command::Explain { code } => Self::Explain { code },
            Command::Schema(args::Schema { of: Some(of), .. }) => Self::Schema(of),
            Command::Schema(args::Schema { of: None, editor }) => Self::Editor { root: editor.unwrap_or_else(|| ".".into()) },
            Command::Completions { shell } => Self::Completions { shell },
            Command::Man { command } => Self::Man { command },
        }
    }
}

impl From<args::Edition> for Audience {
    fn from(edition: args::Edition) -> Self {
        match edition {
            args::Edition::Facilitator => Self::Facilitator,
            args::Edition::Participant => Self::Participant,
        }
    }
}

/// Whoever else is on a network sees what participants get, unless somebody says otherwise.
fn editions(asked: Option<args::Shown>, network: bool) -> Vec<Audience> {
    match asked {
        Some(args::Shown::Facilitator) => vec![Audience::Facilitator],
        Some(args::Shown::Participant) => vec![Audience::Participant],
        None if network => vec![Audience::Participant],
        Some(args::Shown::Both) | None => vec![Audience::Participant, Audience::Facilitator],
    }
}

/// A website is told from a folder by how its address begins.
fn place(site: String) -> Record {
    let scheme = site.split_once("://").map(|(scheme, _)| scheme.to_ascii_lowercase());
    match scheme.as_deref() {
        Some("http" | "https") => Record::Web(site),
        _ => Record::Site(site.into()),
    }
}

fn new(what: args::New) -> New {
    let part = |part, InKit { named, kit }| (What::Part(part, kit), named);
    let (what, Named { title, id, workspace }) = match what {
        args::New::Kit(named) => (What::Kit, named),
        args::New::Module(of) => part(Part::Module, of),
        args::New::Handout(of) => part(Part::Handout, of),
        args::New::Plan(of) => part(Part::Plan, of),
    };
    New { root: workspace, what, title, id }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_network_sees_what_participants_get_unless_somebody_says_otherwise() {
        assert_eq!(editions(None, false), [Audience::Participant, Audience::Facilitator]);
        assert_eq!(editions(None, true), [Audience::Participant]);
        assert_eq!(editions(Some(args::Shown::Both), true), [Audience::Participant, Audience::Facilitator]);
        assert_eq!(editions(Some(args::Shown::Facilitator), true), [Audience::Facilitator]);
    }
}
