//! `tttkit man`.

use std::io;

use clap_mangen::Man;

use super::Exit;
use super::args;
use super::ui::Ui;
use crate::diagnostic::did_you_mean;

/// Prints the manual page of a command, or of the whole.
pub fn man(name: Option<&str>, ui: &Ui) -> Exit {
    match page(name) {
        Ok(page) => {
            ui.out(page);
            Exit::Done
        }
        Err(message) => {
            ui.error(&message);
            Exit::World
        }
    }
}

fn page(name: Option<&str>) -> Result<Vec<u8>, String> {
    let mut whole = args::command();
    whole.build();
    let command = match name {
        None => whole,
        Some(name) => match whole.find_subcommand(name) {
            Some(command) => command.clone(),
            None => {
                let near = did_you_mean(name, whole.get_subcommands().map(|command| command.get_name()));
                let near = near.map_or(String::new(), |near| format!("; did you mean `{near}`?"));
                return Err(format!("there is no command `{name}`{near}"));
            }
        },
    };
    let written = |page: &mut Vec<u8>| -> io::Result<()> { Man::new(command).render(page) };
    let mut page = Vec::new();
    written(&mut page).map_err(|error| error.to_string())?;
    Ok(page)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_has_a_page() {
        for command in args::command().get_subcommands() {
            let page = String::from_utf8(page(Some(command.get_name())).unwrap()).unwrap();
            assert!(page.contains(".SH NAME"), "{}", command.get_name());
        }
        assert!(page(None).is_ok());
        assert_eq!(page(Some("biuld")).unwrap_err(), "there is no command `biuld`; did you mean `build`?");
    }
}
