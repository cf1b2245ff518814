"""Zensical, with its own theme; each page lists the pages of its kit, and other kits by their names."""

from .. import install
from .program import Program, write

SETTINGS = """\
[project]
site_name = "Many kits"
docs_dir = "content"
site_dir = "site"
use_directory_urls = false
[project.theme]
font = false
features = ["navigation.prune", "navigation.indexes"]
"""


class Zensical(Program):
    name = "Zensical"
    makes = "highlighting, one search index"
    search = True

    def find(self):
        return install.zensical()

    def write_kit(self, folder, kit):
        write(folder / self.docs / kit.name / "index.md", self.head(kit.name, kit.title))

    def write_site(self, folder, kits):
        write(folder / "zensical.toml", SETTINGS)
        links = [f"- [{title}]({name}/index.md)" for name, title, _ in kits]
        write(folder / self.docs / "index.md", self.head("", "Many kits") + "\n".join(links) + "\n")

    def command(self, program, folder):
        return [*program, "build"]

    def leftovers(self, folder):
        return [folder / "site", folder / ".cache"]
