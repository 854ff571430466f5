"""The theme's chrome around a page: parts that are the same on page after page.

Each is read once for all pages that lie equally deep in the same
first folder and have it byte for byte, if all that it says leads to the same places from them.
"""

import re
from collections.abc import Iterator, Sequence
from hashlib import blake2b
from typing import NamedTuple

_TAG = rb"[^<>-]*(?:-(?!-)[^<>-]*)*>\s*"
"""The rest of a tag, if it stands in no comment."""


class ChromePart(NamedTuple):
    """A part of the chrome: from what it begins with to where it ends."""

    begins: bytes
    ends: re.Pattern[bytes] | bytes
    """What all of it looks like, or what follows it or, if that closes a tag, is its last."""

    def end(self, html: bytes, start: int) -> int:
        """Return where the part that begins at `start` ends; -1 where it is none."""
        if isinstance(self.ends, re.Pattern):
            match = self.ends.match(html, start)
            return match.end() if match is not None else -1
        end = html.find(self.ends, start)
        return html.find(b">", end) + 1 if end >= 0 and self.ends.startswith(b"</") else end


PARTS: Sequence[ChromePart] = (
    ChromePart(
        b'<link rel="icon"', re.compile(rb"<link\b" + _TAG + rb"(?:<link\b" + _TAG + rb")*</head>")
    ),
    ChromePart(b'<form class="md-header__option" data-md-component="palette"', b"</form>"),
    ChromePart(b'<div class="md-sidebar--primary gk-nav', b'<main class="md-main"'),
    ChromePart(
        b'<script id="__config"',
        re.compile(rb"(?:<script\b" + _TAG + rb"[^<]*</script>\s*)+(?=</body>)"),
    ),
)
_TRIES = 3
"""How many places that look like the beginning of a part are tried."""


def cut(html: bytes) -> tuple[bytes, list[bytes]]:
    """Return a page without the theme's chrome, and the parts of it."""
    kept: list[bytes] = []
    parts: list[bytes] = []
    at = 0
    for start, end in _places(html):
        kept.append(html[at:start])
        parts.append(html[start:end])
        at = end
    return b"".join((*kept, html[at:])), parts


def _places(html: bytes) -> Iterator[tuple[int, int]]:
    at = 0
    for part in PARTS:
        found = _place(part, html, at)
        if found is not None:
            yield found
            at = found[1]


def _place(part: ChromePart, html: bytes, at: int) -> tuple[int, int] | None:
    for _ in range(_TRIES):
        at = html.find(part.begins, at)
        end = part.end(html, at) if at >= 0 else -1
        if end >= 0:
            return at, end
        if at < 0:
            break
        at += 1
    return None


def key_of(part: bytes, page: str) -> int:
    """Return what names a part of the chrome on pages equally deep in the same first folder."""
    place = f"{page.count('/')} {page.partition('/')[0]} ".encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(place + part, digest_size=8).digest(), "big")


def holds_anywhere(hrefs: Sequence[str], page: str) -> bool:
    """Return whether addresses lead to the same places from all pages of one key.

    So they do where they climb to the folder that these pages share, or begin at the root.
    """
    climb = "../" * (page.count("/") - 1)
    bare = climb.removesuffix("/")
    return all(
        href.startswith(climb) or href == bare or href[:1] == "/" or "://" in href[:9]
        for href in hrefs
    )
