"""What stands in a new column until somebody sets it."""

import re

HOST = "gongkai.example"
"""The host of the site and its mail: one that nobody can own (RFC 2606)."""
LICENCE = "https://licence.example/"
GOVERNMENT_ZH = "某某市人民政府"
GOVERNMENT_EN = "Example City People's Government"
TEAM = "example-{}"
_PLACEHOLDER = re.compile(
    r"[\w-]+\.example\b|\bexample-[\w-]+|某某市(?:人民)?(?:政府)?|Example City"
)


def placeholder_in(text: str) -> str | None:
    """Return the placeholder that a value holds, as it stands in it; None when it is set."""
    found = _PLACEHOLDER.search(text)
    return found[0] if found else None
