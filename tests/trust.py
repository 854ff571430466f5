"""Hostile inputs, publications, pages and changes: nothing breaks, hangs or fills the memory.

And whatever must be found in attachments and in disguise. `make trust` runs all of it in ten
minutes and prints the counts, and what the time did not suffice for; `python tests/trust.py kills`
runs one part. `test_trust.py`, `test_trust_parts.py` and `test_trust_matrix.py` run samples.
"""

import contextlib
import multiprocessing
import os
import re
import resource
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import click
from click.testing import CliRunner

import hostile
import in_process
import workspace
from gongkai.cli import main as gongkai
from gongkai.i18n.translation import translation
from gongkai.model.findings import leaking
from gongkai.publish.built_site import examine
from gongkai.render.markdown import MarkdownRenderer
from gongkai.report import json, text
from gongkai.sources.codes.links import MUCH_MARKUP, NESTED_DEEP
from gongkai.sources.load import load
from gongkai.verdict.judge import judge_sources
from hostile import Input
from trust_matrix import held
from trust_parts import Tried, publications
from trust_parts.browser import browser
from trust_parts.changes import changes
from trust_parts.web_server import web_server

BATCH = 100
LARGE = 100_000
"""Bytes of an input that is judged by itself."""
SECONDS = 20.0
"""Of processor time, more than which is a hang."""
MEGABYTES = 500
RACES = 50
_ID = re.compile(rb"^id: .*$", re.MULTILINE)


@dataclass
class Outcome:
    """What became of inputs."""

    count: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    slowest: tuple[float, str] = (0.0, "-")
    peak: int = 0
    """Megabytes of the largest process."""

    def add(self, other: "Outcome") -> None:
        self.count += other.count
        self.faults += other.faults
        self.slowest = max(self.slowest, other.slowest)
        self.peak = max(self.peak, other.peak)


class Hang(BaseException):
    """An input took too much processor time; no handler of the program may take it."""


@contextlib.contextmanager
def limited(seconds: float) -> Iterator[None]:
    def stop(*_: object) -> None:
        raise Hang

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def judged(root: Path) -> int:
    """Do all that `gongkai check` does, and render what it passes; return how many findings."""
    sources = load(root)
    findings = judge_sources(sources, workspace.DAY).findings
    for language in ("en", "zh"):
        words = translation(language)
        json.render(findings, words)
        text.render(findings, words, root, leaking=leaking(findings))
    renderer = MarkdownRenderer()
    beyond = {one.place.path for one in findings if one.code in (NESTED_DEEP, MUCH_MARKUP)}
    for record in (*sources.catalog.records.values(), *sources.rejected):
        for body in record.bodies.values():
            if body.path not in beyond:
                renderer.render(body.markdown, lambda target: target, body.path)
    return len(findings)


def put(root: Path, inputs: Sequence[Input]) -> None:
    for number, one in enumerate(inputs):
        name = f"t{number}"
        file = root / (one.path or f"content/policies/2021/{name}.zh.md")
        data = one.data if one.path else _ID.sub(f"id: {name}".encode(), one.data, count=1)
        file.write_bytes(data)
        if one.length:
            os.truncate(file, one.length)


def batch(inputs: Sequence[Input]) -> Outcome:
    """Judge inputs together; where anything is wrong, each by itself to say which.

    Registries are judged one after the other, as each of them is read by all checks.
    """
    with tempfile.TemporaryDirectory() as folder:
        root = workspace.make(Path(folder) / "column")
        outcome = Outcome()
        for group in [[one] for one in inputs] if inputs[0].path else [inputs]:
            outcome.add(_attempt(group, root))
    return outcome


def _attempt(inputs: Sequence[Input], root: Path) -> Outcome:
    outcome = Outcome()
    path = inputs[0].path
    before = (root / path).read_bytes() if (root / path).is_file() else b""
    put(root, inputs)
    began = time.process_time()
    fault = ""
    try:
        with limited(SECONDS):
            judged(root)
    except Hang:
        fault = "hang"
    except Exception:
        fault = traceback.format_exc(limit=-3)
    took = time.process_time() - began
    if path:
        (root / path).write_bytes(before)
    if fault and len(inputs) > 1:
        for one in inputs:
            outcome.add(batch([one]))
        return outcome
    outcome.count.update(one.name.partition("/")[0] for one in inputs)
    outcome.faults += [f"{inputs[0].name}: {fault}"] if fault else []
    outcome.slowest = (took, f"{inputs[0].name} and {len(inputs) - 1} more")
    outcome.peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return outcome


