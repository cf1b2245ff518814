//! What the schemas say of every file of the repository, and of every mistake of `tests/diagnostics`: written down here, and judged by a
//! validator that others made (`tests/browser/schema.test.mjs`). That schemas and readers know the same keys is kept beside the schemas.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "tests read files, and fail by panicking")]

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde_json::{Value, json};
use support::{Files, read, root, tree};
use toml::de::{DeTable, DeValue};
use tttkit::check;
use tttkit::diagnostic::Severity;
use tttkit::diagnostic::code::{checking, data, plans};
use tttkit::load::layout::Kind;
use tttkit::load::{self, layout};
use tttkit::pipeline::{SchemaOf, schema};
use tttkit::portable::source_text;

/// The schemas by their names.
const SCHEMAS: [(&str, SchemaOf); 6] = [
    ("kit", SchemaOf::Kit),
    ("translation", SchemaOf::Translation),
    ("module", SchemaOf::Module),
    ("page", SchemaOf::Page),
    ("plan", SchemaOf::Plan),
    ("book", SchemaOf::Book),
];

/// Mistakes that no schema can tell, by the names of their cases.
const UNTOLD: &[&str] = &["bad-minutes--range", "bad-clock--backwards"];

/// A file as an editor sees it, and whether its schema should take it.
struct Case {
    name: String,
    of: SchemaOf,
    value: Value,
    good: bool,
}

/// The workspaces: ours, which are good, and those of `tests/diagnostics`, each of which has a mistake.
fn workspaces() -> Vec<(String, Files)> {
    let mut folders = vec![root(), root().join("tests/browser/fixtures/arabic"), root().join("tests/browser/fixtures/stress")];
    for (among, inner) in [("examples", ""), ("tests/golden", "in"), ("tests/diagnostics", "in"), ("tests/diagnostics", "near")] {
        let found = std::fs::read_dir(root().join(among)).unwrap().map(|entry| entry.unwrap().path().join(inner));
        folders.extend(found.filter(|folder| folder.join("kits").is_dir()));
    }
    folders.sort();
    let name = |folder: &Path| folder.strip_prefix(root()).unwrap().display().to_string();
    let files = |folder: &Path| {
        let mut files = Files::new();
        files.extend(std::fs::read(folder.join("book.toml")).ok().map(|bytes| ("book.toml".to_owned(), bytes)));
        let kits = read(&folder.join("kits")).into_iter().filter(|(path, _)| !path.contains("/releases/"));
        files.extend(kits.map(|(path, bytes)| (format!("kits/{path}"), bytes)));
        files
    };
    let mut all: Vec<_> = folders.iter().map(|folder| (name(folder), files(folder))).collect();
    for entry in std::fs::read_dir(root().join("tests/diagnostics")).unwrap() {
        let folder = entry.unwrap().path();
        for one in ["in.md", "near.md"] {
            let Ok(text) = std::fs::read(folder.join(one)) else { continue };
            let kit = ("kits/trust/kit.yaml", "schema: 1\ntitle: Building trust\nversion: 1.0.0\n");
            let mut files = support::files([("book.toml", "[book]\ntitle = \"Kits\"\n"), kit]);
            files.insert("kits/trust/modules/01-why.md".to_owned(), text);
            all.push((format!("{}/{one}", name(&folder)), files));
        }
    }
    all
}

