"""Working days of this year and the next, by which deadlines are counted."""

from collections.abc import Iterator

from gongkai.doctor.workplace import Examination, Workplace
from gongkai.model.diagnosis import Diagnosis, ok, run_this, warning, wrong
from gongkai.model.findings import Phrase, Word

NOTICE_MONTH = 11
"""The month in which the State Council's notice of the next year's holidays is out."""


def examine(workplace: Workplace) -> Iterator[Diagnosis]:
    """Yield whether the calendars are there; the next year's is called for from November."""
    loaded, today = workplace.loaded, workplace.today
    if loaded is None:
        return
    known = loaded.registries.calendar.years
    wanted = [today.year] + [today.year + 1] * (today.month >= NOTICE_MONTH)
    for year in wanted:
        if year not in known:
            worse = wrong if year == today.year else warning
            yield worse(
                Phrase("no calendar for {year}: deadlines cannot be computed", year=str(year)),
                _copy(year, known),
            )
    if known >= set(wanted):
        yield ok(Phrase("there for {years}", years=", ".join(map(str, wanted))))


def _copy(year: int, known: frozenset[int]) -> Phrase:
    newest = max(known, default=None)
    if newest is None:
        return run_this("gongkai update")
    return Phrase(
        "run: cp data/calendars/{newest}.yml data/calendars/{year}.yml; then enter the days of the "
        "State Council's notice",
        newest=str(newest),
        year=str(year),
    )


CALENDARS = Examination("calendars", Word("calendars of working days"), examine)
