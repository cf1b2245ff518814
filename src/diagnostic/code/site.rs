//! Rules of packets and of the site that holds them.

use super::{Code, Severity};

codes! {
    PACKET_NAME = "packet-name", Error,
    "A file in a packet has a name of lower-case letters, digits, `.`, `_` and `-`.",
    "A packet is unpacked on machines of every kind. Some cannot hold two names that differ by case only, some turn spaces and accents \
into something else, and then a link leads nowhere.

For `media/Plan B.pdf`, write `media/plan-b.pdf`, and change the links to it.";

    PACKET_CROWDED = "packet-crowded", Error,
    "A packet has at most some twenty thousand files.",
    "Whoever checks a packet reads its list of files as a whole, so that list is limited to 2 MiB: a hostile one could fill any memory. A \
release with a longer one could never be checked or published.

Part the kit into several.";

    SITE_COLLISION = "site-collision", Error,
    "Every file of the site comes from one place.",
    "Two parts of the site would be written to the same file: a theme's page and a kit, say, or two kits whose names lead to one folder.

Rename one of them.";

    SITE_PATH = "site-path", Error,
    "A path on the site has at most 240 bytes.",
    "On the site, a file stands below its kit, its version and its edition; together that may be longer than what Windows can unpack.

Shorten the name of the kit's folder, or of the file.";

    SITE_LINK = "site-link", Error,
    "Every link on the site leads somewhere.",
    "The finished site is searched for links that lead nowhere. Links that you write are checked in your kits already (`dead-link`), so what is \
found here comes from a template of your theme: it links to a page or a place that does not exist, or with `/` at the start, which \
leads elsewhere as soon as the site stands below a path such as `/training/`.

    <a href=\"/index.html\">                          leads to the root of the server
    <a href=\"{{ chrome.home }}index.html\">          repaired, in a page of the site itself

Compare your template with the built-in one of the same name.";

    SITE_SIZE = "site-size", Warning,
    "A site is at most as large as GitHub Pages takes.",
    "GitHub Pages takes sites of up to 1 GB, and this one has more than four fifths of that. Each release that is kept has its pages and its \
packets on the site, with all their pictures and films.

Make films and pictures smaller, or lower `keep` in `book.toml`: older releases then lose their pages and can still be downloaded. Another \
host may take more.

    [publish]
    keep = 3";

    UNKNOWN_KIT = "unknown-kit", Error,
    "`--kit` names a kit of the workspace.",
    "A kit is named by its folder: `kits/first-kit/` is `--kit first-kit`.";
}
