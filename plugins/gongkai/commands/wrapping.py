"""Lines of a help, broken as Chinese is: between characters, never before a comma."""

import re
from collections.abc import Iterator

from gongkai.report.characters import columns

_NEVER_FIRST = "，。；：！？、）》」』”’％…,.;:!?)]}"
_NEVER_LAST = "（《「『“‘([{"
_JOINED = re.compile(
    r"(?<=[\u2e80-\uffef])\n(?=[\u2e80-\uffef])"
    r"|(?<=[\u3000-\u303f\uff00-\uffef])\n|\n(?=[\u3000-\u303f\uff00-\uffef])"
)
"""The end of a line where Chinese has no blank: between characters, beside their punctuation."""
_PART = re.compile(
    rf"""[{re.escape(_NEVER_LAST)}]*
    (?: [\x21-\u2fff]+ | . )             # a word in letters stays whole, Chinese breaks anywhere
    [{re.escape(_NEVER_FIRST)}]*[ ]?""",
    re.VERBOSE,
)


def wrap(text: str, width: int) -> list[str]:
    """Return the lines of a text, each `width` columns at most if its words are not longer."""
    lines: list[str] = []
    line = ""
    for part in _parts(" ".join(_JOINED.sub("", text).split())):
        if line and columns((line + part).rstrip()) > width:
            lines.append(line.rstrip())
            line = ""
        line += part
    return [*lines, line.rstrip()] if line.strip() else lines


def _parts(text: str) -> Iterator[str]:
    """Yield what is never broken, with the blank behind it."""
    yield from (found[0] for found in _PART.finditer(text))
