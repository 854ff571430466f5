"""The editions -> one site: built apart, assembled, switched whole (design.md §4.9)."""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gongkai.judge import unspeakable
from gongkai.mkdocs.downloads import MARK
from gongkai.mkdocs.index import SearchIndexError, index_site
from gongkai.mkdocs.manifest import MANIFEST, dump
from gongkai.model.editions import Editions
from gongkai.publish.addresses import vanished
from gongkai.publish.sums import SumsError, write_sums
from gongkai.render.sitemap import INDEX
from gongkai.sources.addresses import LEDGER, read_ledger
from gongkai.sources.configuration import environment
from gongkai.sources.editions import (
    EditionsError,
    configurations,
    read_editions,
    why_refused,
)
from gongkai.starter.shared import other_hooks

Progress = Callable[[str], None]


class BuildError(Exception):
    """The site could not be built; the one that stood there still stands."""


@dataclass(frozen=True)
class Built:
    """What was built."""

    site: Path
    pages: int


def build(
    root: Path, site: Path, as_of: str | None, progress: Progress, on_leak: str | None = None
) -> Built:
    """Build the editions of the project at `root` and put them at `site` together.

    A build that fails leaves the site as it was. `as_of` and `on_leak` take the place of what
    mkdocs.yml says.
    """
    given = {"GONGKAI_DATE": as_of, "GONGKAI_ON_LEAK": on_leak}
    _check_target(root, site)
    published = read_ledger(root / LEDGER)
    try:
        editions = read_editions(root)
        configs = configurations(root, editions)
    except EditionsError as error:
        raise BuildError(str(error)) from None
    moved = why_refused(published.editions, editions)
    if moved:
        raise BuildError(f"{LEDGER}: {moved}")
    work = root / "build"
    work.mkdir(exist_ok=True)
    running = {lang: _start(root, config, work / lang, given) for lang, config in configs.items()}
    progress(f"building: {' and '.join(configs.values())}")
    failures = []
    told: set[str] = set()
    for language, process in running.items():
        output, _ = process.communicate()
        if process.returncode:
            failures.append(output.strip())
        else:
            said = [line for line in output.splitlines() if line.startswith(MARK)]
            for line in said:
                if line not in told:
                    progress(line)
            told.update(said)
            progress(f"built: {configs[language]}")
    if failures:
        raise BuildError("\n\n".join([*dict.fromkeys(failures), *_hints(root, failures)]))
    entries = _assemble(work, editions)
    if INDEX not in entries:
        progress("no sitemap: site_url is not set (GONGKAI_SITE_URL)")
    gone = vanished(published.addresses, entries, unspeakable(root))
    if gone.missing:
        raise BuildError(f"{LEDGER}: {gone}")
    try:
        index_site(work / "site", work / "search", progress)
        write_sums(work / "site")
    except (SearchIndexError, SumsError) as error:
        raise BuildError(str(error)) from error
    switch(work / "site", site)
    progress(f"site: {site}")
    return Built(site, sum(address == "" or address.endswith("/") for address in entries))


def _hints(root: Path, failures: Iterable[str]) -> Iterator[str]:
    """Yield what to try where the program broke off, as it does with hooks of another version."""
    others = other_hooks(root) if any("Traceback" in said for said in failures) else []
    if others:
        yield (
            f"not the hooks of this version: {', '.join(others)}\nto take them: gongkai update "
            + " ".join(f"--take {path}" for path in others)
        )


def _start(
    root: Path, config: str, target: Path, given: Mapping[str, str | None]
) -> "subprocess.Popen[str]":
    """Start one edition in a process of its own: MkDocs keeps hooks loaded per process."""
    told = {name: value for name, value in given.items() if value is not None}
    told |= {"NO_MKDOCS_2_WARNING": "1"}
    return subprocess.Popen(  # noqa: S603  our own interpreter and arguments
        [
            sys.executable,
            "-m",
            "mkdocs",
            "build",
            "--quiet",
            "--strict",
            "--config-file",
            str(root / config),
            "--site-dir",
            str(target),
        ],
        cwd=root,
        env=environment() | told,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    )


def _assemble(work: Path, editions: Editions) -> dict[str, dict[str, Any]]:
    """Put the editions into one tree and their manifests into one file, the root first."""
    whole = work / "site"
    shutil.rmtree(whole, ignore_errors=True)
    entries: dict[str, dict[str, Any]] = {}
    for language in editions.languages:
        part = whole / editions.at("", language)
        shutil.copytree(work / language, part, dirs_exist_ok=True)
        manifest = part / MANIFEST
        entries |= json.loads(manifest.read_text(encoding="utf-8"))
        manifest.unlink()
    dump(entries, whole / MANIFEST)
    return entries


def _check_target(root: Path, site: Path) -> None:
    """Refuse a target that holds, or lies in, something that is not a site of ours."""
    site, root = site.resolve(), root.resolve()
    inputs = [root / name for name in ("content", "data", "hooks", "plugins", "build", ".git")]
    if root.is_relative_to(site) or any(site.is_relative_to(path) for path in inputs):
        raise BuildError(f"{site} holds sources; name another folder with --site")
    if site.exists() and not (site / MANIFEST).is_file() and any(site.iterdir()):
        raise BuildError(f"{site} is not a site built by gongkai; empty it or name another folder")


def switch(built: Path, site: Path) -> None:
    """Put the new site where the old one was; if that fails, the old one is put back."""
    new, old = (site.with_name(f".{site.name}.{part}") for part in ("new", "old"))
    for leftover in (new, old):
        shutil.rmtree(leftover, ignore_errors=True)
    site.parent.mkdir(parents=True, exist_ok=True)
    shutil.move(built, new)  # beside the old one: a rename works on one file system only
    if site.exists():
        site.rename(old)
    try:
        new.rename(site)
    except OSError:
        old.rename(site)
        raise
    shutil.rmtree(old, ignore_errors=True)
