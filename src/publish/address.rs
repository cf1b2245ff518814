//! Where things stand on the site.
//!
//! A path that was short enough in a kit may be too long below the folders of its version, so every address can be refused.

use crate::pack::{AnyPacket, tag};
use crate::path::{BadPath, KitPath};

/// A path on the site, or what it would have been and why it cannot be.
pub type Address = Result<KitPath, (String, BadPath)>;

/// A file of an edition: in `<kit>/<version>/<edition>`, with the language before the edition where it is not the kit's first.
pub fn file(packet: &AnyPacket, path: &str) -> Address {
    let AnyPacket { facts, edition, .. } = packet;
    let language = if packet.first { String::new() } else { format!("{}/", tag(&packet.language)) };
    place(format!("{}/{}/{language}{edition}/{path}", facts.id, facts.version))
}

/// The packet's zip.
pub fn zip(packet: &AnyPacket) -> Address {
    place(format!("{}/{}/{}", packet.facts.id, packet.facts.version, packet.file_name))
}

/// The kit's own page.
pub fn page(kit: &str) -> Address {
    place(format!("{kit}/index.html"))
}

/// A path on the site.
pub fn place(text: String) -> Address {
    KitPath::new(&text).map_err(|bad| (text, bad))
}
