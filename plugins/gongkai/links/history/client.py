"""One page of another site, asked for as a polite program does: redirects by hand, with a bound.

urllib3 is a library of the night alone: `pip install "gongkai[external]"`.
"""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit
from urllib.request import getproxies, proxy_bypass

import urllib3
from urllib3.exceptions import HTTPError
from urllib3.util import Timeout

from gongkai.links.history.observation import CIRCLE, CLOSED, SILENT
from gongkai.model.findings import Word

HOPS = 8
"""Redirects after which a reader's browser would hardly have arrived either; GOV.UK's bound."""
READ = 512 * 1024
"""Bytes of a page that are looked at: the title stands in its beginning."""
CONNECT = 5.0
TOTAL = 20.0
"""Seconds for a connection, and for a page in all."""
PERMANENT = frozenset({301, 308})
_REDIRECTS = PERMANENT | {302, 303, 307}


class NoAnswerError(Exception):
    """Nothing came back that could be judged; `is_network` where no byte of HTTP did."""

    def __init__(self, why: Word, *, is_network: bool = False) -> None:
        """Take why."""
        super().__init__(str(why))
        self.why = why
        self.is_network = is_network


@dataclass(frozen=True)
class HttpResponse:
    """What came back in the end."""

    url: str
    """Where it came from, after all redirects, without what stands behind #."""
    status: int
    content: bytes
    headers: Mapping[str, str]
    """With names in lower case."""
    is_whole: bool
    """Whether `content` is all of it."""
    hops: int = 0
    is_permanent: bool = False
    """Whether every redirect was one for good."""


MayAsk = Callable[[str], bool]
"""Says of an address whether it is open to the public, and may be asked for."""


class Client:
    """Asks, one address after another, each within its bounds."""

    def __init__(self, agent: str, may_ask: MayAsk, total: float = TOTAL) -> None:
        """Take the name under which it asks, and what says where it may go."""
        headers = {"User-Agent": agent}
        self._direct = urllib3.PoolManager(headers=headers, retries=False)
        self._proxies = {
            scheme: urllib3.ProxyManager(address, headers=headers, retries=False)
            for scheme, address in getproxies().items()
            if scheme in ("http", "https")
        }
        self._may_ask = may_ask
        self._total = total

    def get(self, url: str, etag: str = "", modified: str = "") -> HttpResponse:
        """Return what answers at an address; `etag` and `modified` as it was sent before.

        Raises NoAnswerError where nothing does, or it leads where nobody may be sent.
        """
        until = time.monotonic() + self._total
        headers = {"If-None-Match": etag, "If-Modified-Since": modified}
        conditions = {name: value for name, value in headers.items() if value}
        at, is_permanent = url, True
        for hops in range(HOPS + 1):
            if not self._may_ask(at):
                raise NoAnswerError(CLOSED)
            found = self._one(at, conditions, until)
            if found.status not in _REDIRECTS or "location" not in found.headers:
                return HttpResponse(
                    at,
                    found.status,
                    found.content,
                    found.headers,
                    found.is_whole,
                    hops,
                    is_permanent and hops > 0,
                )
            is_permanent = is_permanent and found.status in PERMANENT
            at = urljoin(at, _readable(found.headers["location"])).partition("#")[0]
            conditions = {}
        raise NoAnswerError(CIRCLE)

    def _one(self, url: str, conditions: Mapping[str, str], until: float) -> HttpResponse:
        left = until - time.monotonic()
        if left <= 0:
            raise NoAnswerError(SILENT, is_network=True)
        try:
            parts = urlsplit(url)
            proxy = self._proxies.get(parts.scheme)
            if proxy is not None and proxy_bypass(parts.hostname or ""):
                proxy = None
            pool = proxy or self._direct
            raw = pool.request(
                "GET",
                url,
                headers={**pool.headers, **conditions},
                redirect=False,
                preload_content=False,
                timeout=Timeout(connect=min(CONNECT, left), read=left),
            )
            try:
                content, is_whole = _beginning(raw, until)
            finally:
                raw.close()
        except (HTTPError, OSError, UnicodeError, ValueError) as error:
            raise NoAnswerError(SILENT, is_network=True) from error
        headers = {name.lower(): value for name, value in raw.headers.items()}
        return HttpResponse(url, raw.status, content, headers, is_whole)


def _beginning(raw: urllib3.BaseHTTPResponse, until: float) -> tuple[bytes, bool]:
    """Return what is looked at of a page, and whether it is all of it."""
    parts, size = [], 0
    for part in raw.stream(64 * 1024):
        parts.append(part)
        size += len(part)
        if size >= READ or time.monotonic() > until:
            return b"".join(parts)[:READ], False
    return b"".join(parts), True


def _readable(location: str) -> str:
    """Return a Location as it was meant: headers are read as Latin-1, servers send UTF-8."""
    try:
        return location.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return location
