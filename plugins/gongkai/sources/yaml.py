"""YAML -> plain values, with the position of every key and value, and every fault at once.

A strict reading of YAML 1.1 as the tools around us do it: no anchors, no tags, no
duplicate keys, no deep nesting, and no scalar that silently turns into something else.
An entry that cannot be read is left out, so that the others are still judged.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

from gongkai.model.edits import Edit
from gongkai.model.findings import Code, Finding, SourcePlace, Word
from gongkai.model.scalars import ID_PATTERN, Plain
from gongkai.sources import syntax
from gongkai.sources.codes import files
from gongkai.sources.coercion import reads_as
from gongkai.sources.limits import REGISTRY_VALUES
from gongkai.sources.repair import Fault, Repair
from gongkai.sources.spelling import ENGLISH, Spelling

DEPTH_LIMIT = 10
ENTRY_LIMIT = 30
"""How many unreadable entries are reported before the file as a whole is given up."""

Path = tuple[str | int, ...]
Position = tuple[int, int]


@dataclass
class YamlDocument:
    """A parsed YAML text: plain values and where they stand, lines as in the file."""

    value: Any
    keys: dict[Path, Position] = field(default_factory=dict)
    values: dict[Path, Position] = field(default_factory=dict)
    empty: set[Path] = field(default_factory=set)
    """Keys without a value; they are left out of `value`."""
    commented: dict[Path, str] = field(default_factory=dict)
    """Of those, the ones whose value YAML takes for a comment, with the value in quotes."""
    lost: frozenset[str] = frozenset()
    """Top-level keys whose entries could not be read; they are left out of `value`."""
    findings: list[Finding] = field(default_factory=list)
    readable: bool = True
    """False when something was left out, so that what is missing here may not be missing."""
    written: Mapping[Path, str] = field(default_factory=dict)
    """Keys as they stand in the file, where the model has another name for them."""
    spelling: Spelling = ENGLISH
    """How the keys are to be written."""

    def position(self, path: Path, *, key: bool = False) -> Position:
        """Return where the value (or key) at `path` stands, or the nearest one above it."""
        while path:
            found = (key and self.keys.get(path)) or self.values.get(path)
            if found:
                return found
            path = path[:-1]
        return self.values.get((), (1, 1))

    def written_at(self, path: Path) -> str:
        """Return the key under which the value at `path` stands, as it is in the file."""
        while path and isinstance(path[-1], int):
            path = path[:-1]
        return self.written.get(path, str(path[-1])) if path else ""


class _FaultError(Exception):
    """Stops the reading at an entry that has to be left out."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.code.id)
        self.fault = fault


class _TooManyError(_FaultError):
    """Stops the reading of the whole document."""


def read(
    path: str,
    text: str,
    first_line: int = 1,
    limit: int = REGISTRY_VALUES,
    ends: dict[Position, Position] | None = None,
) -> YamlDocument:
    """Read one YAML document that begins on `first_line` of the file at `path`.

    One of more than `limit` keys and values is given up as a whole. In `ends` is put where each
    key and each value that is a scalar ends, by where it begins.
    """
    repair = Repair(text)
    faults: list[Fault] = []
    readable = not repair.lost
    reader = _Reader(repair, first_line, limit, ends)
    for _ in range(ENTRY_LIMIT):
        reader = _Reader(repair, first_line, limit, ends)
        try:
            reader.document.value = reader.read()
            break
        except _TooManyError as stop:
            reader.document = YamlDocument(value={}, values={(): (first_line, 1)})
            readable = False
            faults.append(repair.in_file(stop.fault))
            break
        except _FaultError as stop:
            fault = stop.fault
        except yaml.MarkedYAMLError as error:
            line, column, problem = syntax.explain(error, repair.lines)
            fault = Fault(files.YAML_SYNTAX, line, column, {"problem": problem})
        readable = False
        placed = repair.in_file(fault)
        if placed not in faults and not _follows(fault, faults, repair):
            faults.append(placed)
        if not repair.drop(fault.line):
            reader.document.value = {}
            break
    document = reader.document
    document.lost = frozenset(repair.lost)
    document.readable = readable
    faults += [*repair.faults, *map(repair.in_file, reader.faults)]
    document.findings = [_finding(path, fault, first_line) for fault in faults]
    return document


def _follows(fault: Fault, faults: list[Fault], repair: Repair) -> bool:
    """Return whether the fault only follows from another one."""
    if fault.code is files.ALIAS:
        return any(other.code is files.ALIAS for other in faults)
    return fault.code is files.YAML_SYNTAX and repair.blanked(fault.line)


def _finding(path: str, fault: Fault, first_line: int) -> Finding:
    line, column = first_line + fault.line, fault.column + 1
    edit = None
    if fault.instead is not None:
        edit = Edit(path, line, column, line, column + fault.width, fault.instead)
    place = SourcePlace(path, line, column)
    return Finding(fault.code, place, fault.details, severity=fault.severity, edit=edit)


