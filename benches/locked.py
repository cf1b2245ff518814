#!/usr/bin/env python3
"""How long `tttkit build --locked` takes on a site of many releases, beside what stock tools need for the same bytes.

    cargo build --release && python3 benches/locked.py [kits] [releases]

Makes a workspace of 50 kits with 5 releases each, in packets of about 1 MB, in memory (/dev/shm) where there is such a place. Then, in
turn and several times: `tttkit build --locked` into a new folder; `sha256sum` over every released file, `cp` of the packets to their
places and `unzip` of both editions beside them; and, with nothing to unpack, `sha256sum` and one `cp` of the whole finished site.
Prints medians and the ratios of tttkit to both.
"""

import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

TTTKIT = Path(__file__).resolve().parent.parent / "target/release/tttkit"
KITS = int(sys.argv[1]) if len(sys.argv) > 1 else 50
RELEASES = int(sys.argv[2]) if len(sys.argv) > 2 else 5
RUNS = 7


def run(*command, cwd=None):
    subprocess.run([str(part) for part in command], cwd=cwd, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


def make(folder):
    """The workspace: text that differs a little from release to release, and a picture of 900 kB a kit."""
    dice = random.Random(7)
    (folder / "book.toml").write_text('[book]\ntitle = "District"\n')
    words = "say what you saw before you say what you think of it and ask one question that nobody can answer with yes".split()
    for number in range(KITS):
        kit = folder / "kits" / f"kit-{number:02}"
        (kit / "modules").mkdir(parents=True)
        (kit / "media").mkdir()
        (kit / "media/photo.jpg").write_bytes(b"\xff\xd8\xff" + dice.randbytes(900_000))
        for module in range(1, 4):
            text = "\n\n".join(" ".join(dice.choices(words, k=80)) + "." for _ in range(12))
            head = f"---\ntitle: Module {module}\ncore_message: Message {module} of kit {number}.\n---\n\n"
            picture = "![A photo of a room](../media/photo.jpg)\n\n" if module == 1 else ""
            (kit / f"modules/{module:02}-part-{module}.md").write_text(head + picture + text + "\n\n::: say\nWelcome.\n:::\n")
        for release in range(RELEASES):
            (kit / "kit.yaml").write_text(f"schema: 1\ntitle: Kit {number}\nversion: 1.0.{release}\nlanguage: en\n")
            with (kit / "modules/02-part-2.md").open("a") as page:
                page.write(f"\nA word that came with release {release}.\n")
            run(TTTKIT, "release", kit.name, "--date", f"2026-08-{release + 1:02}", cwd=folder)


def ours(folder, out):
    run(TTTKIT, "build", "--locked", "--out", out, cwd=folder)


def stock(folder, out):
    files = sorted(str(path) for path in (folder / "kits").glob("*/releases/*/*"))
    run("sha256sum", *files)
    for kit in sorted((folder / "kits").iterdir()):
        for release in sorted((kit / "releases").iterdir()):
            place = out / kit.name / release.name
            place.mkdir(parents=True)
            packets = sorted(release.glob("*.zip"))
            run("cp", *packets, place)
            for packet in packets:
                if not packet.name.endswith("-source.zip"):
                    run("unzip", "-q", packet, "-d", place)


def bare(folder, out):
    run("sha256sum", *sorted(str(path) for path in (folder / "kits").glob("*/releases/*/*")))
    run("cp", "-r", folder.parent / "finished", out)


def timed(work, folder, out):
    shutil.rmtree(out, ignore_errors=True)
    began = time.perf_counter()
    work(folder, out)
    took = time.perf_counter() - began
    shutil.rmtree(out, ignore_errors=True)
    return took


def main():
    memory = "/dev/shm" if os.path.isdir("/dev/shm") else None
    with tempfile.TemporaryDirectory(dir=memory) as name:
        folder = Path(name) / "workspace"
        folder.mkdir()
        make(folder)
        kept = [path.stat().st_size for path in (folder / "kits").glob("*/releases/*/*")]
        print(f"{KITS} kits, {RELEASES} releases each: {len(kept)} files, {sum(kept) / 1e6:.0f} MB")
        ours(folder, Path(name) / "finished")
        taken = {"tttkit build --locked": [], "sha256sum, cp, unzip": [], "sha256sum, cp": []}
        for _ in range(RUNS):
            for (label, times), work in zip(taken.items(), (ours, stock, bare)):
                times.append(timed(work, folder, Path(name) / "out"))
        medians = [statistics.median(times) for times in taken.values()]
        for (label, times), median in zip(taken.items(), medians):
            print(f"{label:24} {median:.2f} s  ({min(times):.2f} to {max(times):.2f})")
        print("ratios " + ", ".join(f"{medians[0] / median:.2f}" for median in medians[1:]))


main()
