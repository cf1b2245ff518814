//! The digest of the core messages: what must be the same wherever a kit is taught.

use std::collections::BTreeMap;

use crate::blob::Sha256Sum;
use crate::digest::listing;
use crate::view::CoreMessage;

/// The digest of the core messages of every language of a kit: of a listing with a line a message, `<digest>  <language>/<id>`, where the
/// digest is that of its words.
///
/// The messages are those that participants get. What only the facilitator reads must not reach a participant's packet, not as a digest
/// either.
pub fn core<'m, M: IntoIterator<Item = &'m CoreMessage>>(languages: impl IntoIterator<Item = (&'m str, M)>) -> Sha256Sum {
    let mut lines = BTreeMap::new();
    for (language, messages) in languages {
        for message in messages {
            lines.insert(format!("{language}/{}", message.id), Sha256Sum::of(message.text.as_bytes()));
        }
    }
    Sha256Sum::of(listing(lines).as_bytes())
}
