"""What parsing, highlighting, templating, hashing, deflating, reading and writing cost one by one, by `benches/floor.rs`."""

import shutil
import subprocess
from dataclasses import dataclass

from . import install


@dataclass
class Step:
    """Seconds on one thread, seconds that this thread was on a core, seconds on all threads."""

    name: str
    items: int
    bytes: int
    one: float
    worked: float
    all: float


def floor(workspace, site, scratch):
    """The steps, over what a build has just read and written; files are written into `scratch`, on the same disk."""
    command = [install.bench("floor"), str(workspace), str(site), str(scratch)]
    try:
        said = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    lines = [line.split("\t") for line in said.splitlines()]
    return [Step(name, int(items), int(bytes_), *map(float, times)) for name, items, bytes_, *times in lines]
