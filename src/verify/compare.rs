//! Files and the list of what they should be.

use std::collections::BTreeMap;
use std::io::{self, Read as _};

use super::Against;
use super::cause::cause;
use super::claim::claim;
use super::files::{Content, Files};
use super::folded::Folded;
use super::known::Found;
use super::record::listed;
use super::root::{MANIFEST, Named, RELEASE, Sorted, sort};
use crate::archive::is_damage;
use crate::blob::Sha256Sum;
use crate::verdict::{Answer, Cause, Identity, Verdict};

/// A longer list is no packet's, and a longer note claims nothing.
const MANIFEST_AT_MOST: usize = 2 * 1024 * 1024;
const RELEASE_AT_MOST: usize = 64 * 1024;

/// A file of a packet as it was read.
pub struct Seen {
    /// Its name and place.
    pub named: Named,
    /// What came of reading it.
    pub state: State,
}

/// What came of reading a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// All of its bytes.
    Whole(Sha256Sum),
    /// Its data in the zip is damaged.
    Damaged,
    /// It is a link or a device.
    Special,
}

/// How files differ from a list.
pub struct Differences<'a> {
    /// Files that have another digest than the listed one, which stands beside them.
    pub changed: Vec<(&'a Seen, Sha256Sum)>,
    /// Names that are listed and not there, with their digests.
    pub missing: Vec<(&'a str, Sha256Sum)>,
    /// Files that are not listed.
    pub added: Vec<&'a Seen>,
}

/// Compares files with the record; `right` is the answer where all of them are right.
pub fn compare(files: &mut impl Files, against: &Against<'_>, right: Answer) -> io::Result<Verdict> {
    let Sorted { files: sorted, ignored } = match sort(&files.names()) {
        Ok(sorted) => sorted,
        Err(verdict) => return Ok(*verdict),
    };
    let mut seen = Vec::with_capacity(sorted.len());
    for named in sorted {
        let state = read(files, named.at)?;
        seen.push(Seen { named, state });
    }
    let list = held(files, find(&seen, MANIFEST), MANIFEST_AT_MOST)?;
    let note = held(files, find(&seen, RELEASE), RELEASE_AT_MOST)?;
    let claimed = note.as_deref().filter(|note| note.len() <= RELEASE_AT_MOST).and_then(claim);
    let verdict = match &list {
        Some(list) if list.len() > MANIFEST_AT_MOST => Verdict::because(Cause::TooLarge),
        Some(list) => match by_list(list, against) {
            Some((found, sum)) => {
                let listed = listed(list);
                let mut differences = differences(&seen, &listed);
                // A list that had to be folded is a changed file like others.
                let itself = find(&seen, MANIFEST).filter(|file| file.state != State::Whole(sum));
                differences.changed.extend(itself.map(|file| (file, sum)));
                known(files, &found, &seen, &differences, claimed.as_ref(), right, against)?
            }
            None => unknown(claimed, &seen, &listed(list), against),
        },
        None => unknown(claimed, &seen, &BTreeMap::new(), against),
    };
    Ok(Verdict { files: Some(seen.len()), ignored, ..verdict })
}

fn read(files: &mut impl Files, at: usize) -> io::Result<State> {
    let Content::Bytes(bytes) = files.open(at)? else { return Ok(State::Special) };
    match Sha256Sum::of_reader(bytes) {
        Ok((sum, _)) => Ok(State::Whole(sum)),
        Err(error) if is_damage(&error) => Ok(State::Damaged),
        Err(error) => Err(error),
    }
}

fn find<'s>(seen: &'s [Seen], name: &str) -> Option<&'s Seen> {
    seen.iter().find(|file| file.named.inside && file.named.name == name)
}

/// The bytes of a file that was read whole, and one more than wanted where it has more.
fn held(files: &mut impl Files, file: Option<&Seen>, at_most: usize) -> io::Result<Option<Vec<u8>>> {
    let Some(Seen { named, state: State::Whole(_) }) = file else { return Ok(None) };
    let Content::Bytes(bytes) = files.open(named.at)? else { return Ok(None) };
    let mut held = Vec::new();
    bytes.take(at_most as u64 + 1).read_to_end(&mut held)?;
    Ok(Some(held))
}

