"""How many working days something took, as far as the calendars are known."""

from datetime import date

from gongkai.model.working_days import WorkingDays, YearNotKnownError


def working_days_taken(first: date, last: date, calendar: WorkingDays) -> int | None:
    """Return how many working days follow `first` up to and with `last`.

    None where a year in between has no calendar.
    """
    try:
        return calendar.between(first, last)
    except YearNotKnownError:
        return None
