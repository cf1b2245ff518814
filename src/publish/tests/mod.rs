//! What stands on a site, tried on shelves that are made up.

pub mod samples;

use samples::{draft, release, shelf, shown};

use super::*;
use crate::edition::{Facilitator, Participant};

fn paths(plan: &Plan) -> Vec<&str> {
    plan.files.keys().map(KitPath::as_str).collect()
}

/// Everything of a site with one kit, or one of releases alone.
fn publish(drafts: Vec<AnyPacket>, releases: Vec<Released>, shown: &Shown, pages: BTreeMap<KitPath, Blob>) -> (Published, Vec<Diagnostic>) {
    let shelf = Shelf { id: "trust".into(), drafts: drafts.iter().map(Draft::from).collect(), releases };
    let (Published { site: of_kit, private }, mut found) = kit(drafts, &shelf.releases, shown);
    let (site, twice) = whole([of_kit], site(&[shelf], pages));
    found.extend(twice);
    (Published { site, private }, found)
}

fn text(plan: &Plan, path: &str) -> String {
    match &plan.files[&KitPath::new(path).unwrap()] {
        Content::Blob(blob) => String::from_utf8(blob.bytes().unwrap().to_vec()).unwrap(),
        _ => panic!("`{path}` is no text"),
    }
}

#[test]
fn the_site_holds_the_shown_editions_alone() {
    let packets = vec![draft::<Facilitator>("en"), draft::<Participant>("en"), draft::<Participant>("es")];
    let pages = BTreeMap::from([(KitPath::new("index.html").unwrap(), Blob::held(*b"<p>"))]);
    let (published, found) = publish(packets, Vec::new(), &shown(&["participant"], 5), pages);
    assert!(found.is_empty());
    let expected = [
        ".nojekyll",
        "index.html",
        "trust/1.3.0-draft/es/participant/MANIFEST.sha256",
        "trust/1.3.0-draft/es/participant/RELEASE.txt",
        "trust/1.3.0-draft/es/participant/index.html",
        "trust/1.3.0-draft/participant/MANIFEST.sha256",
        "trust/1.3.0-draft/participant/RELEASE.txt",
        "trust/1.3.0-draft/participant/index.html",
        "trust/1.3.0-draft/trust-1.3.0-draft-en-participant.zip",
        "trust/1.3.0-draft/trust-1.3.0-draft-es-participant.zip",
        "versions.js",
        "versions.json",
    ];
    assert_eq!(paths(&published.site), expected);
    assert_eq!(paths(&published.private), ["trust/1.3.0-draft/trust-1.3.0-draft-en-facilitator.zip"]);
}

#[test]
fn releases_are_unpacked_and_their_zips_kept() {
    let (published, found) = publish(Vec::new(), shelf(&["1.0.0", "1.1.0"]).releases, &shown(&["participant"], 1), BTreeMap::new());
    assert!(found.is_empty(), "{found:?}");
    let expected = [
        ".nojekyll",
        "trust/1.0.0/trust-1.0.0-en-participant.zip",
        "trust/1.0.0/trust-1.0.0-es-participant.zip",
        "trust/1.1.0/es/participant/MANIFEST.sha256",
        "trust/1.1.0/es/participant/assets/style.css",
        "trust/1.1.0/es/participant/index.html",
        "trust/1.1.0/es/participant/why.html",
        "trust/1.1.0/participant/MANIFEST.sha256",
        "trust/1.1.0/participant/assets/style.css",
        "trust/1.1.0/participant/index.html",
        "trust/1.1.0/participant/why.html",
        "trust/1.1.0/trust-1.1.0-en-participant.zip",
        "trust/1.1.0/trust-1.1.0-es-participant.zip",
        "versions.js",
        "versions.json",
    ];
    assert_eq!(paths(&published.site), expected);
    let private = ["1.0.0", "1.1.0"].map(|version| {
        ["en-facilitator", "es-facilitator", "source"].map(|packet| format!("trust/{version}/trust-{version}-{packet}.zip"))
    });
    assert_eq!(paths(&published.private), private.as_flattened());
    assert_eq!(text(&published.site, "trust/1.1.0/trust-1.1.0-en-participant.zip"), "the zip of trust-1.1.0-en-participant.zip");
}

