"""content/ -> typed records: each file read, paired with its translation, and judged."""

import posixpath
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from gongkai.model.findings import Finding, Place
from gongkai.model.kinds import KINDS
from gongkai.model.language import Language
from gongkai.model.record import Body, Position, Record
from gongkai.sources.attachments import find_files
from gongkai.sources.codes import links, places, values
from gongkai.sources.text_links import html_in
from gongkai.sources.translations import (
    Parsed,
    alone,
    authoritative,
    file_name,
    parse,
    translation,
)
from gongkai.sources.tree import RecordFile, Tree
from gongkai.sources.typed import choice, keys_of, validate


@dataclass(frozen=True)
class LoadedRecords:
    """The records that could be read, the ids of those that could not, and what is wrong."""

    records: tuple[Record, ...]
    """Some may have findings of their own, and then two may have one id."""
    unread: frozenset[str]
    findings: tuple[Finding, ...]


def load_records(root: Path, tree: Tree) -> LoadedRecords:
    """Read every record file of `tree`; a file that is wrong costs its own record only."""
    groups: dict[tuple[str, str], list[RecordFile]] = defaultdict(list)
    for file in sorted(tree.records, key=lambda file: file.path):
        groups[file.id, posixpath.dirname(file.path)].append(file)
    records: list[Record] = []
    findings: list[Finding] = []
    named: set[str] = set()
    unread = set(tree.lost)
    homes: dict[str, str] = {}
    for (name, folder), files in sorted(groups.items()):
        parsed = [parse(root, file) for file in files]
        repeats = homes.setdefault(name, files[0].path) != files[0].path
        if repeats:
            details = {"id": name, "other": homes[name]}
            findings.append(Finding(places.DUPLICATE_ID, Place(files[0].path), details, name))
        record, problems = _record(root, parsed, tree.others, repeats)
        findings += [finding for one in parsed for finding in one.findings]
        findings += problems
        named |= {posixpath.join(folder, file) for one in parsed for file in _attached(one)}
        if record is None:
            unread |= {name, *(str(one.value["id"]) for one in parsed if "id" in one.value)}
        else:
            records.append(record)
    findings += [Finding(places.STRAY_FILE, Place(path)) for path in tree.others if path not in named]
    return LoadedRecords(tuple(records), frozenset(unread), tuple(findings))


def _attached(one: Parsed) -> Iterable[str]:
    """Return the attachments that a file names, whatever else is wrong with it."""
    listed = one.value.get("attachments")
    entries = listed if isinstance(listed, list) else []
    return [str(entry["file"]) for entry in entries if isinstance(entry, dict) and "file" in entry]


def _record(
    root: Path, parsed: list[Parsed], others: Iterable[str], repeats: bool
) -> tuple[Record | None, list[Finding]]:
    """Return the record of files with one id in one folder, and what is wrong with it."""
    chief, twins = authoritative(parsed)
    findings: list[Finding] = []
    if chief is None:
        if not repeats:
            findings += [finding for one in parsed for finding in alone(one)]
        chief, twins = parsed[0], []
        if chief.kind is None:
            return None, findings
    bodies: dict[Language, Body] = {}
    for twin in twins:
        body, problems = translation(twin, chief)
        findings += problems
        if body is not None:
            bodies[twin.file.language] = body
    record, problems = _typed(chief, bodies)
    findings += [*problems, *file_name(chief)]
    if record is None:
        return None, findings
    findings += _text_problems(record)
    files, problems = find_files(root, record, others)
    findings += problems
    update = {"files": files, "authoritative": chief.file.language}
    return record.model_copy(update=update), findings


def _typed(chief: Parsed, bodies: dict[Language, Body]) -> tuple[Record | None, list[Finding]]:
    document, file = chief.document, chief.file
    if document is None:
        return None, []
    marks: dict[str, Position] = {
        ".".join(map(str, loc)): position for loc, position in document.values.items() if loc
    }
    loaded = {
        "column": file.column,
        "bodies": {**bodies, file.language: chief.body()},
        "marks": marks,
    }
    record, findings = validate(chief.kind or Record, file.path, document, loaded)
    if chief.kind is not None:
        return record, findings
    kind = chief.value.get("kind")
    if isinstance(kind, str):
        place = Place(file.path, *document.position(("kind",)))
        findings.append(Finding(values.NOT_ALLOWED, place, choice("kind", kind, KINDS)))
    # Without its kind nobody knows which keys the record has: those of any kind will do.
    known = {key for model in KINDS.values() for key in keys_of(model)}
    return None, [
        finding
        for finding in findings
        if finding.code is not values.UNKNOWN_KEY or finding.details["key"] not in known
    ]


def _text_problems(record: Record) -> list[Finding]:
    findings = []
    for body in record.bodies.values():
        text = body.markdown
        if text.strip() and not record.has_text:
            before = text[: len(text) - len(text.lstrip())]
            column = len(before) - before.rfind("\n")
            place = Place(body.path, body.line + before.count("\n"), column)
            findings.append(Finding(links.EXTERNAL_TEXT, place, record=record.id))
        for use in html_in(text):
            place = Place(body.path, body.line + use.line - 1, use.column)
            findings.append(Finding(links.RAW_HTML, place, {"tag": use.text[:40]}, record.id))
    return findings
