"""A preview that rebuilds the site, in a fresh process, when a source changes."""

import json
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path

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
from gongkai.mkdocs.live.news import News
from gongkai.mkdocs.live.server import live_server
from gongkai.model.refusals import reason_of
from gongkai.sources.editions import CONFIGURATIONS
from gongkai.sources.folders import SOURCES, WRITTEN

CHANGES = (EVENT_TYPE_CREATED, EVENT_TYPE_DELETED, EVENT_TYPE_MODIFIED, EVENT_TYPE_MOVED)
TOGETHER = 0.2
"""Seconds of silence after which changes are taken together: an editor saves in several steps."""
Change = str | bytes


class CannotListenError(Exception):
    """The address cannot be listened on; nothing was built. `reason` says why."""

    def __init__(self, error: OSError) -> None:
        """Take what the system said."""
        self.reason = reason_of(error)
        super().__init__(self.reason)


def serve(
    root: Path, site: Path, address: tuple[str, int], as_of: str | None, words: Translation
) -> None:
    """Serve `site` on `address` until interrupted, rebuilding it on changes.

    Pages that are open load themselves anew, and show what is wrong in the files just edited.
    Raises CannotListenError before anything is built.
    """
    news = News()
    try:
        server = live_server(address, site, news, "zh-CN" if words.language == "zh" else "en")
    except OSError as error:
        raise CannotListenError(error) from None
    with server, _watched(root) as changes:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        page = f"http://{address[0]}:{server.server_port}/"
        click.echo(words("preview: {folder}", folder=page), err=True)
        _follow(root, as_of, (), news, words)
        while True:
            _follow(root, as_of, _next(root, changes), news, words)


def _follow(
    root: Path, as_of: str | None, changed: Collection[str], news: News, words: Translation
) -> None:
    """Build what was changed, and say meanwhile what is wrong in it."""
    news.announce(busy=words("Building …"), failed="", heading=words("In what was just saved"))
    checking = threading.Thread(target=_check, args=(root, as_of, changed, news, words))
    checking.start()
    failed = _built(root, as_of)
    checking.join()
    news.announce(built=news.message.built + (not failed), busy="", failed=failed)


def _built(root: Path, as_of: str | None) -> str:
    """Build in a fresh process, as neither hooks nor modules are loaded anew; return why it failed.

    What it says goes to the terminal, too.
    """
    command = [sys.executable, "-m", "gongkai", "build", *(["--date", as_of] if as_of else [])]
    done = subprocess.run(command, cwd=root, check=False, capture_output=True, text=True)  # noqa: S603
    click.echo(done.stderr, err=True, nl=False)
    return done.stderr.strip() if done.returncode else ""


def _check(
    root: Path, as_of: str | None, changed: Collection[str], news: News, words: Translation
) -> None:
    """Tell pages what is wrong in the files that were changed."""
    written = [path for path in changed if Path(path).parts[0] in WRITTEN]
    paths = [path for path in written if (root / path).exists()]
    if not paths:
        news.announce(findings=())
        return
    options = ["--format", "json", "--lang", words.language]
    options += ["--date", as_of.partition(" ")[0]] if as_of else []
    command = [sys.executable, "-m", "gongkai", "check", *options, *paths]
    done = subprocess.run(command, cwd=root, check=False, capture_output=True, text=True)  # noqa: S603
    try:
        news.announce(findings=tuple(json.loads(done.stdout)))
    except ValueError:
        news.announce(findings=())  # the check could not run: the build says why


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