def batches(inputs: Iterable[Input]) -> Iterator[list[Input]]:
    """Yield inputs in groups, records and registries apart, large ones by themselves."""
    waiting: dict[bool, list[Input]] = {True: [], False: []}
    for one in inputs:
        if len(one.data) > LARGE:
            yield [one]
            continue
        group = waiting[bool(one.path)]
        group.append(one)
        if len(group) == BATCH or sum(len(each.data) for each in group) > 3 * LARGE:
            yield list(group)
            group.clear()
    yield from filter(None, waiting.values())


# Oddities of file systems


def _odd_names(root: Path) -> None:
    folder = root / "content/policies/2021"
    names = [b"\xff.zh.md", b"a\nb.zh.md", b".zh.md", b"-rf.zh.md", b"a" * 240 + b".zh.md"]
    names += [
        "停车.zh.md".encode(),
        "e\u0301.zh.md".encode(),
        b"a b.zh.md",
        b"%2e.zh.md",
        b"a.ZH.MD",
    ]
    for name in names:
        Path(os.fsdecode(bytes(folder) + b"/" + name)).write_text("---\nid: a\n---\n")


def _fifo(root: Path, place: str) -> None:
    (root / place).unlink(missing_ok=True)
    os.mkfifo(root / place)


def _socket(root: Path, place: str) -> None:
    (root / place).unlink(missing_ok=True)
    here = Path.cwd()
    os.chdir((root / place).parent)
    with socket.socket(socket.AF_UNIX) as one:
        one.bind(Path(place).name)
    os.chdir(here)


def _loop(root: Path, place: str) -> None:
    (root / place).unlink(missing_ok=True)
    (root / place).symlink_to(Path(place).name)


def _folder(root: Path, place: str) -> None:
    (root / place).unlink(missing_ok=True)
    (root / place / "below" / "x.zh.md").mkdir(parents=True)


def _closed(root: Path, place: str) -> None:
    (root / place).parent.mkdir(parents=True, exist_ok=True)
    (root / place).touch()
    (root / place).chmod(0)


def _device(root: Path, place: str) -> None:
    (root / place).unlink(missing_ok=True)
    (root / place).symlink_to("/dev/zero")


def _above(root: Path, place: str) -> None:
    (root / place).unlink(missing_ok=True)
    (root / place).symlink_to("../" * 9)


PLACES = (
    *("content/policies/2021/odd.zh.md", "content/policies/2021/odd.csv", "content/policies/x"),
    *("data/site.yml", "data/units.yml", "data/calendars/2022.yml", "data/waivers.yml"),
    *("data/baseline.yml", "data/addresses.txt", "data/inspection.yml", "mkdocs.zh.yml"),
)
SHAPES = (_fifo, _socket, _loop, _folder, _closed, _device, _above)
COMMANDS = (
    ["check"],
    ["check", "--format", "sarif"],
    ["inspect"],
    ["owners", "--check"],
    ["explain", "GK001"],
)


def oddities() -> Iterator[tuple[str, Callable[[Path], None]]]:
    yield "names", _odd_names
    yield "closed folder", lambda root: (root / "content/policies").chmod(0)
    yield "closed data", lambda root: (root / "data").chmod(0)
    yield "no content", lambda root: shutil.rmtree(root / "content")
    for shape in SHAPES:
        for place in PLACES:
            yield f"{shape.__name__}/{place}", lambda root, s=shape, p=place: s(root, p)


