"""The order in which the eye meets the characters of a line, where some are turned around."""

import re

TURNED = re.compile("\u202e([^\u202c\u202d\u2066-\u2069\n]*)")
"""Characters that a right-to-left override (U+202E) shows from the last to the first."""


def order_seen(line: str) -> list[int]:
    """Return the places of the characters of a line in the order in which they are seen."""
    order = list(range(len(line)))
    for turned in TURNED.finditer(line):
        start, end = turned.span(1)
        order[start:end] = range(end - 1, start - 1, -1)
    return order
