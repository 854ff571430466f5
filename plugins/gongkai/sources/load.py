"""A project's folder -> the catalog, and everything that is wrong in its sources."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from gongkai.model.catalog import Catalog
from gongkai.model.findings import Finding, SourcePlace, sort_findings
from gongkai.model.parts import RawText, Stored
from gongkai.model.record import Record
from gongkai.model.registries import Registries
from gongkai.sources.agreement import check_registries
from gongkai.sources.cache import cache_folder
from gongkai.sources.codes import places, values
from gongkai.sources.docs_folder import check_docs_folder
from gongkai.sources.documents.reader import ROOM, Reader, forget
from gongkai.sources.editions import check_editions
from gongkai.sources.file_memory import FileMemory
from gongkai.sources.folders import CONTENT, DATA
from gongkai.sources.limits import FAULTS, UNREAD_BYTES
from gongkai.sources.placeholders import check_placeholders
from gongkai.sources.records import LoadedRecords, load_records
from gongkai.sources.references import check_records
from gongkai.sources.registries import LoadedRegistries, load_registries
from gongkai.sources.samples import check_samples
from gongkai.sources.settings import check_settings
from gongkai.sources.spelling import spelling_of
from gongkai.sources.tables.of_record import TableReader
from gongkai.sources.tree import Tree, walk

"""The editors' folder, with a folder for each column."""
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True)
class Sources:
    """What was read. A record with an error in one of its files is not in the catalog."""

    catalog: Catalog
    findings: Sequence[Finding]
    rejected: Sequence[Record] = ()
    """Records that could be read but are not in the catalog, because of an error."""
    unread: Sequence[RawText] = ()
    """Record files that are no whole record; the gate looks at them all the same."""
    stored: Stored = field(default_factory=Stored)
    unread_registries: frozenset[str] = frozenset()
    """Files of data/ that could not be read: nothing is known of what they should hold."""
    texts: Path | None = None
    """Where the texts of attachments are kept."""
    registries_digest: str = ""
    """The hash of all that data/ says; empty where nobody needs it."""

    def forget(self, leaks: Iterable[Finding]) -> None:
        """Keep no text of an attachment that leaks, or whose record does or was taken down."""
        errors = [leak for leak in leaks if leak.is_error]
        places = {leak.place for leak in errors}
        records = {leak.record for leak in errors if leak.record}
        records |= self.catalog.registries.taken_down.keys()
        digests = {
            one.digest
            for one in self.stored.attached
            if (one.place or SourcePlace(one.path)) in places or one.record in records
        }
        if self.texts is not None and digests:
            forget(self.texts, digests)

    @property
    def is_partial(self) -> bool:
        """Return whether a record or a registry was left out because of an error."""
        return bool(self.rejected or self.unread or self.unread_registries)


@dataclass(frozen=True)
class LoadMemory:
    """What a process that reads a project again and again has read of it."""

    registries: FileMemory[LoadedRegistries] = field(default_factory=FileMemory)
    records: FileMemory[LoadedRecords] = field(default_factory=FileMemory)


