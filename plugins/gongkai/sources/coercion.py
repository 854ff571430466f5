"""What YAML 1.1 and 1.2 make of a scalar without quotes."""

import re

_TYPES = (
    (r"~|null|Null|NULL", "null"),
    (r"(?i:yes|no|on|off|true|false|y|n)", "true or false"),
    (
        r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}"
        r"(?:(?:[Tt]|[ \t]+)[0-9]{1,2}:[0-9]{2}:[0-9]{2}"
        r"(?:\.[0-9]*)?(?:[ \t]*(?:Z|[-+][0-9:]+))?)?",
        "a date",
    ),
    (r"[-+]?0[0-7_]+|[-+]?0o[0-7]+", "an octal number"),
    (r"[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9]*)?", "a number to base 60"),
    (
        r"[-+]?(?:[0-9][0-9_]*(?:\.[0-9_]*)?|\.[0-9][0-9_]*)(?:[eE][-+]?[0-9]+)?"
        r"|[-+]?(?:0x[0-9a-fA-F_]+|0b[01_]+|\.(?:inf|Inf|INF))|\.(?:nan|NaN|NAN)",
        "a number",
    ),
)
_ANY = re.compile("|".join(f"({pattern})" for pattern, _ in _TYPES))
"""One pattern with a group for each type, in order: a column has a million scalars."""
_FIRST = frozenset("~nNyYoOtTfF+-.0123456789")
"""What one of them may begin with: most scalars are words of another sort."""
WORDS = tuple(name for _, name in _TYPES if name != "null")
"""Every name of a type, for translators."""


def reads_as(text: str) -> str | None:
    """Say what YAML makes of an unquoted scalar; None when it stays text."""
    if text[:1] not in _FIRST:
        return None
    found = _ANY.fullmatch(text)
    return _TYPES[found.lastindex - 1][1] if found and found.lastindex else None
