"""Cells of tables that lack something, say it twice or name what is not there, GK913 to GK918."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal

from gongkai.checks.check import Check, Scope
from gongkai.checks.personal_lists import is_name
from gongkai.checks.table_cell import found_in_field, quoted, tables, title_of, with_unit
from gongkai.checks.tables import Cell
from gongkai.measures.tables.names import TableNames
from gongkai.measures.tables.totals import is_group, is_labelled
from gongkai.model.findings import Code, Finding, Named, Phrase, Severity, Word
from gongkai.model.nearest import nearest
from gongkai.model.record import Record
from gongkai.model.tables.labels import bare
from gongkai.model.tables.schema import ITSELF, Mask, TableField
from gongkai.model.tables.table import CellMark, DataRow, DataTable, Unread, Value, printed

_FORM = "the sort of table in data/tables, in the terms of Frictionless Table Schema"
E = Severity.ERROR

REQUIRED = Code(
    "GK913",
    E,
    "{cell}: nothing stands under “{column}”, which every row must have",
    "enter it",
    _FORM,
)
KEY_TWICE = Code(
    "GK914",
    E,
    "{cell}: “{key}” stands here a second time; the first is in row {line}",
    "if it is the same thing, keep one row; else correct one of them",
    _FORM,
)
NOT_ALLOWED = Code(
    "GK915",
    E,
    "{cell}: “{value}” under “{column}” is not what this column takes: {expected}",
    "correct the cell",
    _FORM,
)
UNKNOWN_NAME = Code(
    "GK916",
    E,
    "{cell}: under “{column}” stands “{value}”, and there is no {target} of this name",
    "write “{nearest}”",
    _FORM,
    otherwise="correct it, or enter it in data/ first",
)
UNMASKED = Code(
    "GK917",
    E,
    "{cell}: {what} under “{column}” is not masked",
    "put * in the place of what must not be read: {how}",
    "the sort of table in data/tables",
    rules=("R92", "R93"),
)
TARGETS = {
    ITSELF: "row",
    "units": "unit",
    "records": "record",
    "rules": "rule",
    "points": "key task",
}
A_TERM = "term"
WHAT: Mapping[Mask, str] = {
    "name": "the name of a person",
    "phone": "a telephone number",
    "identity": "an identity number",
    "account": "the number of an account",
}
HOW: Mapping[Mask, str] = {
    "name": "a surname with * or 某 behind it, as in 张某某",
    "phone": "the first three and the last four digits may stay",
    "identity": "the first two and the last three digits may stay",
    "account": "the last four digits may stay",
}
AT_LEAST, AT_MOST, BETWEEN = "at least {least}", "at most {most}", "from {least} to {most}"
ONE_OF, AS_OTHERS = "one of {values}", "written like the others"
ONLY_ONCE = "different in every row"
WORDS = (
    *(*TARGETS.values(), A_TERM, *WHAT.values(), *HOW.values()),
    *(AT_LEAST, AT_MOST, BETWEEN, ONE_OF, AS_OTHERS, ONLY_ONCE),
)
"""What columns take and rows name, for translators."""
_DIGITS = re.compile(r"[0-9０-９]")
_SHOWN: Mapping[Mask, int] = {"phone": 7, "identity": 5, "account": 4}
"""How many digits of a number may be read."""
_FEW = 20
"""Cells of one column with the same fault that are reported."""


def required(scope: Scope) -> Iterator[Finding]:
    """Yield cells that are blank in a column that must be filled; rows of sums are left out."""
    for record, table in tables(scope):
        wanted = [
            (place, field)
            for place, field in enumerate(table.schema.fields)
            if field.constraints.required and table.columns[place]
        ]
        count = dict.fromkeys(range(len(table.schema.fields)), 0)
        for row in table.rows:
            for place, field in wanted:
                if row.values[place] is not CellMark.BLANK or count[place] >= _FEW:
                    continue
                if not (is_labelled(table, row) or is_group(table, row)):
                    count[place] += 1
                    said = {"column": title_of(table, field.name)}
                    yield found_in_field(REQUIRED, record, table, row.number, field.name, **said)


def key_twice(scope: Scope) -> Iterator[Finding]:
    """Yield rows whose key another row has."""
    for record, table in tables(scope):
        name = table.schema.primary_key[0]
        for key, row, first in repeated_keys(table):
            said = {"key": key, "line": str(first)}
            yield found_in_field(KEY_TWICE, record, table, row.number, name, **said)


def repeated_keys(table: DataTable) -> Iterator[tuple[str, DataRow, int]]:
    """Yield each key that a row before has, with its row and the number of the first."""
    first: dict[str, int] = {}
    for key, row in zip(table.keys, table.rows, strict=True):
        bared = bare(key)
        if not bared or first.setdefault(bared, row.number) == row.number:
            continue
        if table.schema.rows or not is_labelled(table, row):  # 小计 may stand below each group
            yield key, row, first[bared]


def not_allowed(scope: Scope) -> Iterator[Finding]:
    """Yield values that the constraints of their column do not allow."""
    for record, table in tables(scope):
        for row, field in cells_not_allowed(table):
            expected = _expected(table, field)
            yield _of_value(NOT_ALLOWED, record, table, row, field, expected=expected)


def cells_not_allowed(table: DataTable) -> Iterator[tuple[DataRow, TableField]]:
    """Yield the cells of each column that its constraints do not allow, no more than `_FEW`."""
    for place, field in enumerate(table.schema.fields):
        is_allowed = _allows(field)
        if is_allowed is None or not table.columns[place]:
            continue
        left = _FEW
        for row in table.rows:
            value = row.values[place]
            if isinstance(value, CellMark | Unread) or is_allowed(value):
                continue
            if left and not is_labelled(table, row):
                left -= 1
                yield row, field


def unknown_name(scope: Scope) -> Iterator[Finding]:
    """Yield values that should name something and name nothing."""
    for record, table in tables(scope):
        for key in table.schema.foreign_keys:
            place = table.schema.places[key.fields]
            resource, field = key.reference.resource, table.schema.fields[place]
            names = scope.once(_names)
            if not names.has(resource) or (scope.is_partial and resource == "records"):
                continue
            rows = {bare(one): one for one in table.keys} if resource == ITSELF else {}
            known: dict[str, bool] = {}
            for row in table.rows:
                value = row.values[place]
                if isinstance(value, CellMark | Unread) or is_labelled(table, row):
                    continue
                text = printed(value)
                if text not in known:
                    known[text] = bare(text) in rows or (
                        resource != ITSELF and names.knows(resource, text)
                    )
                    if not known[text]:
                        near = nearest(text, list(rows.values()) or names.known(resource))
                        said: dict[str, str] = {"target": Word(TARGETS.get(resource, A_TERM))}
                        said |= {"nearest": near} if near else {}
                        yield _of_value(UNKNOWN_NAME, record, table, row, field, **said)


def unmasked(scope: Scope) -> Iterator[Finding]:
    """Yield persons and numbers of persons that can be read in a column that masks them."""
    privacy = scope.loaded.registries.gate.privacy
    for record, table in tables(scope):
        for place, field in enumerate(table.schema.fields):
            mask, left = field.mask, _FEW
            for row in table.rows if mask is not None else ():
                value = row.values[place]
                if isinstance(value, CellMark) or mask is None or not left:
                    continue
                text = printed(value)
                if mask == "name":
                    is_open = is_name(Cell(bare(text), text, 0), privacy)
                else:
                    is_open = len(_DIGITS.findall(text)) > _SHOWN[mask]
                if is_open:
                    left -= 1
                    yield found_in_field(
                        UNMASKED,
                        record,
                        table,
                        row.number,
                        field.name,
                        column=title_of(table, field.name),
                        what=Word(WHAT[mask]),
                        how=Word(HOW[mask]),
                    )


def _names(scope: Scope) -> TableNames:
    return TableNames(scope.loaded)


def _allows(field: TableField) -> Callable[[Value], bool] | None:
    """Return what tells whether a column takes a value; None where it takes any."""
    tests = list(_tests(field))
    return (lambda value: all(test(value) for test in tests)) if tests else None


def _tests(field: TableField) -> Iterator[Callable[[Value], bool]]:
    limits = field.constraints
    if field.terms:
        yield lambda value: field.term(bare(printed(value))) is not None
    if limits.enum:
        allowed = {*map(bare, limits.enum)}
        yield lambda value: bare(printed(value)) in allowed
    if limits.pattern is not None:
        fits = re.compile(limits.pattern).fullmatch
        yield lambda value: fits(printed(value)) is not None
    if limits.minimum is not None or limits.maximum is not None:
        least = Decimal("-Infinity") if limits.minimum is None else limits.minimum
        most = Decimal("Infinity") if limits.maximum is None else limits.maximum
        yield lambda value: not isinstance(value, Decimal) or least <= value <= most
    if limits.unique:
        yield _unseen()


def _unseen() -> Callable[[Value], bool]:
    """Return what tells whether a value is asked about for the first time."""
    seen: set[str] = set()

    def is_new(value: Value) -> bool:
        text = printed(value)
        new = text not in seen
        seen.add(text)
        return new

    return is_new


def _expected(table: DataTable, field: TableField) -> str:
    limits = field.constraints

    def said(number: Decimal | None) -> str:
        return "" if number is None else with_unit(table, field.name, number)

    if limits.enum or field.terms:
        values = (*limits.enum, *(words.in_("zh") for words in field.terms.values()))
        return Phrase(ONE_OF, values=quoted(values))
    if limits.pattern is not None:
        form = limits.form
        return Named(form.in_("zh"), form.in_("en")) if form is not None else Word(AS_OTHERS)
    least, most = said(limits.minimum), said(limits.maximum)
    if least and most:
        return Phrase(BETWEEN, least=least, most=most)
    if least:
        return Phrase(AT_LEAST, least=least)
    return Phrase(AT_MOST, most=most) if most else Word(ONLY_ONCE)


def _of_value(
    code: Code, record: Record, table: DataTable, row: DataRow, field: TableField, **said: str
) -> Finding:
    value = printed(table.value(row, field.name))
    details = {"value": value, "column": title_of(table, field.name), **said}
    return found_in_field(code, record, table, row.number, field.name, **details)


CHECKS: Sequence[Check] = (
    Check(REQUIRED, required),
    Check(KEY_TWICE, key_twice),
    Check(NOT_ALLOWED, not_allowed),
    Check(UNKNOWN_NAME, unknown_name),
    Check(UNMASKED, unmasked),
)
