"""Whether a sort of table agrees with itself and with the registries: each fault at its line."""

import re
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from gongkai.model.findings import Finding, SourcePlace, Word
from gongkai.model.registries import Registries
from gongkai.model.tables.conditions import Where
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
    known = [one.name for one in schema.fields]
    yield from _names(file, schema)
    yield from _patterns(file, schema)
    yield from _rows(file, schema)
    for loc, name in _columns_named(schema):
        if name not in known:
            details = {"target": Word(word("table-column")), "value": name}
            finding = Finding(values.UNKNOWN_NAME, _place(file, loc), details)
            yield with_right(finding, right_name(name, known))
    for number, key in enumerate(schema.foreign_keys):
        yield from _resource(file, number, key.reference.resource, registries)
    yield from _totals(file, schema)
    yield from _days(file, schema)
    if not schema.primary_key:
        yield Finding(values.EMPTY_VALUE, _place(file, ("primaryKey",)), {"key": "primaryKey"})


def _file_name(file: RegistryFile, schema: TableSchema) -> Iterator[Finding]:
    name = PurePosixPath(file.path).name
    if name != f"{schema.id}.yml":
        yield Finding(tables.SCHEMA_NAME, _place(file, ("id",)), {"file": name, "id": schema.id})


def _names(file: RegistryFile, schema: TableSchema) -> Iterator[Finding]:
    """Report names of columns that are none, and columns or rows of a form that are given twice."""
    for number, one in enumerate(schema.fields):
        if not _NAME.fullmatch(one.name):
            place = _place(file, ("fields", number, "name"))
            yield Finding(tables.COLUMN_NAME, place, {"name": one.name})
    for key, named in (("fields", schema.fields), ("rows", schema.rows)):
        seen: dict[str, int] = {}
        for number, name in enumerate(one.name for one in named):
            first = seen.setdefault(name, number)
            if first != number:
                line = str(_place(file, (key, first, "name")).line)
                details = {"id": name, "file": file.path, "line": line}
                place = _place(file, (key, number, "name"))
                yield Finding(values.DUPLICATE_ENTRY, place, details)


def _rows(file: RegistryFile, schema: TableSchema) -> Iterator[Finding]:
    """Report rows that sums and identities of a form name and that it does not have."""
    known = list(schema.form_rows)
    for loc, where in _wheres(schema) if known else ():
        for place, name in enumerate(where.get(schema.form_field or "", ())):
            if name not in schema.form_rows:
                at = _place(file, (*loc, schema.form_field or "", place))
                details = {"target": Word(word("form-row")), "value": name}
                finding = Finding(values.UNKNOWN_NAME, at, details)
                yield with_right(finding, right_name(name, known))


def _wheres(schema: TableSchema) -> Iterator[tuple[Loc, Where]]:
    """Yield every place at which rows are told by what stands in them."""
    for number, total in enumerate(schema.totals):
        yield ("totals", number, "row"), total.row
        yield ("totals", number, "where"), total.where
    for number, identity in enumerate(schema.identities):
        for side in ("left", "right"):
            for position, term in enumerate(getattr(identity, side)):
                yield ("identities", number, side, position, "row"), term.row


def _patterns(file: RegistryFile, schema: TableSchema) -> Iterator[Finding]:
    """Report patterns that are none."""
    for number, one in enumerate(schema.fields):
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
    yield from _each(("named",), schema.named)
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
    yield from _columns_of_rows(schema)
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
        if schema.chart.by is not None:
            yield ("chart", "by"), schema.chart.by


def _days(file: RegistryFile, schema: TableSchema) -> Iterator[Finding]:
    """Report columns that are compared as days and hold something else."""
    dates = {one.name for one in schema.fields if one.type == "date"}
    for loc, name in _columns_of_days(schema):
        if name in schema.places and name not in dates:
            yield Finding(tables.NOT_DAYS, _place(file, loc), {"name": name})


def _columns_of_days(schema: TableSchema) -> Iterator[tuple[Loc, str]]:
    for number, condition in enumerate(schema.conditions):
        if condition.since is not None:
            yield ("conditions", number, "since"), condition.since
    for number, names in enumerate(schema.order):
        yield from _each(("order", number), names)
    for number, freshness in enumerate(schema.fresh):
        yield ("fresh", number, "field"), freshness.field


def _columns_of_rows(schema: TableSchema) -> Iterator[tuple[Loc, str]]:
    """Yield where columns are named in what rows must hold."""
    for number, one in enumerate(schema.fields):
        if one.host is not None:
            yield ("fields", number, "host"), one.host
    for number, condition in enumerate(schema.conditions):
        yield from _each(("conditions", number, "filled"), condition.filled)
        yield from (((*("conditions", number), "where", name), name) for name in condition.where)
    yield from _columns_of_days(schema)
    for number, freshness in enumerate(schema.fresh):
        yield from (((*("fresh", number), "where", name), name) for name in freshness.where)
    for number, complete in enumerate(schema.complete):
        yield from _each(("complete", number, "by"), complete.by)
        yield ("complete", number, "field"), complete.field
        yield from (((*("complete", number), "where", name), name) for name in complete.where)


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
        if total.of in ("top", "children", "numbered") and total.code is None:
            details = {"key": "code"}
            yield Finding(values.MISSING_KEY, _place(file, ("totals", number)), details)
        if total.of not in ("children", "numbered") and not total.row:
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
