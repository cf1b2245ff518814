"""Zola, where one is on the path: no registry that we install from has it."""

import re
import shutil

from .program import Program, write

SETTINGS = """\
title = "Many kits"
base_url = "https://example.org"
output_dir = "site"
build_search_index = true
generate_feeds = false
[markdown]
highlight_code = true
"""

PAGE = """\
<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{{ it.title }}</title></head>
<body>
<nav><a href="/">{{ config.title }}</a>
<ol>{% for entry in kit.pages %}<li><a href="{{ entry.path }}">{{ entry.title }}</a></li>
{% endfor %}</ol></nav>
<main><h1>{{ it.title }}</h1>
{{ it.content | safe }}</main>
</body>
</html>
"""

HOME = """\
<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>{{ config.title }}</title></head>
<body><main><h1>{{ config.title }}</h1>{{ section.content | safe }}</main></body>
</html>
"""

OF_PAGE = "{% set it = page %}{% set kit = get_section(path=page.ancestors | last) %}\n"
OF_KIT = "{% set it = section %}{% set kit = section %}\n"
LINK = re.compile(r"\]\(\.\./(?:modules|pages)/([^)]*\.md)\)")


class Zola(Program):
    name = "Zola"
    makes = "highlighting, one search index"
    search = True

    def find(self):
        found = shutil.which("zola")
        return [found] if found else None

    def head(self, kit, title):
        return f'+++\ntitle = "{title}"\n+++\n\n'

    def write_page(self, folder, kit, page):
        # Zola takes a folder without a front page of its own for none: all pages of a kit stand side by side.
        text = LINK.sub(rf"](@/{kit.name}/\1)", page.text).replace("../media/", f"/{kit.name}/media/")
        write(folder / self.docs / kit.name / f"{page.path.rpartition('/')[2]}.md", self.head(kit.name, page.title) + text)

    def picture(self, kit, name):
        return f"static/{kit}/media/{name}"

    def write_kit(self, folder, kit):
        write(folder / self.docs / kit.name / "_index.md", self.head(kit.name, kit.title))

    def write_site(self, folder, kits):
        write(folder / "config.toml", SETTINGS)
        write(folder / "templates/page.html", OF_PAGE + PAGE)
        write(folder / "templates/section.html", OF_KIT + PAGE)
        write(folder / "templates/index.html", HOME)
        links = [f"- [{title}](@/{name}/_index.md)" for name, title, _ in kits]
        write(folder / self.docs / "_index.md", self.head("", "Many kits") + "\n".join(links) + "\n")

    def command(self, program, folder):
        return [*program, "build", "--force"]

    def one_module(self, folder):
        return folder / self.docs / "kit-0000/00-module-0.md"
