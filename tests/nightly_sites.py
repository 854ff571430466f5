"""Other sites on this machine that answer otherwise on another night."""

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

PAGE = (
    "<!doctype html><title>{title}</title><h1>{title}</h1><p>{number}</p>"
    "<p>为了规范管理，方便群众办事，结合实际制定本办法，自公布之日起施行。</p>"
)
LOST = "<!doctype html><title>出错了</title><p>您访问的页面不存在：{path}，请从首页重新查找。</p>"


@dataclass(frozen=True)
class Reply:
    """What a site sends."""

    status: int = 200
    body: str | bytes = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    is_cut: bool = False
    """Whether the connection ends without an answer."""


Site = Callable[[str, Mapping[str, str]], Reply]
"""Answers to a path and the headers of the one who asks."""


def page(title: str, number: str = "", **headers: str) -> Reply:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Reply(200, PAGE.format(title=title, number=number), named)


def to(place: str, status: int = 301) -> Reply:
    return Reply(status, "", {"Location": place})


def lost(path: str) -> Reply:
    return Reply(200, LOST.format(path=path))


NOTHING_THERE = Reply(404, "<title>404</title>")
CUT = Reply(is_cut=True)


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        server: Any = self.server
        server.asked.append((self.path, dict(self.headers)))
        reply = server.site(self.path, {k.lower(): v for k, v in self.headers.items()})
        if reply.is_cut:
            self.close_connection = True
            return
        body = reply.body if isinstance(reply.body, bytes) else reply.body.encode()
        self.send_response(reply.status)
        for name, value in {"Content-Type": "text/html; charset=utf-8", **reply.headers}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@dataclass
class Served:
    """A site while it is served; `asked` holds what it was asked, with headers."""

    address: str
    asked: list[tuple[str, dict[str, str]]]

    @property
    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]


@contextmanager
def served(site: Site, host: str = "127.0.0.1") -> Iterator[Served]:
    """Serve a site at an address of this machine's own."""
    with ThreadingHTTPServer((host, 0), _Handler) as server:
        shown: Any = server
        shown.site, shown.asked = site, []
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield Served(f"http://{host}:{server.server_port}", shown.asked)
        finally:
            server.shutdown()
            thread.join()
