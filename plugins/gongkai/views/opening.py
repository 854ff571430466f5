"""The opening hours of a place as a table."""

from collections.abc import Iterator, Sequence
from datetime import date

from gongkai.measures.opening import coming_hours
from gongkai.model.declared import label_of
from gongkai.model.kinds.place import PublicPlace
from gongkai.model.local_text import LocalText
from gongkai.model.opening import NAMES, WEEK, OpeningHours, Weekday
from gongkai.model.periods import words_of_day
from gongkai.model.working_days import WorkingDays
from gongkai.views.blocks import Grid, OpeningTable, Term, Value
from gongkai.views.page import Label

_RUN = 3
"""How many days in a row are said by the first and the last."""


def opening_table(place: PublicPlace, calendar: WorkingDays, as_of: date) -> OpeningTable:
    """Return the hours by days of the week, and those of the days that follow `as_of`."""
    rows = [_row(entry) for entry in place.hours]
    heads = [label_of(OpeningHours, "days"), label_of(OpeningHours, "open"), Label("Season")]
    heads.append(label_of(OpeningHours, "note"))
    used = [place for place in range(len(heads)) if any(row[place] for row in rows)]
    grid = Grid(
        tuple(head for number in used if (head := heads[number]) is not None),
        tuple(tuple(row[number] for number in used) for row in rows),
    )
    days = coming_hours(place, as_of, calendar)
    return OpeningTable(grid, {day.isoformat(): hours for day, hours in days.items()})


def _row(entry: OpeningHours) -> tuple[tuple[Value, ...], ...]:
    season: tuple[Value, ...] = ()
    if entry.from_ is not None and entry.until is not None:
        first, last = words_of_day(*entry.from_), words_of_day(*entry.until)
        season = (Label("{first} to {last}", {"first": first, "last": last}),)
    return (
        tuple(_days(entry.days)),
        tuple(Term(LocalText(zh=span, en=span)) for span in entry.open),
        season,
        (entry.note,) if entry.note is not None else (),
    )


def _days(days: Sequence[Weekday]) -> Iterator[Value]:
    """Yield days in their order; three and more that follow one another are from one to another."""
    rest = list(days)
    while rest:
        run = [rest.pop(0)]
        while rest and run[-1] in WEEK[:-1] and rest[0] == WEEK[WEEK.index(run[-1]) + 1]:
            run.append(rest.pop(0))
        if len(run) >= _RUN:
            yield Label("{first} to {last}", {"first": NAMES[run[0]], "last": NAMES[run[-1]]})
        else:
            yield from (Term(NAMES[day]) for day in run)
