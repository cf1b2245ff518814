"""What is alike in all programs but ours: a folder of Markdown in, a folder `site` out."""

import shutil

from .. import text


class Program:
    search = False
    docs = "content"

    def find(self):
        raise NotImplementedError

    def lay(self, corpus, folder):
        kits = []
        for kit in text.kits(corpus):
            for page in kit.pages:
                self.write_page(folder, kit, page)
            for picture in kit.pictures:
                to = folder / self.picture(kit.name, picture.name)
                to.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(picture, to)
            self.write_kit(folder, kit)
            kits.append((kit.name, kit.title, [(page.path, page.title) for page in kit.pages]))
        self.write_site(folder, kits)

    def write_page(self, folder, kit, page):
        write(folder / self.docs / kit.name / f"{page.path}.md", self.head(kit.name, page.title) + self.body(page.text))

    def write_kit(self, folder, kit):
        """The front page of a kit."""
        raise NotImplementedError

    def write_site(self, folder, kits):
        """The front page of the site, its settings and templates."""
        raise NotImplementedError

    def picture(self, kit, name):
        return f"{self.docs}/{kit}/media/{name}"

    def head(self, kit, title):
        return f"---\ntitle: {title}\n---\n\n"

    def body(self, markdown):
        return markdown

    def out(self, folder):
        return folder / "site"

    def leftovers(self, folder):
        return [self.out(folder)]

    def one_module(self, folder):
        return sorted((folder / self.docs).glob("kit-0000/modules/*.md"))[0]


def write(path, words):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(words)


def to_html(markdown):
    """Links between Markdown files, for programs that take addresses as they are written."""
    return markdown.replace(".md)", ".html)")
