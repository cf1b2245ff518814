"""The programs. Each file says how one is installed, what it is given and how it is run; the list is here.

A program is a class with

- `name`, and `makes`: what it makes of a page, in words;
- `search`: whether that includes a search index;
- `find()`: its command, as a list, or `None` where it is not on this machine and could not be installed;
- `lay(corpus, folder)`: writes its sources, from the generated workspace in `corpus`;
- `command(program, folder)`: what is run in that folder;
- `out(folder)`: the site; `leftovers(folder)`: everything that a run leaves behind, the site included, removed before a clean build;
- `one_module(folder)`: the source that is changed where one module is to be built again.
"""

from .eleventy import Eleventy
from .hugo import Hugo, HugoSearch
from .mdbook import MdBook
from .tttkit import Tttkit
from .zensical import Zensical
from .zola import Zola

ALL = [Tttkit, Hugo, Eleventy, HugoSearch, MdBook, Zola, Zensical]
