"""The corpus as plain Markdown: the same words without tttkit's own notation, for programs that have no such thing.

A block (`::: say`) becomes a quotation that begins with its name, in which its inner blocks are quotations again. What front matter says
for people (core message, objectives, materials, what to prepare) stands at the head of the page, where tttkit shows it. Where an edition
has its own word for something, the facilitator's is taken.
"""

import re
from dataclasses import dataclass

ONE_EDITION = re.compile(r"\[([^\]]*)\]\{\.(facilitator|participant)\}")
TITLE = re.compile(r'title="([^"]*)"')


@dataclass
class Page:
    """A page of a kit: its path without ending, its title, its Markdown; links lead to `.md` files, from where it stands."""

    path: str
    title: str
    text: str


@dataclass
class Kit:
    name: str
    title: str
    pages: list
    pictures: list


def kits(workspace):
    """The kits of a generated workspace, one after the other: all at once would be a lot to hold."""
    for folder in sorted((workspace / "kits").iterdir()):
        title = re.search(r"^title: (.*)$", (folder / "kit.yaml").read_text(), re.M)[1]
        sources = [*sorted(folder.glob("pages/*.md")), *sorted(folder.glob("modules/*.md"))]
        sources += [*sorted(folder.glob("facilitator/*.md")), *sorted(folder.glob("handouts/*.md"))]
        pages = [page(source.relative_to(folder).with_suffix("").as_posix(), source.read_text()) for source in sources]
        yield Kit(folder.name, title, pages, sorted(folder.glob("media/*")))


def page(path, text):
    head = ""
    if text.startswith("---\n"):
        front, text = text[4:].split("\n---", 1)
        title, head = said_in_front(front)
    else:
        first, _, text = text.partition("\n")
        title = first.removeprefix("# ")
    text = ONE_EDITION.sub(lambda found: found[1] if found[2] == "facilitator" else "", text)
    return Page(path, title, head + without_fences(text))


def said_in_front(front):
    """The title, and the rest as Markdown. Reads what the generator writes, and no other YAML."""
    title, parts = "", []
    for line in front.splitlines():
        key, _, value = line.partition(": ")
        if line.startswith("  - "):
            item = line[4:].strip("{}")
            parts.append("- " + (", ".join(re.findall(r": ([^,]+)", item)) if line[4] == "{" else item))
        elif key == "title":
            title = value
        elif key == "core_message":
            parts += ["", f"> **Core message.** {value}"]
        elif key == "minutes":
            parts += ["", f"**Time**: {value} min"]
        elif key != "id":
            parts += ["", f"**{key.rstrip(':').capitalize()}**", ""]
    return title, "\n".join(parts).strip() + "\n\n"


def without_fences(text):
    lines, depth = [], 0
    for line in text.splitlines():
        if not line.startswith(":::"):
            lines.append("> " * depth + line)
            continue
        name = line[3:].strip()
        # An empty line ends what came before, at the depth of whichever of the two stands further out.
        depth_before, depth = depth, depth + (1 if name else -1)
        lines.append("> " * min(depth_before, depth))
        if name:
            title = TITLE.search(name)
            label = name.split()[0].replace("-", " ").capitalize() + (f": {title[1]}" if title else "")
            lines += ["> " * depth + f"**{label}**", "> " * depth]
    return "\n".join(lines).strip() + "\n"
