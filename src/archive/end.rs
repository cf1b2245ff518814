//! The end of a zip: the record that says where its directory is.

use std::io::{Read, Seek, SeekFrom};

use super::fields::{Fields, at};
use super::{Failure, Why};

/// Where the directory is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct End {
    /// How many entries it has.
    pub entries: u64,
    /// How many bytes.
    pub size: u64,
    /// Where it begins.
    pub offset: u64,
    /// Whether the whole begins with an entry.
    pub begins_as_zip: bool,
    /// How many bytes the whole has.
    pub length: u64,
}

pub(super) const LOCAL: [u8; 4] = *b"PK\x03\x04";
pub(super) const CENTRAL: [u8; 4] = *b"PK\x01\x02";
const END: [u8; 4] = *b"PK\x05\x06";
const END64: [u8; 4] = *b"PK\x06\x06";
const LOCATOR64: [u8; 4] = *b"PK\x06\x07";

/// Bytes of the end record without its comment, and of the longest comment. Source: PKWARE APPNOTE 6.3.10, 4.3.16.
const RECORD: u64 = 22;
const COMMENT: u64 = 65_535;
/// Bytes of the zip64 locator, and of its record behind the field that says its size. Source: 4.3.14 and 4.3.15.
const LOCATOR: u64 = 20;
const RECORD64: u64 = 44;

/// More entries, or a larger directory, than any packet has: some 20,000 files fit.
const ENTRIES_AT_MOST: u64 = 65_535;
/// The directory of a zip that is read has at most so many bytes, for it is held as a whole.
pub const DIRECTORY_AT_MOST: u64 = 2 * 1024 * 1024;

/// The end of a zip, found in its last bytes and checked.
pub fn find(source: &mut (impl Read + Seek)) -> Result<End, Failure> {
    let length = source.seek(SeekFrom::End(0))?;
    if length == 0 {
        return Err(Why::Empty.whole());
    }
    let head = at(source, 0, 1024)?;
    let begins_as_zip = head.starts_with(&LOCAL);
    let from = length.saturating_sub(RECORD + COMMENT);
    let tail = at(source, from, RECORD + COMMENT)?;
    let records: Vec<Record> = (0..tail.len()).filter_map(|place| Record::read(&tail[place..], from + place as u64)).collect();
    let mut clean = records.iter().filter(|record| record.place + RECORD + u64::from(record.comment) == length);
    let record = match (clean.next(), clean.next()) {
        (Some(record), None) => record,
        (Some(_), Some(_)) => return Err(Why::Joined.whole()),
        (None, _) => return Err(endless(&head, &records).whole()),
    };
    // What stands for "see zip64" is no number of a disk.
    let elsewhere = |disk: u16| disk != 0 && disk != u16::MAX;
    if elsewhere(record.disk) || elsewhere(record.directory_disk) || record.entries_here != record.entries {
        return Err(Why::Split.whole());
    }
    let (end, directory_end) = widened(source, record)?;
    place(source, end, directory_end, begins_as_zip, length)
}

/// Why there is no end.
fn endless(head: &[u8], records: &[Record]) -> Why {
    if !head.starts_with(&LOCAL) {
        let text = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head);
        let first = text.iter().find(|byte| !matches!(byte, b' ' | b'\t' | b'\r' | b'\n'));
        return if first == Some(&b'<') { Why::WebPage } else { Why::NotZip };
    }
    let whole = |record: &Record| u64::from(record.offset) + u64::from(record.size) == record.place;
    if records.iter().any(whole) { Why::DataAfter } else { Why::Truncated }
}

/// What the directory has in entries, bytes and offset.
type Numbers = [u64; 3];

/// The numbers of the end record, or those of zip64 where there are such; and where the directory must end.
fn widened(source: &mut (impl Read + Seek), record: &Record) -> Result<(Numbers, u64), Failure> {
    let numbers = [u64::from(record.entries), u64::from(record.size), u64::from(record.offset)];
    let Some(place) = record.place.checked_sub(LOCATOR) else { return Ok((numbers, record.place)) };
    let bytes = at(source, place, LOCATOR)?;
    let mut locator = Fields(&bytes);
    if !locator.is(LOCATOR64) {
        return Ok((numbers, record.place));
    }
    let broken = || Why::Broken.whole();
    let (_disk, offset) = (locator.u32(), locator.u64().ok_or_else(broken)?);
    let bytes = if offset < place { at(source, offset, 12 + RECORD64)? } else { Vec::new() };
    let wide = Record64::read(&bytes).ok_or_else(broken)?;
    let ends = offset.checked_add(12).and_then(|start| start.checked_add(wide.size));
    if wide.size < RECORD64 || ends != Some(place) {
        return Err(broken());
    }
    if wide.disks != [0, 0] || wide.entries_here != wide.numbers[0] {
        return Err(Why::Split.whole());
    }
    let ones = [u64::from(u16::MAX), u64::from(u32::MAX), u64::from(u32::MAX)];
    let same = (0..3).all(|at| numbers[at] == ones[at] || numbers[at] == wide.numbers[at]);
    if same { Ok((wide.numbers, offset)) } else { Err(broken()) }
}

/// Whether the directory is where it should be, and not larger than any.
fn place(source: &mut (impl Read + Seek), numbers: Numbers, ends: u64, begins_as_zip: bool, length: u64) -> Result<End, Failure> {
    let [entries, size, offset] = numbers;
    let shift = offset.checked_add(size).and_then(|end| ends.checked_sub(end)).ok_or_else(|| Why::Broken.whole())?;
    if shift > 0 {
        // Numbers count from where the zip began before something was put in front of it.
        let moved = at(source, ends - size, 4)? == CENTRAL && at(source, shift, 4)? == LOCAL;
        return Err(match (moved, begins_as_zip) {
            (true, true) => Why::Joined.whole(),
            (true, false) => Why::DataBefore.whole(),
            (false, _) => Why::Broken.whole(),
        });
    }
    if entries > ENTRIES_AT_MOST {
        return Err(Why::TooMany.whole());
    }
    if size > DIRECTORY_AT_MOST {
        return Err(Why::TooLarge.whole());
    }
    Ok(End { entries, size, offset, begins_as_zip, length })
}

/// The end record.
struct Record {
    place: u64,
    disk: u16,
    directory_disk: u16,
    entries_here: u16,
    entries: u16,
    size: u32,
    offset: u32,
    comment: u16,
}

impl Record {
    fn read(bytes: &[u8], place: u64) -> Option<Self> {
        let mut fields = Fields(bytes);
        if !fields.is(END) {
            return None;
        }
        let [disk, directory_disk, entries_here, entries] = [fields.u16()?, fields.u16()?, fields.u16()?, fields.u16()?];
        let (size, offset, comment) = (fields.u32()?, fields.u32()?, fields.u16()?);
        Some(Self { place, disk, directory_disk, entries_here, entries, size, offset, comment })
    }
}

/// The end record of zip64.
struct Record64 {
    size: u64,
    disks: [u32; 2],
    entries_here: u64,
    numbers: Numbers,
}

impl Record64 {
    fn read(bytes: &[u8]) -> Option<Self> {
        let mut fields = Fields(bytes);
        if !fields.is(END64) {
            return None;
        }
        let size = fields.u64()?;
        let _versions = fields.u32()?;
        let disks = [fields.u32()?, fields.u32()?];
        let entries_here = fields.u64()?;
        Some(Self { size, disks, entries_here, numbers: [fields.u64()?, fields.u64()?, fields.u64()?] })
    }
}
