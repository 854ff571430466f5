"""The nearest valid value to what somebody wrote."""

import difflib
from collections.abc import Iterable


def nearest(value: str, known: Iterable[str]) -> str | None:
    """Return the known word closest to `value`, or None when nothing is close."""
    known = list(known)
    folded = {word.lower(): word for word in known}
    found = difflib.get_close_matches(value.lower().replace("_", "-"), list(folded), 1, 0.6)
    return folded[found[0]] if found else None
