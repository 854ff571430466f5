"""A preview that shows an edited record at once, and rebuilds the site in a fresh process."""

import json
import os
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import NoReturn

import click
from watchdog.events import (
    EVENT_TYPE_CREATED,
    EVENT_TYPE_DELETED,
    EVENT_TYPE_MODIFIED,
    EVENT_TYPE_MOVED,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer

from gongkai.i18n.translation import Translation
from gongkai.mkdocs.live.looker import Looker
from gongkai.mkdocs.live.looks import Looks
from gongkai.mkdocs.live.news import News
from gongkai.mkdocs.live.server import live_server
from gongkai.model.refusals import reason_of
from gongkai.sources.editions import CONFIGURATIONS
from gongkai.sources.folders import ENGINE, SOURCES, WRITTEN

CHANGES = (EVENT_TYPE_CREATED, EVENT_TYPE_DELETED, EVENT_TYPE_MODIFIED, EVENT_TYPE_MOVED)
TOGETHER = 0.05
"""Seconds of silence after which changes are taken together: an editor saves in several steps."""
_PATIENCE = 5
"""How much a build lets others go first: a text that is edited meanwhile is shown before."""
Change = str | bytes


class CannotListenError(Exception):
    """The address cannot be listened on; nothing was built. `reason` says why."""

    def __init__(self, error: OSError) -> None:
        """Take what the system said."""
        self.reason = reason_of(error)
        super().__init__(self.reason)


@dataclass(frozen=True)
class _Preview:
    """What is shown, and what is said of it."""

    root: Path
    site: Path
    as_of: str | None
    words: Translation
    news: News = field(default_factory=News)
    looks: Looks = field(default_factory=Looks)


def serve(
    root: Path, site: Path, address: tuple[str, int], as_of: str | None, words: Translation
) -> None:
    """Serve `site` on `address` until interrupted, rebuilding it on changes.

    The page of an edited record shows its text before the site is built again. Pages that are open
    load themselves anew, and show what is wrong in the files just edited. Raises CannotListenError
    before anything is built.
    """
    preview = _Preview(root, site, as_of, words)
    language = "zh-CN" if words.language == "zh" else "en"
    try:
        server = live_server(address, site, preview.news, preview.looks, language)
    except OSError as error:
        raise CannotListenError(error) from None
    with server, _watched(root) as changes:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        page = f"http://{address[0]}:{server.server_port}/"
        click.echo(words("preview: {folder}", folder=page), err=True)
        saved: queue.Queue[Collection[str]] = queue.Queue()
        saved.put(())
        threading.Thread(target=_build_all, args=(preview, saved), daemon=True).start()
        _look_at_all(preview, changes, saved)


def _look_at_all(
    preview: _Preview,
    changes: "queue.Queue[Change]",
    saved: "queue.Queue[Collection[str]]",
) -> NoReturn:
    """Show what is edited, and hand it on to be built."""
    looker = Looker(preview.root, preview.site, preview.as_of)
    looker.start()
    while True:
        changed = _next(preview.root, changes)
        if any(Path(path).parts[0] == ENGINE for path in changed):
            looker.forget()
        pages = looker.pages(changed)
        if pages:
            preview.looks.put(pages)
            preview.news.announce_pages(failed="", findings=())
        saved.put(changed)


def _build_all(preview: _Preview, saved: "queue.Queue[Collection[str]]") -> NoReturn:
    """Build what is saved; what is saved during a build is built together."""
    while True:
        changed = {*saved.get()}
        while not saved.empty():
            changed |= {*saved.get()}
        _build(preview, changed)


def _build(preview: _Preview, changed: Collection[str]) -> None:
    """Build what was changed, and say meanwhile what is wrong in it."""
    news, words = preview.news, preview.words
    news.announce(busy=words("Building …"), failed="", heading=words("In what was just saved"))
    checking = threading.Thread(target=_check, args=(preview, changed))
    checking.start()
    number = preview.looks.begin()
    failed = _built(preview)
    checking.join()
    preview.looks.end(number)
    if failed:
        news.announce(busy="", failed=failed)
    else:
        news.announce_pages(busy="", failed="")


def _built(preview: _Preview) -> str:
    """Build in a fresh process, as neither hooks nor modules are loaded anew; return why it failed.

    What it says goes to the terminal, too.
    """
    day = ["--date", preview.as_of] if preview.as_of else []
    done = _run(preview, "build", *day, patience=_PATIENCE)
    click.echo(done.stderr, err=True, nl=False)
    return done.stderr.strip() if done.returncode else ""


def _check(preview: _Preview, changed: Collection[str]) -> None:
    """Tell pages what is wrong in the files that were changed."""
    news = preview.news
    written = [path for path in changed if Path(path).parts[0] in WRITTEN]
    paths = [path for path in written if (preview.root / path).exists()]
    if not paths:
        news.announce(findings=())
        return
    options = ["--format", "json", "--lang", preview.words.language]
    options += ["--date", preview.as_of.partition(" ")[0]] if preview.as_of else []
    done = _run(preview, "check", *options, *paths)
    try:
        news.announce(findings=tuple(json.loads(done.stdout)))
    except ValueError:
        news.announce(findings=())  # the check could not run: the build says why


def _run(
    preview: _Preview, *arguments: str, patience: int = 0
) -> "subprocess.CompletedProcess[str]":
    """Run a command; the more `patience` it has, the more processors go to others first."""
    command = [sys.executable, "-m", "gongkai", *arguments]
    with subprocess.Popen(  # noqa: S603  our own interpreter and arguments
        command, cwd=preview.root, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        os.setpriority(os.PRIO_PROCESS, process.pid, patience)
        output, errors = process.communicate()
    return subprocess.CompletedProcess(command, process.returncode, output, errors)


@contextmanager
def _watched(root: Path) -> Iterator["queue.Queue[Change]"]:
    """Watch the sources; what is given gets the path of each that changes."""
    changes: queue.Queue[Change] = queue.Queue()

    class Watcher(FileSystemEventHandler):
        def on_any_event(self, event: FileSystemEvent) -> None:
            if event.event_type in CHANGES and not event.is_directory:
                changes.put(event.dest_path or event.src_path)

    observer = Observer()
    observer.schedule(Watcher(), str(root))
    for name in SOURCES:
        if (root / name).is_dir():
            observer.schedule(Watcher(), str(root / name), recursive=True)
    observer.start()
    try:
        yield changes
    finally:
        observer.stop()
        observer.join()


def _next(root: Path, changes: "queue.Queue[Change]") -> set[str]:
    """Wait for changes of sources, and return their paths from the project's folder."""
    found: set[str] = set()
    while not found:
        found |= _sources(root, [changes.get()])
        time.sleep(TOGETHER)
        while not changes.empty():
            found |= _sources(root, [changes.get()])
            time.sleep(0 if not changes.empty() else TOGETHER)
    return found


def _sources(root: Path, paths: Collection[Change]) -> set[str]:
    below = {Path(str(path)).relative_to(root) for path in paths}
    return {
        path.as_posix()
        for path in below
        if "__pycache__" not in path.parts
        and (path.parts[0] in SOURCES or path.as_posix() in CONFIGURATIONS)
    }
