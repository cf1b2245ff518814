//! The command line: what was typed becomes what it means, what it means is done, and what came of it is shown.

mod args;
mod browser;
mod build;
mod check;
mod completions;
mod content;
mod diff;
mod editor;
mod explain;
mod fetch;
mod findings;
mod fix;
mod fmt;
mod fold;
mod init;
mod links;
mod man;
mod new;
mod progress;
mod record;
mod release;
mod report;
mod request;
mod schema;
mod serve;
mod status;
mod summary;
mod timings;
mod today;
mod ui;
mod verify;
mod withdraw;

use std::ffi::OsString;
use std::process::ExitCode;

use request::Request;
use ui::Ui;

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Exit {
    /// All is well.
    Done,
    /// An author has something to mend.
    Mistakes,
    /// The world is in the way: the disk, or a command that cannot be understood.
    World,
}

/// Runs a command, its name in front of its arguments, and gives its exit code: 0, 1 for an author's mistakes, 2 for the world.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let ui = Ui::new();
    let exit = match args::parse(arguments) {
        Ok(args) => perform(Request::from(args), &ui),
        Err(answer) => ui.answer(&answer),
    };
    ExitCode::from(match exit {
        Exit::Done => 0,
        Exit::Mistakes => 1,
        Exit::World => 2,
    })
}

fn perform(request: Request, ui: &Ui) -> Exit {
    let done = match request {
        Request::Init { folder } => init::init(&folder, ui),
        Request::New(new) => new::new(&new, ui),
        Request::Build { build, telling } => build::build(&build, &telling, ui),
        Request::Check { check, format, summary, links } => check::check(check, links, format, summary.as_deref(), ui),
        Request::Fix { check, yes } => fix::fix(&check, yes, ui),
        Request::Fmt(request) => fmt::fmt(&request, ui),
        Request::Serve { serve, open } => Ok(serve::serve(&serve, open, ui)),
        Request::Content { content, out } => content::content(&content, out.as_deref(), ui),
        Request::Release { release, format } => release::release(&release, format, ui),
        Request::Report { report, out } => report::report(&report, out, ui),
        Request::Withdraw(withdraw) => withdraw::withdraw(&withdraw, ui),
        Request::Status { root, json } => status::status(&root, json, ui),
        Request::Diff { diff, format } => diff::diff(&diff, format, ui),
        Request::Verify { verify, json } => verify::verify(&verify, json, ui),
        Request::Explain { code } => Ok(explain::explain(code.as_deref(), ui)),
        Request::Schema(of) => Ok(schema::schema(of, ui)),
        Request::Editor { root } => editor::editor(&root, ui),
        Request::Completions { shell } => Ok(completions::completions(shell, ui)),
        Request::Man { command } => Ok(man::man(command.as_deref(), ui)),
    };
    done.unwrap_or_else(|error| {
        ui.error(&error.to_string());
        Exit::World
    })
}

/// A number of things, in words.
fn count(number: usize, thing: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {thing}{plural}")
}
