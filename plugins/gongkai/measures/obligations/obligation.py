"""One thing that a unit owes: what sets it, by when, what met it, and where that stands."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from gongkai.model.local_text import LocalText
from gongkai.model.record import Record
from gongkai.model.working_days import WorkingDays, YearNotKnownError


class ObligationKind(StrEnum):
    """What sort of thing is owed."""

    EXPLANATION = "explanations"
    FORMS = "forms"
    CONSULTATION = "consultations"
    FEEDBACK = "feedback"
    CATALOGUE = "catalogues"
    STAGE = "stages"
    REPLY = "replies"
    COMMITMENT = "commitments"
    RESPONSE = "responses"
    ANSWER = "answers"
    REPORT = "reports"
    WORK_PLAN = "work-plans"
    OUTCOME = "outcomes"
    """What a report says became of the year's key tasks."""
    EVENT = "events"
    ACCIDENT = "accidents"
    COLUMN = "columns"
    DELIVERABLE = "deliverables"
    """A part of a key task that no other kind covers."""


class ObligationState(StrEnum):
    """Where an obligation stands on the build date."""

    DONE = "done"
    LATE = "done-late"
    PARTLY = "partly"
    DUE = "due"
    OVERDUE = "overdue"
    WITHHELD = "withheld"
    NOT_APPLICABLE = "not-applicable"
    ELSEWHERE = "published-elsewhere"
    DECLARED = "declared-only"
    NO_RECORDS = "no-records"
    UNITS_UNKNOWN = "units-unknown"
    NOT_COMPUTED = "not-computed"


class Why(StrEnum):
    """Why a state cannot be computed, or not whether it was in time."""

    NO_CALENDAR = "no-calendar"
    NO_DATE = "no-date"
    NO_START = "no-start"
    NOT_MEASURED = "not-measured"


FOR_ITSELF = (
    ObligationKind.CATALOGUE,
    ObligationKind.REPORT,
    ObligationKind.WORK_PLAN,
    ObligationKind.OUTCOME,
)
"""What a government owes for itself, whatever the units below it have published."""
UNMEASURED = Why.NOT_MEASURED
MET = (ObligationState.DONE, ObligationState.LATE)
"""It is there."""
OPEN = (ObligationState.DUE, ObligationState.OVERDUE, ObligationState.PARTLY)
"""Something is still missing."""
SILENT = (ObligationState.WITHHELD, ObligationState.NOT_APPLICABLE)
"""Nothing is owed, for a reason that is given."""


@dataclass(frozen=True)
class Missing:
    """Something that is not there yet: a term, a unit, a period, or a document not dealt with."""

    name: LocalText
    record: Record | None = None
    """The record to which something is owed, if it is one."""
    part: str = ""
    """Which part of the record: a stage of a matter."""


@dataclass(frozen=True)
class Compliance:
    """How far something is met: the state, with the days and numbers behind it."""

    state: ObligationState
    due: date | None = None
    """The last day, where there is one."""
    met: date | None = None
    """The day on which it was there."""
    days: int | None = None
    """How many days of the calendar late or overdue: never working days."""
    working_days: int | None = None
    """How many working days that is, where its rule counts in them."""
    late_inside: int | None = None
    """The most days of the calendar by which something in it was late, where the whole is not."""
    why: Why | None = None
    """Why it cannot be computed, or not whether it was in time."""
    year_unknown: int | None = None
    """The year whose calendar is missing."""
    evidence: tuple[Record, ...] = ()
    """What is there, newest first."""
    count: int = 0
    """How many of `of` are there."""
    of: int = 1
    missing: tuple[Missing, ...] = ()

    @property
    def lateness(self) -> int | None:
        """Return by how many days it, or something in it, was there too late; None where not."""
        return self.days if self.state is ObligationState.LATE else self.late_inside


@dataclass(frozen=True)
class Obligation:
    """What a unit owes by a rule: an explanation, an answer, a stage, a report."""

    kind: ObligationKind
    unit: str
    """The unit that owes it; empty for a column, which nobody owns."""
    subject: str
    """What it is about: the id of a record, a column, or a year."""
    year: int
    """The year of key tasks to which it counts."""
    rule: str
    """The rule that sets it."""
    compliance: Compliance
    part: str = ""
    """Which part of the subject: a stage of a matter, or the place of a deliverable in its task."""
    what: LocalText | None = None
    """What is owed, in words, where its kind and subject do not say it."""

    @property
    def state(self) -> ObligationState:
        """Return where it stands."""
        return self.compliance.state


