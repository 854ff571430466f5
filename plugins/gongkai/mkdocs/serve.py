"""A preview that rebuilds the site, in a fresh process, when a source changes."""

import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from gongkai.model.language import LANGUAGES
from gongkai.sources.editions import CONFIGURATIONS

WATCHED = ("content", "data", "hooks", "plugins", *CONFIGURATIONS)
INTERVAL = 0.7
"""Seconds between two looks at the sources."""


class CannotListenError(Exception):
    """The address cannot be listened on; nothing was built."""


def serve(root: Path, site: Path, address: tuple[str, int], as_of: str | None) -> None:
    """Serve `site` on `address` until interrupted, rebuilding it on changes.

    Raises CannotListenError before anything is built.
    """
    handler = partial(Handler, directory=str(site))
    try:
        server = ThreadingHTTPServer(address, handler)
    except OSError as error:
        raise CannotListenError(error.strerror or str(error)) from None
    with server:
        seen = dict(_stamps(root))
        _build(root, as_of)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        print(f"preview: http://{address[0]}:{server.server_port}/", file=sys.stderr)  # noqa: T201
        while True:
            time.sleep(INTERVAL)
            now = dict(_stamps(root))
            if now != seen:
                seen = now
                _build(root, as_of)


def _build(root: Path, as_of: str | None) -> None:
    """Build in a fresh process: MkDocs never reloads hooks, Python never reloads modules."""
    command = [sys.executable, "-m", "gongkai", "build"]
    subprocess.run([*command, "--date", as_of] if as_of else command, cwd=root, check=False)  # noqa: S603


def _stamps(root: Path) -> Iterator[tuple[str, int]]:
    for name in WATCHED:
        path = root / name
        for file in path.rglob("*") if path.is_dir() else (path,):
            with suppress(FileNotFoundError):  # an editor saves by renaming
                if file.is_file() and "__pycache__" not in file.parts:
                    yield str(file), file.stat().st_mtime_ns


class Handler(SimpleHTTPRequestHandler):
    """Serves files as they are now, and answers with the edition's own 404 page."""

    def end_headers(self) -> None:
        """Keep browsers from showing what the site was a moment ago."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, *arguments: object) -> None:
        """Stay quiet: the terminal is for what the build says."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer with the edition's own page for what is not there."""
        site, below = Path(self.directory), self.path.split("/")[1]
        page = site / below / "404.html"
        if below not in LANGUAGES or not page.is_file():
            page = site / "404.html"
        if code != 404 or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)
