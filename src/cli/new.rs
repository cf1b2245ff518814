//! `tttkit new`: a kit, or a module, handout or plan of one.

mod name;
mod plan;
mod shelf;

use super::Exit;
use super::request::{New, Part, What};
use super::ui::Ui;
use crate::disk;
use crate::pipeline::{self, Workspace};
use name::{scalar, slug};
use shelf::Shelf;

/// Makes what was asked for, and says what it wrote and what to do next.
pub fn new(request: &New, ui: &Ui) -> Result<Exit, disk::Error> {
    let workspace = pipeline::workspace(&request.root)?;
    let made = match draft(request, &workspace) {
        Ok(made) => made,
        Err(message) => {
            ui.error(&message);
            return Ok(Exit::World);
        }
    };
    for (name, text) in &made.files {
        disk::write_new(&request.root.join(name), text)?;
        ui.note(&format!("wrote {name}"));
    }
    ui.note(&format!("next: {}", made.next));
    Ok(Exit::Done)
}

/// Files with their texts, and what to do when they are written.
#[derive(Debug, PartialEq, Eq)]
struct Made {
    files: Vec<(String, String)>,
    next: String,
}

fn draft(request: &New, workspace: &Workspace) -> Result<Made, String> {
    let id = match &request.id {
        Some(id) if slug(id).as_deref() == Some(id) => id.clone(),
        Some(id) => return Err(format!("`{id}` is no id; write lower-case letters, digits and single hyphens")),
        None => slug(&request.title).ok_or("nothing of this title can stand in a file name; give a name with `--id`")?,
    };
    match &request.what {
        What::Kit => kit(&request.title, &id, workspace),
        What::Part(part, kit) => {
            let kit = shelf::choose(kit.as_deref(), &pipeline::kits(&workspace.tree, &workspace.book.src))?;
            let shelf = Shelf::of(workspace, &kit);
            match part {
                Part::Module => page(&request.title, &id, &shelf, "modules", include_str!("starter/new/module.md")),
                Part::Handout => page(&request.title, &id, &shelf, "handouts", include_str!("starter/new/handout.md")),
                Part::Plan => plan::plan(&request.title, &id, &shelf),
            }
        }
    }
}

fn kit(title: &str, id: &str, workspace: &Workspace) -> Result<Made, String> {
    let folder = format!("{}/{id}", workspace.book.src);
    if workspace.tree.under(&folder).next().is_some() {
        return Err(format!("there is a kit `{id}` already; give another name with `--id`"));
    }
    let yaml =
        include_str!("starter/new/kit.yaml").replace("{language}", &scalar(&workspace.book.language)).replace("{title}", &scalar(title));
    let module = include_str!("starter/new/module.md").replace("{id}", "first-steps").replace("{title}", "First steps");
    let files = vec![
        (format!("{folder}/kit.yaml"), yaml),
        (format!("{folder}/pages/welcome.md"), include_str!("starter/new/welcome.md").to_owned()),
        (format!("{folder}/modules/01-first-steps.md"), module),
    ];
    Ok(Made { files, next: format!("write what the kit is for in pages/welcome.md, then run `tttkit build --kit {id}`") })
}

fn page(title: &str, id: &str, shelf: &Shelf, folder: &str, template: &str) -> Result<Made, String> {
    if let Some(page) = shelf.page(id) {
        return Err(format!("`{}` has the name `{id}` already; give another with `--id`", page.path));
    }
    let path = format!("{}/{folder}/{}{id}.md", shelf.folder, shelf.next_number(folder));
    let text = template.replace("{id}", id).replace("{title}", &scalar(title));
    let list =
        if shelf.lists_contents && folder != "handouts" { format!("add `- {id}` to `contents` in kit.yaml, ") } else { String::new() };
    Ok(Made { files: vec![(path, text)], next: format!("{list}fill it in, then run `tttkit build --kit {}`", shelf.kit) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tree::Tree;

    fn made(tree: Tree, what: What, title: &str) -> Result<Made, String> {
        let workspace = Workspace::new(tree, Default::default());
        draft(&New { root: ".".into(), what, title: title.to_owned(), id: None }, &workspace)
    }

    fn module() -> What {
        What::Part(Part::Module, None)
    }

    fn names(made: &Made) -> Vec<&str> {
        made.files.iter().map(|(name, _)| name.as_str()).collect()
    }

    #[test]
    fn a_kit_is_a_folder_with_a_first_module() {
        let made = made(Tree::default(), What::Kit, "Leading: a workshop!").unwrap();
        let expected = ["kit.yaml", "pages/welcome.md", "modules/01-first-steps.md"].map(|name| format!("kits/leading-a-workshop/{name}"));
        assert_eq!(names(&made), expected);
        assert!(made.files[0].1.contains("\ntitle: \"Leading: a workshop!\"\n"), "{}", made.files[0].1);
    }

    #[test]
    fn modules_are_numbered_behind_the_last() {
        let made = made(Tree::of([("kits/a/modules/09-x.md", ""), ("kits/a/modules/02-y.md", "")]), module(), "Why we listen").unwrap();
        assert_eq!(names(&made), ["kits/a/modules/10-why-we-listen.md"]);
        assert!(made.files[0].1.contains("title: Why we listen\n") && made.files[0].1.contains("core=why-we-listen"));
    }

    #[test]
    fn the_first_module_is_number_one() {
        assert_eq!(names(&made(Tree::of([("kits/a/kit.yaml", "")]), module(), "Why").unwrap()), ["kits/a/modules/01-why.md"]);
    }

    #[test]
    fn contents_must_be_told() {
        let tree = || Tree::of([("kits/a/kit.yaml", "schema: 1\ncontents:\n  - x\n")]);
        assert!(made(tree(), module(), "Why").unwrap().next.starts_with("add `- why` to `contents` in kit.yaml, "));
        let handout = made(tree(), What::Part(Part::Handout, None), "Sheet").unwrap();
        assert_eq!(names(&handout), ["kits/a/handouts/sheet.md"]);
        assert!(handout.next.starts_with("fill it in"));
    }

    #[test]
    fn names_are_given_once() {
        let tree = Tree::of([("kits/a/pages/welcome.md", "---\nid: why\n---\n")]);
        assert_eq!(
            made(tree, module(), "Why").unwrap_err(),
            "`kits/a/pages/welcome.md` has the name `why` already; give another with `--id`"
        );
    }

    #[test]
    fn which_kit_must_be_clear() {
        let two = || Tree::of([("kits/a/kit.yaml", ""), ("kits/b/kit.yaml", "")]);
        assert_eq!(made(two(), module(), "Why").unwrap_err(), "which kit is it for? add `--kit a` or `--kit b`");
        let misspelt = What::Part(Part::Plan, Some("c".to_owned()));
        assert!(made(two(), misspelt, "Why").unwrap_err().starts_with("there is no kit `c`"));
        assert_eq!(made(Tree::default(), module(), "Why").unwrap_err(), "there is no kit yet; make one with `tttkit new kit TITLE`");
    }
}
