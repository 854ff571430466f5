"""content/ -> typed records: each file read, paired with its translation, and judged."""

import posixpath
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from functools import lru_cache, partial
from pathlib import PurePosixPath
from sys import intern

from gongkai.i18n.chinese_keys import chinese_keys
from gongkai.model.file_text import Attached
from gongkai.model.findings import Finding, SourcePlace
from gongkai.model.kinds import KINDS
from gongkai.model.language import Language
from gongkai.model.parts import Body, File, Position, Shown
from gongkai.model.record import Record
from gongkai.model.tables.table import DataTable
from gongkai.sources.attachments import find_files, read_stray
from gongkai.sources.codes import places, values
from gongkai.sources.documents.reader import Reader
from gongkai.sources.file_memory import FileMemory
from gongkai.sources.lookup import words_of_kinds
from gongkai.sources.model_keys import keys_of
from gongkai.sources.shown_values import shown_values
from gongkai.sources.spelling import ENGLISH, Spelling
from gongkai.sources.tables.of_record import TableReader
from gongkai.sources.translations import (
    Parsed,
    alone,
    authoritative,
    file_name,
    parse,
    translation,
    with_names,
)
from gongkai.sources.tree import RecordFile, Tree
from gongkai.sources.typed import not_allowed, validate
from gongkai.sources.unfinished import but_for_placeholders


@dataclass
class LoadedRecords:
    """Records as far as they could be read, and what is wrong in their files."""

    records: list[Record] = field(default_factory=list)
    """Those that are whole. Some have findings all the same, and two may have one id."""
    chiefs: list[Parsed] = field(default_factory=list)
    """Every file that holds the whole front matter of a record, be it right or wrong."""
    texts: list[Parsed] = field(default_factory=list)
    """Every file with a text."""
    values: list[Shown] = field(default_factory=list)
    """What the front matter of these says once YAML has read it."""
    unread: set[str] = field(default_factory=set)
    """Ids that are known although there is no whole record: naming them is no fault."""
    findings: list[Finding] = field(default_factory=list)
    attached: list[Attached] = field(default_factory=list)
    """Every file beside the records, read."""
    named: set[str] = field(default_factory=set)
    """The files beside the records that these account for, be they there or not."""
    blind: set[str] = field(default_factory=set)
    """Folders in which nobody knows all files that the records name."""

    def add(self, other: "LoadedRecords") -> None:
        """Take in others."""
        for one in fields(self):
            mine, others = getattr(self, one.name), getattr(other, one.name)
            mine.extend(others) if isinstance(mine, list) else mine.update(others)


def load_records(
    tree: Tree,
    tables: TableReader,
    progress: Callable[[int, int], None] | None = None,
    spelling: Spelling = ENGLISH,
    memory: FileMemory[LoadedRecords] | None = None,
) -> LoadedRecords:
    """Read every record file of `tree`; a file that is wrong costs its own record only.

    What stands beside the records is read with `tables`; front matter is written as `spelling` has
    it. Files that `memory` knows, as they are now, are not read again.
    """
    root, reader = tables.root, tables.reader
    loaded = LoadedRecords(unread=set(tree.lost), blind=set(tree.refused))
    homes: dict[str, str] = {}
    if memory is not None:
        memory.begin(root, (tables.schemas, tables.forbidden, spelling))
    for files in tree.of_records:
        name = files[0].id
        first = files[-1].path  # the Chinese file, if there are two
        repeats = homes.setdefault(name, first) != first
        if repeats:
            details = {"id": name, "other": homes[name]}
            loaded.findings.append(Finding(places.DUPLICATE_ID, SourcePlace(first), details))
        read = partial(_load, files, tree, tables, spelling, repeats=repeats)
        if memory is None:
            loaded.add(read())
        else:
            folder, failures = posixpath.dirname(first), reader.failures
            given = (tree.beside.get(folder), tree.refused_in(folder), repeats)
            paths = [file.path for file in files]
            lasts = partial(_is_whole, reader, failures)
            loaded.add(memory.recall(paths, given, read, lambda part: part.named, lasts))
        if progress is not None:
            progress(len(loaded.texts), len(tree.records))
    loaded.findings += [
        Finding(places.STRAY_FILE, SourcePlace(path))
        for path in tree.others
        if path not in loaded.named
        and loaded.blind.isdisjoint(map(str, PurePosixPath(path).parents))
    ]
    listed = {one.path for one in loaded.attached}
    strays = (read_stray(root, path, reader) for path in tree.others if path not in listed)
    loaded.attached += [one for one in strays if one is not None]
    return loaded