def by(due: date, as_of: date) -> Compliance:
    """Return the compliance of what is not there: due, or overdue by so many days."""
    if as_of <= due:
        return Compliance(ObligationState.DUE, due)
    return Compliance(ObligationState.OVERDUE, due, days=(as_of - due).days)


def met(day: date | None, due: date | None, evidence: Sequence[Record]) -> Compliance:
    """Return the compliance of what is there since `day`: on time, or so many days late."""
    late = (day - due).days if day is not None and due is not None and day > due else None
    state = ObligationState.DONE if late is None else ObligationState.LATE
    return Compliance(state, due, day, late, evidence=tuple(evidence), count=1)


def in_working_days(found: Compliance, calendar: WorkingDays, as_of: date) -> Compliance:
    """Return what is late or overdue with its working days as well, for rules that count in them.

    A year without a calendar is named; the days of the calendar stay known.
    """
    if found.due is None or found.days is None:
        return found
    try:
        return replace(found, working_days=calendar.between(found.due, found.met or as_of))
    except YearNotKnownError as error:
        return replace(found, year_unknown=error.year)


def joined(parts: Iterable[Compliance]) -> Compliance:
    """Return where parts stand together; all of them are needed.

    What is not measured, withheld or does not apply is left out, as long as anything is measured.
    An overdue part makes the whole overdue, however much else is there.
    """
    known = list(parts)
    counted = [part for part in known if part.state not in SILENT and part.why is not UNMEASURED]
    if not counted:
        return _silent(known)
    late = max((part.lateness for part in counted if part.lateness), default=None)
    whole = _joined(counted)
    is_late_inside = late is not None and whole.state is not ObligationState.LATE
    return replace(whole, late_inside=late) if is_late_inside else whole


def _joined(counted: Sequence[Compliance]) -> Compliance:
    evidence = _newest_first(counted)
    missing = tuple(one for part in counted for one in part.missing)
    count, of = sum(part.state in MET for part in counted), len(counted)
    if len(counted) == 1:
        count, of = counted[0].count, counted[0].of
    overdue = [part for part in counted if part.state is ObligationState.OVERDUE]
    if overdue:
        longest = max(overdue, key=lambda part: part.days or 0)
        return Compliance(
            ObligationState.OVERDUE,
            longest.due,
            None,
            longest.days,
            longest.working_days,
            evidence=evidence,
            count=count,
            of=of,
            missing=missing,
        )
    waiting = [
        part for part in counted if part.state in (ObligationState.DUE, ObligationState.PARTLY)
    ]
    if waiting:
        some = any(part.state in (*MET, ObligationState.PARTLY) for part in counted)
        due = min((part.due for part in waiting if part.due), default=None)
        state = ObligationState.PARTLY if some else ObligationState.DUE
        return Compliance(state, due, evidence=evidence, count=count, of=of, missing=missing)
    elsewhere = next((part for part in counted if part.state is ObligationState.ELSEWHERE), None)
    if elsewhere is not None:
        return replace(elsewhere, evidence=evidence, count=count, of=of)
    unknown = next((part for part in counted if part.state is ObligationState.NOT_COMPUTED), None)
    if unknown is not None:
        return replace(unknown, evidence=evidence, count=count, of=of)
    late = [part for part in counted if part.state is ObligationState.LATE]
    worst = max(late, key=lambda part: part.days or 0, default=None)
    there = max((part.met for part in counted if part.met), default=None)
    if worst is not None:
        return Compliance(
            ObligationState.LATE,
            worst.due,
            there,
            worst.days,
            worst.working_days,
            evidence=evidence,
            count=count,
            of=of,
        )
    due = max((part.due for part in counted if part.due), default=None)
    return Compliance(ObligationState.DONE, due, there, evidence=evidence, count=count, of=of)


def latest_first(records: Iterable[Record]) -> tuple[Record, ...]:
    """Return records with the latest day first; of one day, by their ids from the last."""
    return tuple(
        sorted(records, key=lambda record: (record.day or date.min, record.id), reverse=True)
    )


def _silent(parts: Sequence[Compliance]) -> Compliance:
    """Return the compliance of parts of which none is measured."""
    for state in SILENT:
        for part in parts:
            if part.state is state:
                return part
    return Compliance(ObligationState.NOT_COMPUTED, why=Why.NOT_MEASURED)


def _newest_first(parts: Iterable[Compliance]) -> tuple[Record, ...]:
    found = {record.id: record for part in parts for record in part.evidence}
    return latest_first(found.values())
