//! Rules of links.

use super::{Code, Severity};

codes! {
    DEAD_LINK = "dead-link", Error, "A link leads to something that is there.",
        "A link to a page is the path of its file from the folder of this one, `[words](../handouts/planner.md)`, and may name a place in it, `#jigsaw`.";
    OTHER_EDITION = "link-to-other-edition", Error, "Common text links to nothing that one edition alone has.",
        "In the other edition the link would be dead, and its words would speak of what must not be known. Put the link into a block of that edition.";
    UNSAFE_LINK = "unsafe-link", Error, "A link is a path, or starts with `https:`, `http:`, `mailto:` or `tel:`.",
        "Other schemes run programs or hide what they lead to.";
    FOREIGN_PICTURE = "foreign-picture", Error, "Pictures are files of the kit.",
        "A picture from elsewhere needs the network, tells that place who reads, and is gone one day.";
    EMPTY_LINK = "empty-link", Error, "A link has words.",
        "`[](stations.md#jigsaw)` takes its target's title; a link to elsewhere needs words of its own. A sound or film needs words that say what it is.";
    UNKNOWN_CORE = "unknown-core", Error, "A core message that is spoken of is there.",
        "`core=` and `[id]{.core}` name a core message by its id: the module's own id where it has `core_message`, or an `id` of `core_messages`.";
}
