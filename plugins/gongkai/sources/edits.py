"""Findings -> findings that know where their fault ends, and how to change their file."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from gongkai.model.edits import Edit, Swap
from gongkai.model.findings import Finding, SourcePlace, is_leak
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
        return (self.offset((place.line, place.column)), self.offset(end)) if end else None

    def offset(self, position: yaml.Position) -> int:
        """Return the place in the text of a line and column; behind it where there is none."""
        line, column = position
        if line > len(self._lines):
            return len(self.text)
        return self._lines[line - 1] + column - 1

    def position(self, offset: int) -> yaml.Position:
        """Return line and column of a place in the text."""
        line = bisect_right(self._lines, offset)
        return line, offset - self._lines[line - 1] + 1

    @cached_property
    def _lines(self) -> list[int]:
        return [0, *(end.end() for end in re.finditer("\n", self.text))]


def with_edits(root: Path, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings with where they end; those that know what is right have the edit, too.

    Where the value stands, and where it ends, is read in the files of the project at `root`. What
    is wrong in a part of a value is found at that part. Of a leak nothing more is said.
    """
    files: dict[str, _File | None] = {}

    def file(path: str) -> _File | None:
        if path not in files:
            files[path] = _file(root, path)
        return files[path]

    found = []
    for finding in findings:
        if is_leak(finding.code.id):
            found.append(finding)
        elif finding.instead is not None and finding.edit is None:
            found.append(_with_edit(finding, file(finding.place.path)))
        else:
            found.append(_with_end(finding, file(finding.place.path)))
    return tuple(found)


def _with_end(finding: Finding, file: _File | None) -> Finding:
    """Return a finding with where its value ends, or what it quotes from the text at its place."""
    if isinstance(finding.edit, Edit):
        return replace(finding, end=(finding.edit.end_line, finding.edit.end_column))
    if file is None:
        return finding
    span = file.span(finding.place)
    if span is not None:
        return replace(finding, end=file.position(span[1]))
    begin = file.offset((finding.place.line, finding.place.column))
    here = [one for one in finding.details.values() if one and file.text.startswith(one, begin)]
    if not here:
        return finding
    return replace(finding, end=file.position(begin + max(map(len, here))))


def _with_edit(finding: Finding, file: _File | None) -> Finding:
    span = file.span(finding.place) if file is not None else None
    if file is None or span is None:
        return finding
    instead, (begin, end) = finding.instead, span
    if isinstance(instead, Swap):
        at = _nth(file.text[begin:end], instead)
        if at is None:
            return replace(finding, end=file.position(end))
        begin, end = begin + at, begin + at + len(instead.wrong)
        text = instead.right
    else:
        text = instead or ""
    path, place, after = finding.place.path, file.position(begin), file.position(end)
    edit = Edit(path, *place, *after, text)
    return replace(finding, edit=edit, place=SourcePlace(path, *place), end=after)


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
