//! The entries' own headers and what follows them: whether they say what the directory says, and fill the zip without a gap.

use std::io::{Read, Seek};

use super::directory::Listed;
use super::end::{End, LOCAL};
use super::fields::{Fields, at, widened, zip64};
use super::{Entry, Failure, Method, Why};

/// Sizes follow the data in a descriptor. Source: PKWARE APPNOTE 6.3.10, 4.4.4 and 4.3.9.
const DESCRIBED: u16 = 1 << 3;
const DESCRIPTOR: [u8; 4] = *b"PK\x07\x08";

/// Bytes of a header without name and extra fields. Source: 4.3.7.
const HEADER: u64 = 30;

/// The entries in the order of their data, each with the place where it begins.
pub fn read(source: &mut (impl Read + Seek), end: &End, listed: Vec<Listed>) -> Result<Vec<Entry>, Failure> {
    if listed.first().map_or(end.offset, |first| first.offset) != 0 {
        return Err(if end.begins_as_zip { Why::Joined } else { Why::DataBefore }.whole());
    }
    let mut entries = Vec::with_capacity(listed.len());
    let mut all = listed.into_iter().peekable();
    while let Some(listed) = all.next() {
        let next = all.peek();
        let until = next.map_or(end.offset, |next| next.offset);
        let start = header(source, &listed, end.offset)?;
        let described = listed.flags & DESCRIBED != 0;
        let overlap = || Why::Overlap.about(&next.filter(|_| !described).unwrap_or(&listed).name);
        let data_end = start.checked_add(listed.compressed).ok_or_else(overlap)?;
        let room = until.checked_sub(data_end).ok_or_else(overlap)?;
        if !described {
            if room > 0 {
                return Err(Why::HiddenData.about(&listed.name));
            }
        } else if room < 12 {
            return Err(overlap());
        } else {
            descriptor(source, &listed, data_end, room)?;
        }
        let Listed { name, method, crc, compressed, size, .. } = listed;
        entries.push(Entry { folder: name.ends_with('/'), name, size, compressed, crc, method, start });
    }
    Ok(entries)
}

/// Where the data of an entry begins, once its header was found to agree.
fn header(source: &mut (impl Read + Seek), listed: &Listed, limit: u64) -> Result<u64, Failure> {
    let room = limit.saturating_sub(listed.offset);
    let bytes = at(source, listed.offset, HEADER.min(room))?;
    let broken = || Why::Broken.whole();
    let header = Header::read(&bytes).ok_or_else(broken)?;
    let more = u64::from(header.name) + u64::from(header.extra);
    if HEADER + more > room {
        return Err(broken());
    }
    let behind = at(source, listed.offset + HEADER, more)?;
    let (name, extra) = behind.split_at_checked(usize::from(header.name)).ok_or_else(broken)?;
    let mut wide = zip64(extra);
    let size = widened(header.size, &mut wide).ok_or_else(broken)?;
    let compressed = widened(header.compressed, &mut wide).ok_or_else(broken)?;

    let method = match listed.method {
        Method::Stored => 0,
        Method::Deflated => 8,
    };
    let same = |own: u64, listed: u64, described: bool| own == listed || described && own == 0;
    let described = listed.flags & DESCRIBED != 0;
    let agrees = name == listed.raw.as_deref().unwrap_or(listed.name.as_bytes())
        && (header.method, header.flags) == (method, listed.flags)
        && same(u64::from(header.crc), u64::from(listed.crc), described)
        && same(size, listed.size, described)
        && same(compressed, listed.compressed, described);
    if agrees { Ok(listed.offset + HEADER + more) } else { Err(Why::Disagree.about(&listed.name)) }
}

/// Whether a descriptor fills the room behind the data and agrees.
fn descriptor(source: &mut (impl Read + Seek), listed: &Listed, place: u64, room: u64) -> Result<(), Failure> {
    let (signed, wide) = match room {
        12 => (false, false),
        16 => (true, false),
        20 => (false, true),
        24 => (true, true),
        _ => return Err(Why::HiddenData.about(&listed.name)),
    };
    let bytes = at(source, place, room)?;
    let mut fields = Fields(&bytes);
    let signature = !signed || fields.is(DESCRIPTOR);
    let mut number = |wide: bool| if wide { fields.u64() } else { fields.u32().map(u64::from) };
    let numbers = [number(false), number(wide), number(wide)];
    let agrees = signature && numbers == [u64::from(listed.crc), listed.compressed, listed.size].map(Some);
    if agrees { Ok(()) } else { Err(Why::Disagree.about(&listed.name)) }
}

/// An entry's own header.
struct Header {
    flags: u16,
    method: u16,
    crc: u32,
    compressed: u32,
    size: u32,
    name: u16,
    extra: u16,
}

impl Header {
    fn read(bytes: &[u8]) -> Option<Self> {
        let mut fields = Fields(bytes);
        if !fields.is(LOCAL) {
            return None;
        }
        let _version = fields.u16()?;
        let (flags, method) = (fields.u16()?, fields.u16()?);
        let _time = fields.u32()?;
        let (crc, compressed, size) = (fields.u32()?, fields.u32()?, fields.u32()?);
        Some(Self { flags, method, crc, compressed, size, name: fields.u16()?, extra: fields.u16()? })
    }
}
