#!/usr/bin/env python3
"""tttkit beside other programs that make pages of the same text, and beside the floor. benches/README.md says how to read it.

    python3 benches/peers.py [--sizes 100 1000] [--runs 5] [--only tttkit Hugo] [--folder FOLDER | --on-disk]
"""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from beside import floor, install, programs, tables
from beside.growth import exponent
from beside.measure import Failed, measured
from beside.pages import output

SCENARIOS = ("clean", "nothing changed", "one module changed")
CORES = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()


class Measured:
    """A program in its folder, with its runs."""

    def __init__(self, program, command, folder):
        self.program, self.folder = program, folder
        self.command = program.command(command, folder)
        self.runs = {scenario: [] for scenario in SCENARIOS}
        self.output = None

    def run(self, scenarios):
        """One round: a clean build, then what was asked for behind it."""
        for scenario in scenarios:
            if scenario == "clean":
                for path in self.program.leftovers(self.folder):
                    shutil.rmtree(path, ignore_errors=True)
            elif scenario == "one module changed":
                with self.program.one_module(self.folder).open("a") as source:
                    source.write(f"\nOne more paragraph, the {len(self.runs[scenario]) + 1}. of its kind.\n")
            self.runs[scenario].append(measured(self.command, self.folder, self.folder.parent / "log"))
        self.output = self.output or output(self.program.out(self.folder))

    def median(self, scenario, what="wall"):
        return statistics.median(getattr(run, what) for run in self.runs[scenario])


def place(wanted, on_disk):
    """Where everything stands, and what to say of it: in memory where the system has such a place, for a disk would be measured most."""
    if wanted:
        return wanted, f"in `{wanted}`"
    if not on_disk and os.path.isdir("/dev/shm") and os.access("/dev/shm", os.W_OK):
        return "/dev/shm", "in memory (/dev/shm): no disk has a part in it"
    return install.ROOT / "target", "on an ordinary disk, below `target`"


def take_part(only):
    """The programs that are here, each with its command."""
    found = []
    for kind in programs.ALL:
        program = kind()
        if only and program.name.lower() not in only and program.name != "tttkit":
            continue
        command = program.find()
        if command is None:
            print(f"- {program.name} is not on this machine and could not be installed: measured without it")
        else:
            found.append((program, command))
    return found


def one_size(size, found, runs, scenarios, root):
    """Lays out the corpus for every program and runs them in turn; tells tables, gives what was measured."""
    print(f"\n## {size:,} modules\n", flush=True)
    corpus = root / "corpus"
    subprocess.run([install.bench("corpus"), str(size), str(corpus)], check=True)
    measurable = []
    for at, (program, command) in enumerate(found):
        folder = root / f"{at}-{program.name.split()[0].strip(',').lower()}" / "text"
        folder.mkdir(parents=True)
        program.lay(corpus, folder)
        measurable.append(Measured(program, command, folder))
    for turn in range(runs):
        for one in list(measurable):
            try:
                one.run(scenarios)
            except Failed as failed:
                print(f"- {one.program.name} is left out: {failed}")
                measurable.remove(one)
        install.say(f"{size} modules: {turn + 1} of {runs}")
    tell(measurable, scenarios)
    if measurable and measurable[0].program.name == "tttkit":
        ours = measurable[0]
        steps = floor.floor(corpus, ours.program.out(ours.folder), root / "scratch")
        print("\n### The floor: the same work step by step, with the same crates\n")
        print(tables.floor(steps, ours.median("clean"), ours.median("clean", "work"), CORES), flush=True)
    for path in root.iterdir():
        shutil.rmtree(path)
    return measurable


def tell(measurable, scenarios):
    if any(not one.program.search for one in measurable):
        print("### With highlighting\n")
        print(tables.beside(measurable, search=False))
    print("### With highlighting and search\n")
    print(tables.beside(measurable, search=True))
    if len(scenarios) > 1:
        print("### Once more\n")
        print(tables.again(measurable), flush=True)


def tell_growth(results):
    """Exponents over all sizes, for programs that were measured at two or more."""
    lines = []
    for name in dict.fromkeys(one.program.name for of in results.values() for one in of):
        points = {size: one for size, of in results.items() for one in of if one.program.name == name}
        of = [exponent([(size, one.median("clean", what)) for size, one in points.items()]) for what in ("wall", "work", "peak")]
        if of[0] is not None:
            lines.append((name, f"{min(points):,} to {max(points):,}", of))
    if lines:
        print("## Growth: the exponents of clean builds\n")
        print(tables.growth(lines))


def arguments():
    parse = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parse.add_argument("--sizes", type=int, nargs="+", default=[100, 1000], help="modules of the corpora; 10000 takes its time")
    parse.add_argument("--runs", type=int, default=5, help="rounds in which every program is run once; 3 at most above 1,000 modules")
    parse.add_argument("--only", nargs="+", help="programs beside tttkit, by name: hugo eleventy 'hugo, with json' mdbook zola zensical")
    parse.add_argument("--none", action="store_true", help="no program but tttkit")
    parse.add_argument("--peers-up-to", type=int, default=1000, help="larger corpora are for tttkit alone")
    parse.add_argument("--clean-only", action="store_true", help="no second runs")
    parse.add_argument("--folder", help="where to work; a folder of its own is made there and removed at the end")
    parse.add_argument("--on-disk", action="store_true", help="below `target`, not in memory")
    return parse.parse_args()


def main():
    asked = arguments()
    above, where = place(asked.folder, asked.on_disk)
    os.makedirs(above, exist_ok=True)
    print(f"# tttkit beside others\n\n- {CORES} cores; everything stands {where}")
    if os.getloadavg()[0] > 0.5:
        print(f"- **others are at work on this machine** (load {os.getloadavg()[0]:.1f}): trust the ratios, not the times")
    only = [] if not asked.only else [name.lower() for name in asked.only]
    found = take_part(["tttkit"] if asked.none else only)
    scenarios = SCENARIOS[:1] if asked.clean_only else SCENARIOS
    results = {}
    with tempfile.TemporaryDirectory(dir=above, prefix="tttkit-bench-") as root:
        for size in sorted(asked.sizes):
            those = found if size <= asked.peers_up_to else found[:1]
            runs = asked.runs if size <= 1000 else min(asked.runs, 3)
            results[size] = one_size(size, those, runs, scenarios, Path(root))
    tell_growth(results)


if __name__ == "__main__":
    sys.exit(main())
