"""What the links of a text may begin with; its page keeps no other."""

import re

OWN = frozenset({"record", "unit", "point", "column"})
"""Schemes that name something of ours."""
KEPT = frozenset({"http", "https", "mailto", "tel"})
"""Schemes that readers can follow."""
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*(?=:)")


def split_own(target: str) -> tuple[str, str] | None:
    """Return scheme and name of a target that names something of ours; None for any other.

    A scheme may be written in capitals, as in any address.
    """
    scheme, colon, name = target.partition(":")
    return (scheme.lower(), name) if colon and scheme.lower() in OWN else None


def scheme_of(target: str) -> str:
    """Return the scheme of a link's target in small letters; nothing where it has none."""
    found = _SCHEME.match(target)
    return found[0].lower() if found is not None else ""
