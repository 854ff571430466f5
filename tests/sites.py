"""Small built sites, made without a build, and the folder of a server into which they go."""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from click.testing import CliRunner, Result

from gongkai.cli import main
from gongkai.publish.checksums import write_checksums

COMMAND = [sys.executable, "-m", "gongkai"]


def make(
    folder: Path,
    records: Iterable[str],
    withdrawn: Iterable[str] = (),
    *,
    words: str = "first",
    files: Mapping[str, str] | None = None,
    kinds: Mapping[str, str] | None = None,
    editions: Sequence[str] = (),
) -> Path:
    """Make a site: a page and an attachment for each record, and a notice for each withdrawn.

    `words` stand on every page but home; `files` are added, and so are the addresses of `kinds`.
    The first of `editions` stands at the root, another has a first page below it.
    """
    shutil.rmtree(folder, ignore_errors=True)
    homes = {f"{language}/" if at else "": language for at, language in enumerate(editions)}
    pages = {"": "home", **dict.fromkeys(homes, "home")}
    pages |= {f"r/{name}/": "policy" for name in records}
    pages |= {f"r/{name}/": "withdrawn" for name in withdrawn}
    named = {f"r/{name}/table.csv": "attachment" for name in records}
    entries = pages | named | dict(kinds or {})
    for address in entries:
        path = f"{address}index.html" if address == "" or address.endswith("/") else address
        write(folder / path, "home" if address == "" else f"{words} {address}")
    for path, text in (files or {}).items():
        write(folder / path, text)
    write(folder / "assets/style.css", "body {}")
    write(folder / "pagefind/pagefind-entry.json", words)
    manifest = {address: {"kind": kind} for address, kind in entries.items()}
    for home, language in homes.items():
        manifest[home]["edition"] = language
    write(folder / "manifest.json", json.dumps(manifest))
    write_checksums(folder)
    return folder


def write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def gongkai(*arguments: str | Path) -> Result:
    """Run a command in this process, which need not stand in any column."""
    return CliRunner().invoke(main, [str(one) for one in arguments])


def publish(site: Path, place: Path, *options: str) -> Result:
    return gongkai("publish", place, "--site", site, *options)


def published(site: Path, place: Path, *options: str) -> Path:
    """Publish what must go through; return the release that is read."""
    result = publish(site, place, *options)
    assert result.exit_code == 0, result.output
    return current(place)


def start(site: Path, place: Path) -> "subprocess.Popen[str]":
    """Start a publication in a process of its own."""
    return subprocess.Popen(
        [*COMMAND, "publish", str(place), "--site", str(site)],
        cwd=site.parent,
        stderr=subprocess.PIPE,
        text=True,
    )


def current(place: Path) -> Path:
    return (place / "current").resolve(strict=True)


def releases(place: Path) -> list[str]:
    return sorted(one.name for one in (place / "releases").iterdir())


def contents(folder: Path) -> dict[str, bytes]:
    """Return every file with its bytes."""
    found = (file for file in sorted(folder.rglob("*")) if file.is_file())
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in found}
