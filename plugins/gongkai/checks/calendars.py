"""Years whose working days are not known, GK070 (R44): deadlines in them cannot be computed."""

from collections.abc import Iterator
from datetime import date

from gongkai.checks.check import Check, Scope
from gongkai.model.findings import Code, Finding, Severity, SourcePlace

NO_CALENDAR = Code(
    "GK070",
    Severity.WARNING,
    "there is no working-day calendar for {year}: deadlines that fall into it cannot be computed",
    "add data/calendars/{year}.yml from the State Council's holiday notice",
    rule="R44",
)
ANNOUNCED = (12, 1)
"""The month and day from which the next year's calendar is called for: by then it is out."""


def no_calendar(scope: Scope) -> Iterator[Finding]:
    """Yield each year that is missing once, whatever number of deadlines needs it."""
    registries = scope.loaded.registries
    years = {year.year for year in registries.points.values()}
    years |= scope.measures.obligations.years_unknown
    if scope.as_of >= date(scope.as_of.year, *ANNOUNCED):
        years.add(scope.as_of.year + 1)
    for year in sorted(years - registries.calendar.years):
        place = SourcePlace(f"data/calendars/{year}.yml")
        yield Finding(NO_CALENDAR, place, {"year": str(year)})


CHECKS = (Check(NO_CALENDAR, no_calendar, of_absence=True),)
