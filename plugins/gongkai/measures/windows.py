"""Until when people may respond: to a consultation, or to what is put up for objection."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from gongkai.model.catalog import Catalog
from gongkai.model.kinds.public_notice import PublicNotice
from gongkai.model.moment import Moment
from gongkai.model.record import Record
from gongkai.model.relations import Relation


class Phase(StrEnum):
    """The phases, as GOV.UK has them: by date and by presence of an outcome."""

    UPCOMING = "upcoming"
    OPEN = "open"
    CLOSED = "closed"
    OUTCOME = "outcome"

    @property
    def is_over(self) -> bool:
        """Return whether the last day is past."""
        return self in (Phase.CLOSED, Phase.OUTCOME)


@dataclass(frozen=True)
class Window:
    """The days on which responses are taken, both included, as they stand on the build date."""

    opens: date
    closes: Moment
    """The last day, extensions counted, with the hour where that is not its end."""
    phase: Phase
    days_left: int
    """Days until the last day; 0 on that day, negative after it."""
    extensions: tuple[Relation, ...] = ()
    """The notices that moved the last day, oldest first."""

    @property
    def length(self) -> int:
        """Return how many days it runs: the first day is not counted, the last is (R104)."""
        return (self.closes.day - self.opens).days


def window(
    record: Record,
    opens: date,
    closes: Moment,
    catalog: Catalog,
    as_of: date,
    *,
    answered: bool,
    time: str = "",
) -> Window:
    """Return where responses to `record` stand at `as_of`, its extensions counted.

    `answered` says whether it is published what became of them. Without a `time` the last day
    is open as a whole; with one until its hour.
    """
    links = (link for link in catalog.relations_to(record.id) if link.relation == "extends")
    past = [k for k in links if k.until is not None and k.since is not None and k.since <= as_of]
    past.sort(key=lambda link: (link.since or date.max, link.source.id))
    last = max([closes, *(link.until for link in past if link.until is not None)])
    if as_of < opens:
        phase = Phase.UPCOMING
    elif as_of < last.day or (as_of == last.day and not _is_over(last, time)):
        phase = Phase.OPEN
    else:
        phase = Phase.OUTCOME if answered else Phase.CLOSED
    return Window(opens, last, phase, (last.day - as_of).days, tuple(past))


def _is_over(last: Moment, time: str) -> bool:
    return bool(time and last.time) and last.time <= time


_OUTCOMES = ("follows", "feedback_on")
"""How a document says that it is what came of something."""


def objections(notice: PublicNotice, catalog: Catalog, as_of: date, time: str = "") -> Window:
    """Return where objections to what `notice` puts up stand at `as_of`."""
    days = notice.objection
    answered = notice.outcome is not None or any(
        link.relation in _OUTCOMES for link in catalog.relations_to(notice.id)
    )
    return window(notice, days.opens, days.closes, catalog, as_of, answered=answered, time=time)
