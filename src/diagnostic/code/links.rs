//! Rules of links.

use super::{Code, Severity};

codes! {
    DEAD_LINK = "dead-link", Error, "A link leads to something that is there.",
"A link to a page is the path of its file from the folder of this one, and may name a place in it:

    [the planner](../handouts/planner.md)
    [the jigsaw](02-stations.md#jigsaw)
    [](02-stations.md#jigsaw)           takes its target's number and title

Places are ids of blocks, `{#jigsaw}`, and of headings; a heading without one is called after its words: `## First week` is `#first-week`.";

    OTHER_EDITION = "link-to-other-edition", Error, "Common text links to nothing that one edition alone has.",
"In the other edition the link would be dead, and its words would speak of what must not be known. Put the link into a block of the edition that has its target:

    ::: facilitator
    How to set up is in [the room](../facilitator/room.md).
    :::";

    UNSAFE_LINK = "unsafe-link", Error, "A link is a path, or starts with `https:`, `http:`, `mailto:` or `tel:`.",
"Other schemes run programs (`javascript:`), hide what they lead to (`data:`), or name files of one computer (`file:`). An address such as `//example.org` depends on how the page was opened.

    [our site](//example.org)           depends
    [our site](https://example.org)     repaired";

    FOREIGN_PICTURE = "foreign-picture", Error, "Pictures are files of the kit.",
"A picture from elsewhere needs the network, tells that place who reads, and is gone one day. Download it, if its license allows that, and put it into `media/`:

    ![Three tables](https://example.org/tables.png)
    ![Three tables](../media/tables.png)";

    EMPTY_LINK = "empty-link", Error, "A link has words.",
"Whoever hears a page instead of seeing it needs to know where a link leads. A link to a page or block may do without: `[](stations.md#jigsaw)` takes its target's title. But a link to elsewhere needs words of its own, and so does a link in a title or heading, for it could lead around in a circle. A sound or film needs words that say what it is.

    [](https://example.org)
    [The district's calendar](https://example.org)
    ![Two teachers plan a lesson](../media/talk.mp4)";

    UNKNOWN_CORE = "unknown-core", Error, "A core message that is spoken of is there.",
"`core=` on a block and `[id]{.core}` in text name a core message by its id. A module's one `core_message` has the module's name; those in a list of `core_messages` have an `id` each.

    ::: activity {#count core=why}
    ## Count to five

    Remember: [why]{.core}
    :::";
}