def _is_whole(reader: Reader, failures: int) -> bool:
    """Return whether nothing failed to be read since then that may be read the next time."""
    return reader.failures == failures


def _load(
    files: Sequence[RecordFile],
    tree: Tree,
    tables: TableReader,
    spelling: Spelling,
    *,
    repeats: bool,
) -> LoadedRecords:
    """Read the files of one id in one folder."""
    parsed = with_names((parse(tables.root, file) for file in files), spelling)
    loaded = LoadedRecords()
    if any(not one.lists_attachments for one in parsed):
        loaded.blind.add(posixpath.dirname(files[0].path))
    ids = {found for one in parsed if isinstance(found := one.value.get("id"), str)}
    ids.add(parsed[0].file.id)
    loaded.texts += [one for one in parsed if one.split is not None]
    loaded.values += [shown for one in loaded.texts for shown in shown_values(one)]
    loaded.findings += [finding for one in parsed for finding in one.findings]
    chief, twins = authoritative(parsed)
    if chief is None:
        if not repeats:
            loaded.findings += [finding for one in parsed for finding in alone(one)]
        if "kind" not in parsed[0].value:
            loaded.unread |= ids
            return loaded
        # Judged like any record, so that nothing is left for the next run.
        chief, twins = parsed[0], []
    bodies: dict[Language, Body] = {}
    for twin in twins:
        body, problems = translation(twin, chief)
        loaded.findings += problems
        if body is not None:
            bodies[twin.file.language] = body
    loaded.chiefs.append(chief)
    record, problems = typed(chief, bodies)
    problems = but_for_placeholders(problems, chief.findings)
    beside = find_files(tables.root, chief, tree, tables.reader)
    loaded.attached += beside.read
    loaded.named |= beside.named
    loaded.findings += [*problems, *file_name(chief), *beside.findings]
    loaded.unread |= ids - ({record.id} if record is not None else set())
    if record is not None:
        read_tables = tables.of(record, beside.files) if record.tables else ()
        loaded.records.append(whole(record, chief.file.language, beside.files, read_tables))
    return loaded


def whole(
    record: Record,
    authoritative: Language,
    files: Mapping[str, File],
    read_tables: tuple[DataTable, ...],
) -> Record:
    """Return a record with what lies beside it."""
    update = {"files": files, "authoritative": authoritative, "read_tables": read_tables}
    return record.model_copy(update=update)


@lru_cache(maxsize=10_000)
def _position(line: int, column: int) -> Position:
    """Return a place; values of many records stand at the same, which is held once."""
    return line, column


def typed(chief: Parsed, bodies: Mapping[Language, Body]) -> tuple[Record | None, list[Finding]]:
    """Return the record that a file holds, with its `bodies` in other languages, if it is whole.

    With everything that is wrong in its front matter.
    """
    document, file = chief.document, chief.file
    if document is None:
        return None, []
    marks: dict[str, Position] = {
        intern(".".join(map(str, loc))): _position(*position)
        for loc, position in document.values.items()
        if loc
    }
    added = {
        "column": file.column,
        "bodies": {**bodies, file.language: chief.body()},
        "marks": marks,
    }
    model = chief.kind or Record
    record, findings = validate(model, file.path, document, added, names_come_later=True)
    if chief.kind is not None:
        return record, findings
    kind = chief.value.get("kind")
    if isinstance(kind, str):
        place = SourcePlace(file.path, *document.position(("kind",)))
        spelling, called = document.spelling, words_of_kinds()
        allowed = {spelling.term("kind", name): (name, *said) for name, said in called.items()}
        key = document.written.get(("kind",), "kind")
        findings.append(not_allowed(place, key, kind, allowed))
    # Without its kind nobody knows which keys the record has: those of any kind will do.
    known = {key for model in KINDS.values() for key in keys_of(model)}
    known |= {key for model in KINDS.values() for key in chinese_keys(model).values()}
    return None, [
        finding
        for finding in findings
        if finding.code is not values.UNKNOWN_KEY or finding.details["key"] not in known
    ]
