"""A series as a drawing: the places of its points, with gaps where there is no figure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from gongkai.measures.tables.periods import ordinal, period_of, periods
from gongkai.model.tables.table import Value
from gongkai.views.data_tables import ShownTable
from gongkai.views.page import Title

WIDTH, HEIGHT = 640, 220
_LEFT, _RIGHT, _TOP, _BOTTOM = 70, 14, 16, 34
_MOST_LABELS = 12
"""Periods that are named below a drawing."""
_STEPS = (1, 2, 5, 10)
"""Between the lines of the scale, times a power of ten."""


@dataclass(frozen=True)
class ChartPoint:
    """One period of a series."""

    period: str
    x: float
    y: float | None
    """None where there is no figure."""
    value: Value | None
    label: bool
    """Whether its period is named below."""


@dataclass(frozen=True)
class DrawnChart:
    """Figures of one kind over their periods."""

    levels: tuple[Title, ...]
    """What is drawn, as the heads of its column say it."""
    unit: Title | str | None
    """What its numbers count."""
    form: str
    """`line` or `bar`."""
    points: tuple[ChartPoint, ...]
    scale: tuple[tuple[float, Decimal], ...]
    """The lines of the scale: how high each lies, and its number."""
    width: float
    """Of a bar, or of a gap."""
    base: float
    """Where the lowest number lies."""

    @property
    def lines(self) -> Iterator[str]:
        """Yield the points that are joined by a line, up to each gap."""
        run: list[ChartPoint] = []
        for point in (*self.points, None):
            if point is not None and point.y is not None:
                run.append(point)
            elif run:
                yield " ".join(f"{one.x:g},{one.y:g}" for one in run)
                run = []

    @property
    def gaps(self) -> tuple[ChartPoint, ...]:
        """Return the periods without a figure."""
        return tuple(point for point in self.points if point.y is None)


def charts(shown: ShownTable) -> Iterator[DrawnChart]:
    """Yield a drawing of each column of figures that is drawn."""
    table = shown.table
    chart, chain = table.schema.chart, table.schema.chain
    if chart is None or chain is None:
        return
    found = {ordinal(period, chain): row for period, row in periods(table, chain)}
    if len(found) < 2:
        return
    numbers = range(min(found), max(found) + 1)
    for name in chart.of:
        column = next((one for one in shown.columns if one.field.name == name), None)
        values = [
            (
                period_of(number, chain),
                table.value(found[number], name) if number in found else None,
            )
            for number in numbers
        ]
        if column is not None and any(isinstance(value, Decimal) for _, value in values):
            yield drawn(column.levels, column.unit, chart.form, values)


def drawn(
    levels: tuple[Title, ...],
    unit: Title | str | None,
    form: str,
    values: Sequence[tuple[str, Value | None]],
) -> DrawnChart:
    """Return the drawing of figures over their periods, of which at least one is known."""
    known = [value for _, value in values if isinstance(value, Decimal)]
    lines = _scale(known, from_zero=form == "bar")
    low, high = lines[0], lines[-1]
    step = (WIDTH - _LEFT - _RIGHT) / len(values)
    every = -(-len(values) // _MOST_LABELS)

    def height(value: Decimal) -> float:
        share = float((value - low) / (high - low)) if high != low else 0.5
        return round(HEIGHT - _BOTTOM - share * (HEIGHT - _TOP - _BOTTOM), 1)

    points = tuple(
        ChartPoint(
            period,
            round(_LEFT + step * (place + 0.5), 1),
            height(value) if isinstance(value, Decimal) else None,
            value,
            place % every == 0,
        )
        for place, (period, value) in enumerate(values)
    )
    scale = tuple((height(line), line) for line in lines)
    return DrawnChart(levels, unit, form, points, scale, round(step * 0.7, 1), height(low))


def _scale(known: Sequence[Decimal], *, from_zero: bool) -> list[Decimal]:
    """Return round numbers from below the lowest to above the highest; of counts whole ones."""
    low, high = min(known), max(known)
    if from_zero:
        low = min(low, Decimal(0))
    span = (high - low) or abs(high) or Decimal(1)
    power = Decimal(10) ** (span / 4).adjusted()
    step = next(power * one for one in _STEPS if power * one * 4 >= span)
    if all(value == value.to_integral_value() for value in known):
        step = max(step.to_integral_value(), Decimal(1))
    first = (low // step) * step
    if first > low:
        first -= step
    lines = [first]
    while lines[-1] < high:
        lines.append(lines[-1] + step)
    return lines