def odd(name: str, change: Callable[[Path], None]) -> Outcome:
    """Run the commands on a column with something odd in it, as one who is not root."""
    outcome = Outcome()
    _load_all()
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o777)
        root = in_process.equip(workspace.make(Path(folder) / "column"))
        change(root)
        queue = multiprocessing.get_context("fork").SimpleQueue()
        child = multiprocessing.get_context("fork").Process(target=_as_nobody, args=(root, queue))
        child.start()
        child.join(SECONDS * len(COMMANDS))
        if child.is_alive():
            child.kill()
            outcome.faults.append(f"odd/{name}: hang")
        elif child.exitcode:
            outcome.faults.append(f"odd/{name}: ended with {child.exitcode}")
        else:
            outcome.faults += [f"odd/{name}: {fault}" for fault in queue.get()]
        for one in root.rglob("*"):
            if one.is_dir() and not one.is_symlink():
                one.chmod(0o755)
    outcome.count["odd"] = len(COMMANDS)
    return outcome


@cache
def _load_all() -> None:
    """Load what the commands load when they need it: nobody may not read where Python lies."""
    with tempfile.TemporaryDirectory() as folder:
        root = in_process.equip(workspace.make(Path(folder) / "column"))
        (root / workspace.PARKING).write_bytes(b"\xff")
        with contextlib.chdir(root):
            for command in COMMANDS:
                CliRunner().invoke(gongkai, command)


def _as_nobody(root: Path, queue: Any) -> None:
    os.chdir(root)
    if os.getuid() == 0:
        for one in (root, *root.rglob("*")):
            if not one.is_symlink():
                os.chown(one, 65534, 65534)
        os.setgid(65534)
        os.setuid(65534)
    faults = []
    for command in COMMANDS:
        result = CliRunner().invoke(gongkai, command)
        said = result.output
        if result.exit_code not in (0, 1, 2) or "Traceback" in said:
            faults.append(f"{' '.join(command)}: {result.exit_code} {said[-600:]}")
        elif result.exit_code == 2 and len(said.strip().splitlines()) != 1:
            faults.append(f"{' '.join(command)}: more than a line: {said[-600:]}")
    queue.put(faults)


# Races of two builds


