//! A new delivery plan: every module that there is, in one day.

use super::Made;
use super::name::scalar;
use super::shelf::Shelf;

/// The plan of a kit.
pub fn plan(title: &str, id: &str, shelf: &Shelf) -> Result<Made, String> {
    let items: String = shelf.in_folder("modules").map(|page| format!("      - module: {}\n", page.name)).collect();
    if items.is_empty() {
        return Err(format!("there is nothing to plan yet; make a module with `tttkit new module TITLE --kit {}`", shelf.kit));
    }
    let text = format!(
        "title: {}\ndays:\n  - title: First day\n    start: \"09:00\"\n    items:\n{items}      # A break, in minutes, or something else that takes time:\n      # - break: 10\n      # - title: Lunch\n      #   minutes: 45\n",
        scalar(title)
    );
    let path = format!("{}/plans/{id}.yaml", shelf.folder);
    Ok(Made { files: vec![(path, text)], next: format!("set the times and breaks, then run `tttkit build --kit {}`", shelf.kit) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pipeline::Workspace;
    use crate::tree::Tree;

    #[test]
    fn every_module_is_planned() {
        let tree = Tree::of([("kits/a/modules/01-why.md", ""), ("kits/a/modules/02-how.md", "---\nid: ways # stable\n---\n")]);
        let shelf = Shelf::of(&Workspace::new(tree, Default::default()), "a");
        let made = plan("Two days", "two-days", &shelf).unwrap();
        assert_eq!(made.files[0].0, "kits/a/plans/two-days.yaml");
        assert!(made.files[0].1.contains("    items:\n      - module: why\n      - module: ways\n"), "{}", made.files[0].1);
    }
}
