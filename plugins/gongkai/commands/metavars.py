"""What stands in a help for what is to be written: FILE, FOLDER, CODES."""

import re

from gongkai.i18n.translation import Translation

USAGE = ("[OPTIONS]", "COMMAND [ARGS]...")
VALUES = (
    *("BOOLEAN", "CODE", "CODES", "COUNT", "DAY", "DIRECTORY", "FILE", "FOLDER", "ID", "KIND"),
    *("INTEGER RANGE", "INTEGER", "NAME", "NUMBER", "PATH", "RANGE", "RELEASE", "REV", "SITE"),
    *("TERM", "TEXT", "TITLE", "UNIT", "WHEEL", "YYYY-MM-DD"),
)
TYPES = ("file", "directory", "path", "integer", "integer range")
"""What the library calls a value in an error."""
WORDS = (*USAGE, *VALUES, *TYPES)
"""Each is a message of its own."""
_VALUE = re.compile(rf"(?<![\w/-])(?:{'|'.join(VALUES)})(?![\w-])")


def in_language(text: str, words: Translation) -> str:
    """Return a line of usage, an option with its value, or the name of a type, translated."""
    if text.lower() in TYPES:
        return words(text.lower())
    for message in USAGE:
        text = text.replace(message, words(message))
    return _VALUE.sub(lambda found: words(found[0]), text)
