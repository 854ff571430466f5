"""The server of a preview: pages as they are now, each following what is edited."""

from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from gongkai.mkdocs.live.looks import Looks
from gongkai.mkdocs.live.news import News
from gongkai.model.language import LANGUAGES

PREFIX = "/.gongkai/"
"""Where what belongs to the preview stands, and nothing of the site."""
EVENTS = f"{PREFIX}events"
FOLDER = Path(__file__).parent
FILES = {"live.js": "text/javascript", "live.css": "text/css"}
FOLLOW = f'<script type="module" src="{PREFIX}live.js"></script>'
SILENCE = 15.0
"""Seconds after which a page that waits is told that the preview still runs."""
WAITING = """\
<!doctype html>
<html lang="{language}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>gongkai</title>
<body>{follow}</body>
</html>
"""


class LiveServer(ThreadingHTTPServer):
    """Ends without waiting for the pages that still follow it."""

    daemon_threads = True
    block_on_close = False


def live_server(
    address: tuple[str, int], site: Path, news: News, looks: Looks, language: str
) -> LiveServer:
    """Return a server of `site` that listens. Raises OSError where it cannot."""
    return LiveServer(address, partial(Handler, news, looks, language, directory=str(site)))


class Handler(SimpleHTTPRequestHandler):
    """Serves files as they are now, and answers with the edition's own 404 page."""

    def __init__(
        self, news: News, looks: Looks, language: str, *given: object, directory: str
    ) -> None:
        """Take the news, what stands in the place of built pages, and what the server gives.

        `language` is that of a page that has to wait.
        """
        self.news, self.looks, self.language = news, looks, language
        super().__init__(*given, directory=directory)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """Answer with a page that follows what is edited, or with any other file as it is."""
        path = self.path.partition("?")[0]
        if path == EVENTS:
            self._stream()
        elif path.startswith(PREFIX):
            self._own(path.removeprefix(PREFIX))
        elif not Path(self.directory, "index.html").is_file():
            self._answer(HTTPStatus.SERVICE_UNAVAILABLE, self._waiting())
        elif (page := self._page(path)) is not None:
            look = self.looks.page(page)
            html = page.read_text(encoding="utf-8") if look is None else look
            self._answer(HTTPStatus.OK, _following(html))
        else:
            super().do_GET()

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
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        self._answer(HTTPStatus.NOT_FOUND, _following(page.read_text(encoding="utf-8")))

    def _page(self, path: str) -> Path | None:
        """Return the file of a page, unless the address is to end in a slash."""
        file = Path(self.translate_path(path))
        if path.endswith("/"):
            file = file / "index.html"
        return file if file.suffix == ".html" and file.is_file() else None

    def _own(self, name: str) -> None:
        if name not in FILES:
            super().send_error(HTTPStatus.NOT_FOUND)
            return
        self._answer(HTTPStatus.OK, (FOLDER / name).read_text(encoding="utf-8"), FILES[name])

    def _waiting(self) -> str:
        return WAITING.format(language=self.language, follow=FOLLOW)

    def _stream(self) -> None:
        """Send news as they come (server-sent events), until the page is left."""
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream; charset=utf-8")
        self.end_headers()
        try:
            for message in self.news.follow(SILENCE):
                self.wfile.write(f"data: {message}\n\n".encode() if message else b": \n\n")
                self.wfile.flush()
        except OSError:
            return

    def _answer(self, status: HTTPStatus, text: str, content_type: str = "text/html") -> None:
        body = text.encode()
        self.send_response(status)
        self.send_header("Content-Type", f"{content_type}; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)


def _following(html: str) -> str:
    """Return a page that follows what is edited."""
    head, end, tail = html.rpartition("</body>")
    return f"{head}{FOLLOW}{end}{tail}" if end else html