/// The packet that has a list, as it is or with its ends of lines as they were; and the digest that the list should have.
fn by_list<'a>(list: &[u8], against: &Against<'a>) -> Option<(Found<'a>, Sha256Sum)> {
    let with = |sum| Some((Found::by_list(against, sum)?, sum));
    let folded = || Sha256Sum::of_reader(Folded::new(list)).ok();
    with(Sha256Sum::of(list)).or_else(|| with(folded()?.0))
}

fn differences<'a>(seen: &'a [Seen], listed: &'a BTreeMap<String, Sha256Sum>) -> Differences<'a> {
    let mut missing: BTreeMap<&str, Sha256Sum> = listed.iter().map(|(name, sum)| (name.as_str(), *sum)).collect();
    let (mut changed, mut added) = (Vec::new(), Vec::new());
    for file in seen {
        let name = file.named.name.as_str();
        match listed.get(name).filter(|_| file.named.inside) {
            Some(sum) => {
                missing.remove(name);
                if file.state != State::Whole(*sum) {
                    changed.push((file, *sum));
                }
            }
            None if file.named.inside && name == MANIFEST => {}
            None => added.push(file),
        }
    }
    Differences { changed, missing: missing.into_iter().collect(), added }
}

/// The verdict on a packet whose list the record knows.
fn known(
    files: &mut impl Files,
    found: &Found<'_>,
    seen: &[Seen],
    differences: &Differences<'_>,
    claimed: Option<&Identity>,
    right: Answer,
    against: &Against<'_>,
) -> io::Result<Verdict> {
    let Differences { changed, missing, added } = differences;
    let identity = found.identity();
    let verdict = if changed.is_empty() && missing.is_empty() && added.is_empty() {
        Verdict::of(right)
    } else if seen.iter().any(|file| file.state == State::Damaged) {
        Verdict::because(Cause::Damaged)
    } else {
        Verdict::because(cause(files, differences, claimed, &identity)?)
    };
    Ok(with_lists(Verdict { identity: Some(identity), notices: found.notices(against.expected), ..verdict }, differences))
}

/// The verdict on a packet whose list the record does not know, or that has none.
fn unknown(claimed: Option<Identity>, seen: &[Seen], listed: &BTreeMap<String, Sha256Sum>, against: &Against<'_>) -> Verdict {
    let own = differences(seen, listed);
    let damaged: Vec<&Seen> = seen.iter().filter(|file| file.state == State::Damaged).collect();
    let verdict = match claimed {
        None if find(seen, MANIFEST).into_iter().chain(find(seen, RELEASE)).any(|file| file.state == State::Damaged) => {
            Verdict::because(Cause::Broken)
        }
        None => Verdict::because(Cause::NotAPacket),
        Some(claimed) if claimed.version.ends_with("-draft") => Verdict { identity: Some(claimed), ..Verdict::because(Cause::Draft) },
        Some(claimed) => match Found::claimed(against, &claimed) {
            Err(cause) => Verdict { identity: Some(claimed), ..Verdict::because(cause) },
            Ok(found) => {
                let list = find(seen, MANIFEST).map(|file| file.state);
                let cause = match list {
                    _ if !damaged.is_empty() => Cause::Damaged,
                    None => Cause::ListMissing,
                    Some(_) => Cause::ListChanged,
                };
                Verdict { identity: Some(found.identity()), notices: found.notices(against.expected), ..Verdict::because(cause) }
            }
        },
    };
    let mut verdict = if listed.is_empty() {
        let changed = damaged.iter().map(|file| file.named.name.clone()).collect();
        Verdict { changed, ..verdict }
    } else {
        let agrees = own.changed.is_empty() && own.missing.is_empty() && own.added.is_empty();
        Verdict { own_list: Some(agrees), ..with_lists(verdict, &own) }
    };
    match verdict.cause {
        Some(Cause::ListChanged) => verdict.changed.push(MANIFEST.to_owned()),
        Some(Cause::ListMissing) => verdict.missing.push(MANIFEST.to_owned()),
        _ => {}
    }
    verdict.changed.sort();
    verdict.changed.dedup();
    verdict
}

fn with_lists(verdict: Verdict, differences: &Differences<'_>) -> Verdict {
    let names = |mut names: Vec<String>| {
        names.sort();
        names.dedup();
        names
    };
    let Differences { changed, missing, added } = differences;
    Verdict {
        changed: names(changed.iter().map(|(file, _)| file.named.name.clone()).collect()),
        missing: names(missing.iter().map(|(name, _)| (*name).to_owned()).collect()),
        added: names(added.iter().map(|file| file.named.name.clone()).collect()),
        ..verdict
    }
}
