"""One run of a program: how long it took, how much its processes worked, and the most memory that one of them held.

A program's peak of memory can never be told below that of the process which started it, for the system counts from before the program
was loaded. So each is started by a small process of its own: this file, run as a script.
"""

import json
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path


@dataclass
class Run:
    """Seconds by the clock, seconds of work (user and system, all processes), and KiB at most."""

    wall: float
    work: float
    peak: int


class Failed(Exception):
    """A program that did not end well, with its last words."""


def measured(command, folder, log):
    """Runs a command in a folder; what it says goes into the file `log`."""
    start = [sys.executable, "-I", "-S", __file__, str(folder), str(log), *map(str, command)]
    done = subprocess.run(start, capture_output=True, text=True)
    if done.returncode != 0:
        last = Path(log).read_text(errors="replace")[-1500:] if Path(log).exists() else done.stderr
        raise Failed(f"`{' '.join(map(str, command))}` failed in {folder}:\n{last}")
    return Run(**json.loads(done.stdout))


def start(folder, log, *command):
    """The small process: runs the command and prints what the system counted."""
    os.chdir(folder)
    out = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
    to_log = [(os.POSIX_SPAWN_DUP2, out, 1), (os.POSIX_SPAWN_DUP2, out, 2)]
    began = time.perf_counter()
    child = os.posix_spawnp(command[0], command, os.environ, file_actions=to_log)
    _, status, used = os.wait4(child, 0)
    wall = time.perf_counter() - began
    print(json.dumps({"wall": wall, "work": used.ru_utime + used.ru_stime, "peak": used.ru_maxrss}))
    return os.waitstatus_to_exitcode(status)


if __name__ == "__main__":
    sys.exit(start(*sys.argv[1:]))
