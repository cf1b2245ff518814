"""Eleventy, with its own plugin for highlighting: Prism, when the site is built."""

from .. import install
from .program import Program, to_html, write

SETTINGS = """\
import { createRequire } from "node:module";
const installed = createRequire("NODE/");
const highlight = (await import(installed.resolve("@11ty/eleventy-plugin-syntaxhighlight"))).default;
const footnotes = installed("markdown-it-footnote");

export default function (eleventy) {
  eleventy.addPlugin(highlight);
  eleventy.amendLibrary("md", (markdown) => markdown.use(footnotes.default ?? footnotes));
  eleventy.addPassthroughCopy("content/**/*.svg");
  eleventy.addGlobalData("permalink", () => (data) => `${data.page.filePathStem}.html`);
  eleventy.addGlobalData("layout", "page.njk");
  return { dir: { input: "content", includes: "../layouts", output: "site" }, markdownTemplateEngine: false };
}
"""

PAGE = """\
<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{{ title }}</title></head>
<body>
<nav><a href="/">Many kits</a>
<ol>{% for entry in collections[kit] %}<li><a href="{{ entry.url }}"{% if entry.url == page.url %} aria-current="page"{% endif %}>{{ entry.data.title }}</a></li>
{% endfor %}</ol></nav>
<main><h1>{{ title }}</h1>
{{ content | safe }}</main>
</body>
</html>
"""


class Eleventy(Program):
    name = "Eleventy"
    makes = "highlighting"

    def find(self):
        return install.eleventy()

    def head(self, kit, title):
        return f"---\ntitle: {title}\ntags: [{kit}]\nkit: {kit}\n---\n\n"

    def body(self, markdown):
        return to_html(markdown)

    def write_kit(self, folder, kit):
        write(folder / self.docs / kit.name / "index.md", self.head(kit.name, kit.title))

    def write_site(self, folder, kits):
        write(folder / "eleventy.config.js", SETTINGS.replace("NODE", str(install.NODE)))
        write(folder / "package.json", '{ "type": "module" }\n')
        write(folder / "layouts/page.njk", PAGE)
        links = [f"- [{title}]({name}/index.html)" for name, title, _ in kits]
        write(folder / self.docs / "index.md", "---\ntitle: Many kits\nkit: none\n---\n\n" + "\n".join(links) + "\n")

    def command(self, program, folder):
        return [*program, "--quiet"]
