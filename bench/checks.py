"""Time `gongkai check`: on the demonstration, and on columns of generated records.

    python bench/checks.py [--sizes 1000 10000] [--runs 3]

Each run is a process of its own, from start to exit, with the files in the system's memory. The
records are those of bench/corpus.py, 2-4 KB of Chinese with a table and four links each. What
the parts take is measured once more within one process.
"""

import argparse
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from corpus import ROOT, write_project
from gongkai.checks.check import Scope
from gongkai.checks.registered import run_checks
from gongkai.gate import gate
from gongkai.sources.build_day import build_day
from gongkai.sources.load import load


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 10_000])
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    print("| column | records | s | of a processor, s | reading s | gate s | checks s | findings |")
    print("|---|---|---|---|---|---|---|---|")
    row("demonstration", ROOT, options.runs)
    for size in options.sizes:
        with tempfile.TemporaryDirectory() as folder:
            project = Path(folder)
            write_project(project, size)
            row("generated", project, options.runs)


def row(name: str, project: Path, runs: int) -> None:
    before = used_by_children()
    whole = statistics.median(seconds(lambda: check(project)) for _ in range(runs))
    processor = (used_by_children() - before) / runs
    sources = load(project)
    day = build_day(project)
    catalog = sources.catalog
    parts = [
        seconds(lambda: load(project)),
        seconds(lambda: gate(sources, day)),
        seconds(lambda: run_checks(Scope(catalog, day))),
    ]
    found = len(sources.findings) + len(run_checks(Scope(catalog, day)))
    times = " | ".join(f"{value:.2f}" for value in (whole, processor, *parts))
    print(f"| {name} | {len(sources.catalog.records)} | {times} | {found} |", flush=True)


def check(project: Path) -> None:
    command = [sys.executable, "-m", "gongkai", "check", "--format", "json"]
    done = subprocess.run(command, cwd=project, check=False, capture_output=True)
    if done.returncode not in (0, 1):
        sys.exit(done.stderr.decode())


def used_by_children() -> float:
    """Return the processor's seconds, which hold on a machine that others use too."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