#[test]
fn a_withdrawn_release_keeps_its_pages_and_loses_its_packets() {
    let mut shelf = shelf(&["1.0.0", "1.1.0", "1.2.0"]);
    shelf.releases[1] = release("1.1.0", Some("a wrong date"));
    let (published, _) = publish(Vec::new(), shelf.releases, &shown(&["facilitator", "participant"], 2), BTreeMap::new());
    let site = paths(&published.site);
    assert!(site.contains(&"trust/1.1.0/participant/index.html"));
    assert!(site.contains(&"trust/1.0.0/participant/index.html"), "what is withdrawn takes no place from what stands");
    assert!(!site.iter().any(|path| path.starts_with("trust/1.1.0/") && path.ends_with(".zip")), "{site:?}");
    assert!(site.contains(&"trust/1.0.0/trust-1.0.0-source.zip"));
    assert!(published.private.files.is_empty());
}

#[test]
fn the_site_tells_of_all_its_versions() {
    let mut shelf = shelf(&["1.0.0", "1.1.0"]);
    shelf.releases[0] = release("1.0.0", Some("it says </script>"));
    let (published, _) = publish(Vec::new(), shelf.releases, &shown(&["participant"], 5), BTreeMap::new());
    let versions = crate::known::Known::parse(&text(&published.site, "versions.json")).unwrap();
    assert_eq!(versions.kits[0].latest.as_deref(), Some("1.1.0"));
    assert_eq!(versions.kits[0].releases[0].withdrawn.as_deref(), Some("it says </script>"));
    assert_eq!(versions.kits[0].releases[1].packets.len(), 5, "also of those that stand elsewhere");
    let expected = "globalThis.tttkitVersions = {\"trust\":{\"latest\":\"1.1.0\",\"versions\":[\"1.0.0\",\"1.1.0\"],\"withdrawn\":\
        {\"1.0.0\":{\"date\":\"2026-09-01\",\"reason\":\"it says \\u003c/script>\"}}}};\n";
    assert_eq!(text(&published.site, "versions.js"), expected);
}

#[test]
fn plans_become_one() {
    let plan = |paths: &[&str]| {
        let mut plan = Plan::default();
        paths.iter().for_each(|path| assert!(plan.add(KitPath::new(path).unwrap(), Content::Written(path.len() as u64)).is_none()));
        plan
    };
    let joined = |plans: &[&[&str]]| {
        let (whole, twice) = Plan::of_all(plans.iter().map(|paths| plan(paths)).collect());
        let folders: Vec<_> = whole.folders().map(ToString::to_string).collect();
        (paths(&whole).join(" "), folders.join(" "), twice.iter().map(KitPath::as_str).collect::<Vec<_>>().join(" "))
    };
    let told = |files: &str, folders: &str, twice: &str| (files.to_owned(), folders.to_owned(), twice.to_owned());
    assert_eq!(joined(&[&["b/x", "b/c/y"], &["index"], &["a/x", "a.b"]]), told("a.b a/x b/c/y b/x index", "a b b/c", ""));
    assert_eq!(joined(&[&["a/x"], &["b", "a/x"], &["a/x"]]), told("a/x b", "a", "a/x a/x"));
    assert_eq!(joined(&[&["a/x"], &["a"]]), told("a a/x", "a", "a"));
    assert_eq!(joined(&[&["a"], &["a/b/x"]]), told("a a/b/x", "a a/b", "a"));
}

#[test]
fn what_would_be_written_twice_is_reported() {
    let path = KitPath::new("trust/1.3.0-draft/participant/index.html").unwrap();
    let pages = BTreeMap::from([(path, Blob::held(*b"mine"))]);
    let (_, found) = publish(vec![draft::<Participant>("en")], Vec::new(), &shown(&["participant"], 5), pages);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].message, "two parts of the site would be written to `trust/1.3.0-draft/participant/index.html`");
}

#[test]
fn a_path_that_gets_too_long_is_reported() {
    let mut long = draft::<Participant>("en");
    long.files.insert(KitPath::new(&format!("{}.css", "a".repeat(230))).unwrap(), Blob::held([]));
    let (_, found) = publish(vec![long], Vec::new(), &shown(&["participant"], 5), BTreeMap::new());
    assert_eq!(found.len(), 1);
    assert!(found[0].message.ends_with("cannot stand on the site: the path is longer than 240 bytes"), "{}", found[0].message);
}

#[test]
fn a_file_where_a_folder_must_be_is_reported() {
    let pages = BTreeMap::from([(KitPath::new("trust/1.3.0-draft").unwrap(), Blob::held(*b"mine"))]);
    let (_, found) = publish(vec![draft::<Participant>("en")], Vec::new(), &shown(&["participant"], 5), pages);
    assert!(!found.is_empty());
}
