//! `tttkit completions`.

use clap_complete::Shell as Kind;

use super::Exit;
use super::args::{self, Shell};
use super::ui::Ui;

/// Prints the script that completes our commands in a shell.
pub fn completions(shell: Shell, ui: &Ui) -> Exit {
    ui.out(script(shell));
    Exit::Done
}

fn script(shell: Shell) -> Vec<u8> {
    let kind = match shell {
        Shell::Bash => Kind::Bash,
        Shell::Elvish => Kind::Elvish,
        Shell::Fish => Kind::Fish,
        Shell::Power => Kind::PowerShell,
        Shell::Zsh => Kind::Zsh,
    };
    let mut script = Vec::new();
    clap_complete::generate(kind, &mut args::command(), "tttkit", &mut script);
    script
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shell_learns_every_command() {
        for shell in [Shell::Bash, Shell::Elvish, Shell::Fish, Shell::Power, Shell::Zsh] {
            let script = String::from_utf8(script(shell)).unwrap();
            for command in args::command().get_subcommands() {
                assert!(script.contains(command.get_name()), "{shell:?} lacks {}", command.get_name());
            }
        }
    }
}
