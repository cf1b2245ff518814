//! What stands in a kit, as far as one who adds to it must know. What is wrong in it is the build's to say.

use std::collections::BTreeSet;

use crate::diagnostic::did_you_mean;
use crate::path::KitPath;
use crate::pipeline::Workspace;

/// A kit's files by their names.
#[derive(Debug)]
pub struct Shelf {
    /// The kit's id.
    pub kit: String,
    /// Its folder in the workspace.
    pub folder: String,
    /// Whether `kit.yaml` lists the pages, so that a new one must be added there.
    pub lists_contents: bool,
    /// Its pages, in byte order of their paths.
    pub pages: Vec<Page>,
}

/// A page of it.
#[derive(Debug)]
pub struct Page {
    /// Its path in the workspace.
    pub path: KitPath,
    /// The folder that it is in, such as `modules`.
    pub folder: String,
    /// The number that its file's name starts with, as written.
    pub number: String,
    /// Its name: its id, or its file's name without number and extension.
    pub name: String,
}

/// The folders whose files are pages.
const FOLDERS: [&str; 5] = ["pages", "modules", "handouts", "facilitator", "participant"];

impl Shelf {
    /// What stands in a kit.
    pub fn of(workspace: &Workspace, kit: &str) -> Self {
        let folder = format!("{}/{kit}", workspace.book.src);
        let mut shelf = Self { kit: kit.to_owned(), folder: folder.clone(), lists_contents: false, pages: Vec::new() };
        for (name, path, blob) in workspace.tree.under(&folder) {
            let text = String::from_utf8_lossy(blob.bytes().unwrap_or_default());
            if name == "kit.yaml" {
                shelf.lists_contents = text.lines().any(|line| line.starts_with("contents:"));
            }
            if let Some((of, file)) = name.split_once('/')
                && FOLDERS.contains(&of)
                && file.ends_with(".md")
                && !file.contains('/')
            {
                let number: String = path.stem().chars().take_while(char::is_ascii_digit).collect();
                let bare = path.stem()[number.len()..].trim_start_matches(['-', '_', '.']);
                let name = id(&text).unwrap_or_else(|| bare.to_owned());
                shelf.pages.push(Page { path: path.clone(), folder: of.to_owned(), number, name });
            }
        }
        shelf
    }

    /// The page of a name.
    pub fn page(&self, name: &str) -> Option<&Page> {
        self.pages.iter().find(|page| page.name == name)
    }

    /// The pages of a folder.
    pub fn in_folder(&self, folder: &str) -> impl Iterator<Item = &Page> {
        self.pages.iter().filter(move |page| page.folder == folder)
    }

    /// What the next file's name starts with. Modules are numbered; elsewhere a number is for those who have begun with it.
    pub fn next_number(&self, folder: &str) -> String {
        let numbers: Vec<&str> = self.in_folder(folder).map(|page| page.number.as_str()).filter(|number| !number.is_empty()).collect();
        if numbers.is_empty() && folder != "modules" {
            return String::new();
        }
        let last = numbers.iter().filter_map(|number| number.parse::<u32>().ok()).max().unwrap_or(0);
        let width = numbers.iter().map(|number| number.len()).max().unwrap_or(0).max(2);
        format!("{:0width$}-", last.saturating_add(1))
    }
}

/// The kit that is meant: the named one, or the only one.
pub fn choose(named: Option<&str>, kits: &BTreeSet<String>) -> Result<String, String> {
    match named {
        Some(named) if kits.contains(named) => Ok(named.to_owned()),
        Some(named) => {
            let near = did_you_mean(named, kits.iter().map(String::as_str));
            Err(format!("there is no kit `{named}`{}", near.map_or(String::new(), |near| format!("; did you mean `{near}`?"))))
        }
        None => match kits.iter().collect::<Vec<_>>().as_slice() {
            [] => Err("there is no kit yet; make one with `tttkit new kit TITLE`".to_owned()),
            [only] => Ok((*only).clone()),
            several => {
                let choices: Vec<_> = several.iter().map(|id| format!("`--kit {id}`")).collect();
                Err(format!("which kit is it for? add {}", choices.join(" or ")))
            }
        },
    }
}

/// The `id` in a page's front matter.
fn id(text: &str) -> Option<String> {
    let mut lines = text.lines();
    if lines.next()?.trim_end() != "---" {
        return None;
    }
    let id = lines.take_while(|line| line.trim_end() != "---").find_map(|line| line.strip_prefix("id:"))?;
    let id = id.split(" #").next().unwrap_or(id).trim().trim_matches(['"', '\'']);
    (!id.is_empty()).then(|| id.to_owned())
}
