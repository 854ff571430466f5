"""What a life event's page lists, by what one needs now: what is open and due comes first."""

from collections.abc import Iterable
from enum import StrEnum

from gongkai.measures.claims import ClaimPhase
from gongkai.measures.measure import Measures
from gongkai.measures.validity import ENDED
from gongkai.measures.windows import Phase
from gongkai.model.kinds.event import Event
from gongkai.views.listings import Group
from gongkai.views.page import Label
from gongkai.views.rows import Row


class ReaderNeed(StrEnum):
    """What a record is for whom it concerns, on the build date."""

    NOW = "now"
    """Something can be done, and not for ever: answered, objected to, claimed, attended."""
    USE = "use"
    """Something can be claimed, applied for or visited at any time."""
    RULES = "rules"
    """What is in force."""
    READ = "read"
    """What is explained or answered."""
    COMING = "coming"
    """What begins later."""
    BESIDE = "beside"
    OVER = "over"
    """What has ended."""


TITLES = {
    ReaderNeed.NOW: Label("What you can do now"),
    ReaderNeed.USE: Label("What you can apply for"),
    ReaderNeed.RULES: Label("What applies"),
    ReaderNeed.READ: Label("Explained and answered"),
    ReaderNeed.COMING: Label("Coming"),
    ReaderNeed.BESIDE: Label("More on this"),
    ReaderNeed.OVER: Label("Over, or no longer in force"),
}
_READ = ("interpretation", "question", "response", "reply")
_USE = ("guide", "enrolment", "place", "utility")
_PHASES = {Phase.OPEN: ReaderNeed.NOW, Phase.UPCOMING: ReaderNeed.COMING}


def by_need(found: Iterable[Row], measures: Measures) -> list[Group]:
    """Return rows by need; what can be done now in the order of its last day."""
    members: dict[ReaderNeed, list[Row]] = {need: [] for need in ReaderNeed}
    for row in found:
        members[_need(row, measures)].append(row)
    members[ReaderNeed.NOW].sort(key=lambda row: (_day(row), row.address))
    return [Group(need.value, TITLES[need], tuple(rows)) for need, rows in members.items() if rows]


def _day(row: Row) -> str:
    """Return the day of something that can be done now: its last, or that on which it begins."""
    record = row.record
    return str(row.closes or (record.starts if isinstance(record, Event) else None) or "9999")


def _need(row: Row, measures: Measures) -> ReaderNeed:
    record = row.record
    asked = measures.consultation(record.id) or measures.objections_to(record.id)
    if asked is not None:
        return _PHASES.get(asked.phase, ReaderNeed.OVER)
    if isinstance(record, Event):
        return ReaderNeed.OVER if record.last_day < measures.as_of else ReaderNeed.NOW
    enrolment = measures.enrolment(record.id)
    if enrolment is not None:
        phases = {phase for _, phase in enrolment.registration}
        return next((need for phase, need in _PHASES.items() if phase in phases), ReaderNeed.OVER)
    if any(state.phase is ClaimPhase.OPEN for state in measures.claims_of(record.id)):
        return ReaderNeed.NOW if row.closes is not None else ReaderNeed.USE
    service = measures.service(record.id)
    if service is not None:
        return ReaderNeed.USE if service.phase is ClaimPhase.OPEN else ReaderNeed.OVER
    validity = measures.validity_of(record.id)
    if validity is not None:
        if validity.state in ENDED:
            return ReaderNeed.OVER
        return ReaderNeed.RULES if validity.in_force else ReaderNeed.COMING
    if record.kind in _USE:
        return ReaderNeed.USE
    return ReaderNeed.READ if record.kind in _READ else ReaderNeed.BESIDE
