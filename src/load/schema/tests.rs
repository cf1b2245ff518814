//! The schemas against the readers: a file that has every key is read, and what the readers asked for is looked at.

use std::collections::{BTreeMap, BTreeSet};

use super::shape::{Example, Others};
use super::{Of, Rules, Schema, schema};
use crate::diagnostic::Report;
use crate::load::asked::{self, Tables};
use crate::load::front_matter::{Split, front_matter};
use crate::load::{book, kit_yaml, plan};
use crate::span::FileId;

fn rules() -> Rules {
    Rules { names: vec![("no-debrief", "An activity ends with a debrief.")], levels: vec!["error", "off"] }
}

/// Values that a schema allows, one of each kind: as YAML with `: ` behind keys, as TOML with ` = `.
fn values(schema: &Schema, sign: &str) -> Vec<String> {
    if schema.what.is_empty() && !schema.any_of.is_empty() {
        return schema.any_of.iter().flat_map(|shape| values(shape, sign)).collect();
    }
    if !schema.properties.is_empty() {
        let rivals: Vec<&str> = schema.one_of.iter().map(|only| only.required[0]).collect();
        let table = |chosen: Option<&str>| {
            let stands = |key: &str| !rivals.contains(&key) || chosen == Some(key);
            let entries = schema.properties.iter().filter(|(key, _)| stands(key));
            braced(entries.map(|(key, value)| format!("{key}{sign}{}", first(value, sign))))
        };
        return if rivals.is_empty() { vec![table(None)] } else { rivals.iter().map(|rival| table(Some(rival))).collect() };
    }
    if let Some(Others::Like(value)) = &schema.additional_properties {
        let name = schema.property_names.as_deref().map_or(String::new(), |names| first(names, sign));
        return vec![braced([format!("{}{sign}{}", name.trim_matches('"'), first(value, sign))])];
    }
    if let Some(items) = &schema.items {
        return vec![format!("[{}]", values(items, sign).join(", "))];
    }
    let said = schema.values.iter().chain(&schema.examples).chain(&schema.default);
    said.map(|example| match example {
        Example::Text(text) => format!("\"{text}\""),
        Example::Number(number) => number.to_string(),
        Example::Flag(flag) => flag.to_string(),
    })
    .collect()
}

fn first(schema: &Schema, sign: &str) -> String {
    values(schema, sign).into_iter().next().unwrap_or_else(|| panic!("no example: {schema:?}"))
}

fn braced(entries: impl IntoIterator<Item = String>) -> String {
    format!("{{{}}}", entries.into_iter().collect::<Vec<_>>().join(", "))
}

/// Reads a file as its reader does.
fn read(of: Of, source: &str) -> Report {
    let (file, mut report) = (FileId(0), Report::default());
    match of {
        Of::Kit | Of::Translation => drop(kit_yaml::kit_yaml(source, file, of == Of::Translation, &mut report)),
        Of::Module | Of::Page => {
            let split = Split::Keys(0, source.len());
            drop(front_matter(source, file, split, of == Of::Module, &mut report));
        }
        Of::Plan => drop(plan::plan("two-days", source, file, &mut report)),
        Of::Book => drop(book::book(source, file, &mut report)),
    }
    report
}

/// A file that has every key.
fn whole(of: Of) -> String {
    if of != Of::Book {
        return first(&schema(of, &rules()), ": ");
    }
    let tables = schema(of, &rules()).properties;
    tables.iter().map(|(key, value)| format!("{key} = {}\n", first(value, " = "))).collect()
}

/// The tables of a schema by what the reader calls them.
fn tables<'s>(schema: &'s Schema, found: &mut BTreeMap<&'static str, &'s Schema>) {
    if !schema.what.is_empty() {
        found.insert(schema.what, schema);
    }
    let inner = schema.properties.iter().map(|(_, value)| value).chain(schema.items.as_deref());
    inner.chain(&schema.any_of).for_each(|schema| tables(schema, found));
}

#[test]
fn a_file_with_every_key_is_read_without_a_word() {
    for of in Of::ALL {
        let source = whole(of);
        let report = read(of, &source);
        let told: Vec<_> = report.diagnostics.iter().map(|found| format!("{}: {:?}", found.message, found.hint)).collect();
        assert!(told.is_empty(), "{of:?}:\n{source}\n{told:#?}");
    }
}

/// Keys that a reader knows only to say that they are not read yet.
const NOT_YET: [(&str, &str); 1] = [("`kit.yaml`", "extends")];

/// Keys that must be there and that the reader finds missing in words of its own.
const MISSING: [(&str, &str); 5] =
    [("`kit.yaml`", "schema"), ("an entry of `contents`", "part"), ("`book.toml`", "book"), ("a plan", "days"), ("a day", "items")];

#[test]
fn schemas_and_readers_know_the_same_keys() {
    for of in Of::ALL {
        asked::all();
        read(of, &whole(of));
        let asked: Tables = asked::all();
        let schema = schema(of, &rules());
        let mut described = BTreeMap::new();
        tables(&schema, &mut described);
        assert_eq!(asked.keys().collect::<Vec<_>>(), described.keys().collect::<Vec<_>>(), "{of:?}: the tables");
        for (what, keys) in asked {
            let table = described[what];
            let of_rules = |key: &str| rules().names.iter().any(|(name, _)| *name == key) && keys.contains_key("reading-level");
            let read: BTreeSet<_> = keys.keys().copied().filter(|key| !NOT_YET.contains(&(what, key))).collect();
            let told: BTreeSet<_> = table.keys().into_iter().filter(|key| !of_rules(key)).collect();
            assert_eq!(read, told, "the keys of {what}");
            let must = |key: &&str| keys[*key].required || MISSING.contains(&(what, key));
            let required: BTreeSet<_> = table.required.iter().copied().collect();
            assert_eq!(read.iter().copied().filter(|key| must(key)).collect::<BTreeSet<_>>(), required, "what {what} must have");
            for (key, value) in table.properties.iter().filter(|(key, _)| !keys.get(key).is_none_or(|asked| asked.words.is_empty())) {
                let words: Vec<_> = keys[key].words.iter().map(|word| Example::Text(word)).collect();
                assert_eq!(words, value.values, "the words of `{key}` in {what}");
            }
        }
    }
}

#[test]
fn every_key_is_described_in_a_sentence() {
    fn look(schema: &Schema, at: &str) {
        for (key, value) in &schema.properties {
            let said = value.description;
            assert!(said.ends_with('.') && said.starts_with(char::is_uppercase), "{at} `{key}`: {said:?}");
            look(value, key);
        }
        schema.items.iter().for_each(|items| look(items, at));
        schema.any_of.iter().for_each(|shape| look(shape, at));
    }
    // What `check` says of a rule is the rule's own summary.
    Of::ALL.into_iter().for_each(|of| look(&schema(of, &rules()), "the file"));
}
