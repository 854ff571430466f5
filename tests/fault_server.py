"""Another site that answers as bad sites do, on this machine."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

SLOW = 30.0
"""Seconds, more than any program of ours waits."""


class _Faulty(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        name = self.path.strip("/")
        if name == "robots.txt":
            self._say(200, b"User-agent: *\nDisallow: /denied/\n", "text/plain")
        elif name == "moved":
            self.send_response(302)
            self.send_header("Location", "/200/")
            self.send_header("Content-Length", "0")
            self.end_headers()
        elif name == "slow":
            self.server.stopped.wait(SLOW)  # type: ignore[attr-defined]
        else:
            self._say(int(name) if name.isdecimal() else 200, b"<h1>x</h1>", "text/html")

    def _say(self, status: int, content: bytes, kind: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def faulty_site() -> Iterator[str]:
    """Serve `/404/`, `/503/` ... with that status, `/moved/`, `/slow/` and `/denied/`."""
    with ThreadingHTTPServer(("127.0.0.1", 0), _Faulty) as server:
        server.stopped = threading.Event()  # type: ignore[attr-defined]
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.stopped.set()  # type: ignore[attr-defined]
        server.shutdown()
        thread.join()