def load(
    root: Path,
    progress: Callable[[int, int], None] | None = None,
    cache: Path | None = None,
    memory: LoadMemory | None = None,
) -> Sources:
    """Read the project at `root`; nothing wrong in it raises.

    `progress` is called with how many record files of how many are read. Texts of attachments are
    kept in the folder `cache`, or else in the project's own. `memory` is what the same process
    read before.
    """
    texts = cache or cache_folder(root, ROOM)
    loaded = load_registries(root) if memory is None else _remembered(root, memory)
    registries = loaded.registries
    findings = list(loaded.findings)
    findings += check_registries(registries, loaded)
    findings += check_editions(root)
    findings += check_placeholders(root, loaded)
    findings += check_settings(loaded.registries.site)
    findings += check_docs_folder(root)
    if not (root / CONTENT).is_dir():
        findings.append(Finding(places.NO_CONTENT, SourcePlace(CONTENT), {"folder": CONTENT}))
    columns = [column.id for column in registries.columns.values() if column.holds_records]
    tree = walk(root, CONTENT, columns)
    findings += tree.findings
    spelling = spelling_of(registries, is_known="data/site.yml" not in loaded.unread)
    never = registries.gate.privacy.heads.forbidden
    known = memory.records if memory is not None else None
    with Reader(texts) as reader:
        tables = TableReader(root, reader, registries.tables, never)
        found = load_records(tree, tables, progress, spelling, known)
    findings += found.findings
    found.unread |= registries.taken_down.keys()  # others may name them, and lead to their notices
    findings += check_records(registries, found, loaded.unread)
    findings += check_samples(registries, found)
    faulty = {finding.place.path for finding in findings if finding.is_error}
    kept = {
        record.id: record
        for record in sorted(found.records, key=lambda record: record.id)
        if not faulty & _paths(record) and _has_place(record, registries)
    }
    rejected = [record for record in found.records if kept.get(record.id) is not record]
    owned = _with_owners(findings, found)
    stored = _stored(root, tree, found)
    unread = _unread(stored, found)
    shown = sort_findings(list(_first_of_each(sort_findings(owned))))
    return Sources(
        Catalog(registries, kept),
        shown,
        rejected,
        unread,
        stored,
        loaded.unread,
        texts,
        loaded.digest,
    )


def _remembered(root: Path, memory: LoadMemory) -> LoadedRegistries:
    """Return the registries, read anew if a file of theirs is another."""
    memory.registries.begin(root)
    # With its folders: one that is a link to another is not gone through.
    return memory.registries.recall(
        sorted(path.relative_to(root).as_posix() for path in (root / DATA).rglob("*")),
        None,
        lambda: load_registries(root),
        lambda read: {*(file.path for file in read.files), *read.unread},
    )


def _stored(root: Path, tree: Tree, found: LoadedRecords) -> Stored:
    """Return every record file, whole, and the names of all files."""
    read = {one.file.path: one.text for one in found.texts}
    texts = []
    for file in tree.records:
        text = read.get(file.path)
        if text is None:
            data = _beginning(root / file.path)
            text = data.decode("utf-16" if data.startswith(_UTF16) else "utf-8", "replace")
        texts.append(RawText(file.id, file.path, text))
    names = [*(file.path for file in tree.records), *tree.others, *tree.refused]
    attached, values = tuple(found.attached), tuple(found.values)
    return Stored(tuple(texts), tuple(sorted(names)), attached, values)


def _beginning(file: Path) -> bytes:
    """Return what a file that is no record begins with; nothing of one that cannot be opened."""
    try:
        with file.open("rb") as opened:
            return opened.read(UNREAD_BYTES)
    except OSError:
        return b""


def _first_of_each(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield the first faults of each kind in each file, and say once where there are more."""
    count: Counter[tuple[str, str]] = Counter()
    crowded: set[str] = set()
    for finding in findings:
        path, code = finding.place.path, finding.code.id
        count[path, code] += 1
        if count[path, code] <= FAULTS:
            yield finding
        elif path not in crowded:
            crowded.add(path)
            yield replace(finding, code=values.MORE_FAULTS, details={"limit": str(FAULTS)})


def _unread(stored: Stored, found: LoadedRecords) -> list[RawText]:
    """Return every record file that did not become a record."""
    read = {path for record in found.records for path in _paths(record)}
    return [raw for raw in stored.texts if raw.path not in read]


def _paths(record: Record) -> set[str]:
    return {body.path for body in record.bodies.values()}


def _has_place(record: Record, registries: Registries) -> bool:
    """Return whether column and unit are there; a broken registry has none."""
    owned = record.unit is None or record.unit in registries.units
    return owned and record.column in registries.columns


def _with_owners(findings: Iterable[Finding], found: LoadedRecords) -> list[Finding]:
    """Name record and unit in every finding that lies in a record's files."""
    ids = {one.file.path: one.file.id for one in found.texts}
    units = {path: record.unit for record in found.records for path in _paths(record)}
    return [
        replace(
            finding,
            record=finding.record or ids.get(finding.place.path),
            unit=finding.unit or units.get(finding.place.path),
        )
        for finding in findings
    ]
