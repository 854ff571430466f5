"""Tables that are late, older than the one before, or rest on what ended (GK926 to GK936)."""

from collections.abc import Iterator
from datetime import date

from gongkai.checks.check import Check, Scope, found
from gongkai.checks.table_cell import found_in_field, tables, title_of
from gongkai.measures.tables.bases import Bases, EndedBasis
from gongkai.measures.tables.due import budget_due, series_due
from gongkai.measures.tables.names import TableNames
from gongkai.measures.tables.totals import is_labelled
from gongkai.measures.validity import State
from gongkai.model.findings import Code, Finding, Severity, Word
from gongkai.model.kinds.budget import Budget
from gongkai.model.kinds.list import List
from gongkai.model.record import Record
from gongkai.model.tables.table import CellMark, DataRow, DataTable, Unread, printed
from gongkai.model.titles import unmarked

W = Severity.WARNING
NOT_NEWER = Code(
    "GK931",
    W,
    "the version before, “{title}”, is not older: it is as of {before}, this one as of {now}",
    "correct “as_of” or “version”, or name the version that really came before",
    "what takes the place of a list is newer than it",
)
NO_DAY = Code(
    "GK932",
    W,
    "the list does not say of which day it is",
    "add “as_of: 2021-06-30” with its day",
    "the sort of table in data/tables",
)
ENDED_BASIS = Code(
    "GK933",
    W,
    "{cell}: the row rests on “{title}”, which was not in force any more on {day}, the day of "
    "the table ({state} since {since})",
    "name the document that is in force now, or take the row out if it went with its basis",
    duties=("validity",),
)
BASIS_ENDED_SINCE = Code(
    "GK929",
    Severity.NOTICE,
    "{cell}: the row rests on “{title}”, which has ended since the day of this table, {day} "
    "({state} since {since})",
    "publish a version of the list in which the row is changed or gone",
    duties=("validity",),
)
FORMER_NAME = Code(
    "GK926",
    W,
    "{cell}: “{value}” under “{column}” was the name of “{now}” until {until}; the table is "
    "of {day}",
    "write “{now}”; if it was of another unit then, write that",
    "a list of a day has the names of that day",
)
DEAD_LINK = Code(
    "GK934",
    W,
    "{cell}: “{value}” under “{column}” leads nowhere",
    "write a whole address that begins with https://, or record: and the id of a record here",
    "decision 19 of this software: records keep to a format",
)
LATE_BUDGET = Code(
    "GK935",
    W,
    "published on {day}, but the budget was approved on {approved}: it was owed by {due}",
    "publish it in time next year; if a date is wrong, correct it; if it first went up elsewhere, "
    "add “first_published”",
    rule="R124",
)
LATE_FIGURES = Code(
    "GK936",
    W,
    "published on {day}, but the figures up to {period} were owed by {due}",
    "publish them in time; if they first went up elsewhere, add “first_published”",
    rule="R32",
)
STATES = {State.REPEALED: "repealed", State.LAPSED: "lapsed", State.EXPIRED: "expired"}
"""How a document ended, as findings say it."""
WORDS = tuple(STATES.values())
"""The same, for translators."""
_FEW = 50
"""Rows of one table that are reported for the same fault."""


def not_newer(scope: Scope) -> Iterator[Finding]:
    """Yield lists that name one as the version before which is not older."""
    for record in scope.judged_of(List):
        previous = scope.loaded.get(record.previous or "")
        if not isinstance(previous, List):
            continue
        now, before = _version(record), _version(previous)
        if now is not None and before is not None and now <= before:
            said = {"title": previous.title, "now": str(now), "before": str(before)}
            yield found(NOT_NEWER, record, "previous", **said)


def _version(record: List) -> date | None:
    """Return the day of a list; of one without a day, that of its publication."""
    day: date | None = record.as_of or record.day
    return day


def no_day(scope: Scope) -> Iterator[Finding]:
    """Yield lists that have to say of which day they are."""
    for record in scope.judged_of(List):
        schema = scope.loaded.registries.tables.get(record.of)
        if schema is not None and schema.as_of and record.as_of is None:
            yield found(NO_DAY, record, "of")


def ended_basis(scope: Scope) -> Iterator[Finding]:
    """Yield rows that rest on a document of the library that ended."""
    for record, table in tables(scope):
        day = _day_of(record, scope)
        for row, field, ended in _ended(table, scope, day):
            said = {"day": str(day), **_said(ended)}
            yield found_in_field(ENDED_BASIS, record, table, row.number, field, **said)


