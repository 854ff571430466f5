"""Files of documents -> files of records: everything is looked at before anything is written."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from gongkai.checks.attachments import UNSEEN, find_in_attachments, notice_in_attachments
from gongkai.checks.privacy import details_in
from gongkai.commands.given import given_unit
from gongkai.commands.import_table import Spelled, import_table
from gongkai.commands.known_records import known_records
from gongkai.commands.speaking import report, spoken
from gongkai.i18n.wording import message
from gongkai.importing.bundle import READ, Bundle, BundledFile, BundleError, bundles_of, title_of
from gongkai.importing.comma_separated import as_csv, plain_table
from gongkai.importing.document import PICTURE, ImportedDocument, import_word
from gongkai.importing.keys import missing
from gongkai.importing.latest import fault_of_id
from gongkai.importing.pdf_text import import_pdf
from gongkai.importing.proposal import Given, Proposal, propose
from gongkai.importing.refusal import BEYOND, EMPTY, NO_TEXT, RefusedFileError
from gongkai.importing.to_html import NotInstalledError
from gongkai.importing.writing import KeyLine, lines_of, record_text
from gongkai.model.file_text import Attached, Lack
from gongkai.model.findings import Finding, Phrase, SourcePlace
from gongkai.model.kinds import KINDS
from gongkai.model.kinds.notice import Notice
from gongkai.model.language import LANGUAGES
from gongkai.model.parts import Body
from gongkai.model.record import Record
from gongkai.model.registries import Registries
from gongkai.model.said import SaidError
from gongkai.sources.attachments import TABLES, measured
from gongkai.sources.cache import cache_folder
from gongkai.sources.documents.reader import ROOM, Reader, forget
from gongkai.sources.load import load
from gongkai.sources.respelling import in_keys_of_column
from gongkai.sources.spelling import spelling_of

FOUND = "{file}: {what}"
IS_THERE = "{path} is there already; nothing is overwritten. Name another --id, or delete it first"
UNLISTED = "{file}: the document lists no such attachment; its title is taken from its name"
NOT_GIVEN = "the document lists “{title}”, which is not among the files: attach it, or take it out"
NOT_PLAIN = "{file} is no single plain table, so it is attached as it is"
ONE_ID = "--id is for a single document"
NO_COLUMN = "there is no column “{column}” in data/columns.yml"
WORDS = (*(ONE_ID, FOUND, IS_THERE, UNLISTED, NOT_GIVEN, NOT_PLAIN, NO_COLUMN),)
"""What is said of an import, for translators."""


class RefusedImportError(Exception):
    """Nothing is written: why, in messages; `exit_code` is 2 where a library is missing."""

    def __init__(self, reasons: Sequence[SaidError | Phrase], exit_code: int = 1) -> None:
        """Take what stands against it."""
        super().__init__()
        self.reasons = reasons
        self.exit_code = exit_code


@dataclass
class ImportedRecord:
    """A record that is ready to be written."""

    proposal: Proposal
    text: str
    record: str
    """The path of its file, relative to the column."""
    files: dict[str, bytes]
    """The files beside it, by their path."""
    table: list[str]
    """What was read, with where and how sure, a line each."""
    guesses: int
    remarks: list[Phrase] = field(default_factory=list)

    def write(self, root: Path, *, is_dry: bool) -> Iterator[str]:
        """Write its files, none over another; yield their paths."""
        for path, data in ((self.record, self.text.encode()), *self.files.items()):
            if not is_dry:
                place = root / path
                place.parent.mkdir(parents=True, exist_ok=True)
                with place.open("xb") as opened:
                    opened.write(data)
            yield path


def import_all(
    root: Path, paths: Sequence[Path], today: date, wanted: Given, *, as_csv: bool
) -> list[ImportedRecord]:
    """Return the records that files are to become. Raises RefusedImportError."""
    try:
        bundles = bundles_of(paths)
    except BundleError as error:
        raise RefusedImportError([error]) from None
    loaded = load(root)
    registries = loaded.catalog.registries
    if wanted.unit is not None:
        wanted = replace(wanted, unit=given_unit(wanted.unit, registries))
    if wanted.column is not None and wanted.column not in registries.columns:
        raise RefusedImportError([Phrase(NO_COLUMN, column=wanted.column)], 2)
    taken = known_records(root, registries, root / "site", None, report).ids
    if wanted.id is not None and len(bundles) > 1:
        raise RefusedImportError([Phrase(ONE_ID)], 2)
    fault = fault_of_id(wanted.id, taken) if wanted.id is not None else None
    if fault is not None:
        raise RefusedImportError([fault], 2)
    made: list[ImportedRecord] = []
    reasons: list[SaidError | Phrase] = []
    with Reader(cache_folder(root, ROOM)) as reader:
        intake = _Intake(root, reader, registries, today, as_csv)
        for bundle in bundles:
            try:
                against, remarks = intake.looked_at(bundle)
                reasons += against
                document = intake.document(bundle)
            except NotInstalledError as error:
                raise RefusedImportError([error], 2) from None
            except RefusedFileError as error:
                reasons.append(error)
                continue
            proposal = propose(document.layout, loaded.catalog, taken, today, wanted)
            taken.add(proposal.id)
            one = intake.record(bundle, document, proposal)
            one.remarks += [*remarks, *intake.of_persons(proposal, document)]
            for path in (one.record, *one.files):
                if (root / path).exists():
                    reasons.append(Phrase(IS_THERE, path=path))
            made.append(one)
    if reasons:
        raise RefusedImportError(reasons)
    return made


_BEYOND = (
    *(Lack.TOO_LARGE, Lack.UNPACKED, Lack.TOO_LONG, Lack.TOO_MUCH_MEMORY, Lack.TOO_MUCH_TEXT),
)
"""Why a file is not read here where nothing limits what a library may take."""


@dataclass
class _Intake:
    """Looks at the files of one document after the other."""

    root: Path
    reader: Reader
    registries: Registries
    today: date
    as_csv: bool

    def looked_at(self, bundle: Bundle) -> tuple[list[Phrase], list[Phrase]]:
        """Return what is in the files that must not be published, and what should be looked at."""
        files = [bundle.document, *(one.path for one in bundle.attachments)]
        read = [self._read(file) for file in files]
        gate = self.registries.gate
        found = find_in_attachments(read, gate, self.today, {})
        if found:
            forget(cache_folder(self.root, ROOM), [one.digest for one in read])
        known = list(_names(self.registries))
        seen = notice_in_attachments(read[1:], gate.privacy, {}, known)
        hidden = [one for one in seen if one.code is UNSEEN]
        others = [one for one in seen if one.code is not UNSEEN]
        return list(map(_phrase, (*found, *hidden))), list(map(_phrase, others))

    def _read(self, file: Path) -> Attached:
        _, digest = measured(file)
        text = self.reader.text_of(file, digest)
        return Attached(file.name, digest, text, place=SourcePlace(file.name))

    def document(self, bundle: Bundle) -> ImportedDocument:
        file = bundle.document
        beyond = [one for one in self._read(file).text.lacking if one.lack in _BEYOND]
        for one in beyond:
            why = Phrase(one.lack, limit=str(one.limit))
            raise RefusedFileError("large", BEYOND, file=file.name, why=why)
        if file.suffix.lower() == READ[1]:
            return import_pdf(file, self._read(file).text)
        document = import_word(file)
        if not document.markdown.strip() and "title" not in document.layout.fields:
            raise RefusedFileError("empty", NO_TEXT if document.pictures else EMPTY, file=file.name)
        return document

    def record(
        self, bundle: Bundle, document: ImportedDocument, proposal: Proposal
    ) -> ImportedRecord:
        words = spoken()
        remarks = [Phrase(one.message, **dict(one.details)) for one in document.remarks]
        markdown = document.markdown
        files: dict[str, bytes] = {}
        entries: list[dict[str, object]] = []
        for name, data in document.pictures:
            own = name.replace(PICTURE, f"{proposal.id}-figure")
            markdown = markdown.replace(name, own)
            files[f"{proposal.folder}/{own}"] = data
            entries.append({"file": own, "role": "figure"})
        listed = [said.value for said in document.layout.attachments]
        matched: set[str] = set()
        for number, one in enumerate(bundle.attachments, 1):
            title, is_listed = title_of(one, listed, number - 1)
            matched.add(title)
            if not is_listed and listed:
                remarks.append(Phrase(UNLISTED, file=one.path.name))
            ending, data = self._content(one, remarks)
            own = f"{proposal.id}-{number}{ending}"
            files[f"{proposal.folder}/{own}"] = data
            entries.append({"file": own, "title": {"zh": title}, **_role(ending)})
        annexes = "\n".join(document.layout.paragraphs)
        for title in listed:
            if title not in matched and annexes.count(title) < 2:
                remarks.append(Phrase(NOT_GIVEN, title=title))
        kind = str(proposal.value("kind"))
        spelled = Spelled(spelling_of(self.registries), KINDS.get(kind, Record))
        lines = lines_of(proposal.values, words, spelled.key)
        needed = missing(kind, [one.key for one in proposal.values])
        lines += [KeyLine(key, None) for key in needed]
        if entries:
            lines.append(KeyLine("attachments", entries))
        text = record_text(lines, markdown, kind, "zh", words)
        text = in_keys_of_column(text, kind, self.registries)
        guesses = sum(not one.is_sure or one.value is None for one in proposal.values)
        guesses += len(needed) + any(one.is_sure for one in proposal.values)
        path = f"{proposal.folder}/{proposal.id}.zh.md"
        table = list(import_table(proposal, needed, listed, words, spelled))
        return ImportedRecord(proposal, text, path, files, table, guesses, remarks)

    def of_persons(self, proposal: Proposal, document: ImportedDocument) -> list[Phrase]:
        """Return what the text says of persons beside numbers: mailboxes, addresses, births."""
        title = str(proposal.value("title") or document.file.stem)
        body = Body(title, "", document.markdown, document.file.name, 1)
        draft = Notice.model_validate(
            {
                "id": proposal.id,
                "kind": "notice",
                "title": title,
                "unit": str(proposal.value("unit") or "unknown"),
                "published": self.today.isoformat(),
                "openness": "proactive",
                "bodies": {"zh": body},
            }
        )
        found = details_in(draft, self.registries.gate.privacy, {}, self.today)
        return [_phrase(one) for one in found]

    def _content(self, one: BundledFile, remarks: list[Phrase]) -> tuple[str, bytes]:
        """Return the ending and the bytes of an attachment, as a table where that is wanted."""
        ending = one.path.suffix.lower()
        if self.as_csv and ending in (".xlsx", ".xls", ".et", ".ods"):
            _, digest = measured(one.path)
            sheet = plain_table(self.reader.grid_of(one.path, digest))
            if sheet is not None:
                return ".csv", as_csv(sheet)
            remarks.append(Phrase(NOT_PLAIN, file=one.path.name))
        return ending, one.path.read_bytes()


def _role(ending: str) -> dict[str, object]:
    return {"role": "table"} if ending.lstrip(".") in TABLES else {}


def _names(registries: Registries) -> Iterator[str]:
    """Yield the names of units, which may stand in the properties of a file."""
    for unit in registries.units.values():
        for language in LANGUAGES:
            yield from (*unit.names_on(None, language), unit.short.in_(language))


def _phrase(finding: Finding) -> Phrase:
    """Return what was found as the message of its code, with the file before it."""
    said = message(finding, spoken())
    return Phrase(FOUND, file=finding.place.path, what=said)
