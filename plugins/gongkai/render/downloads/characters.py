"""Characters that no page can show, made visible or taken out."""

import re

_BREAKS = re.compile("\r\n?|[\u2028\u2029\x0b\x0c\x85]")
_FORBIDDEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")
"""Control characters, non-characters and halves of pairs: XML and PDF refuse them."""
_UNSEEN = re.compile("\ufeff")
"""A byte order mark inside a text: without width, and refused by PDF/A."""


def printable(text: str) -> str:
    """Return `text` with other line ends as line feeds and each control character as U+FFFD."""
    return _FORBIDDEN.sub("\ufffd", _UNSEEN.sub("", _BREAKS.sub("\n", text)))
