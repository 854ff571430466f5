"""The theme's chrome around a page: parts that are the same on page after page.

Each is read once for all pages that lie equally deep in the same
first folder and have it byte for byte, if all that it says leads to the same places from them.
"""

from collections.abc import Iterator, Sequence
from hashlib import blake2b

PARTS: Sequence[tuple[bytes, tuple[bytes, ...]]] = (
    (b'<link rel="icon"', (b"</head>",)),
    (b'<form class="md-header__option" data-md-component="palette"', (b"</form>",)),
    (b'<div class="md-sidebar--primary gk-nav', (b'<main class="md-main"',)),
    (b'<script id="__config"', (b"</body>",)),
)
"""What each part begins with, and before (a tag that opens) or behind what (one that closes) it
ends: the first of these that follows."""


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
    for first, ends in PARTS:
        start = html.find(first, at)
        if start < 0:
            continue
        found = [place for place in (html.find(end, start) for end in ends) if place >= 0]
        if not found:
            continue
        end = min(found)
        if html.startswith(b"</", end):
            end = html.find(b">", end) + 1
        yield start, end
        at = end


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
