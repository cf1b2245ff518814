//! What was good, kept for a week in `.links.tttkit-cache` beside `book.toml`.
//!
//! It may be deleted at any time, and whatever is wrong with it is as if it were not there. Who writes it by hand can hide at most that a
//! link is dead; git is told to leave it alone by the `.gitignore` that `tttkit init` writes.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::disk::Memory;
use crate::json;
use crate::pipeline::{Answer, Answers, address, day};

/// So many days an answer counts.
const DAYS: i64 = 7;
/// No kept answers of ours take more bytes.
const LONGEST: usize = 4 * 1024 * 1024;
/// The format of the file.
const FORMAT: u32 = 1;
const FOLDER: &str = ".links.tttkit-cache";
const NAME: &str = "good";

/// The addresses that were good a few days ago.
#[derive(Debug, Default)]
pub struct Kept {
    /// Each with the day.
    good: BTreeMap<String, String>,
    today: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    format: u32,
    good: BTreeMap<String, String>,
}

impl Kept {
    /// What is kept in a workspace; nothing where there is nothing that can be used.
    pub fn read(root: &Path, today: &str) -> Self {
        let text = Memory::in_folder(root.join(FOLDER)).read(NAME).filter(|text| text.len() <= LONGEST);
        let file = text.and_then(|text| json::of_format::<File>(&text, FORMAT).ok()).filter(|file| file.format == FORMAT);
        let good = file.map(|file| file.good).unwrap_or_default();
        let counts = |(address, then): &(String, String)| address::is_web(address) && is_fresh(then, today);
        Self { good: good.into_iter().filter(counts).collect(), today: today.to_owned() }
    }

    /// Whether an address was good.
    pub fn is_good(&self, address: &str) -> bool {
        self.good.contains_key(address)
    }

    /// Adds what is good now.
    pub fn keep(&mut self, answers: &Answers) {
        let good = answers.iter().filter(|(_, answer)| **answer == Answer::Good);
        self.good.extend(good.map(|(address, _)| (address.clone(), self.today.clone())));
    }

    /// Writes it down, but for what no kit refers to any more; where that fails, nothing is kept.
    pub fn write(&self, root: &Path, addresses: &BTreeSet<&str>) {
        let bare: BTreeSet<&str> = addresses.iter().map(|address| super::without_place(address)).collect();
        let good = self.good.iter().filter(|(address, _)| bare.contains(address.as_str()));
        let file = File { format: FORMAT, good: good.map(|(address, then)| (address.clone(), then.clone())).collect() };
        let text = json::pretty(&file);
        let memory = Memory::in_folder(root.join(FOLDER));
        if text.len() <= LONGEST && !file.good.is_empty() && memory.open() {
            memory.write(NAME, &text);
        }
    }
}

fn is_fresh(then: &str, today: &str) -> bool {
    let days = |text| day::number(text);
    matches!((days(then), days(today)), (Some(then), Some(today)) if (0..DAYS).contains(&(today - then)))
}
