"""The form on one machine: its page, its configuration and its backend, for this machine alone."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, cast

from gongkai.form.backend import Backend, FormError
from gongkai.form.page import PAGE

API = "/api/v1"
LARGEST = 100_000_000
"""Bytes of one request: an attachment of the largest size in base64, and the texts beside it."""
JSON = "application/json"
POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self' blob:; "
    "frame-ancestors 'none'; form-action 'none'; base-uri 'none'"
)
"""Decap makes its checks of the configuration when it starts, and styles as it draws."""
Say = Callable[[Exception], str]
Write = Callable[[], str]


@dataclass(frozen=True)
class FormFile:
    """A file of the form, or what writes it anew for each who asks."""

    content_type: str
    content: bytes | Write


def form_server(
    address: tuple[str, int], files: Mapping[str, FormFile], backend: Backend, say: Say
) -> ThreadingHTTPServer:
    """Return a server of the form that listens; the caller serves and closes it.

    `say` puts what is refused into words. Raises OSError where the address cannot be listened on.
    """
    return ThreadingHTTPServer(address, partial(_Handler, files, backend, say))


class _Handler(BaseHTTPRequestHandler):
    def __init__(
        self, files: Mapping[str, FormFile], backend: Backend, say: Say, *given: Any
    ) -> None:
        self.files, self.backend, self.say = files, backend, say
        super().__init__(*given)

    def do_GET(self) -> None:
        """Answer with a file of the form."""
        name = self.path.partition("?")[0].removeprefix("/")
        found = self.files.get(name or PAGE)
        if not self._is_own() or found is None:
            self._send(HTTPStatus.NOT_FOUND, "text/plain", b"")
            return
        content = found.content
        body = content if isinstance(content, bytes) else content().encode()
        self._send(HTTPStatus.OK, found.content_type, body)

    def do_POST(self) -> None:
        """Do what the form asks for: only its own page may ask, and only in JSON."""
        size = int(self.headers.get("Content-Length") or 0)
        is_json = (self.headers.get("Content-Type") or "").startswith(JSON)
        if self.path != API or not self._is_own() or not is_json or size > LARGEST:
            self.close_connection = True
            self._send(HTTPStatus.FORBIDDEN, JSON, b'{"error": "forbidden"}')
            return
        try:
            answer = self.backend.answer(json.loads(self.rfile.read(size)))
        except FormError as error:
            self._refuse(self.say(error))
        except OSError as error:
            self._refuse(self.say(error))
        except (KeyError, TypeError, ValueError, AttributeError):
            self._refuse("this is not what Decap CMS asks")
        else:
            self._send(HTTPStatus.OK, JSON, json.dumps(answer, ensure_ascii=False).encode())

    def _is_own(self) -> bool:
        """Return whether the request came to this machine by its own name, and from its own page.

        Pages of others can ask a server on this machine too: by a name of theirs that leads here,
        or from their own origin.
        """
        host = self.headers.get("Host") or ""
        origin = self.headers.get("Origin")
        return host in self._names() and (origin is None or origin == f"http://{host}")

    def _names(self) -> tuple[str, ...]:
        listened, port, *_ = cast("tuple[str, int]", self.server.server_address)
        return tuple(f"{name}:{port}" for name in (listened, "localhost", "127.0.0.1"))

    def _refuse(self, why: str) -> None:
        body = json.dumps({"error": why}, ensure_ascii=False).encode()
        self._send(HTTPStatus.UNPROCESSABLE_ENTITY, JSON, body)

    def _send(self, status: HTTPStatus, content_type: str, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", f"{content_type}; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Content-Security-Policy", POLICY)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, *arguments: object) -> None:
        """Stay quiet: the terminal is for what was written."""
