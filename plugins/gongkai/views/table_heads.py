"""The heads of the tables of records: their columns, and what stands over several of them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from gongkai.model.local_text import LocalText
from gongkai.model.tables.schema import TableField
from gongkai.model.tables.table import DataTable, plain_number
from gongkai.views.data_tables import HeadGroup, TableColumn

_SHORT = 6
"""Characters of a text that may stand below each other in a narrow column."""


def table_columns(table: DataTable) -> tuple[TableColumn, ...]:
    """Return the columns that the file of a table has."""
    return tuple(
        TableColumn(field, tuple(_levels(field)), _decimals(table, place), _is_wordy(table, place))
        for place, field in enumerate(table.schema.fields)
        if table.columns[place]
    )


def head_groups(columns: Sequence[TableColumn]) -> tuple[HeadGroup, ...]:
    """Return the upper row of the heads: a column by itself, or what stands over several."""
    groups: list[HeadGroup] = []
    for column in columns:
        upper = column.levels[0]
        if len(column.levels) == 1:
            groups.append(HeadGroup(upper, 1, column))
        elif groups and groups[-1].column is None and groups[-1].title == upper:
            groups[-1] = replace(groups[-1], span=groups[-1].span + 1)
        else:
            groups.append(HeadGroup(upper, 1, None))
    return tuple(groups)


def _levels(field: TableField) -> Iterator[LocalText]:
    """Yield the heads of a column: what stands before a slash stands over several columns."""
    zh, en = (field.title.zh or "").split("/"), (field.title.en or "").split("/")
    for place in range(max(len(zh), len(en))):
        parts = {"zh": zh[place : place + 1], "en": en[place : place + 1]}
        yield LocalText(
            **{language: found[0] for language, found in parts.items() if found and found[0]}
        )


def _decimals(table: DataTable, place: int) -> int:
    """Return how many decimal places the numbers of a column have at most.

    In a column without a unit each number counts something else: none is written out longer.
    """
    field = table.schema.fields[place]
    if not field.is_number or field.unit is None:
        return 0
    values = (row.values[place] for row in table.rows)
    texts = (plain_number(value) for value in values if isinstance(value, Decimal))
    return max((len(text.partition(".")[2]) for text in texts), default=0)


def _is_wordy(table: DataTable, place: int) -> bool:
    """Return whether a column has texts that are longer than a word or two."""
    if table.schema.fields[place].type != "string":
        return False
    return any(len(str(row.values[place])) > _SHORT for row in table.rows)
