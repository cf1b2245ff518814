//! The only printer: what goes to the terminal goes through here.

use std::io::{self, IsTerminal as _, Write};

use super::Exit;
use super::args::Answer;
use crate::diagnostic::one_line;

/// What the two streams can show.
#[derive(Debug)]
pub struct Ui {
    out_color: bool,
    err_color: bool,
    err_terminal: bool,
    in_terminal: bool,
    width: usize,
}

/// So wide are excerpts where nobody says how wide the terminal is.
const WIDTH: usize = 100;

impl Ui {
    /// Asks the environment.
    pub fn new() -> Self {
        let (out, err) = (io::stdout().is_terminal(), io::stderr().is_terminal());
        Self {
            out_color: color(out, env),
            err_color: color(err, env),
            err_terminal: err && env("TERM").as_deref() != Some("dumb"),
            in_terminal: err && io::stdin().is_terminal(),
            width: env("COLUMNS").and_then(|columns| columns.parse().ok()).unwrap_or(WIDTH),
        }
    }

    /// Whether what is printed with [`Ui::note`] may be colored.
    pub fn color(&self) -> bool {
        self.err_color
    }

    /// Whether what is printed with [`Ui::out`] may be colored.
    pub fn out_color(&self) -> bool {
        self.out_color
    }

    /// Whether somebody is looking, so that progress makes sense.
    pub fn watched(&self) -> bool {
        self.err_terminal
    }

    /// How many columns there are.
    pub fn width(&self) -> usize {
        self.width
    }

    /// Whether somebody is there to answer.
    pub fn answered(&self) -> bool {
        self.in_terminal
    }

    /// Asks for a yes; anything else is a no.
    pub fn yes(&self, question: &str) -> bool {
        print(io::stderr(), format!("{question} [y/N] ").as_bytes());
        let mut answer = String::new();
        io::stdin().read_line(&mut answer).is_ok() && matches!(answer.trim().to_ascii_lowercase().as_str(), "y" | "yes")
    }

    /// Prints what was asked for, as it is.
    pub fn out(&self, text: impl AsRef<[u8]>) {
        print(io::stdout(), text.as_ref());
    }

    /// Prints a line on what happens, beside what was asked for.
    pub fn note(&self, text: &str) {
        print(io::stderr(), format!("{text}\n").as_bytes());
    }

    /// Prints findings, which bring their line ends along, beside what was asked for.
    pub fn findings(&self, text: &str) {
        print(io::stderr(), text.as_bytes());
    }

    /// Prints a line on what went wrong. It stays a line, whatever it quotes: CI reads commands off the beginnings of lines.
    pub fn error(&self, message: &str) {
        let message = one_line(message);
        let head = if self.err_color { "\u{1b}[1;31merror\u{1b}[0m" } else { "error" };
        self.note(&format!("{head}: {message}"));
    }

    /// Prints what stands in place of a command.
    pub fn answer(&self, answer: &Answer) -> Exit {
        let color = if answer.asked { self.out_color } else { self.err_color };
        let text = if color { &answer.colored } else { &answer.plain };
        if answer.asked {
            self.out(text);
            return Exit::Done;
        }
        print(io::stderr(), text.as_bytes());
        Exit::World
    }
}

/// A reader that has seen enough closes the pipe; that is no error. Nor can anything be said where nothing can be printed.
fn print(mut stream: impl Write, text: &[u8]) {
    let _ = stream.write_all(text).and_then(|()| stream.flush());
}

/// Sources: no-color.org and bixense.com/clicolors.
fn color(terminal: bool, env: impl Fn(&str) -> Option<String>) -> bool {
    let set = |name: &str| env(name).is_some_and(|value| !value.is_empty());
    if set("NO_COLOR") {
        return false;
    }
    if env("CLICOLOR_FORCE").is_some_and(|value| !value.is_empty() && value != "0") {
        return true;
    }
    terminal && env("CLICOLOR").as_deref() != Some("0") && env("TERM").as_deref() != Some("dumb")
}

#[expect(clippy::disallowed_methods, reason = "what a terminal can show is told by the environment, and reaches nothing but the terminal")]
fn env(name: &str) -> Option<String> {
    std::env::var(name).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(terminal: bool, set: &[(&str, &str)]) -> bool {
        color(terminal, |name| set.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned()))
    }

    #[test]
    fn color_is_for_terminals_unless_somebody_says_otherwise() {
        assert!(with(true, &[]));
        assert!(!with(false, &[]));
        assert!(!with(true, &[("NO_COLOR", "1")]));
        assert!(with(true, &[("NO_COLOR", "")]));
        assert!(!with(true, &[("CLICOLOR", "0")]));
        assert!(with(false, &[("CLICOLOR_FORCE", "1")]));
        assert!(!with(false, &[("CLICOLOR_FORCE", "0")]));
        assert!(!with(true, &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]));
        assert!(!with(true, &[("TERM", "dumb")]));
    }
}
