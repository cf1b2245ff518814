//! Zips byte by byte, so that every field of them can lie.

use std::io::Write as _;

use flate2::write::DeflateEncoder;
use flate2::{Compression, Crc};

/// An entry: what its two headers say, and its data. What a header says apart from the other is set by `local`.
#[derive(Clone)]
pub struct Raw {
    pub name: Vec<u8>,
    pub flags: u16,
    pub method: u16,
    pub crc: u32,
    pub compressed: u32,
    pub size: u32,
    pub attributes: u32,
    pub extra: Vec<u8>,
    pub disk: u16,
    /// What its own header says, where that is something else.
    pub local: Option<Box<Raw>>,
    pub local_extra: Vec<u8>,
    /// The data as it is in the zip.
    pub data: Vec<u8>,
    /// What stands behind the data.
    pub behind: Vec<u8>,
    /// The place that the directory names, where it is not the true one.
    pub place: Option<u32>,
    /// Whether the entry is in the directory alone.
    pub listed_only: bool,
}

pub fn crc(bytes: &[u8]) -> u32 {
    let mut crc = Crc::new();
    crc.update(bytes);
    crc.sum()
}

/// A file as it is.
pub fn stored(name: &str, bytes: &[u8]) -> Raw {
    let size = u32::try_from(bytes.len()).unwrap();
    Raw {
        name: name.as_bytes().to_vec(),
        flags: 0,
        method: 0,
        crc: crc(bytes),
        compressed: size,
        size,
        attributes: 0o100_644 << 16,
        extra: Vec::new(),
        disk: 0,
        local: None,
        local_extra: Vec::new(),
        data: bytes.to_vec(),
        behind: Vec::new(),
        place: None,
        listed_only: false,
    }
}

/// A file, deflated.
pub fn deflated(name: &str, bytes: &[u8]) -> Raw {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::new(6));
    encoder.write_all(bytes).unwrap();
    let data = encoder.finish().unwrap();
    Raw { method: 8, compressed: u32::try_from(data.len()).unwrap(), data, ..stored(name, bytes) }
}

impl Raw {
    /// The same with sizes behind the data, as programs write it that cannot go back.
    pub fn described(mut self, signed: bool) -> Self {
        self.flags |= 1 << 3;
        self.local = Some(Box::new(Raw { crc: 0, compressed: 0, size: 0, ..self.clone() }));
        if signed {
            self.behind.extend(*b"PK\x07\x08");
        }
        for number in [self.crc, self.compressed, self.size] {
            self.behind.extend(number.to_le_bytes());
        }
        self
    }

    /// The same with all its numbers in zip64 fields.
    pub fn wide(mut self) -> Self {
        let (size, compressed) = (u64::from(self.size).to_le_bytes(), u64::from(self.compressed).to_le_bytes());
        let field = [&[1, 0, 16, 0], &size[..], &compressed[..]].concat();
        (self.size, self.compressed) = (u32::MAX, u32::MAX);
        (self.extra, self.local_extra) = (field.clone(), field);
        self
    }

    /// The same with another own header.
    pub fn lying(mut self, lie: impl FnOnce(&mut Raw)) -> Self {
        let mut local = self.clone();
        lie(&mut local);
        self.local = Some(Box::new(local));
        self
    }
}

/// The whole zip; `alter` may change what the end record says: disks, entries here, entries, size, offset and comment.
pub fn zip_with(entries: &[Raw], alter: impl FnOnce(&mut End)) -> Vec<u8> {
    let mut out = Vec::new();
    let mut directory = Vec::new();
    for entry in entries {
        let place = entry.place.unwrap_or(u32::try_from(out.len()).unwrap());
        if !entry.listed_only {
            let local = entry.local.as_deref().unwrap_or(entry);
            out.extend(*b"PK\x03\x04\x14\x00");
            header(&mut out, local);
            for length in [local.name.len(), entry.local_extra.len()] {
                out.extend(u16::try_from(length).unwrap().to_le_bytes());
            }
            out.extend([&local.name[..], &entry.local_extra, &entry.data, &entry.behind].concat());
        }
        directory.extend(*b"PK\x01\x02\x14\x03\x14\x00");
        header(&mut directory, entry);
        for number in [entry.name.len(), entry.extra.len(), 0, usize::from(entry.disk), 0] {
            directory.extend(u16::try_from(number).unwrap().to_le_bytes());
        }
        directory.extend(entry.attributes.to_le_bytes());
        directory.extend(place.to_le_bytes());
        directory.extend([&entry.name[..], &entry.extra].concat());
    }
    let number = u16::try_from(entries.len()).unwrap_or(u16::MAX);
    let mut end = End {
        disks: [0, 0],
        entries: [number, number],
        size: u32::try_from(directory.len()).unwrap(),
        offset: u32::try_from(out.len()).unwrap(),
        comment: Vec::new(),
        wide: None,
    };
    alter(&mut end);
    out.extend(directory);
    if let Some(numbers) = end.wide {
        let place = out.len() as u64;
        out.extend(*b"PK\x06\x06");
        out.extend(44u64.to_le_bytes());
        out.extend([0x2d, 0, 0x2d, 0]);
        out.extend([0; 8]);
        for number in [numbers[0], numbers[0], numbers[1], numbers[2]] {
            out.extend(number.to_le_bytes());
        }
        out.extend(*b"PK\x06\x07\0\0\0\0");
        out.extend(place.to_le_bytes());
        out.extend(1u32.to_le_bytes());
    }
    out.extend(*b"PK\x05\x06");
    for number in [end.disks[0], end.disks[1], end.entries[0], end.entries[1]] {
        out.extend(number.to_le_bytes());
    }
    out.extend(end.size.to_le_bytes());
    out.extend(end.offset.to_le_bytes());
    out.extend(u16::try_from(end.comment.len()).unwrap().to_le_bytes());
    out.extend(end.comment);
    out
}

/// The whole zip, its end record true.
pub fn zip(entries: &[Raw]) -> Vec<u8> {
    zip_with(entries, |_| {})
}

/// The end record; `wide` are the zip64 numbers of entries, size and offset.
pub struct End {
    pub disks: [u16; 2],
    pub entries: [u16; 2],
    pub size: u32,
    pub offset: u32,
    pub comment: Vec<u8>,
    pub wide: Option<[u64; 3]>,
}

impl End {
    /// Moves all numbers into the zip64 record.
    pub fn widen(&mut self) {
        self.wide = Some([u64::from(self.entries[1]), u64::from(self.size), u64::from(self.offset)]);
        (self.entries, self.size, self.offset) = ([u16::MAX; 2], u32::MAX, u32::MAX);
    }
}

/// What both headers share.
fn header(out: &mut Vec<u8>, entry: &Raw) {
    for number in [entry.flags, entry.method, 0, 0x21] {
        out.extend(number.to_le_bytes());
    }
    for number in [entry.crc, entry.compressed, entry.size] {
        out.extend(number.to_le_bytes());
    }
}
