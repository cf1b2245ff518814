//! What VS Code is told of a workspace: schemas of its files, and snippets.
//!
//! Schemas and snippets are tttkit's own: they begin with its name, and are written anew whenever somebody asks. Settings are the
//! author's once they are there.

mod snippets;

use std::path::Path;

use super::Exit;
use super::ui::Ui;
use crate::disk::{self, Renewed};
use crate::path::KitPath;
use crate::pipeline::{self, OURS, SchemaOf};

/// A file for the editor.
pub struct File {
    /// Its path from the workspace.
    pub name: &'static str,
    /// Its text.
    pub text: String,
    /// How it begins where tttkit wrote it; none for settings, which are the author's once they are there.
    own: Option<String>,
}

/// The files for the editor of a workspace whose kits are in this folder.
pub fn files(kits: &str) -> Vec<File> {
    let schema = |name, of| File { name, text: pipeline::schema(of), own: Some(format!("{{\n  \"$comment\": \"{OURS}")) };
    let settings = |name, text: &str| File { name, text: text.replace("{kits}", kits), own: None };
    vec![
        settings(SETTINGS, include_str!("starter/editor/settings.json")),
        settings(".vscode/extensions.json", include_str!("starter/editor/extensions.json")),
        settings(".taplo.toml", include_str!("starter/editor/taplo.toml")),
        schema(".vscode/schemas/kit.json", SchemaOf::Kit),
        schema(".vscode/schemas/translation.json", SchemaOf::Translation),
        schema(".vscode/schemas/plan.json", SchemaOf::Plan),
        schema(".vscode/schemas/book.json", SchemaOf::Book),
        File { name: ".vscode/tttkit.code-snippets", text: snippets::text(), own: Some(format!("// {OURS}")) },
    ]
}

/// What says which schema is for which file.
const SETTINGS: &str = ".vscode/settings.json";

/// A longer file of settings is not looked into.
const SETTINGS_AT_MOST: u64 = 1024 * 1024;

/// Writes what is missing, and what is tttkit's own anew.
pub fn editor(root: &Path, ui: &Ui) -> Result<Exit, disk::Error> {
    let workspace = pipeline::book(root)?;
    for File { name, text, own } in files(workspace.src.as_str()) {
        let Ok(path) = KitPath::new(name) else { continue };
        match disk::renew_own(root, &path, own.as_deref(), &text)? {
            Renewed::Made => ui.note(&format!("wrote {name}")),
            Renewed::Anew => ui.note(&format!("wrote {name} anew")),
            Renewed::Same => {}
            Renewed::Foreign if own.is_some() => {
                ui.note(&format!("left `{name}` as it is, for tttkit did not write it; move it away to get tttkit's own"));
            }
            Renewed::Foreign if name == SETTINGS && !is_mapped(root)? => {
                ui.note(&format!("left `{name}` as it is; take over what you like of:\n\n{text}"));
            }
            Renewed::Foreign => {}
        }
    }
    ui.note("next: open the folder in VS Code, and install what it recommends");
    Ok(Exit::Done)
}

/// Whether settings that are there name the schemas.
fn is_mapped(root: &Path) -> Result<bool, disk::Error> {
    let text = disk::text(&root.join(SETTINGS), SETTINGS_AT_MOST)?.unwrap_or_default();
    Ok(text.contains("schemas/kit.json"))
}
