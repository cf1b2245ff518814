//! What the fuzzers share: a small workspace around the input, and both editions of it.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use tttkit::blob::Blob;
use tttkit::check::{Checked, check};
use tttkit::diagnostic::{human, json, short};
use tttkit::digest::Stamp;
use tttkit::edition::{Edition, Facilitator, Participant};
use tttkit::load::load;
use tttkit::path::KitPath;
use tttkit::pipeline::core;
use tttkit::render::{Hosting, Theme, render};
use tttkit::transcript::content;
use tttkit::tree::Tree;
use tttkit::view::view;

/// The module that inputs are laid into.
pub const MODULE: &str = "kits/trust/modules/01-why.md";

/// Front matter with which a module builds.
pub const FRONT: &str = "---\ntitle: Why trust comes first\ncore_message: Trust comes first.\n---\n\n";

/// A workspace that builds, with one file laid over it.
pub fn workspace(path: &str, content: &[u8]) -> Tree {
    let module = format!("{FRONT}## Start\n\nWe start.\n");
    let mut tree = Tree::of([
        ("book.toml", "[book]\ntitle = \"Kits\"\n"),
        ("kits/trust/kit.yaml", "schema: 1\ntitle: Trust\nversion: 1.0.0\n"),
        ("kits/trust/pages/welcome.md", "# Welcome\n\nHello.\n"),
        ("kits/trust/facilitator/room.md", "# The room\n\nPush the tables together.\n"),
        ("kits/trust/handouts/planner.md", "# Planner\n\n## First\n\nPlan.\n"),
        (MODULE, module.as_str()),
        ("kits/trust/media/a.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>"),
    ]);
    tree.files.insert(KitPath::new(path).expect("a plain path"), Blob::held(content.to_vec()));
    tree
}

/// Loads and checks, and shows what there is to report in every form.
pub fn checked(tree: &Tree) -> Option<Checked> {
    let (checked, sources, report) = check(load(tree));
    assert_eq!(checked.is_some(), report.errors() == 0);
    for diagnostic in &report.diagnostics {
        assert!(diagnostic.hint.is_some(), "no hint: {}", diagnostic.message);
        if let Some(span) = diagnostic.span {
            let text = &sources.get(span.file).text;
            assert!(text.get(span.range()).is_some(), "{:?} is no place in its file: {}", span, diagnostic.message);
        }
    }
    let shown = human(&report, &sources, false, 100);
    assert_eq!(shown.is_empty(), report.diagnostics.is_empty());
    let _ = (short(&report, &sources), json(&report, &sources));
    checked
}

/// The files of both editions by their names, the facilitator's first.
pub fn editions(checked: &Checked) -> [BTreeMap<String, Vec<u8>>; 2] {
    [edition::<Facilitator>(checked), edition::<Participant>(checked)]
}

/// The participant's files by their names.
pub fn participant(checked: &Checked) -> BTreeMap<String, Vec<u8>> {
    edition::<Participant>(checked)
}

fn edition<E: Edition>(checked: &Checked) -> BTreeMap<String, Vec<u8>> {
    static THEME: OnceLock<Theme> = OnceLock::new();
    let theme = THEME.get_or_init(|| Theme::load(&Tree::default(), None).0);
    let mut files = BTreeMap::new();
    for kit in 0..checked.kits.len() {
        for language in 0..checked.kits[kit].texts.len() {
            let view = view::<E>(checked, kit, language);
            let stamp = Stamp { content: content(&view).digest(), core: core(checked, kit) };
            let (site, found) = render(&view, &stamp, theme, &Hosting::default());
            assert!(found.iter().all(|diagnostic| diagnostic.code.name == "no-strings"), "{found:?}");
            let bytes = |blob: &Blob| blob.bytes().map(<[u8]>::to_vec).unwrap_or_default();
            files.extend(site.files.iter().map(|(path, blob)| (format!("{kit}/{language}/{path}"), bytes(blob))));
        }
    }
    files
}
