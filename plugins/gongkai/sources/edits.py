"""Findings that know what is right -> findings that know how to change their file."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from gongkai.model.edits import Edit, Swap
from gongkai.model.findings import Finding, SourcePlace
from gongkai.sources import yaml
from gongkai.sources.front_matter import front_matter
from gongkai.sources.limits import REGISTRY_BYTES
from gongkai.sources.text import open_text

Ends = dict[yaml.Position, yaml.Position]


@dataclass(frozen=True)
class _File:
    """A file, and where the keys and values in its YAML end, by where they begin."""

    text: str
    ends: Ends

    def span(self, place: SourcePlace) -> tuple[int, int] | None:
        """Return from where to where in the text the value at a place stands."""
        end = self.ends.get((place.line, place.column))
        return (self._offset((place.line, place.column)), self._offset(end)) if end else None

    def _offset(self, position: yaml.Position) -> int:
        return self._lines[position[0] - 1] + position[1] - 1

    def position(self, offset: int) -> yaml.Position:
        """Return line and column of a place in the text."""
        line = bisect_right(self._lines, offset)
        return line, offset - self._lines[line - 1] + 1

    @cached_property
    def _lines(self) -> list[int]:
        return [0, *(end.end() for end in re.finditer("\n", self.text))]


def with_edits(root: Path, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings; those that know what belongs at their place have the edit, too.

    Where the value stands, and where it ends, is read in the files of the project at `root`. What
    is wrong in a part of a value is found at that part.
    """
    files: dict[str, _File | None] = {}
    found = []
    for finding in findings:
        if finding.instead is not None and finding.edit is None:
            path = finding.place.path
            if path not in files:
                files[path] = _file(root, path)
            found.append(_with_edit(finding, files[path]))
        else:
            found.append(finding)
    return tuple(found)


def _with_edit(finding: Finding, file: _File | None) -> Finding:
    span = file.span(finding.place) if file is not None else None
    if file is None or span is None:
        return finding
    instead, (begin, end) = finding.instead, span
    if isinstance(instead, Swap):
        at = _nth(file.text[begin:end], instead)
        if at is None:
            return finding
        begin, end = begin + at, begin + at + len(instead.wrong)
        text = instead.right
    else:
        text = instead or ""
    path, place = finding.place.path, file.position(begin)
    edit = Edit(path, *place, *file.position(end), text)
    return replace(finding, edit=edit, place=SourcePlace(path, *place))


def _nth(value: str, swap: Swap) -> int | None:
    """Return where in a value, as its file has it, a part stands."""
    at = -1
    for _ in range(swap.nth + 1):
        at = value.find(swap.wrong, at + 1)
        if at < 0:
            return None
    return at


def _file(root: Path, path: str) -> _File | None:
    """Return a file with where the keys and values in its YAML end."""
    text = open_text(root, path, REGISTRY_BYTES).text
    if text is None:
        return None
    part = front_matter(text) if path.endswith(".md") else (text, 1)
    ends: Ends = {}
    if part is not None:
        yaml.read(path, *part, ends=ends)
    return _File(text, ends)
