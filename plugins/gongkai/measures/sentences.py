"""The sentence in which something stands in a text."""

import re

_END = re.compile("[。；！？\n]")
_LONGEST = 400
"""Characters that are read to each side at most, so that no text takes long."""


def sentence_around(text: str, start: int, end: int) -> str:
    """Return the sentence around a place in a text, cut where it is very long."""
    reach = max(0, start - _LONGEST)
    begins = max((found.end() for found in _END.finditer(text, reach, start)), default=reach)
    ends = _END.search(text, end, end + _LONGEST)
    return text[begins : ends.start() if ends else end + _LONGEST]
