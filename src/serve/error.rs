//! Why there can be no preview.

use std::fmt;
use std::io;
use std::net::SocketAddr;

use crate::disk;

/// Something that keeps a preview from beginning, or from going on.
#[derive(Debug)]
pub enum Error {
    /// The disk refused.
    Disk(disk::Error),
    /// No port could be had, the first of those that were tried being this one.
    Taken(SocketAddr, io::Error),
    /// The system gives no sockets.
    Listen(io::Error),
    /// The system does not tell what changes on disk.
    Watch(String),
}

impl fmt::Display for Error {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Disk(error) => error.fmt(out),
            Self::Taken(address, error) => match error.kind() {
                io::ErrorKind::AddrNotAvailable => {
                    write!(
                        out,
                        "cannot listen on `{}`: this machine does not have that address; name one that it has with `--host`",
                        address.ip()
                    )
                }
                io::ErrorKind::PermissionDenied => {
                    write!(
                        out,
                        "cannot listen on port {}: the system keeps it for others; choose one above 1023 with `--port`",
                        address.port()
                    )
                }
                _ => write!(out, "cannot listen on `{address}`, nor on the ports behind it: {error}; choose another with `--port`"),
            },
            Self::Listen(error) => write!(out, "cannot answer browsers: {error}"),
            Self::Watch(why) => write!(out, "cannot watch the files of the workspace: {why}"),
        }
    }
}

impl std::error::Error for Error {}

impl From<disk::Error> for Error {
    fn from(error: disk::Error) -> Self {
        Self::Disk(error)
    }
}