class _Reader:
    """Turns the events of libyaml into values; never expands an alias."""

    def __init__(
        self,
        repair: Repair,
        first_line: int,
        limit: int,
        ends: dict[Position, Position] | None,
    ) -> None:
        self.repair = repair
        self.ends = ends
        self.first_line = first_line
        self.limit = limit
        self.count = 0
        self.has_hash = "#" in repair.text
        self.faults: list[Fault] = []
        self.document = YamlDocument(value={}, values={(): (first_line, 1)})

    def position(self, event: yaml.Event) -> Position:
        start = self.in_file(_mark(event))
        if self.ends is not None and isinstance(event, yaml.ScalarEvent):
            self.ends[start] = self.in_file(_position(event.end_mark))
        return start

    def in_file(self, mark: Position) -> Position:
        line, column = mark
        return self.first_line + line, self.repair.column(line, column) + 1

    def report(self, code: Code, event: yaml.Event, **details: str) -> None:
        self.faults.append(Fault(code, *_mark(event), details))

    def read(self) -> Any:
        events: Iterator[yaml.Event] = yaml.parse(self.repair.text, Loader=yaml.CSafeLoader)
        next(events)  # stream start
        if isinstance(next(events), yaml.StreamEndEvent):
            return None  # what should be there is reported when values are typed
        value = self.node(next(events), events, ())
        next(events)  # document end
        if isinstance(event := next(events), yaml.DocumentStartEvent):
            self.report(files.YAML_SYNTAX, event, problem=Word(syntax.A_SECOND_DOCUMENT))
        return value

    def node(self, event: yaml.Event, events: Iterator[yaml.Event], path: Path) -> Any:
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise _FaultError(Fault(files.ALIAS, *_mark(event)))
        if len(path) > DEPTH_LIMIT:
            limit = {"limit": str(DEPTH_LIMIT)}
            raise _FaultError(Fault(files.TOO_DEEP, *_mark(event), limit))
        self.count += 1
        if self.count > self.limit:
            limit = {"limit": f"{self.limit:,}"}
            raise _TooManyError(Fault(files.TOO_MANY_VALUES, *_mark(event), limit))
        self.document.values[path] = self.position(event)
        if getattr(event, "tag", None) not in (None, "!"):
            problem = {"problem": Word(syntax.A_TAG)}
            raise _FaultError(Fault(files.YAML_SYNTAX, *_mark(event), problem))
        if isinstance(event, yaml.SequenceStartEvent):
            return self.sequence(events, path)
        if isinstance(event, yaml.MappingStartEvent):
            return self.mapping(events, path)
        if self.has_hash and isinstance(event, yaml.ScalarEvent) and not event.style:
            self.look_behind(event, path)
        return _scalar(event)

    def look_behind(self, event: yaml.ScalarEvent, path: Path) -> None:
        """Report what stands behind a value as its end, and is a comment to YAML."""
        line, column = _position(event.end_mark)
        found = self.repair.comment(line, column)
        if found is None or _is_complete(event.value, found[1]):
            return
        at, lost = found
        whole = json.dumps(f"{event.value} {lost}".strip(), ensure_ascii=False)
        if not event.value:  # reported as what has no value
            self.document.commented[path] = whole
        else:
            details = {"lost": lost, "whole": whole}
            self.faults.append(Fault(files.LOST_BEHIND_HASH, line, at, details))

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
            if not isinstance(event, yaml.ScalarEvent):
                raise _FaultError(Fault(files.NOT_A_MAPPING, *_mark(event)))
            key = str(event.value) if event.style else _plain(event.value)
            here = (*path, key)
            if here in self.document.keys:
                line = str(self.document.keys[here][0])
                self.report(files.DUPLICATE_KEY, event, key=key, line=line)
                kept, self.document = self.document, YamlDocument(value={})
                self.node(next(events), events, here)  # judged, then forgotten
                self.document = kept
                continue
            self.document.keys[here] = self.position(event)
            value = self.node(next(events), events, here)
            if value is None:
                self.document.empty.add(here)
            else:
                result[key] = value
        return result


def quoted(text: str) -> str:
    """Return a text as YAML reads it again, on one line: plain where it may be, else in quotes."""
    flow = yaml.safe_dump([str(text)], default_flow_style=True, allow_unicode=True, width=1_000_000)
    return flow.rstrip("\n")[1:-1]


_TERM = re.compile(ID_PATTERN)


def _is_complete(value: str, behind: str) -> bool:
    """Return whether a value is whole without what stands behind it: a date, a number, a term."""
    return bool(reads_as(value)) or (_TERM.fullmatch(value) is not None and not behind[1].isdigit())


def _mark(event: yaml.Event) -> Position:
    """Return line and column of an event, counted from 0."""
    return _position(event.start_mark)


def _position(mark: Any) -> Position:
    """Return line and column of a mark, which libyaml has in a type of its own."""
    return (mark.line, mark.column) if mark else (0, 0)


def _scalar(event: yaml.Event) -> str | None:
    """Return a scalar as it is written; None for an empty one."""
    if not isinstance(event, yaml.ScalarEvent):
        return None
    if event.style:
        return str(event.value)
    return _plain(event.value) if event.value and reads_as(event.value) != "null" else None


def _plain(text: str) -> str:
    kind = reads_as(text)
    return Plain(text, kind) if kind else text
