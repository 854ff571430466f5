"""Characters as a terminal shows them: how wide, and the invisible ones written out."""

import unicodedata


def visible(text: str) -> str:
    """Return the text with everything that could move a cursor or turn a line written out."""
    return "".join(
        f"\\u{{{ord(char):x}}}"
        if unicodedata.category(char) in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp")
        else char
        for char in text
    )


def columns(text: str) -> int:
    """Return the columns that a terminal gives to a text: two for each wide character."""
    return sum(
        0
        if unicodedata.category(char) in ("Mn", "Me")
        else 1 + (unicodedata.east_asian_width(char) in "WF")
        for char in text
    )
