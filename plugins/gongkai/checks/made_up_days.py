"""The make-up days on which it hangs what is late, and by when something is owed (调休; R44)."""

from datetime import date

from gongkai.measures.working_days_taken import working_days_taken
from gongkai.model.findings import Phrase
from gongkai.model.working_days import WorkingDays, YearNotKnownError


def deciding(calendar: WorkingDays, first: date, last: date, limit: int) -> str:
    """Return the weekends worked between two days, in words; nothing where it is late without them.

    The years must be known.
    """
    made_up = calendar.made_up(first, last)
    if calendar.between(first, last) - len(made_up) > limit or not made_up:
        return ""
    return _in_words(made_up)


def counted(calendar: WorkingDays, first: date, last: date) -> str:
    """Return the weekends worked after one day up to another, in words; nothing without any.

    A last day rests on them. Nothing is said either where a year is not known.
    """
    try:
        made_up = calendar.made_up(first, last)
    except YearNotKnownError:
        return ""
    return _in_words(made_up) if made_up else ""


def later(calendar: WorkingDays, first: date, last: date) -> str:
    """Return how many working days after `first` a last day is, with those that are made up.

    Nothing where a year is not known.
    """
    days = working_days_taken(first, last, calendar)
    if days is None:
        return ""
    made_up = counted(calendar, first, last)
    return Phrase(", {days} working days later{made_up}", days=str(days), made_up=made_up)


def _in_words(made_up: tuple[date, ...]) -> str:
    return Phrase(" (make-up days counted: {days})", days=", ".join(map(str, made_up)))
