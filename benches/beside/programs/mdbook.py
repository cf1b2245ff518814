"""mdBook: one book with a chapter a kit. Code is colored by a script in the reader's browser, so that work is not in its time."""

from .. import install
from .program import Program, write

SETTINGS = """\
[book]
title = "Many kits"
src = "content"
[build]
build-dir = "site"
create-missing = false
[output.html]
print = { enable = false }
fold = { enable = true }
"""


class MdBook(Program):
    name = "mdBook"
    makes = "search index; highlighting only in the browser"
    search = True

    def find(self):
        return install.mdbook()

    def head(self, kit, title):
        return f"# {title}\n\n"

    def write_kit(self, folder, kit):
        write(folder / self.docs / kit.name / "index.md", self.head(kit.name, kit.title))

    def write_site(self, folder, kits):
        write(folder / "book.toml", SETTINGS)
        lines = ["# Summary", "", "[Many kits](index.md)", ""]
        for name, title, pages in kits:
            lines.append(f"- [{title}]({name}/index.md)")
            lines += [f"    - [{title}]({name}/{path}.md)" for path, title in pages]
        write(folder / self.docs / "SUMMARY.md", "\n".join(lines) + "\n")
        write(folder / self.docs / "index.md", "# Many kits\n")

    def command(self, program, folder):
        return [*program, "build"]
