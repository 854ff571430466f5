"""What the rows of a table make up, the largest first, as bars that lead to the rows."""

from collections.abc import Iterator
from decimal import Decimal

from gongkai.measures.tables.totals import is_group, is_labelled
from gongkai.model.local_text import LocalText
from gongkai.model.tables.table import DataRow, printed
from gongkai.views.data_tables import ShownTable
from gongkai.views.page import Label, Title
from gongkai.views.pictures import Bar, BarChart, Segment
from gongkai.views.table_rows import row_addresses, row_name

_MOST = 10
"""Bars of a chart; what is smaller is one bar together."""


def parts(shown: ShownTable) -> Iterator[BarChart]:
    """Yield a chart for each column whose numbers are drawn as parts of a whole.

    Rows of sums are left out, and so are those whose code lies below that of another.
    """
    table, chart = shown.table, shown.table.schema.chart
    if chart is None or chart.form != "parts":
        return
    top = {row.number for row in _top(shown, chart.by)}
    for name in chart.of:
        column = next((one for one in shown.columns if one.field.name == name), None)
        found = [
            (value, row_name(row, table), address)
            for row, address in row_addresses(shown.record, table)
            if row.number in top
            and isinstance(value := table.value(row, name), Decimal)
            and value > 0
        ]
        if column is None or len(found) < 2:
            continue
        found.sort(key=lambda one: one[0], reverse=True)
        bars = [_bar(_as_printed(label), value, at) for value, label, at in found[:_MOST]]
        if rest := found[_MOST:]:
            label = Label("{number} others", {"number": len(rest)})
            bars.append(_bar(label, sum((one[0] for one in rest), Decimal(0)), None))
        key: Title = column.title
        if column.unit is not None:
            key = Label("{column}, in {unit}", {"column": column.title, "unit": column.unit})
        title = Label("{table}: the largest first", {"table": table.title})
        yield BarChart(title, tuple(bars), (("done", key),))


def _top(shown: ShownTable, by: str | None) -> list[DataRow]:
    """Return the rows that are no sums, of the codes that are shortest."""
    table = shown.table
    rows = [row for row in table.rows if not (is_labelled(table, row) or is_group(table, row))]
    if by is None or by not in table.schema.places:
        return rows
    codes = {row.number: printed(table.value(row, by)) for row in rows}
    shortest = min((len(code) for code in codes.values() if code), default=0)
    return [row for row in rows if len(codes[row.number]) == shortest]


def _bar(label: Title, value: Decimal, address: str | None) -> Bar:
    return Bar(label, (Segment("done", value),), _as_printed(f"{value:,f}"), address)


def _as_printed(text: str) -> LocalText:
    return LocalText(zh=text)
