"""What YAML 1.1 and 1.2 make of a scalar without quotes."""

import re

_TYPES = (
    (re.compile(r"~|null|Null|NULL"), "null"),
    (re.compile(r"(?i)yes|no|on|off|true|false|y|n"), "true or false"),
    (
        re.compile(
            r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}"
            r"(([Tt]|[ \t]+)[0-9]{1,2}:[0-9]{2}:[0-9]{2}(\.[0-9]*)?([ \t]*(Z|[-+][0-9:]+))?)?"
        ),
        "a date",
    ),
    (re.compile(r"[-+]?0[0-7_]+|[-+]?0o[0-7]+"), "an octal number"),
    (re.compile(r"[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9]*)?"), "a number to base 60"),
    (
        re.compile(
            r"[-+]?([0-9][0-9_]*(\.[0-9_]*)?|\.[0-9][0-9_]*)([eE][-+]?[0-9]+)?"
            r"|[-+]?(0x[0-9a-fA-F_]+|0b[01_]+|\.(inf|Inf|INF))|\.(nan|NaN|NAN)"
        ),
        "a number",
    ),
)
WORDS = tuple(name for _, name in _TYPES if name != "null")
"""Every name of a type, for translators."""


def reads_as(text: str) -> str | None:
    """Say what YAML makes of an unquoted scalar; None when it stays text."""
    return next((name for pattern, name in _TYPES if pattern.fullmatch(text)), None)
