"""Invisible characters, written out."""

import unicodedata


def visible(text: str) -> str:
    """Return the text with everything that could move a cursor or turn a line written out."""
    return "".join(
        f"\\u{{{ord(char):x}}}"
        if unicodedata.category(char) in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp")
        else char
        for char in text
    )
