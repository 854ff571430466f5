"""content/ -> typed records: each file read, paired with its translation, and judged."""

import posixpath
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from gongkai.model.findings import Finding, Place
from gongkai.model.kinds import KINDS
from gongkai.model.language import Language
from gongkai.model.record import Body, Part, Position, Record
from gongkai.model.scalars import Identifier, Text
from gongkai.sources import codes
from gongkai.sources.attachments import find_files
from gongkai.sources.front_matter import Split, split
from gongkai.sources.nearest import nearest
from gongkai.sources.text import decode
from gongkai.sources.text_links import html_in
from gongkai.sources.tree import RecordFile, Tree
from gongkai.sources.typed import keys_of, validate
from gongkai.sources.yaml import Document


@dataclass(frozen=True)
class LoadedRecords:
    """The records that could be read, the ids of those that could not, and what is wrong."""

    records: Mapping[str, Record]
    unread: frozenset[str]
    findings: tuple[Finding, ...]


class Translation(Part):
    """The front matter of a file that is not the authoritative one (design.md §4.9)."""

    id: Identifier
    title: Text
    summary: Text = ""


@dataclass(frozen=True)
class _Parsed:
    file: RecordFile
    split: Split | None
    findings: list[Finding]

    @property
    def document(self) -> Document | None:
        document = self.split.document if self.split else None
        return document if document is not None and document.readable else None

    def get(self, key: str) -> object:
        document = self.document
        return document.value.get(key) if document and isinstance(document.value, dict) else None


def load_records(root: Path, tree: Tree) -> LoadedRecords:
    """Read every record file of `tree`; a file that is wrong costs its own record only."""
    groups: dict[str, list[RecordFile]] = defaultdict(list)
    for file in tree.records:
        groups[file.id].append(file)
    records: dict[str, Record] = {}
    findings: list[Finding] = []
    for name in sorted(groups):
        files, repeated = _without_repeats(groups[name])
        findings += repeated
        parsed = [_parse(root, file) for file in files]
        record, problems = _record(root, parsed, tree.others)
        for one in parsed:
            findings += one.findings
        findings += problems
        if record is not None:
            records[record.id] = record
    findings += _strays(records.values(), tree.others)
    return LoadedRecords(records, frozenset(groups) - frozenset(records), tuple(findings))


def _without_repeats(files: list[RecordFile]) -> tuple[list[RecordFile], list[Finding]]:
    """Keep the files of one folder; the same id in another folder is a second record."""
    home = posixpath.dirname(files[0].path)
    findings = [
        Finding(codes.DUPLICATE_ID, Place(file.path), {"id": file.id, "other": files[0].path})
        for file in files
        if posixpath.dirname(file.path) != home
    ]
    return [file for file in files if posixpath.dirname(file.path) == home], findings


def _parse(root: Path, file: RecordFile) -> _Parsed:
    source = decode(file.path, (root / file.path).read_bytes())
    if source.text is None:
        return _Parsed(file, None, list(source.findings))
    parts = split(file.path, source.text)
    return _Parsed(file, parts, [*source.findings, *parts.findings])


def _record(
    root: Path, parsed: list[_Parsed], others: Iterable[str]
) -> tuple[Record | None, list[Finding]]:
    chief, twins = _authoritative(parsed)
    if chief is None:
        return None, [_alone(one) for one in parsed if one.document is not None]
    findings: list[Finding] = []
    bodies: dict[Language, Body] = {}
    for twin in twins:
        body, problems = _translation(twin, chief)
        findings += problems
        if body is not None:
            bodies[twin.file.language] = body
    if chief.document is None or chief.split is None:
        return None, findings
    record, problems = _typed(chief, bodies)
    findings += problems
    if record is None:
        return None, findings
    findings += [*_file_name(chief, record.id), *_text_problems(record, chief.split)]
    files, problems = find_files(root, record, others)
    findings += problems
    return record.model_copy(update={"files": files}), findings


def _authoritative(parsed: list[_Parsed]) -> tuple[_Parsed | None, list[_Parsed]]:
    """Return the file that holds the whole front matter, and its translations."""
    by_language = {one.file.language: one for one in parsed}
    said = {one.get("authoritative") for one in parsed}
    wanted: Language = "en" if "en" in said else "zh"
    chief = by_language.get(wanted)
    return chief, [one for one in parsed if one is not chief]


