"""What came out: pages, counted alike for every program."""

import os
import re
from dataclasses import dataclass

# Files of HTML that nobody reads as a page: what is shown for a missing one, and frames of tables of contents.
NO_PAGE = {"404.html", "toc.html"}
LEADS_ON = re.compile(rb"<meta[^>]+http-equiv=.?refresh", re.I)


@dataclass
class Output:
    """Pages and their bytes; files and theirs."""

    pages: int = 0
    of_pages: int = 0
    files: int = 0
    bytes: int = 0


def output(folder):
    """Counts the pages of a site: HTML files outside of `assets` that do not merely lead on to another."""
    found = Output()
    for place, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(place, name)
            size = os.path.getsize(path)
            found.files += 1
            found.bytes += size
            if name.endswith(".html") and name not in NO_PAGE and os.path.basename(place) != "assets":
                with open(path, "rb") as file:
                    if LEADS_ON.search(file.read(2000)):
                        continue
                found.pages += 1
                found.of_pages += size
    return found
