"""tttkit itself, on the generated workspace as it is."""

import shutil

from .. import install


class Tttkit:
    name = "tttkit"
    makes = "two editions: highlighting, a search index a kit, zip packets, digests"
    search = True

    def find(self):
        return install.tttkit()

    def lay(self, corpus, folder):
        shutil.copytree(corpus, folder, dirs_exist_ok=True)

    def command(self, program, folder):
        return [*program, "build", "--out", "site"]

    def out(self, folder):
        return folder / "site"

    def leftovers(self, folder):
        # What builds remember stands beside the site: with it, a build is no clean one.
        return [folder / "site", folder / "site-private", folder / ".site.tttkit-cache"]

    def one_module(self, folder):
        return sorted(folder.glob("kits/kit-0000/modules/*.md"))[0]
