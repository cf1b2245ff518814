"""Hugo: pages with a list of their kit, code colored by Chroma; and once more with a JSON file a kit, from which a script could search."""

from .. import install
from .program import Program, to_html, write

SETTINGS = """\
title = "Many kits"
baseURL = "https://example.org/"
publishDir = "site"
uglyURLs = true
disableKinds = ["taxonomy", "term", "RSS", "sitemap", "404"]
[markup.highlight]
noClasses = false
[markup.goldmark.renderer]
unsafe = true
[outputs]
section = [SECTION]
"""

PAGE = """\
<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{{ .Title }}</title></head>
<body>
<nav><a href="/">{{ .Site.Title }}</a>
{{ with .CurrentSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>
<ol>{{ range .RegularPages }}<li><a href="{{ .RelPermalink }}"{{ if eq . $ }} aria-current="page"{{ end }}>{{ .Title }}</a></li>
{{ end }}</ol>{{ end }}</nav>
<main><h1>{{ .Title }}</h1>
{{ .TableOfContents }}
{{ .Content }}</main>
</body>
</html>
"""

HOME = """\
<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>{{ .Site.Title }}</title></head>
<body><main><h1>{{ .Site.Title }}</h1>
<ul>{{ range .Site.Sections }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>
{{ end }}</ul></main></body>
</html>
"""

INDEX = """\
[{{ range $at, $page := .RegularPages }}{{ if $at }},{{ end }}
{{ dict "title" $page.Title "href" $page.RelPermalink "text" $page.Plain | jsonify }}{{ end }}
]
"""


class Hugo(Program):
    name = "Hugo"
    makes = "highlighting"

    def find(self):
        return install.hugo()

    def body(self, markdown):
        return to_html(markdown)

    def picture(self, kit, name):
        return f"static/{kit}/media/{name}"

    def write_kit(self, folder, kit):
        write(folder / self.docs / kit.name / "_index.md", self.head(kit.name, kit.title))

    def write_site(self, folder, kits):
        section = '"html", "json"' if self.search else '"html"'
        write(folder / "hugo.toml", SETTINGS.replace("SECTION", section))
        for name in ("single", "list"):
            write(folder / f"layouts/_default/{name}.html", PAGE)
        write(folder / "layouts/index.html", HOME)
        if self.search:
            write(folder / "layouts/_default/list.json", INDEX)

    def command(self, program, folder):
        return [*program, "--quiet", "--noBuildLock"]

    def leftovers(self, folder):
        return [folder / "site", folder / "resources"]


class HugoSearch(Hugo):
    name = "Hugo, with JSON"
    makes = "highlighting, a JSON file of words a kit"
    search = True
