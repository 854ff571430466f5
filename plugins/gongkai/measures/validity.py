"""Whether a document is in force on a day, and what made it so (decision 19; point 29)."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from gongkai.model.catalog import Catalog
from gongkai.model.kinds.consultation import Consultation
from gongkai.model.kinds.external import External
from gongkai.model.kinds.plan import Period, Plan
from gongkai.model.kinds.public_notice import Objection, PublicNotice
from gongkai.model.record import Record
from gongkai.model.relations import Relation


class State(StrEnum):
    """The states of validity, in the order in which a library lists them."""

    IN_FORCE = "in-force"
    PARTLY = "partly"
    NOT_YET = "not-yet"
    SUSPENDED = "suspended"
    EXPIRED = "expired"
    LAPSED = "lapsed"
    REPEALED = "repealed"
    UNRESOLVED = "unresolved"


ENDED = (State.EXPIRED, State.LAPSED, State.REPEALED)
"""The states of what binds nobody any more."""
ENDINGS = {
    "repeals": State.REPEALED,
    "replaces": State.REPEALED,
    "reissues": State.REPEALED,
    "lapses": State.LAPSED,
}


@dataclass(frozen=True)
class Validity:
    """The validity of one document on the build date."""

    document: Record
    state: State
    amended: bool = False
    causes: tuple[Relation, ...] = ()
    """The relations that made the state, oldest first."""
    amendments: tuple[Relation, ...] = ()
    kept: tuple[Relation, ...] = ()
    """The reviews that left it in force, oldest first."""
    upcoming: tuple[Relation, ...] = ()
    """Declared changes that take effect later."""
    since: date | None = None
    expires: date | None = None
    """The last day in force, extensions counted."""

    @property
    def over_from(self) -> date | None:
        """Return the first day on which it bound nobody any more; None while it does."""
        if self.state not in ENDED or self.since is None:
            return None
        return self.since + timedelta(days=self.state is State.EXPIRED)

    @property
    def in_force(self) -> bool:
        """Return whether the document, or part of it, binds."""
        return self.state in (State.IN_FORCE, State.PARTLY)


def validities(catalog: Catalog, as_of: date) -> dict[str, Validity]:
    """Return, by id, the validity of all that has one on `as_of`.

    Documents have, and whatever else names its last day or is ended or changed by another. What
    people respond to has a time of its own (measures/windows.py); others judge what was seen
    elsewhere.
    """
    apart = (Consultation, PublicNotice, External)
    documents = {record.id: record for record in catalog.documents()}
    for record in catalog.dated_to_end():
        documents.setdefault(record.id, record)
    for link in catalog.relations_by_name(CHANGES):
        documents.setdefault(link.target.id, link.target)
    return {
        name: validity(record, catalog, as_of)
        for name, record in documents.items()
        if not isinstance(record, apart)
    }


def validity(record: Record, catalog: Catalog, as_of: date) -> Validity:
    """Return the validity of `record` at the end of `as_of`."""
    links = sorted(
        (link for link in catalog.relations_to(record.id) if link.relation in CHANGES),
        key=lambda link: (link.since or date.max, link.source.id),
    )
    known = [link for link in links if link.since is not None]
    past = [link for link in known if link.since is not None and link.since <= as_of]
    expires = _expires(record, past)
    amendments = tuple(link for link in past if link.relation == "amends")
    state, since, causes = _state(record, links, past, expires, as_of)
    return Validity(
        record,
        state,
        amended=bool(amendments),
        causes=tuple(causes),
        amendments=amendments,
        kept=tuple(link for link in past if link.relation == "keeps"),
        upcoming=tuple(link for link in known if link not in past),
        since=since,
        expires=expires,
    )


CHANGES = (*ENDINGS, "amends", "extends", "suspends", "keeps")
"""The relations that change or confirm the state of the document they lead to."""


def _state(
    record: Record, links: list[Relation], past: list[Relation], expires: date | None, as_of: date
) -> tuple[State, date | None, list[Relation]]:
    endings = [link for link in past if link.relation in ENDINGS]
    whole = [link for link in endings if link.articles is None]
    unclear = [link for link in links if link.since is None and link.relation in ENDINGS]
    mutual = [link for link in whole if _ends_each_other(record, link)]
    too_late = [] if whole or expires is None or expires < as_of else _too_late(record, past)
    if unclear or mutual or too_late or record.in_effect is None:
        return State.UNRESOLVED, None, unclear or mutual or too_late
    if whole:
        return ENDINGS[whole[0].relation], whole[0].since, whole[:1]
    if expires is not None and expires < as_of:
        return State.EXPIRED, expires, []
    if record.in_effect > as_of:
        return State.NOT_YET, record.in_effect, []
    suspended = [link for link in past if _suspends_on(link, as_of)]
    wholly = [link for link in suspended if link.articles is None]
    if wholly:
        return State.SUSPENDED, wholly[-1].since, wholly[-1:]
    partly = [link for link in past if link in endings or link in suspended]
    if partly:
        return State.PARTLY, partly[-1].since, partly
    return State.IN_FORCE, record.in_effect, []


def _suspends_on(link: Relation, day: date) -> bool:
    return link.relation == "suspends" and (link.last_day is None or day <= link.last_day)


def _ends_each_other(record: Record, link: Relation) -> bool:
    """Return whether `record` in turn ends the document that ends it: which holds is unknown."""
    return any(
        reference.doc == link.source.id and reference.articles is None
        for relation in ENDINGS
        for reference in getattr(record, relation)
    )


def printed_end(record: Record) -> date | None:
    """Return the last day that a record has by itself, before any extension of it.

    That of a plan is the last of its period, that of a consultation the last for opinions.
    """
    match record:
        case Consultation(closes=closes) | PublicNotice(objection=Objection(closes=closes)):
            return closes.day
        case Plan(period=Period(to=year)) if record.expires is None:
            return date(year, 12, 31)
    return record.expires


def _too_late(record: Record, past: list[Relation]) -> list[Relation]:
    """Return the extensions that came when the document had ended: whether it came back is unknown.

    Those that a later one again extends in time are among them; the first is the cause of all.
    """
    end, found = printed_end(record), []
    for link in (link for link in past if link.relation == "extends" and link.last_day):
        if end is not None and link.since is not None and link.since > end:
            found.append(link)
        end = max(day for day in (end, link.last_day) if day is not None)
    return found


def _expires(record: Record, past: list[Relation]) -> date | None:
    """Return the last day in force: the printed one, or that of the latest extension."""
    end = printed_end(record)
    printed = [end] if end else []
    extensions = [link.last_day for link in past if link.relation == "extends" and link.last_day]
    return max([*printed, *extensions], default=None)
