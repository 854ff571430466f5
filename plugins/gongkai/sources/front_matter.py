"""Front matter and text of a record file, told apart."""

import re
from dataclasses import dataclass

from gongkai.model.findings import Finding, Place
from gongkai.sources import codes, yaml

_FENCE = re.compile(r"^---[ \t]*$", re.MULTILINE)
_KEY = re.compile(r"[A-Za-z_]+ *[:：]")


@dataclass(frozen=True)
class Split:
    """A file's front matter as read, and its Markdown with the line on which it begins."""

    document: yaml.Document | None
    markdown: str
    line: int
    findings: tuple[Finding, ...] = ()


def split(path: str, text: str) -> Split:
    """Split a record file; where there is no front matter, `document` is None."""
    opening = _FENCE.match(text)
    if opening is None:
        return Split(None, text, 1, (Finding(codes.NO_FRONT_MATTER, Place(path)),))
    closing = _FENCE.search(text, opening.end())
    if closing is None:
        line = _end_of_keys(text)
        return Split(None, "", line, (Finding(codes.NEVER_CLOSED, Place(path, line)),))
    document = yaml.read(path, text[opening.end() + 1 : closing.start()], first_line=2)
    line = text.count("\n", 0, closing.end()) + 2
    return Split(document, text[closing.end() + 1 :], line, tuple(document.findings))


def _end_of_keys(text: str) -> int:
    """Return the line after the last that looks like a key, where the fence belongs."""
    lines = text.split("\n")[1:]
    number = 2
    for line in lines:
        if not line.strip() or not (_KEY.match(line) or line[0] in " -"):
            break
        number += 1
    return number