def races(count: int, until: float = float("inf")) -> Outcome:
    """Build one column twice at the same time, again and again; look at the site all the while."""
    outcome = Outcome()
    with tempfile.TemporaryDirectory() as folder:
        root = in_process.equip(workspace.make(Path(folder) / "column"))
        config = root / "mkdocs.yml"
        lines = config.read_text(encoding="utf-8").replace("as_of:", "editions: [en]\n    as_of:")
        lines = lines.replace("as_of:", "downloads: []\n    as_of:")
        config.write_text(lines, encoding="utf-8")
        command = [sys.executable, "-m", "gongkai", "build"]
        for number in range(count):
            if time.monotonic() > until:
                break
            days = ("2021-07-15", "2021-06-15")
            running = [
                subprocess.Popen(
                    [*command, "--date", day],
                    cwd=root,
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.PIPE,
                )
                for day in days
            ]
            if number % 10 == 9:
                time.sleep(0.5)
                running[0].send_signal((signal.SIGKILL, signal.SIGTERM)[number // 10 % 2])
            while any(one.poll() is None for one in running):
                if number and not (root / "site" / "manifest.json").is_file():
                    outcome.faults.append(f"race {number}: there is no site")
                time.sleep(0.005)
            if running[1].returncode:
                said = running[1].stderr.read().decode() if running[1].stderr else ""
                outcome.faults.append(f"race {number}: {said[-300:]}")
            try:
                examine(root / "site")
            except Exception as error:
                outcome.faults.append(f"race {number}: {error}")
            outcome.count["races"] += 1
    return outcome


def matrices() -> bool:
    """Print what was found of attachments and disguises; return whether it is what is demanded."""
    is_held = True
    with tempfile.TemporaryDirectory() as folder:
        for name, tally, demanded in held.whole(Path(folder)):
            click.echo(f"{name}: {tally.share:.2%}, demanded {demanded:.2%}")
            for line in tally.lines():
                click.echo(line)
            is_held = is_held and tally.share >= demanded
    return is_held


def matrices_until(until: float) -> bool:
    """Print the same as far as time suffices; what was not reached is said, and no fault."""
    child = multiprocessing.get_context("fork").Process(target=lambda: sys.exit(not matrices()))
    child.start()
    child.join(max(0.0, until - time.monotonic()))
    if child.is_alive():
        child.kill()
        child.join()
        click.echo("matrices: the time was up")
        return True
    return child.exitcode == 0


FAMILIES: dict[str, Callable[[], Iterable[Input]]] = {
    "yaml": hostile.yaml,
    "suite": hostile.suite,
    "encodings": hostile.encodings,
    "nesting": hostile.nesting,
    "large": hostile.too_large,
    "registries": lambda: hostile.registries(800, seed=12),
    "mutations": lambda: hostile.mutations(5_000, seed=12),
    "sizes": hostile.sizes,
}
PARTS: dict[str, Callable[[Path, float], Iterator[Tried]]] = {
    "kills": publications.kills,
    "disks": publications.full_disks,
    "pairs": publications.pairs,
    "server": web_server,
    "browser": browser,
    "changes": changes,
}
OTHERS = ("matrices", "odd", "races")
BUDGET = {"kills": 40, "disks": 40, "pairs": 25, "server": 25, "browser": 90, "changes": 90}
"""Seconds that a part may take; what is left when all have run is for hostile inputs."""
WHOLE = 600.0
MATRICES = 150.0
"""Seconds that the matrices may take."""
RACING = 60.0
"""Seconds that are left for races of builds when the inputs have to end."""


def tried(name: str, until: float) -> Outcome:
    """Run a part, and print what it could not try."""
    outcome = Outcome()
    with tempfile.TemporaryDirectory() as folder:
        for one in PARTS[name](Path(folder), until):
            if one.skipped:
                click.echo(f"{one.what}: not tried, {one.skipped}")
                continue
            outcome.count[one.what] += 1
            outcome.faults += [f"{one.what}: {one.fault}"] if one.fault else []
    return outcome


def family(name: str, until: float) -> tuple[Outcome, bool]:
    """Judge the inputs of a family; return what became of them, and whether time sufficed."""
    whole = Outcome()
    waiting = list(batches(FAMILIES[name]()))
    # A worker does one task: the peak is that of the task.
    with multiprocessing.get_context("fork").Pool(os.cpu_count(), maxtasksperchild=1) as pool:
        for at, done in enumerate(pool.imap_unordered(batch, waiting), start=1):
            whole.add(done)
            if time.monotonic() > until:
                click.echo(f"{name}: {at} of {len(waiting)} batches, then the time was up")
                return whole, at == len(waiting)
    return whole, True


def oddly(until: float) -> Outcome:
    whole = Outcome()
    for name, change in oddities():
        if time.monotonic() > until:
            click.echo("odd: the time was up")
            break
        whole.add(odd(name, change))
    return whole


def main() -> int:
    chosen = sys.argv[1:] or [*PARTS, "matrices", *FAMILIES, "odd", "races"]
    unknown = [name for name in chosen if name not in (*PARTS, *FAMILIES, *OTHERS)]
    if unknown:
        click.echo(f"no part is called {', '.join(unknown)}")
        return 2
    began = time.monotonic()
    outcome, is_held, is_whole = Outcome(), True, True

    def report(done: Outcome) -> None:
        outcome.add(done)
        for fault in done.faults:
            click.echo(fault)
        for kind, count in done.count.items():
            click.echo(f"{kind:40} {count:6}   {time.monotonic() - began:5.0f} s")

    for name in chosen:
        if name in PARTS:
            report(tried(name, time.monotonic() + BUDGET[name]))
        elif name in FAMILIES:
            done, is_all = family(name, began + WHOLE - RACING)
            is_whole = is_whole and is_all
            report(done)
        elif name == "odd":
            report(oddly(began + WHOLE - RACING))
        elif name == "races":
            report(races(RACES, began + WHOLE))
        else:
            is_held = matrices_until(min(began + WHOLE, time.monotonic() + MATRICES))
    click.echo(
        f"tried {outcome.count.total()}, faults {len(outcome.faults)};"
        f" slowest input {outcome.slowest[0]:.1f} s ({outcome.slowest[1]}), peak {outcome.peak} MB;"
        f" {time.monotonic() - began:.0f} s{'' if is_whole else ', cut short'}"
    )
    broken = bool(outcome.faults) or outcome.peak >= MEGABYTES
    return int(broken or not is_held)


if __name__ == "__main__":
    sys.exit(main())
