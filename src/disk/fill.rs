//! Writes files into a folder of their own. Modes are 0644 and 0755 whatever the umask: a site is there to be read.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, BufWriter, Cursor, Read, Write as _};
use std::path::Path;

use super::Error;
use super::durable;
use crate::archive::{Entry, is_damage};
use crate::blob::Blob;
use crate::path::KitPath;
use crate::publish::Content;

/// Makes a folder with a few precious files in it, each synced by itself: that is told of every file on every system.
pub fn release(folder: &Path, files: BTreeMap<KitPath, Content>) -> Result<(), Error> {
    make_folder(folder)?;
    for (name, content) in files {
        let path = folder.join(name.as_str());
        let written = write(&path, content).and_then(|file| file.sync_all());
        written.map_err(|error| Error::io("write", &path, error))?;
    }
    durable::folder(folder).map_err(|error| Error::io("write", folder, error))
}

/// Makes a file with a text in it, synced.
pub fn text(path: &Path, text: &str) -> io::Result<()> {
    let mut file = create(path)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()
}

/// Makes a file with a text in it; somebody else syncs it.
pub fn unsynced(path: &Path, text: &str) -> io::Result<()> {
    create(path)?.write_all(text.as_bytes())
}

/// Makes a file of a site; somebody else syncs it.
pub fn file(path: &Path, content: Content) -> io::Result<()> {
    write(path, content).map(drop)
}

/// Packets up to this size are made in memory: 8 MiB, and no more than one for each thread.
const MADE_IN_MEMORY: u64 = 8 * 1024 * 1024;

/// The same content with the bytes of a packet that is not large: its writer asks after every entry where it stands, which a file would
/// be asked through the system, and what is in memory has its digest without being read again.
pub fn held(content: Content) -> io::Result<Content> {
    let Content::Zip(zip) = content else { return Ok(content) };
    if zip.size() > MADE_IN_MEMORY {
        return Ok(Content::Zip(zip));
    }
    let mut out = Cursor::new(Vec::with_capacity(usize::try_from(zip.size()).unwrap_or_default()));
    zip.write(&mut out, &open)?;
    Ok(Content::Blob(Blob::held(out.into_inner())))
}

fn write(path: &Path, content: Content) -> io::Result<File> {
    let mut file = create(path)?;
    match content {
        Content::Blob(blob) => blob.copy_to(&mut file, &open)?,
        Content::Zip(zip) => {
            let mut out = BufWriter::new(file);
            zip.write(&mut out, &open)?;
            file = out.into_inner().map_err(io::IntoInnerError::into_error)?;
        }
        Content::Entry(unpacked) => unpack(&unpacked.zip, &unpacked.entry, &mut file)?,
        Content::Written(_) => return Err(io::Error::other("it was written before")),
    }
    Ok(file)
}

/// A file of a released packet. The packet was compared with the ledger when it was read; that it stayed as it was, its checksums tell.
fn unpack(zip: &Blob, entry: &Entry, file: &mut File) -> io::Result<()> {
    let copied = match zip {
        Blob::Held(bytes) => entry.open(Cursor::new(bytes)).and_then(|mut from| io::copy(&mut from, file)),
        Blob::Streamed { path, .. } => again(path).and_then(|zip| entry.open(zip)).and_then(|mut from| io::copy(&mut from, file)),
    };
    match (copied, zip) {
        (Err(error), Blob::Streamed { path, .. }) if is_damage(&error) => Err(Blob::changed(path)),
        (copied, _) => copied.map(drop),
    }
}

fn open(path: &Path) -> io::Result<Box<dyn Read>> {
    Ok(Box::new(again(path)?))
}

/// Opens a file that was read before.
fn again(path: &Path) -> io::Result<File> {
    match File::open(path) {
        Ok(file) => Ok(file),
        // Told apart from the file that is being written, whose name stands in front of the message.
        Err(error) => Err(io::Error::other(format!("`{}` could be read before and now cannot: {error}", path.display()))),
    }
}

fn create(path: &Path) -> io::Result<File> {
    let file = File::create_new(path)?;
    set_mode(|mode| file.set_permissions(mode), 0o644)?;
    Ok(file)
}

/// Makes a folder that everybody may read.
pub fn make_folder(path: &Path) -> Result<(), Error> {
    fs::create_dir(path)
        .and_then(|()| set_mode(|mode| fs::set_permissions(path, mode), 0o755))
        .map_err(|error| Error::io("make the folder", path, error))
}

#[cfg(unix)]
fn set_mode(set: impl FnOnce(fs::Permissions) -> io::Result<()>, mode: u32) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    set(fs::Permissions::from_mode(mode))
}

#[cfg(not(unix))]
fn set_mode(_: impl FnOnce(fs::Permissions) -> io::Result<()>, _: u32) -> io::Result<()> {
    Ok(())
}
