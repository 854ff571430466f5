"""One host on one night: what it lets programs see, whether it is up, how it says no."""

import posixpath
import time
from secrets import token_hex
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

from gongkai.links.history.client import Client, HttpResponse, NoAnswerError
from gongkai.links.history.observation import (
    BUSY,
    HOST_REFUSES,
    HOST_SILENT,
    NOT_SHOWN,
    ODD,
    REFUSED,
    ROBOTS,
    Answer,
    Observation,
    Wanted,
)
from gongkai.links.history.page_text import are_alike, shows, text_of
from gongkai.model.findings import Word

FAILURES = 5
"""Addresses in a row that do not answer, after which a host is left alone for the night."""
_GONE = frozenset({404, 410})
_REFUSED = frozenset({401, 403, 407, 412, 418, 451})
"""What sites say to programs that they do not like, or that have no account."""
_HOME = frozenset({"", "/", "/index.html", "/index.htm", "/index.jsp", "/index.php", "/index.aspx"})
_UNCHANGED = 304


class Host:
    """Asks one host, remembers how it behaves, and leaves it alone when it is down or busy."""

    def __init__(self, origin: str, client: Client, agent: str, pause: float) -> None:
        """Take scheme and name of the host, e.g. `https://www.gov.example`."""
        self.has_answered = False
        """Whether anything came back from it, whatever it was."""
        self._origin = origin
        self._client = client
        self._agent = agent
        self._pause = pause
        self._last = 0.0
        self._failures = 0
        self._closed: Word | None = None
        self._robots: RobotFileParser | None = None
        self._serves: bool | None = None
        self._beside: dict[str, HttpResponse | None] = {}

    def observe(self, one: Wanted) -> Observation:
        """Return what an address of this host shows."""
        if self._closed is not None:
            return _unseen(self._closed)
        try:
            if not self._allows(one.url):
                return _unseen(ROBOTS)
            found = self._get(one.url, one.etag, one.modified)
        except NoAnswerError as error:
            return _unseen(self._closed or error.why)
        return self._judged(one, found)

    def _judged(self, one: Wanted, found: HttpResponse) -> Observation:
        """Return what an answer means."""
        status = found.status
        if status == _UNCHANGED and (one.etag or one.modified):
            return Observation(
                Answer.OK, status, is_shown=one.was_shown, etag=one.etag, modified=one.modified
            )
        if status == 429 or status >= 500:
            if status == 429:
                self._closed = BUSY
            return _unseen(BUSY, status)
        if status in _REFUSED:
            return _unseen(REFUSED, status)
        if status in _GONE:
            if not self._serves_first_page():
                return _unseen(HOST_REFUSES, status)
            return Observation(Answer.DEAD, status)
        if not 200 <= status < 300:
            return _unseen(ODD, status)
        return self._of_page(one, found)

    def _of_page(self, one: Wanted, found: HttpResponse) -> Observation:
        """Return what a page that was served means."""
        text = text_of(found)
        is_shown = bool(text and one.expected is not None and shows(text, one.expected))
        if text is not None and not is_shown and self._is_soft_404(one.url, found, text):
            return Observation(Answer.SOFT_404, found.status, found.url if found.hops else "")
        if text is not None and one.expected is not None and not is_shown:
            if one.was_shown and found.is_whole:
                return Observation(Answer.CHANGED, found.status)
            return _unseen(NOT_SHOWN, found.status)
        moved = found.is_permanent and found.url != one.url
        return Observation(
            Answer.MOVED if moved else Answer.OK,
            found.status,
            found.url if moved else "",
            is_shown=is_shown,
            etag="" if moved else found.headers.get("etag", ""),
            modified="" if moved else found.headers.get("last-modified", ""),
        )

    def _is_soft_404(self, url: str, found: HttpResponse, text: str) -> bool:
        """Return whether an invented address beside this one gets the same answer."""
        path = urlsplit(url).path
        if path in _HOME:
            return False  # the first page may well be what is shown of everything
        if found.hops and urlsplit(found.url).path in _HOME:
            return True
        folder = posixpath.dirname(path)
        if folder not in self._beside:
            name = f"{token_hex(14)}{posixpath.splitext(path)[1]}"
            invented = f"{self._origin}{folder.rstrip('/')}/{name}"
            try:
                self._beside[folder] = self._get(invented)
            except NoAnswerError:
                self._beside[folder] = None
        beside = self._beside[folder]
        if beside is None or not 200 <= beside.status < 300:
            return False
        if beside.hops and beside.url == found.url:
            return True
        other = text_of(beside)
        named = urlsplit(beside.url).path
        return other is not None and are_alike((path, text), (named, other))

    def _serves_first_page(self) -> bool:
        """Return whether the host shows a program its first page: else it is us that it refuses."""
        if self._serves is None:
            try:
                self._serves = self._get(f"{self._origin}/").status < 400
            except NoAnswerError:
                self._serves = False
        return self._serves

    def _allows(self, url: str) -> bool:
        """Return whether the host's robots.txt lets us ask for an address."""
        if self._robots is None:
            robots = RobotFileParser()
            found = self._get(f"{self._origin}/robots.txt")
            lines = []
            if found.status in (401, 403):  # as urllib.robotparser itself understands a refusal
                lines = ["User-agent: *", "Disallow: /"]
            elif found.status == 200:
                lines = found.content.decode("utf-8", "replace").splitlines()
            robots.parse(lines)
            self._robots = robots
        return self._robots.can_fetch(self._agent, url)

    def _get(self, url: str, etag: str = "", modified: str = "") -> HttpResponse:
        """Ask, after a pause; raise NoAnswerError, and close the host where it stays silent."""
        if self._closed is not None:
            raise NoAnswerError(self._closed)
        time.sleep(max(0.0, self._last + self._pause - time.monotonic()))
        try:
            found = self._client.get(url, etag, modified)
        except NoAnswerError as error:
            self._failures += error.is_network
            if self._failures >= FAILURES:
                self._closed = HOST_SILENT
            raise
        finally:
            self._last = time.monotonic()
        self._failures = 0
        self.has_answered = True
        return found


def _unseen(why: Word, status: int = 0) -> Observation:
    return Observation(Answer.UNOBSERVABLE, status, why=why)