def _alone(one: _Parsed) -> Finding:
    other = "zh" if one.file.language == "en" else "en"
    details = {
        "other": one.file.path.replace(f".{one.file.language}.md", f".{other}.md"),
        "language": one.file.language,
    }
    return Finding(codes.TRANSLATION_ALONE, Place(one.file.path), details, one.file.id)


def _typed(
    chief: _Parsed, bodies: dict[Language, Body]
) -> tuple[Record | None, list[Finding]]:
    document, parts, file = chief.document, chief.split, chief.file
    if document is None or parts is None:
        return None, []
    kind = chief.get("kind")
    model = KINDS.get(str(kind))
    extra = []
    if model is None:
        model = Record
        if isinstance(kind, str):
            extra = [_unknown_kind(file.path, document, kind)]
    title, summary = (str(chief.get(key) or "") for key in ("title", "summary"))
    body = Body(title, summary, parts.markdown, file.path, parts.line)
    marks: dict[str, Position] = {
        ".".join(map(str, loc)): position for loc, position in document.values.items() if loc
    }
    loaded = {
        "column": file.column,
        "bodies": {file.language: body, **bodies},
        "marks": marks,
    }
    record, findings = validate(model, file.path, document, loaded)
    if extra:
        findings = [found for found in findings if found.code is not codes.UNKNOWN_KEY]
        return None, extra + findings
    intruders = sorted(Record.LOADED & document.value.keys()) if record or findings else []
    for key in intruders:
        place = Place(file.path, *document.position((key,), key=True))
        findings.append(Finding(codes.UNKNOWN_KEY, place, {"key": key}))
    return (None if intruders else record), findings


def _unknown_kind(path: str, document: Document, kind: str) -> Finding:
    near = nearest(kind, KINDS)
    details = {"key": "kind", "value": kind, "allowed": ", ".join(KINDS)}
    if near:
        details["nearest"] = near
    return Finding(codes.NOT_ALLOWED, Place(path, *document.position(("kind",))), details)


def _translation(twin: _Parsed, chief: _Parsed) -> tuple[Body | None, list[Finding]]:
    """Read a translation; keys beside id, title and summary must say what the twin says."""
    document, parts, path = twin.document, twin.split, twin.file.path
    if document is None or parts is None or not isinstance(document.value, dict):
        return None, []
    own = keys_of(Translation)
    model = KINDS.get(str(chief.get("kind")), Record)
    findings = []
    for key in [key for key in document.value if key not in own]:
        place = Place(path, *document.position((key,), key=True))
        if key not in keys_of(model):
            near = nearest(key, own)
            details = {"key": key} | ({"nearest": near} if near else {})
            findings.append(Finding(codes.UNKNOWN_KEY, place, details, twin.file.id))
        elif document.value[key] != chief.get(key):
            details = {"key": key, "other": chief.file.path}
            findings.append(
                Finding(codes.TRANSLATION_CONTRADICTS, place, details, twin.file.id)
            )
    kept = {key: document.value[key] for key in document.value if key in own}
    shown = Document(kept, document.keys, document.values, document.empty)
    value, problems = validate(Translation, path, shown)
    findings += problems
    if value is None:
        return None, findings
    findings += _file_name(twin, value.id)
    return Body(value.title, value.summary, parts.markdown, path, parts.line), findings


def _file_name(parsed: _Parsed, identifier: str) -> list[Finding]:
    file, document = parsed.file, parsed.document
    if identifier == file.id or document is None:
        return []
    details = {
        "file": posixpath.basename(file.path),
        "id": identifier,
        "language": file.language,
    }
    return [Finding(codes.FILE_NAME, Place(file.path, *document.position(("id",))), details)]


def _text_problems(record: Record, parts: Split) -> list[Finding]:
    findings = []
    if not record.has_text and parts.markdown.strip():
        findings.append(
            Finding(codes.EXTERNAL_TEXT, Place(record.path, parts.line), record=record.id)
        )
    for body in record.bodies.values():
        for use in html_in(body.markdown):
            place = Place(body.path, body.line + use.line - 1, use.column)
            findings.append(Finding(codes.RAW_HTML, place, {"tag": use.text[:40]}, record.id))
    return findings


def _strays(records: Iterable[Record], others: Iterable[str]) -> list[Finding]:
    named = {file.path for record in records for file in record.files.values()}
    return [Finding(codes.STRAY_FILE, Place(path)) for path in others if path not in named]
