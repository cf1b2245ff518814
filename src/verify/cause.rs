//! Why the files of a packet differ from its list: the likely story behind the differences.

use std::io;

use super::compare::{Differences, Seen, State};
use super::files::{Content, Files};
use super::folded::Folded;
use super::root::RELEASE;
use crate::archive::is_damage;
use crate::blob::Sha256Sum;
use crate::verdict::{Cause, Identity};

/// The first story that fits; `verdict` gives the order. There must be a difference.
pub fn cause(files: &mut impl Files, differences: &Differences<'_>, claimed: Option<&Identity>, identity: &Identity) -> io::Result<Cause> {
    let Differences { changed, missing, added } = differences;
    let other_note =
        changed.iter().any(|(file, _)| file.named.name == RELEASE) && claimed.is_some_and(|claimed| differs(claimed, identity));
    Ok(match (!changed.is_empty(), !missing.is_empty(), !added.is_empty()) {
        _ if other_note => Cause::TwoPackets,
        (true, false, false) if line_ends(files, changed)? => Cause::LineEnds,
        (false, true, true) if pairs(missing, added, |name| name.to_ascii_lowercase()) => Cause::NamesCase,
        (false, true, true) if pairs(missing, added, |_| ()) => Cause::Renamed,
        (false, true, false) => Cause::Part,
        (false, false, true) => Cause::Added,
        (true, false, true) if saved(changed, added) => Cause::Saved,
        (true, false, false) => Cause::Edited,
        _ => Cause::Mixed,
    })
}

fn differs(claimed: &Identity, identity: &Identity) -> bool {
    let key = |identity: &Identity| {
        (identity.kit.clone(), identity.version.clone(), identity.edition.clone(), identity.language.to_ascii_lowercase())
    };
    key(claimed) != key(identity)
}

/// Whether every changed file would be right with its ends of lines folded.
fn line_ends(files: &mut impl Files, changed: &[(&Seen, Sha256Sum)]) -> io::Result<bool> {
    for (file, expected) in changed {
        let Content::Bytes(bytes) = files.open(file.named.at)? else { return Ok(false) };
        match Sha256Sum::of_reader(Folded::new(bytes)) {
            Ok((sum, _)) if sum == *expected => {}
            Err(error) if !is_damage(&error) => return Err(error),
            _ => return Ok(false),
        }
    }
    Ok(true)
}

/// Whether missing and added files are the same by digest and by what `key` keeps of their names.
fn pairs<K: Ord>(missing: &[(&str, Sha256Sum)], added: &[&Seen], key: impl Fn(&str) -> K) -> bool {
    let mut gone: Vec<_> = missing.iter().map(|(name, sum)| Some((*sum, key(name)))).collect();
    let whole = |file: &&Seen| match file.state {
        State::Whole(sum) => Some((sum, key(&file.named.name))),
        State::Damaged | State::Special => None,
    };
    let mut come: Vec<_> = added.iter().map(whole).collect();
    gone.sort();
    come.sort();
    gone == come
}

/// Whether it looks as if pages were saved from a browser, which puts what they need into a folder beside them.
fn saved(changed: &[(&Seen, Sha256Sum)], added: &[&Seen]) -> bool {
    let beside = |part: &str| part.ends_with("_files") || part.ends_with("_archivos");
    let in_folder = |name: &str| name.rsplit_once('/').is_some_and(|(folder, _)| folder.split('/').any(beside));
    changed.iter().all(|(file, _)| file.named.name.ends_with(".html")) && added.iter().all(|file| in_folder(&file.named.name))
}