/// The places of what is wrong with keys and values, by file.
fn mistakes(files: &Files) -> BTreeMap<String, Vec<(usize, &'static str)>> {
    let about_keys: Vec<&str> = [data::ALL, plans::ALL, checking::ALL].into_iter().flatten().map(|code| code.name).collect();
    let (_, sources, report) = check::check(load::load(&tree(files)));
    let mut found: BTreeMap<String, Vec<(usize, &'static str)>> = BTreeMap::new();
    for mistake in
        report.diagnostics.iter().filter(|mistake| about_keys.contains(&mistake.code.name) && mistake.severity == Severity::Error)
    {
        if let Some(span) = mistake.span {
            found.entry(sources.get(span.file).path.to_string()).or_default().push((span.start as usize, mistake.code.name));
        }
    }
    found
}

/// Mistakes that keys and values of a single file do not show.
const ELSEWHERE: &[&str] = &[
    "unknown-module",
    "module-left-out",
    "duplicate-id",
    "translation-differs",
    "span-not-here",
    "unknown-core",
    "same-core-message",
    "unknown-page",
];

fn cases() -> Vec<Case> {
    let mut cases = Vec::new();
    for (workspace, files) in workspaces() {
        let mistakes = mistakes(&files);
        for (path, bytes) in &files {
            let Ok(text) = source_text(bytes) else { continue };
            let kit = path.strip_prefix("kits/").and_then(|path| path.split_once('/'));
            let (of, value, end) = match kit.map(|(_, rest)| layout::kind(rest)) {
                None if path == "book.toml" => (SchemaOf::Book, of_toml(&text), usize::MAX),
                Some(Some(Kind::Yaml(of))) => (of, of_yaml(&text), usize::MAX),
                Some(Some(Kind::Page(of, audience))) => {
                    let Some(front) = layout::page(&text, audience).front else { continue };
                    (of, of_yaml(&text[front.clone()]), front.end)
                }
                _ => continue,
            };
            // What is no YAML or TOML at all has no value.
            let Some(value) = value else { continue };
            let told = mistakes.get(path).into_iter().flatten().filter(|(at, code)| *at < end && !ELSEWHERE.contains(code));
            let good = told.count() == 0;
            let name = format!("{workspace}: {path}");
            if good || !UNTOLD.iter().any(|untold| name.contains(&format!("/{untold}/"))) {
                cases.push(Case { name, of, value, good });
            }
        }
    }
    cases
}

/// YAML as editors read it: what looks like a day or a time of day is a text.
fn of_yaml(text: &str) -> Option<Value> {
    let options = serde_yaml::options! { strict_booleans: true };
    layout::yaml(text)?;
    serde_yaml::from_str_with_options(text, options).ok()
}

fn of_toml(text: &str) -> Option<Value> {
    fn value(from: &DeValue<'_>) -> Value {
        match from {
            DeValue::String(text) => json!(text),
            DeValue::Integer(number) => json!(number.as_str().parse::<i64>().unwrap()),
            DeValue::Float(number) => json!(number.as_str().parse::<f64>().unwrap()),
            DeValue::Boolean(flag) => json!(flag),
            DeValue::Datetime(date) => json!(date.to_string()),
            DeValue::Array(list) => list.iter().map(|one| value(one.get_ref())).collect(),
            DeValue::Table(table) => map(table),
        }
    }
    fn map(table: &DeTable<'_>) -> Value {
        Value::Object(table.iter().map(|(key, one)| (key.get_ref().to_string(), value(one.get_ref()))).collect())
    }
    Some(map(DeTable::parse(text).ok()?.get_ref()))
}

#[test]
fn there_is_something_to_judge() {
    let cases = cases();
    for (name, of) in SCHEMAS {
        assert!(cases.iter().any(|case| case.of == of && case.good), "no good file for `{name}`");
    }
    let refused: BTreeSet<_> = cases.iter().filter(|case| !case.good).map(|case| &case.name).collect();
    assert!(refused.len() > 30, "{refused:#?}");
}

/// Writes schemas and files for the validator, where somebody names the file for them.
#[test]
fn cases_for_the_validator() {
    let Some(path) = std::env::var_os("SCHEMA_CASES") else { return };
    let schemas: Value =
        SCHEMAS.map(|(name, of)| json!({ "name": name, "schema": serde_json::from_str::<Value>(&schema(of)).unwrap() })).into();
    let of = |of: SchemaOf| SCHEMAS.iter().find(|(_, other)| *other == of).unwrap().0;
    let cases: Vec<Value> =
        cases().iter().map(|case| json!({ "name": case.name, "of": of(case.of), "value": case.value, "good": case.good })).collect();
    std::fs::write(path, json!({ "schemas": schemas, "cases": cases }).to_string()).unwrap();
}
