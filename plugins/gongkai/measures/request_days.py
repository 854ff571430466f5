"""By when a request for information is dealt with (R34 to R37)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from gongkai.model.registries import Registries
from gongkai.model.rules import Rule
from gongkai.model.working_days import YearNotKnownError


class RequestStep(StrEnum):
    """What has to be done by a day."""

    CORRECTION = "correction"
    THIRD_PARTY = "third-party"
    ANSWER = "answer"
    EXTENDED = "extended"


@dataclass(frozen=True)
class RequestDay:
    """The last day of a step of a request that was received on a day."""

    step: RequestStep
    working_days: int
    day: date | None
    """None where the calendar of its year is not known."""
    rule: Rule


_STEPS: tuple[tuple[RequestStep, str, Callable[[Rule], int | None]], ...] = (
    (RequestStep.CORRECTION, "R35", lambda rule: rule.days),
    (RequestStep.THIRD_PARTY, "R36", lambda rule: rule.days),
    (RequestStep.ANSWER, "R34", lambda rule: rule.days),
    (
        RequestStep.EXTENDED,
        "R34",
        lambda rule: (
            rule.days + rule.limits["extension"]
            if rule.days is not None and "extension" in rule.limits
            else None
        ),
    ),
)


def request_days(received: date, registries: Registries) -> tuple[RequestDay, ...]:
    """Return the last days of what follows a request received on `received`, in their order.

    The day of receipt is not counted. Where another organ or person is asked, the time that the
    asking takes comes on top of the answer's.
    """
    found = []
    for step, name, days_of in _STEPS:
        rule = registries.rule(name, received)
        days = days_of(rule) if rule is not None else None
        if rule is not None and days is not None:
            found.append(RequestDay(step, days, _after(received, days, registries), rule))
    return tuple(found)


def _after(day: date, count: int, registries: Registries) -> date | None:
    try:
        return registries.calendar.after(day, count)
    except YearNotKnownError:
        return None
