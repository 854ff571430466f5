"""How long an edit takes from the file to its page in `gongkai serve`, against a whole build.

    python bench/preview.py [--runs 5] [--record content/policies/…/….zh.md]

A copy of this repository's column is served. A line is added to a record, and its page asked for
until it shows the line: when nothing else runs, and again while the edit before is being built.
The peer is `gongkai build` after the same edit, which was all that a preview had.
"""

import argparse
import os
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[1]
RECORD = "content/policies/2021/battery-park-services.zh.md"
LEFT_OUT = (".git", ".venv", ".cache", ".hypothesis", "build", "site", "tests", "bench")
GONGKAI = [sys.executable, "-m", "gongkai"]
PATIENCE = 600.0
SAYS = "preview: "
"""What stands before the address on which the preview listens."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--record", default=RECORD)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        column = Path(shutil.copytree(ROOT, f"{folder}/c", ignore=_left_out))
        record = column / options.record
        page = f"zh/r/{record.name.partition('.')[0]}/"
        built, alone, beside = [], [], []
        for number in range(options.runs + 1):
            began = time.perf_counter()
            edit(record, f"建于第{number}次。")
            subprocess.run([*GONGKAI, "build"], cwd=column, check=True, capture_output=True)
            built.append(time.perf_counter() - began)
        with served(column) as address:
            shown(address, page, "建于")
            for number in range(options.runs):
                wait_until_built(column)
                alone.append(edited(address + page, record, f"单独第{number}句。"))
                beside.append(edited(address + page, record, f"同时第{number}句。"))
        whole = statistics.median(built[1:])  # the first found no page of a build before
        print(
            "| save to page | median s | least | most | of a whole build |\n|---|---|---|---|---|"
        )
        for name, found in (("nothing else runs", alone), ("a build runs", beside)):
            median = statistics.median(found)
            print(
                f"| {name} | {median:.2f} | {min(found):.2f} | {max(found):.2f} "
                f"| {median / whole:.3f} |"
            )
        print(f"\nA whole build after one edit: {whole:.1f} s (median of {options.runs}).")


def _left_out(_: str, names: list[str]) -> list[str]:
    return [name for name in names if name in LEFT_OUT]


def edit(record: Path, line: str) -> None:
    with record.open("a", encoding="utf-8") as file:
        file.write(f"\n{line}\n")


def edited(page: str, record: Path, line: str) -> float:
    """Add a line to a record; return the seconds until its page shows it."""
    began = time.perf_counter()
    edit(record, line)
    shown(page, "", line)
    return time.perf_counter() - began


def shown(address: str, page: str, words: str) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        with urllib.request.urlopen(address + page) as answer:
            if words in answer.read().decode():
                return
        time.sleep(0.02)
    raise TimeoutError(f"{address}{page} does not show {words}")


def wait_until_built(column: Path) -> None:
    """Wait until nobody builds: a run has a folder of its own meanwhile."""
    quiet = 0
    while quiet < 30:
        quiet = 0 if list((column / "build").glob("run-*")) else quiet + 1
        time.sleep(0.1)


@contextmanager
def served(column: Path) -> Iterator[str]:
    command = [*GONGKAI, "serve", "--port", "0"]
    with subprocess.Popen(
        command, cwd=column, stderr=subprocess.PIPE, text=True, start_new_session=True
    ) as process:
        assert process.stderr is not None
        said = next(line for line in process.stderr if line.startswith(SAYS))
        try:
            yield said.removeprefix(SAYS).strip()
        finally:
            os.killpg(process.pid, signal.SIGKILL)  # the build that still runs, too


if __name__ == "__main__":
    main()
