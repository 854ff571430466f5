"""The make-up day on which it hangs whether something is late (调休; R44)."""

from datetime import date

from gongkai.model.findings import Phrase
from gongkai.model.working_days import WorkingDays


def deciding(calendar: WorkingDays, first: date, last: date, limit: int) -> str:
    """Return the weekends worked between two days, in words; nothing where it is late without them.

    The years must be known.
    """
    made_up = calendar.made_up(first, last)
    if calendar.between(first, last) - len(made_up) > limit or not made_up:
        return ""
    return Phrase(" (make-up days counted: {days})", days=", ".join(map(str, made_up)))
