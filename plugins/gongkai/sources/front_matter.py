"""Front matter and text of a record file, taken apart."""

import re
from dataclasses import dataclass, replace

from gongkai.i18n.chinese_keys import every_chinese_key
from gongkai.model.findings import Finding, SourcePlace
from gongkai.sources import yaml
from gongkai.sources.codes import files
from gongkai.sources.limits import VALUES

_FENCE = re.compile(r"^---[ \t]*$", re.MULTILINE)
_KEY = re.compile(r"([A-Za-z_]+) *[:：]|([\u4e00-\u9fff]+) *[:：]|[ \-#\]}]")


@dataclass(frozen=True)
class Split:
    """A file's front matter as read, and its Markdown with the line on which it begins."""

    document: yaml.YamlDocument | None
    markdown: str
    line: int
    findings: tuple[Finding, ...] = ()


def split(path: str, text: str) -> Split:
    """Split a record file; where there is no front matter, `document` is None."""
    opening = _FENCE.match(text)
    if opening is None:
        return Split(None, text, 1, (Finding(files.NO_FRONT_MATTER, SourcePlace(path)),))
    closing = _FENCE.search(text, opening.end())
    if closing is None:
        return _never_closed(path, text, opening.end() + 1)
    document = yaml.read(path, text[opening.end() + 1 : closing.start()], 2, VALUES)
    line = text.count("\n", 0, closing.end()) + 2
    return Split(document, text[closing.end() + 1 :], line, tuple(document.findings))


def front_matter(text: str) -> tuple[str, int] | None:
    """Return the front matter of a record file, and the line on which it begins, if it has one."""
    opening = _FENCE.match(text)
    closing = _FENCE.search(text, opening.end()) if opening is not None else None
    if opening is None or closing is None:
        return None
    return text[opening.end() + 1 : closing.start()], 2


def front_matter_end(text: str) -> int:
    """Return the offset at which the Markdown of a record file begins; 0 without front matter."""
    opening = _FENCE.match(text)
    closing = _FENCE.search(text, opening.end()) if opening is not None else None
    return closing.end() + 1 if closing is not None else 0


def _never_closed(path: str, text: str, start: int) -> Split:
    """Read what looks like keys; the finding stands where the second fence belongs."""
    lines = text[start:].rstrip("\n").split("\n")
    count = next((n for n, line in enumerate(lines) if not _is_key(line)), len(lines))
    line = min(count + 2, text.rstrip("\n").count("\n") + 1)
    unclosed = Finding(files.NEVER_CLOSED, SourcePlace(path, line))
    if count == 0:
        return Split(None, "", line, (unclosed,))
    read = yaml.read(path, "\n".join(lines[:count]), 2, VALUES)
    document = replace(read, readable=False)
    return Split(document, "", line, (unclosed, *document.findings))


def _is_key(line: str) -> bool:
    """Return whether a line looks like one of front matter; texts have words before colons too."""
    found = _KEY.match(line)
    return found is not None and (found[2] is None or found[2] in every_chinese_key())
