//! A file that others write too: what is said goes behind what is there.

use std::fs::File;
use std::io::Write as _;
use std::path::Path;

use super::Error;

/// Adds text at the end of a file; makes it where it is not there.
///
/// # Errors
///
/// Where the disk refuses.
pub fn append(path: &Path, text: &str) -> Result<(), Error> {
    let written = File::options().create(true).append(true).open(path).and_then(|mut file| file.write_all(text.as_bytes()));
    written.map_err(|error| Error::io("write", path, error))
}