def ended_since(scope: Scope) -> Iterator[Finding]:
    """Yield rows of the newest lists that rest on what has ended since the day of their list."""
    followed = {record.previous for record in scope.judged_of(List)}
    for record in scope.judged_of(List):
        day = _day_of(record, scope)
        if record.id in followed or day >= scope.as_of:
            continue
        for table in record.read_tables:
            before = {(row.number, ended.basis.id) for row, _, ended in _ended(table, scope, day)}
            for row, field, ended in _ended(table, scope, scope.as_of):
                if (row.number, ended.basis.id) not in before:
                    said = {"day": str(day), **_said(ended)}
                    yield found_in_field(
                        BASIS_ENDED_SINCE, record, table, row.number, field, **said
                    )


def _day_of(record: Record, scope: Scope) -> date:
    """Return the day of a table: that which its list names, else that of its record."""
    return getattr(record, "as_of", None) or record.day or scope.as_of


def _ended(table: DataTable, scope: Scope, day: date) -> Iterator[tuple[DataRow, str, EndedBasis]]:
    for field in table.schema.fields:
        left = _FEW
        for row in table.rows if field.basis else ():
            value = table.value(row, field.name)
            if isinstance(value, CellMark | Unread) or not left:
                continue
            for ended in scope.once(_bases).ended(printed(value), day):
                left -= 1
                yield row, field.name, ended


def _said(ended: EndedBasis) -> dict[str, str]:
    return {
        "title": unmarked(ended.basis.title) + ended.articles,
        "state": Word(STATES[ended.state]),
        "since": str(ended.since or ""),
    }


def former_name(scope: Scope) -> Iterator[Finding]:
    """Yield units that had another name on the day of their table."""
    for record, table in tables(scope):
        day = _day_of(record, scope)
        for key in table.schema.foreign_keys:
            if key.reference.resource != "units":
                continue
            field = table.schema.fields[table.schema.places[key.fields]]
            names, left = scope.once(_names), _FEW
            for row in table.rows:
                value = table.value(row, field.name)
                former = (
                    None
                    if isinstance(value, CellMark | Unread) or not left
                    else names.former(printed(value), day)
                )
                if former is not None:
                    left -= 1
                    unit, until = former
                    said = {"value": printed(value), "column": title_of(table, field.name)}
                    said |= {"now": unit.name.in_("zh"), "until": str(until), "day": str(day)}
                    yield found_in_field(FORMER_NAME, record, table, row.number, field.name, **said)


def dead_link(scope: Scope) -> Iterator[Finding]:
    """Yield addresses in rows that are none, or name a record that is not there."""
    for record, table in tables(scope):
        for field in table.schema.fields:
            for row in table.rows if field.format == "uri" else ():
                value = table.value(row, field.name)
                if isinstance(value, CellMark | Unread) or is_labelled(table, row):
                    continue
                text = printed(value)
                if not _leads(text, scope):
                    said = {"value": text, "column": title_of(table, field.name)}
                    yield found_in_field(DEAD_LINK, record, table, row.number, field.name, **said)


def _leads(text: str, scope: Scope) -> bool:
    scheme, mark, rest = text.partition(":")
    if scheme == "record":
        return scope.loaded.get(rest) is not None
    return bool(mark) and scheme in ("http", "https") and rest.startswith("//") and " " not in rest


def late_budget(scope: Scope) -> Iterator[Finding]:
    """Yield budgets and final accounts that came too long after their approval, tables or none."""
    for record in scope.judged_of(Budget):
        state = budget_due(record, scope.loaded.registries)
        if state is not None and state.is_late:
            said = {"day": str(state.published), "approved": str(state.since)}
            yield found(LATE_BUDGET, record, "published", due=str(state.due), **said)


def late_figures(scope: Scope) -> Iterator[Finding]:
    """Yield series whose last figures came too long after their period."""
    for record in scope.judged:
        if record.read_tables:
            yield from _late_figures(record, scope)


def _late_figures(record: Record, scope: Scope) -> Iterator[Finding]:
    for _, state in series_due(record, scope.loaded.registries):
        if state.is_late:
            said = {"day": str(state.published), "period": state.period, "due": str(state.due)}
            yield found(LATE_FIGURES, record, "published", **said)


def _names(scope: Scope) -> TableNames:
    return TableNames(scope.loaded)


def _bases(scope: Scope) -> Bases:
    return Bases(scope.once(_names))


CHECKS = (
    Check(NOT_NEWER, not_newer),
    Check(NO_DAY, no_day),
    Check(ENDED_BASIS, ended_basis),
    Check(BASIS_ENDED_SINCE, ended_since),
    Check(FORMER_NAME, former_name),
    Check(DEAD_LINK, dead_link, of_absence=True),
    Check(LATE_BUDGET, late_budget),
    Check(LATE_FIGURES, late_figures),
)
