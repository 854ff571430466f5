"""Whether a sort of table agrees with itself and with the registries: each fault at its line."""

import re
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from gongkai.model.catalog import Registries
from gongkai.model.findings import Finding, SourcePlace, Word
from gongkai.model.tables.schema import RESOURCES, TableSchema
from gongkai.sources.codes import tables, values
from gongkai.sources.known import MAY_LACK, word
from gongkai.sources.registries import RegistryFile
from gongkai.sources.typed import not_allowed, right_name, with_right

Loc = tuple[str | int, ...]
_NAME = re.compile(r"[a-z][a-z0-9_]{0,39}")
_VOCABULARIES = "vocabularies/"


def check_schema(
    file: RegistryFile, schema: TableSchema, registries: Registries
) -> Iterator[Finding]:
    """Yield what is wrong with a sort of table beyond its types."""
    yield from _file_name(file, schema)
    yield from _fields(file, schema)
    known = [one.name for one in schema.fields]
    for loc, name in _columns_named(schema):
        if name not in known:
            details = {"target": Word(word("table-column")), "value": name}
            finding = Finding(values.UNKNOWN_NAME, _place(file, loc), details)
            yield with_right(finding, right_name(name, known))
    for number, key in enumerate(schema.foreign_keys):
        yield from _resource(file, number, key.reference.resource, registries)
    yield from _totals(file, schema)
    if not schema.primary_key:
        yield Finding(values.EMPTY_VALUE, _place(file, ("primaryKey",)), {"key": "primaryKey"})


def _file_name(file: RegistryFile, schema: TableSchema) -> Iterator[Finding]:
    name = PurePosixPath(file.path).name
    if name != f"{schema.id}.yml":
        yield Finding(tables.SCHEMA_NAME, _place(file, ("id",)), {"file": name, "id": schema.id})


def _fields(file: RegistryFile, schema: TableSchema) -> Iterator[Finding]:
    """Report columns whose names are none, or are given twice, and patterns that are none."""
    seen: dict[str, int] = {}
    for number, one in enumerate(schema.fields):
        place = _place(file, ("fields", number, "name"))
        if not _NAME.fullmatch(one.name):
            yield Finding(tables.COLUMN_NAME, place, {"name": one.name})
        elif one.name in seen:
            line = str(_place(file, ("fields", seen[one.name], "name")).line)
            details = {"id": one.name, "file": file.path, "line": line}
            yield Finding(values.DUPLICATE_ENTRY, place, details)
        seen.setdefault(one.name, number)
        pattern = one.constraints.pattern
        if pattern is not None:
            try:
                re.compile(pattern)
            except re.error:
                place = _place(file, ("fields", number, "constraints", "pattern"))
                yield Finding(tables.PATTERN, place, {"pattern": pattern})


def _columns_named(schema: TableSchema) -> Iterator[tuple[Loc, str]]:
    """Yield every place at which a column is named."""
    yield from _each(("primaryKey",), schema.primary_key)
    yield from _each(("rowTitles",), schema.row_titles)
    yield from _each(("search",), schema.search)
    for number, key in enumerate(schema.foreign_keys):
        yield ("foreignKeys", number, "fields"), key.fields
    for number, total in enumerate(schema.totals):
        yield from _each(("totals", number, "fields"), total.fields)
        yield from (((*("totals", number), "row", name), name) for name in total.row)
        yield from (((*("totals", number), "where", name), name) for name in total.where)
        if total.code is not None:
            yield ("totals", number, "code"), total.code
    for number, identity in enumerate(schema.identities):
        yield from _each(("identities", number, "each"), identity.each)
        for side in ("left", "right"):
            for position, term in enumerate(getattr(identity, side)):
                loc: Loc = ("identities", number, side, position)
                if term.field is not None:
                    yield (*loc, "field"), term.field
                if term.times is not None:
                    yield (*loc, "times"), term.times
                yield from (((*loc, "row", name), name) for name in term.row)
    if schema.chain is not None:
        yield ("chain", "field"), schema.chain.field
    for number, jump in enumerate(schema.jumps):
        yield ("jumps", number, "field"), jump.field
        if jump.against is not None:
            yield ("jumps", number, "against"), jump.against
    for what in ("ends", "updates", "targets"):
        for part, named in getattr(schema, what) or ():
            if isinstance(named, str):  # the others are terms and spans of time
                yield (what, part), named
    if schema.chart is not None:
        yield from _each(("chart", "of"), schema.chart.of)


def _each(loc: Loc, names: Iterable[str]) -> Iterator[tuple[Loc, str]]:
    return (((*loc, number), name) for number, name in enumerate(names))


def _resource(
    file: RegistryFile, number: int, resource: str, registries: Registries
) -> Iterator[Finding]:
    place = _place(file, ("foreignKeys", number, "reference", "resource"))
    vocabularies = (*registries.vocabularies.root, *MAY_LACK)
    known = [*RESOURCES, *(f"{_VOCABULARIES}{name}" for name in vocabularies)]
    if resource not in known:
        yield not_allowed(place, "resource", resource, dict.fromkeys(known, ()))


def _totals(file: RegistryFile, schema: TableSchema) -> Iterator[Finding]:
    """Report sums and identities that cannot be computed, and columns of words that are summed."""
    numbers = {one.name for one in schema.fields if one.is_number}
    known = schema.places
    for number, total in enumerate(schema.totals):
        for position, name in enumerate(total.fields):
            if name in known and name not in numbers:
                place = _place(file, ("totals", number, "fields", position))
                yield Finding(tables.NOT_A_NUMBER, place, {"name": name})
        if total.of in ("top", "children") and total.code is None:
            details = {"key": "code"}
            yield Finding(values.MISSING_KEY, _place(file, ("totals", number)), details)
        if total.of != "children" and not total.row:
            details = {"key": "row"}
            yield Finding(values.MISSING_KEY, _place(file, ("totals", number)), details)
    for number, identity in enumerate(schema.identities):
        for side in ("left", "right"):
            for position, term in enumerate(getattr(identity, side)):
                if term.field is None and not identity.each:
                    place = _place(file, ("identities", number, side, position))
                    yield Finding(values.MISSING_KEY, place, {"key": "field"})


def _place(file: RegistryFile, loc: Loc) -> SourcePlace:
    return SourcePlace(file.path, *file.document.position(loc))
