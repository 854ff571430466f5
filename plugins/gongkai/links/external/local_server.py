"""A built site served to this machine alone, for programs that ask over HTTP."""

import posixpath
import re
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from mimetypes import guess_type
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote, urlsplit

from gongkai.links.reading.served import INDEX

_HOST = "127.0.0.1"
_REWRITTEN = (".html", ".css", ".xml", ".txt")
"""Kinds of files in which the site's own address is written anew."""
_ROBOTS = re.compile(rb"""(<meta\b[^>]*\bname\s*=\s*["']?)robots\b""", re.IGNORECASE)
"""What keeps programs from going on from a page; it is meant for search engines."""


@dataclass(frozen=True)
class LocalServer:
    """A site as it is served here."""

    address: str
    """Where its first page is, ending in a slash: below the same path as where it is published."""
    mount: str
    """The path of that address."""

    def path_of(self, url: str) -> str | None:
        """Return the path within the site that an address here names; None of any other."""
        if not url.startswith(self.address):
            return None
        return unquote(url[len(self.address) :].partition("#")[0].partition("?")[0])

    def url_of(self, path: str) -> str:
        """Return the address here of a path within the site."""
        return self.address + quote(path)


def mount_of(site_url: str) -> str:
    """Return the path at which a site is published, and served here: it begins and ends in /."""
    return urlsplit(site_url).path.rstrip("/") + "/"


@contextmanager
def serve_locally(
    folder: Path, site_url: str, made: Mapping[str, bytes] | None = None
) -> Iterator[LocalServer]:
    """Serve a folder on the loopback interface below the path of `site_url`, at a free port.

    No folder is ever listed, and the site's own whole addresses lead here. `made` are pages that
    do not lie in the folder, by their paths within the site.
    """
    mount = mount_of(site_url)
    handler = partial(_Answer, folder.resolve(), mount, site_url, dict(made or {}))
    with _Server((_HOST, 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield LocalServer(f"http://{_HOST}:{server.server_port}{mount}", mount)
        finally:
            server.shutdown()
            thread.join()


class _Server(ThreadingHTTPServer):
    """Takes it that a program hangs up before it has read all."""

    request_queue_size = 128

    def handle_error(self, *given: Any) -> None:
        """Say nothing of connections that the other end closed."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(*given)


class _Answer(BaseHTTPRequestHandler):
    """Answers as a server of plain files does."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def __init__(
        self,
        folder: Path,
        mount: str,
        site_url: str,
        made: Mapping[str, bytes],
        *given: object,
    ) -> None:
        self._folder = folder
        self._mount = mount
        self._site_url = site_url
        self._made = made
        super().__init__(*given)  # type: ignore[arg-type]  # what a server hands to its handlers

    def do_GET(self) -> None:
        """Send a file, a redirect to a folder, or 404."""
        self._answer(with_content=True)

    def do_HEAD(self) -> None:
        """Send what GET would, without content."""
        self._answer(with_content=False)

    def _answer(self, *, with_content: bool) -> None:
        path = unquote(self.path.partition("?")[0])
        if not path.startswith(self._mount):
            self._send(404, "text/plain", b"", with_content=with_content)
            return
        path = path[len(self._mount) :]
        if path in self._made:
            self._send(200, "text/html; charset=utf-8", self._made[path], with_content=with_content)
            return
        file = self._file(path)
        if file is not None and file.is_dir() and path and not path.endswith("/"):
            self._send(301, "text/plain", b"", with_content=with_content, place=f"{self.path}/")
            return
        if file is not None and (not path or path.endswith("/")):
            file = file / INDEX
        try:
            content = file.read_bytes() if file is not None else None
        except OSError:
            content = None
        if content is None or file is None:
            self._send(404, "text/plain", b"", with_content=with_content)
            return
        kind = guess_type(file.name)[0] or "application/octet-stream"
        if file.name.endswith(_REWRITTEN):
            content = self._for_here(content)
            kind += "; charset=utf-8"
        self._send(200, kind, content, with_content=with_content)

    def _file(self, path: str) -> Path | None:
        """Return where a path lies; None where it leaves the folder."""
        if "\0" in path or posixpath.normpath("/" + path) != "/" + path.rstrip("/"):
            return None
        file = self._folder / path
        return file if file.resolve().is_relative_to(self._folder) else None

    def _for_here(self, content: bytes) -> bytes:
        content = _ROBOTS.sub(rb"\1robots-elsewhere", content)
        if not self._site_url:
            return content
        here = f"http://{self.headers.get('Host', _HOST)}{self._mount}"
        return content.replace(self._site_url.encode(), here.encode())

    def _send(
        self, status: int, kind: str, content: bytes, *, with_content: bool, place: str = ""
    ) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("LinkChecker", "1")  # whoever sends it may be asked without pauses
        if place:
            self.send_header("Location", place)
        self.end_headers()
        if with_content:
            self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Say nothing."""
