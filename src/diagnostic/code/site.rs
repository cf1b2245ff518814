//! Rules of packets and of the site that holds them.

use super::{Code, Severity};

codes! {
    PACKET_NAME = "packet-name", Error,
    "A file in a packet has a name of lower-case letters, digits, `.`, `_` and `-`.",
    "A packet is unpacked on machines of every kind. Some cannot hold two names that differ by case only, some turn spaces and accents \
into something else, and then a link leads nowhere.

For `media/Plan B.pdf`, write `media/plan-b.pdf`, and change the links to it.";

    SITE_COLLISION = "site-collision", Error,
    "Every file of the site comes from one place.",
    "Two parts of the site would be written to the same file: a theme's page and a kit, say, or two kits whose names lead to one folder.

Rename one of them.";

    SITE_PATH = "site-path", Error,
    "A path on the site has at most 240 bytes.",
    "On the site, a file stands below its kit, its version and its edition; together that may be longer than what Windows can unpack.

Shorten the name of the kit's folder, or of the file.";

    UNKNOWN_KIT = "unknown-kit", Error,
    "`--kit` names a kit of the workspace.",
    "A kit is named by its folder: `kits/first-kit/` is `--kit first-kit`.";
}
