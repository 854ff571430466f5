"""Whole sites for tests: a project built as a user builds it, and ways to read the pages."""

import functools
import http.server
import posixpath
import shutil
import subprocess
import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from selectolax.lexbor import LexborHTMLParser

import commands

ROOT = Path(__file__).parent.parent


def copy_project(target: Path) -> Path:
    """Copy what another city changes: content, data, hooks and configuration."""
    target.mkdir(parents=True)
    return _copy(("content", "data"), configure(target))


def configure(project: Path) -> Path:
    """Give a project the hooks and the configuration of this repository."""
    return _copy(("hooks", "mkdocs.yml", "mkdocs.zh.yml"), project)


def _copy(names: Iterable[str], target: Path) -> Path:
    for name in names:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, target / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, target / name)
    return target


def build(
    project: Path, *options: str, environment: Mapping[str, str] | None = None
) -> "subprocess.CompletedProcess[str]":
    """Run `gongkai build` in `project`."""
    return commands.run(project, "build", *options, environment=environment)


def pages(site: Path) -> dict[str, LexborHTMLParser]:
    """Return every page of a site, by its path."""
    return {
        file.relative_to(site).as_posix(): LexborHTMLParser(file.read_text(encoding="utf-8"))
        for file in sorted(site.rglob("*.html"))
    }


def target_of(page: str, link: str) -> tuple[str, str] | None:
    """Return the file and fragment that a link on `page` leads to; None if it leaves the site."""
    parts = urlsplit(link)
    if parts.scheme or parts.netloc:
        return None
    if not parts.path:
        return page, unquote(parts.fragment)
    path = posixpath.normpath(posixpath.join("/", posixpath.dirname(page), unquote(parts.path)))
    if parts.path.endswith(("/", "/.", "/..")) or parts.path in (".", ".."):
        path = posixpath.join(path, "index.html")
    return path.lstrip("/"), unquote(parts.fragment)


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *arguments: object) -> None:
        pass

    def copyfile(self, source: Any, outputfile: Any) -> None:
        with suppress(ConnectionError):  # a browser goes on before it has read all
            super().copyfile(source, outputfile)


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder on the loopback interface; yields the address."""
    handler = functools.partial(_Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()
