//! `tttkit init`: a workspace that builds, with a kit that teaches by example.

use std::path::Path;

use super::Exit;
use super::editor;
use super::ui::Ui;
use crate::disk;

/// What a new workspace holds.
const WORKSPACE: [(&str, &str); 9] = [
    ("book.toml", include_str!("starter/book.toml")),
    ("kits/first-kit/kit.yaml", include_str!("starter/first-kit/kit.yaml")),
    ("kits/first-kit/pages/welcome.md", include_str!("starter/first-kit/pages/welcome.md")),
    ("kits/first-kit/modules/01-say-what-you-saw.md", include_str!("starter/first-kit/modules/01-say-what-you-saw.md")),
    ("kits/first-kit/modules/02-ask-first.md", include_str!("starter/first-kit/modules/02-ask-first.md")),
    ("kits/first-kit/handouts/observation-notes.md", include_str!("starter/first-kit/handouts/observation-notes.md")),
    ("kits/first-kit/plans/one-hour.yaml", include_str!("starter/first-kit/plans/one-hour.yaml")),
    ("kits/first-kit/facilitator/room.md", include_str!("starter/first-kit/facilitator/room.md")),
    ("README.md", include_str!("starter/README.md")),
];

/// What helps a workspace in git; one that is there already stays as it is.
const GIT: [(&str, &str); 4] = [
    (".gitignore", include_str!("starter/gitignore")),
    (".gitattributes", include_str!("starter/gitattributes")),
    (".pre-commit-config.yaml", include_str!("starter/pre-commit-config.yaml")),
    (".github/workflows/kits.yml", include_str!("starter/kits.yml")),
];

/// What the workflow says of where tttkit comes from, as long as nobody knows.
const UNKNOWN_SOURCE: &str = "TTTKIT_SOURCE: \"\"\n";

/// Makes a workspace. Nothing is written where any of its files is there already.
pub fn init(folder: &Path, ui: &Ui) -> Result<Exit, disk::Error> {
    let shown = folder.display();
    if disk::exists(&folder.join("book.toml")) {
        ui.error(&format!("`{shown}` is a workspace already, for it has a `book.toml`; make a kit in it with `tttkit new kit TITLE`"));
        return Ok(Exit::World);
    }
    // A readme is the reader's own: many folders have one before they become a workspace.
    let wanted = |name: &str| name != "README.md" || !disk::exists(&folder.join(name));
    if let Some((name, _)) = WORKSPACE.iter().find(|(name, _)| wanted(name) && disk::exists(&folder.join(name))) {
        ui.error(&format!("`{}` is there already; name an empty folder, or move it away", folder.join(name).display()));
        return Ok(Exit::World);
    }
    for (name, text) in WORKSPACE.iter().filter(|(name, _)| wanted(name)) {
        disk::write_new(&folder.join(name), text)?;
    }
    for (name, text) in GIT {
        let text = sourced(text, env!("CARGO_PKG_REPOSITORY"), env!("CARGO_PKG_VERSION"));
        if disk::exists(&folder.join(name)) {
            ui.note(&format!("left `{name}` as it is; take over what you like of:\n\n{text}"));
        } else {
            disk::write_new(&folder.join(name), &text)?;
        }
    }
    for editor::File { name, text, .. } in editor::files("kits") {
        if disk::exists(&folder.join(name)) {
            ui.note(&format!("left `{name}` as it is; `tttkit schema --editor` tells more"));
        } else {
            disk::write_new(&folder.join(name), &text)?;
        }
    }
    let here = folder == Path::new(".");
    let (place, build) =
        if here { ("this folder".to_owned(), "tttkit build".to_owned()) } else { (format!("`{shown}`"), format!("tttkit build {shown}")) };
    ui.note(&format!("made a workspace in {place}, with a kit that shows how everything is written: kits/first-kit/\nnext: {build}"));
    Ok(Exit::Done)
}

/// A starter's text with the place that this very tttkit comes from, where its package names one.
fn sourced(text: &str, repository: &str, version: &str) -> String {
    if repository.is_empty() {
        return text.to_owned();
    }
    text.replace(UNKNOWN_SOURCE, &format!("TTTKIT_SOURCE: --git {repository} --tag v{version}\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_workflow_takes_this_tttkit_where_its_home_is_known() {
        let [.., (name, text)] = GIT;
        assert_eq!(name, ".github/workflows/kits.yml");
        assert_eq!(text.matches(UNKNOWN_SOURCE).count(), 1);
        assert!(
            text.contains(concat!("# --git https://git.example.org/tttkit --tag v", env!("CARGO_PKG_VERSION"), "\n")),
            "the example ages"
        );
        assert_eq!(sourced(text, "", "0.1.0"), text);
        let filled = sourced(text, "https://git.example.org/tttkit", "1.2.3");
        assert!(
            filled.contains("\n  TTTKIT_SOURCE: --git https://git.example.org/tttkit --tag v1.2.3\n") && !filled.contains(UNKNOWN_SOURCE)
        );
    }
}
