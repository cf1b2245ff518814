"""The results as Markdown."""


def table(head, rows):
    """Numbers stand to the right: every column but those whose head ends with a space."""
    lines = ["| " + " | ".join(name.strip() for name in head) + " |"]
    lines.append("| " + " | ".join("---" if name.endswith(" ") else "--:" for name in head) + " |")
    lines += ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join(lines) + "\n"


def seconds(value):
    return f"{value:.2f} s" if value >= 1 else f"{value * 1000:.0f} ms"


def mib(kib):
    return f"{kib / 1024:.0f} MiB"


def per_page(one, what="wall"):
    return one.median("clean", what) / max(one.output.pages, 1)


def beside(measured, search):
    """Clean builds: a row a program of the group, its ratio to tttkit per page that it made, tttkit's first."""
    ours = next((one for one in measured if one.program.name == "tttkit"), None)
    rows = []
    for one in measured:
        if one is not ours and one.program.search != search:
            continue
        clean = one.runs["clean"]
        rows.append([
            one.program.name,
            one.program.makes,
            f"{one.output.pages:,}",
            f"{one.output.of_pages / max(one.output.pages, 1) / 1024:.0f} KiB",
            seconds(one.median("clean")),
            f"{min(run.wall for run in clean):.2f} to {max(run.wall for run in clean):.2f}",
            f"{per_page(one) * 1000:.3f} ms",
            seconds(one.median("clean", "work")),
            mib(one.median("clean", "peak")),
            *([f"**{per_page(one) / per_page(ours):.2f}**", f"{per_page(one, 'work') / per_page(ours, 'work'):.2f}"] if ours else ["", ""]),
        ])
    head = ["program ", "makes ", "pages", "a page has", "clean build", "range, s", "a page", "work", "peak memory",
            "**a page, of tttkit's**", "work a page, of tttkit's"]
    return table(head, rows)


def again(measured):
    """What a second run costs: with nothing changed, and with one module changed."""
    rows = []
    for one in measured:
        medians = [one.median(scenario) for scenario in ("clean", "nothing changed", "one module changed")]
        rows.append([one.program.name, *map(seconds, medians), *(f"{median / medians[0]:.2f}" for median in medians[1:])])
    head = ["program ", "clean", "nothing changed", "one module changed", "nothing, of clean", "one, of clean"]
    return table(head, rows)


def floor(steps, clean, work, cores):
    """The floor, step by step, and the ratios of a clean build to it."""
    size = lambda step: f"{step.bytes / 1e6:.1f} MB"  # noqa: E731
    rows = [[step.name, f"{step.items:,}", size(step), *map(seconds, (step.one, step.worked, step.all))] for step in steps]
    lines = []
    for name, summed in sums(steps):
        one, worked, all_ = (sum(getattr(step, what) for step in summed) for what in ("one", "worked", "all"))
        rows.append([f"**{name}**", "", "", *map(seconds, (one, worked, all_))])
        lines += [
            f"- clean build / ({name} on one thread / {cores} cores): **{clean / (one / cores):.2f}**",
            f"- clean build / {name} on all threads: **{clean / all_:.2f}**",
            f"- work of a clean build / work of the {name}: **{work / worked:.2f}**",
        ]
    return table(["step ", "items", "bytes", "one thread", "its work", "all threads"], rows) + "\n" + "\n".join(lines) + "\n"


def sums(steps):
    """What is summed up: the steps that every floor has, and the same with those that begin with "or" for those before them."""
    plain = [step for step in steps if not step.name.startswith("or ")]
    other = [step for step, after in zip(steps, [*steps[1:], None]) if not (after and after.name.startswith("or "))]
    return [("sum", plain)] + ([("sum with *or*", other)] if len(plain) < len(steps) else [])


def growth(exponents):
    """A row a program: exponents of time, work and memory."""
    rows = [[name, sizes, *(f"{value:.2f}" for value in of)] for name, sizes, of in exponents]
    return table(["program ", "modules ", "time", "work", "peak memory"], rows)
