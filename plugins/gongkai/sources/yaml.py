"""YAML -> plain values, with the position of every key and value, and every fault at once.

A strict reading of YAML 1.1 as the tools around us do it: no anchors, no tags, no
duplicate keys, no deep nesting, and no scalar that silently turns into something else.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from gongkai.model.findings import Finding, Place
from gongkai.model.scalars import Plain
from gongkai.sources import codes

DEPTH_LIMIT = 10
Path = tuple[str | int, ...]

_NUMBER = re.compile(r"[-+]?(0|[1-9][0-9]*)")
_TYPES = (
    (re.compile(r"~|null|Null|NULL"), "null"),
    (re.compile(r"(?i)yes|no|on|off|true|false|y|n"), "boolean"),
    (re.compile(r"\d{4}-\d{1,2}-\d{1,2}([Tt ].*)?"), "date"),
    (re.compile(r"[-+]?0[0-7_]+|[-+]?0o[0-7]+"), "octal number"),
    (re.compile(r"[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9]*)?"), "base-60 number"),
    (
        re.compile(r"[-+]?([0-9][0-9_]*|0x[0-9a-fA-F]+|0b[01]+|[0-9_]*\.[0-9_]+([eE][-+]?\d+)?"
                   r"|[0-9][0-9_]*\.[0-9_]*([eE][-+]?\d+)?|[0-9]+[eE][-+]?\d+|\.(inf|nan))"),
        "number",
    ),
)
_COLON = re.compile(r"^([ -]*[A-Za-z_]+) *：", re.MULTILINE)


@dataclass
class Document:
    """A parsed YAML text: plain values and where they stand, lines as in the file."""

    value: Any
    keys: dict[Path, tuple[int, int]] = field(default_factory=dict)
    values: dict[Path, tuple[int, int]] = field(default_factory=dict)
    empty: set[Path] = field(default_factory=set)
    """Keys without a value; they are left out of `value`."""
    findings: list[Finding] = field(default_factory=list)
    readable: bool = True

    def position(self, path: Path, *, key: bool = False) -> tuple[int, int]:
        """Return where the value (or key) at `path` stands, or the nearest one above it."""
        table = self.keys if key else self.values
        while path and path not in table:
            path = path[:-1]
        return table.get(path, self.values.get((), (1, 1)))


class _Unreadable(Exception):
    """Stops the reading of one document whose fault is already recorded."""


def read(path: str, text: str, first_line: int = 1) -> Document:
    """Read one YAML document that begins on `first_line` of the file at `path`."""
    document = Document(value={}, values={(): (first_line, 1)})
    reader = _Reader(path, first_line, document)
    try:
        document.value = reader.read(reader.repaired(text))
    except _Unreadable:
        document.readable = False
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line, mark.column) if mark else (0, 0)
        reader.report(codes.YAML_SYNTAX, line, column, problem=error.problem or "")
        document.readable = False
    except yaml.reader.ReaderError as error:
        before = text[: error.position]
        line = before.count("\n")
        column = error.position - (before.rfind("\n") + 1)
        reader.report(codes.YAML_SYNTAX, line, column, problem=error.reason)
        document.readable = False
    return document


def reads_as(text: str) -> str | None:
    """Say what YAML 1.1 makes of an unquoted scalar; None when it stays text."""
    return next((name for pattern, name in _TYPES if pattern.fullmatch(text)), None)


class _Reader:
    def __init__(self, path: str, first_line: int, document: Document) -> None:
        self.path = path
        self.first_line = first_line
        self.document = document
        self.widened: dict[int, int] = {}

    def report(self, code: codes.Code, line: int, column: int, **details: str) -> None:
        place = Place(self.path, *self.position(line, column))
        self.document.findings.append(Finding(code, place, details))

    def position(self, line: int, column: int) -> tuple[int, int]:
        """Return a position in the file from one in the repaired text, counted from 0."""
        if line in self.widened and column > self.widened[line]:
            column -= 1
        return self.first_line + line, column + 1

    def repaired(self, text: str) -> str:
        """Report full-width colons and tabs, and mend them so that the rest can be read."""
        for match in _COLON.finditer(text):
            line = text.count("\n", 0, match.end() - 1)
            column = match.end() - 1 - (text.rfind("\n", 0, match.end()) + 1)
            self.report(codes.FULL_WIDTH_COLON, line, column, key=match[1].strip(" -"))
            self.widened[line] = column
        text = _COLON.sub(r"\1: ", text)
        lines = text.split("\n")
        for number, content in enumerate(lines):
            if "\t" in content:
                self.report(codes.TAB, number, content.index("\t"))
                lines[number] = content.replace("\t", " ")
        return "\n".join(lines)

    def read(self, text: str) -> Any:
        events = yaml.parse(text, Loader=yaml.CSafeLoader)
        next(events)  # stream start
        if isinstance(next(events), yaml.StreamEndEvent):
            self.report(codes.NOT_A_MAPPING, 0, 0)
            raise _Unreadable
        value = self.node(next(events), events, ())
        next(events)  # document end
        following = next(events)
        if isinstance(following, yaml.DocumentStartEvent):
            mark = following.start_mark
            self.report(codes.YAML_SYNTAX, mark.line, mark.column, problem="a second document")
        return value

    def node(self, event: yaml.Event, events: Iterator[yaml.Event], path: Path) -> Any:
        mark = event.start_mark
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            self.report(codes.ALIAS, mark.line, mark.column)
            raise _Unreadable
        if len(path) > DEPTH_LIMIT:
            self.report(codes.TOO_DEEP, mark.line, mark.column, limit=str(DEPTH_LIMIT))
            raise _Unreadable
        self.document.values[path] = self.position(mark.line, mark.column)
        if isinstance(event, yaml.ScalarEvent):
            return self.scalar(event)
        if event.tag:  # type: ignore[attr-defined]
            self.report(codes.YAML_SYNTAX, mark.line, mark.column, problem=f"tag {event.tag}")  # type: ignore[attr-defined]
        if isinstance(event, yaml.SequenceStartEvent):
            return self.sequence(events, path)
        return self.mapping(events, path)

    def scalar(self, event: yaml.ScalarEvent) -> Any:
        if event.tag and event.tag != "!":
            mark = event.start_mark
            self.report(codes.YAML_SYNTAX, mark.line, mark.column, problem=f"tag {event.tag}")
        if event.style:
            return event.value
        if not event.value:
            return None
        kind = reads_as(event.value)
        if kind == "null":
            return None
        if kind == "number" and not _NUMBER.fullmatch(event.value):
            kind = "decimal number"
        return Plain(event.value, kind) if kind else event.value

    def sequence(self, events: Iterator[yaml.Event], path: Path) -> list[Any]:
        items: list[Any] = []
        for event in events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            here = (*path, len(items))
            items.append(self.node(event, events, here))
            if items[-1] is None:
                self.document.empty.add(here)
        return items

    def mapping(self, events: Iterator[yaml.Event], path: Path) -> dict[str, Any]:
        result: dict[str, Any] = {}
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            mark = event.start_mark
            if not isinstance(event, yaml.ScalarEvent):
                self.report(codes.NOT_A_MAPPING, mark.line, mark.column)
                raise _Unreadable
            key = event.value
            here = (*path, key)
            twice = here in self.document.keys
            if twice:
                first = str(self.document.keys[here][0])
                self.report(codes.DUPLICATE_KEY, mark.line, mark.column, key=key, first=first)
            kept = dict(self.document.values) if twice else None
            value = self.node(next(events), events, here)
            if kept is not None:
                self.document.values = kept
                continue
            self.document.keys[here] = self.position(mark.line, mark.column)
            if value is None:
                self.document.empty.add(here)
            else:
                result[key] = value
        return result
