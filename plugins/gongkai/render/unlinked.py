"""Links to pages that the build does not have -> their words alone.

Which pages a site has is up to its hooks, its registries and its records. Templates and texts link
as if all of them were there; whatever is not loses its link here, in one place.
"""

import re
from collections.abc import Container
from secrets import token_hex

Published = Container[str] | None
"""The addresses of the pages and files of an edition; None where all that is named is there."""


def is_there(address: str, published: Published) -> bool:
    """Return whether something is published at `address`, ignoring its fragment."""
    return published is None or address.partition("#")[0] in published


class Unlinker:
    """Takes the links that lead nowhere out of pages."""

    def __init__(self) -> None:
        """Choose a mark that no text can hold by chance or on purpose."""
        self._mark = f"nowhere-{token_hex(8)}:"
        self._link = re.compile(
            rf'<a\b(?P<attributes>[^>]*?) href="{self._mark}[^"]*"[^>]*>(?P<words>.*?)</a>',
            re.DOTALL,
        )

    def mark(self, address: str) -> str:
        """Return what `href` holds in place of a link to an address that is not there."""
        return self._mark + address

    def words_alone(self, html: str) -> str:
        """Return `html` with the words of marked links, which keep their class.

        A marked address anywhere but in a link raises `ValueError`: no words can stand there.
        """
        if self._mark not in html:
            return html
        plain = self._link.sub(_words, html)
        _, found, rest = plain.partition(self._mark)
        if found:
            raise ValueError(f"no page is at /{rest[:80]!r}, and what names it is no link")
        return plain


_CLASS = re.compile(r' class="[^"]*"')


def _words(match: re.Match[str]) -> str:
    kept = _CLASS.search(match["attributes"])
    return f"<span{kept[0]}>{match['words']}</span>" if kept else match["words"]
