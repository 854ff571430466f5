"""Whether the registries agree with each other and with the program."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath

from gongkai.model.evidence import Evidence
from gongkai.model.findings import Finding, SourcePlace, Word
from gongkai.model.kinds import KINDS
from gongkai.model.points import PointYear
from gongkai.model.registries import Registries
from gongkai.model.tables.schema import TableSchema
from gongkai.model.vocabularies import Vocabularies
from gongkai.model.working_days import CalendarYear
from gongkai.sources.codes import values
from gongkai.sources.entered import entered_in, words_entered
from gongkai.sources.known import Known, vocabularies_of_kinds, word
from gongkai.sources.law import check_law, check_numbers
from gongkai.sources.lookup import words_of_keys, words_of_kinds
from gongkai.sources.merging import entries
from gongkai.sources.model_keys import keys_of
from gongkai.sources.names import names_in
from gongkai.sources.references import unknown
from gongkai.sources.registries import LoadedRegistries, RegistryFile
from gongkai.sources.tables.schemas import check_schema
from gongkai.sources.typed import not_allowed, right_name, unknown_key, with_right


def check_registries(registries: Registries, loaded: LoadedRegistries) -> list[Finding]:
    """Return a finding for everything in data/ that does not fit the rest of it."""
    files = loaded.files
    known = Known(registries, loaded.unread, entered=entered_in(files))
    reported = {finding.place for finding in loaded.findings}
    findings: list[Finding] = []
    for parts in _by_registry(files):
        findings += _said_twice(parts)
        findings += _cycles(parts)
    findings += check_law(registries, files)
    findings += check_numbers(registries, files)
    findings += _missing_vocabularies(files, registries.vocabularies)
    for file in files:
        found = [*_names(file, known), *_sections(file)]
        findings += [finding for finding in found if finding.place not in reported]
        if isinstance(file.value, PointYear | CalendarYear):
            findings += _year_name(file, file.value.year)
        if isinstance(file.value, TableSchema):
            findings += check_schema(file, file.value, registries)
        if isinstance(file.value, PointYear):
            findings += _evidence(file, file.value, registries.tables)
    return findings


def _by_registry(files: Iterable[RegistryFile]) -> list[list[RegistryFile]]:
    """Return the files of each registry, in the order in which they were read."""
    registries: dict[str, list[RegistryFile]] = {}
    for file in files:
        registries.setdefault(file.registry, []).append(file)
    return list(registries.values())


def _said_twice(parts: Iterable[RegistryFile]) -> Iterator[Finding]:
    """Report an entry, or a value that there is one of, that a registry holds twice."""
    seen: dict[tuple[str | int, ...], SourcePlace] = {}
    for file in parts:
        for what, loc in entries(file.document.value):
            place = SourcePlace(file.path, *file.document.position(loc))
            first = seen.setdefault(what, place)
            if first is not place:
                details = {"id": str(what[-1]), "file": first.path, "line": str(first.line)}
                yield Finding(values.DUPLICATE_ENTRY, place, details)


def _cycles(parts: Iterable[RegistryFile]) -> Iterator[Finding]:
    """Report an entry that stands below itself: nobody could walk up to the top."""
    parents = {
        (key, name): (above, place) for file in parts for key, name, above, place in _parents(file)
    }
    for (key, name), (above, place) in parents.items():
        seen, step = {name}, above
        while (key, step) in parents and step not in seen:
            seen.add(step)
            step = parents[key, step][0]
        if step == name:
            yield Finding(values.CYCLE, place, {"id": name})


def _parents(file: RegistryFile) -> Iterator[tuple[str, str, str, SourcePlace]]:
    """Yield the list, the id and the parent of every entry that has one, with its place."""
    value = file.document.value
    for key, items in value.items() if isinstance(value, dict) else ():
        for number, item in enumerate(items if isinstance(items, list) else ()):
            name = item.get("id") if isinstance(item, dict) else None
            above = item.get("parent") if isinstance(item, dict) else None
            if isinstance(name, str) and isinstance(above, str):
                position = file.document.position((key, number, "parent"))
                yield key, name, above, SourcePlace(file.path, *position)


def _missing_vocabularies(
    files: Iterable[RegistryFile], vocabularies: Vocabularies
) -> Iterator[Finding]:
    """Report a vocabulary that the kinds use and the registry does not have."""
    read = [file for file in files if file.model is Vocabularies]
    if read and all(file.value is not None for file in read):
        lacking = sorted(vocabularies_of_kinds() - vocabularies.root.keys())
        if lacking:
            place = SourcePlace(read[0].path, *read[0].document.position(()))
            lines = "; ".join(f"{name}: …" for name in lacking)
            yield Finding(values.MISSING_KEY, place, {"key": ", ".join(lacking), "lines": lines})


def _year_name(file: RegistryFile, year: int) -> Iterator[Finding]:
    """Report a file whose name is not its year: two files might hold one year."""
    name = PurePosixPath(file.path).name
    if name != f"{year}.yml":
        place = SourcePlace(file.path, *file.document.position(("year",)))
        yield Finding(values.YEAR_NAME, place, {"file": name, "year": str(year)})


def _names(file: RegistryFile, known: Known) -> Iterator[Finding]:
    """Report every name of something elsewhere that nothing has."""
    for name in names_in(file.model, file.document.value):
        if name.target != _SECTION and not known.has(name.target, name.text):
            yield unknown(file.path, file.document, name, known)


def _sections(file: RegistryFile) -> Iterator[Finding]:
    """Report a point in a section, or a section below one, that the year does not have."""
    known = words_entered(file, "sections")
    for name in names_in(file.model, file.document.value):
        if name.target == _SECTION and name.text not in known:
            details = {"target": Word(word(_SECTION)), "value": name.text}
            place = SourcePlace(file.path, *file.document.position(name.loc))
            finding = Finding(values.UNKNOWN_NAME, place, details)
            yield with_right(finding, right_name(name.text, known))


_SECTION = "section"
"""What points name in their own file."""


def _evidence(
    file: RegistryFile, year: PointYear, tables: Mapping[str, TableSchema]
) -> Iterator[Finding]:
    """Report kinds that are not there, or not awaited any more, and fields that kinds lack."""
    for number, kind in enumerate(year.awaits):
        if kind in KINDS:
            place = SourcePlace(file.path, *file.document.position(("awaits", number)))
            yield Finding(values.BUILT_KIND, place, {"kind": kind})
    for number, point in enumerate(year.points):
        for position, wanted in enumerate(point.evidence):
            kind = wanted.kind or ""
            loc = ("points", number, "evidence", position)
            if kind and kind not in KINDS and kind not in year.awaits:
                yield _unknown_kind(file, (*loc, "kind"), kind)
            yield from _coverage(file, loc, wanted, tables)
            keys = keys_of(KINDS[kind]) if kind in KINDS else []
            named = [("where", key) for key in wanted.where]
            named += [("present", key) for key in wanted.present]
            for part, key in named if keys else ():
                if key not in keys:
                    place = SourcePlace(file.path, *file.document.position((*loc, part, key)))
                    yield unknown_key(place, key, words_of_keys(KINDS[kind]))


def _coverage(
    file: RegistryFile,
    loc: tuple[str | int, ...],
    wanted: Evidence,
    tables: Mapping[str, TableSchema],
) -> Iterator[Finding]:
    """Report a column of a part that its sort of table does not have."""
    sort = tables.get(wanted.table or "")
    if wanted.covers is not None and sort is not None and wanted.covers.field not in sort.places:
        place = SourcePlace(file.path, *file.document.position((*loc, "covers", "field")))
        details = {"target": Word(word("table-column")), "value": wanted.covers.field}
        finding = Finding(values.UNKNOWN_NAME, place, details)
        yield with_right(finding, right_name(wanted.covers.field, list(sort.places)))


def _unknown_kind(file: RegistryFile, loc: tuple[str | int, ...], kind: str) -> Finding:
    place = SourcePlace(file.path, *file.document.position(loc))
    return not_allowed(place, "kind", kind, words_of_kinds())
