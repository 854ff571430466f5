"""Several things in one line, with the marks of the language between them."""

from collections.abc import Sequence
from functools import reduce

from gongkai.i18n.translation import Translation

AND = "{before}, {one}"
AND_PARTS = "{before}; {one}"
WORDS = (AND, AND_PARTS)
"""What stands between, for translators."""


def listed(things: Sequence[str], words: Translation, joined: str = AND) -> str:
    """Return things one behind the other."""
    return (
        reduce(lambda before, one: words(joined, before=before, one=one), things) if things else ""
    )
