//! The live preview: a server for the author's own browser that shows a workspace as it stands, and every edit as it is saved.
//!
//! It serves from memory and never writes. Everything that speaks HTTP stands in `http/`, what watches the disk in `watch.rs`, what pages
//! are given beside their own scripts in `page/`. Who may ask is judged in `guard.rs`: see there for what is refused, and why.

mod bind;
mod error;
mod guard;
mod http;
mod inject;
mod live;
mod media_type;
mod state;
mod target;
mod watch;

pub use error::Error;
pub use http::Limits;

use std::net::{IpAddr, SocketAddr, TcpListener};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use crate::edition::Audience;
use crate::pipeline::{Findings, Preview};
use guard::Guard;
use live::Live;
use watch::Watch;

/// What is to be shown, and to whom.
#[derive(Clone, Debug)]
pub struct Serve {
    /// The workspace's folder.
    pub root: PathBuf,
    /// The address of this machine to listen on, where it is not for this machine alone.
    pub host: Option<IpAddr>,
    /// The first port to try; 0 takes any that is free.
    pub port: u16,
    /// The editions that can be seen, in the order in which they are offered; at least one.
    pub editions: Vec<Audience>,
    /// How much of this machine others may take.
    pub limits: Limits,
}

/// After so long, everything is read once more where it was read as a whole.
const SECOND_LOOK: Duration = Duration::from_millis(150);

/// A server that has its port, and has read the workspace.
pub struct Server {
    /// Where it listens.
    pub address: SocketAddr,
    /// What is wrong with the workspace as it was read.
    pub findings: Findings,
    /// How many kits there are.
    pub kits: usize,
    listener: TcpListener,
    live: Arc<Live>,
    guard: Guard,
    limits: Limits,
}

/// What an edit came to.
#[derive(Debug)]
pub struct Rebuilt {
    /// The files that changed, by their paths from the workspace.
    pub files: Vec<String>,
    /// How many of the pages that somebody looks at are others now.
    pub pages: usize,
    /// From the edit being told to the browsers being told.
    pub took: Duration,
    /// What is wrong now.
    pub findings: Findings,
}

impl Serve {
    /// Reads the workspace and takes a port.
    ///
    /// # Errors
    ///
    /// Where there is no workspace, the disk refuses, or no port can be had.
    pub fn open(&self) -> Result<Server, Error> {
        let preview = Preview::open(&self.root, &self.editions)?;
        let listener = bind::bind(self.host, self.port)?;
        let address = listener.local_addr().map_err(Error::Listen)?;
        let guard = Guard::new(self.host, address.port());
        // What is wrong is told with excerpts of the sources, and those hold what the facilitator alone may read.
        let candid = self.host.is_none() || self.editions.contains(&Audience::Facilitator);
        let (findings, kits) = (preview.findings(), preview.kits());
        Ok(Server { address, findings, kits, listener, live: Arc::new(Live::new(preview, candid)), guard, limits: self.limits })
    }
}

impl Server {
    /// Serves and watches until the process ends; `tell` hears what every edit came to, or why the disk could not be read.
    ///
    /// # Errors
    ///
    /// Where sockets or the watching of files cannot be had from the system.
    pub fn run(self, mut tell: impl FnMut(Result<Rebuilt, crate::disk::Error>)) -> Result<(), Error> {
        let Self { listener, live, guard, limits, .. } = self;
        let mut watch = Watch::begin(&live.preview().watched())?;
        http::run(listener, live.clone(), guard, limits)?;
        // What was saved after it was read and before it was watched.
        live.take(Vec::new(), &mut watch).0.into_iter().for_each(&mut tell);
        while let Some(paths) = watch.next() {
            let (told, whole) = live.take(paths, &mut watch);
            told.into_iter().for_each(&mut tell);
            if whole {
                // A folder may have come, and have been filled before anybody watched it. One that cannot be watched is read whenever
                // anything else changes.
                let _ = watch.also(&live.preview().watched());
                watch.next_within(SECOND_LOOK);
                live.take(Vec::new(), &mut watch).0.into_iter().for_each(&mut tell);
            }
        }
        Ok(())
    }
}
