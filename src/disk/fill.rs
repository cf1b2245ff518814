//! Writes the files of a plan into a folder of their own.

use std::fs::{self, File};
use std::io::{self, BufWriter, Read, Write as _};
use std::path::Path;

use super::{Error, marker};
use crate::publish::{Content, Plan};

/// Makes the folder and writes everything into it, the marker last.
///
/// Modes are 0644 and 0755 whatever the umask: a site is there to be read. Packets and the marker are synced to disk; syncing each of
/// ten thousand pages would take minutes, and they can be built again.
pub fn fill(folder: &Path, plan: Plan) -> Result<(), Error> {
    make_folder(folder)?;
    for below in plan.folders() {
        make_folder(&folder.join(below.as_str()))?;
    }
    let marker = marker::text(&plan);
    for (path, content) in plan.files {
        write(&folder.join(path.as_str()), content)?;
    }
    let path = folder.join(marker::NAME);
    let written = create(&path).and_then(|mut file| {
        file.write_all(marker.as_bytes())?;
        file.sync_all()
    });
    written.and_then(|()| sync_folder(folder)).map_err(|error| Error::io("write", &path, error))
}

fn write(path: &Path, content: Content) -> Result<(), Error> {
    let written = match content {
        Content::Blob(blob) => create(path).and_then(|mut file| blob.copy_to(&mut file, &open)),
        Content::Zip(zip) => create(path).and_then(|file| {
            let mut out = BufWriter::new(file);
            zip.write(&mut out, &open)?;
            out.into_inner().map_err(io::IntoInnerError::into_error)?.sync_all()
        }),
        Content::Entry { .. } => Err(io::Error::other("released packets cannot be unpacked yet")),
    };
    written.map_err(|error| Error::io("write", path, error))
}

fn open(path: &Path) -> io::Result<Box<dyn Read>> {
    match File::open(path) {
        Ok(file) => Ok(Box::new(file)),
        // Told apart from the file that is being written, whose name stands in front of the message.
        Err(error) => Err(io::Error::other(format!("`{}` could be read before and now cannot: {error}", path.display()))),
    }
}

fn create(path: &Path) -> io::Result<File> {
    let file = File::create_new(path)?;
    set_mode(|mode| file.set_permissions(mode), 0o644)?;
    Ok(file)
}

fn make_folder(path: &Path) -> Result<(), Error> {
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

/// Makes sure that the names in a folder are on disk, where the system has a way to.
#[cfg(unix)]
pub fn sync_folder(path: &Path) -> io::Result<()> {
    File::open(path)?.sync_all()
}

/// Makes sure that the names in a folder are on disk, where the system has a way to.
#[cfg(not(unix))]
pub fn sync_folder(_: &Path) -> io::Result<()> {
    Ok(())
}
