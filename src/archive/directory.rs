//! The directory of a zip, entry by entry.

use std::io::{Read, Seek};

use super::end::{CENTRAL, End};
use super::fields::{Fields, at, widened, zip64};
use super::names::{self, Names};
use super::{Failure, Method, Why};

/// An entry as the directory lists it.
#[derive(Debug)]
pub struct Listed {
    /// The name, what is no UTF-8 as U+FFFD.
    pub name: String,
    /// The name as it is in the zip, where it is no UTF-8.
    pub raw: Option<Box<[u8]>>,
    /// Flag bits.
    pub flags: u16,
    /// How it is compressed.
    pub method: Method,
    /// The CRC-32.
    pub crc: u32,
    /// How many bytes it takes.
    pub compressed: u64,
    /// How many bytes it has.
    pub size: u64,
    /// Where its own header begins.
    pub offset: u64,
}

/// Encryption: of the data, strong, of the directory. Source: PKWARE APPNOTE 6.3.10, 4.4.4.
const ENCRYPTED: u16 = 1 | 1 << 6 | 1 << 13;

/// What an entry is, in the upper half of the external attributes, as Unix has it in a file's mode.
const KIND: u32 = 0xf000;
const FILE: u32 = 0x8000;
const FOLDER: u32 = 0x4000;

/// Unpacked, a packet has at most 4 GiB, and above 64 MiB at most a hundred times its zip.
const UNPACKED_AT_MOST: u64 = 4 << 30;
const BOMB_FROM: u64 = 64 << 20;
const BOMB_TIMES: u64 = 100;

/// Every entry in the order of the directory.
pub fn read(source: &mut (impl Read + Seek), end: &End) -> Result<Vec<Listed>, Failure> {
    let bytes = at(source, end.offset, end.size)?;
    let mut rest = Fields(&bytes);
    let mut names = Names::default();
    let mut all = Vec::new();
    let mut unpacked = 0u64;
    for _ in 0..end.entries {
        let record = Record::read(&mut rest).ok_or_else(|| Why::Broken.whole())?;
        let listed = record.judge(&mut names)?;
        unpacked = unpacked.saturating_add(listed.size);
        all.push(listed);
    }
    if !rest.0.is_empty() {
        return Err(Why::Broken.whole());
    }
    if unpacked > UNPACKED_AT_MOST {
        return Err(Why::TooLarge.whole());
    }
    if unpacked > BOMB_FROM && unpacked > end.length.saturating_mul(BOMB_TIMES) {
        return Err(Why::Bomb.whole());
    }
    Ok(all)
}

/// A record of the directory, its numbers widened.
struct Record<'a> {
    flags: u16,
    method: u16,
    crc: u32,
    compressed: u64,
    size: u64,
    disk: u32,
    attributes: u32,
    offset: u64,
    name: &'a [u8],
}

impl<'a> Record<'a> {
    fn read(rest: &mut Fields<'a>) -> Option<Self> {
        if !rest.is(CENTRAL) {
            return None;
        }
        let _versions = rest.u32()?;
        let (flags, method) = (rest.u16()?, rest.u16()?);
        let _time = rest.u32()?;
        let (crc, compressed, size) = (rest.u32()?, rest.u32()?, rest.u32()?);
        let [name, extra, comment] = [rest.u16()?, rest.u16()?, rest.u16()?];
        let (disk, _internal, attributes, offset) = (rest.u16()?, rest.u16()?, rest.u32()?, rest.u32()?);
        let name = rest.bytes(usize::from(name))?;
        let mut wide = zip64(rest.bytes(usize::from(extra))?);
        let _comment = rest.bytes(usize::from(comment))?;
        let size = widened(size, &mut wide)?;
        let compressed = widened(compressed, &mut wide)?;
        let offset = widened(offset, &mut wide)?;
        let disk = if disk == u16::MAX { wide.u32()? } else { u32::from(disk) };
        Some(Self { flags, method, crc, compressed, size, disk, attributes, offset, name })
    }

    fn judge(self, names: &mut Names) -> Result<Listed, Failure> {
        let Self { flags, method, crc, compressed, size, disk, attributes, offset, name: raw } = self;
        let name = String::from_utf8_lossy(raw).into_owned();
        let refuse = |why: Why| Err(why.about(&name));
        if flags & ENCRYPTED != 0 {
            return refuse(Why::Encrypted);
        }
        if disk != 0 {
            return refuse(Why::Split);
        }
        let method = match method {
            0 => Method::Stored,
            8 => Method::Deflated,
            _ => return refuse(Why::Method),
        };
        if let Some(why) = names::fault(&name, raw.len()) {
            return refuse(why);
        }
        let folder = name.ends_with('/');
        let kind = attributes >> 16 & KIND;
        if !matches!(kind, 0 | FILE | FOLDER) || kind == FOLDER && !folder {
            return refuse(Why::Special);
        }
        if let Some(why) = names.add(&name) {
            return refuse(why);
        }
        if method == Method::Stored && compressed != size || folder && size > 0 {
            return refuse(Why::Disagree);
        }
        let raw = (name.as_bytes() != raw).then(|| raw.into());
        Ok(Listed { name, raw, flags, method, crc, compressed, size, offset })
    }
}
