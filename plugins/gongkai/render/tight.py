"""Chinese pages without blanks behind full-width punctuation, which has its own."""

import re

_AFTER = re.compile(r"(?<=[：。；，、！？])(?:[ \n]|</\w+>)+")
"""Blanks, and ends of elements between them."""
_BLANK = re.compile(r"[ \n]+")
_AS_IT_IS = re.compile(r"(<pre\b.*?</pre>)", re.DOTALL)
"""What is shown with its blanks."""


def tight(html: str) -> str:
    """Return a page in Chinese in which nothing stands apart from the punctuation before it.

    A template parts its words, and its lines, by blanks; English needs them.
    """
    parts = _AS_IT_IS.split(html)
    parts[::2] = [_AFTER.sub(lambda found: _BLANK.sub("", found[0]), part) for part in parts[::2]]
    return "".join(parts)
