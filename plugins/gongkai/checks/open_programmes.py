"""What is listed as open and is not, GK371 and GK372 (points 8 and 16)."""

from collections.abc import Iterator

from gongkai.checks.check import RecordCheck, Scope, found
from gongkai.measures.claims import ClaimPhase
from gongkai.model.findings import Code, Finding, Severity
from gongkai.model.record import Record

ENDED = Code(
    "GK371",
    Severity.WARNING,
    "its last day, {ends}, is past, but it is still listed as open",
    "add “closed: true”; if it goes on, write its new last day in “ends”",
    "Order 711, article 20",
    rule="R9",
)
OVER = Code(
    "GK372",
    Severity.WARNING,
    "“{title}”, on which it rests, ended on {day}, but it is still listed as open",
    "add “closed: true”, or let it rest on the document that is in force now",
    duties=("validity",),
)


def ended(record: Record, scope: Scope) -> Iterator[Finding]:
    """Find what may be claimed or applied for whose last day is past."""
    for state in scope.measures.claims_of(record.id):
        if state.phase is ClaimPhase.ENDED:
            place = _place(record, state.place, "ends")
            yield found(ENDED, record, place, ends=str(state.claim.ends))

    service = scope.measures.service(record.id)
    if service is not None and service.phase is ClaimPhase.ENDED:
        yield found(ENDED, record, "service.ends", ends=str(service.ends))


def over(record: Record, scope: Scope) -> Iterator[Finding]:
    """Find what may be claimed or applied for and rests on a document that has ended."""
    for state in scope.measures.claims_of(record.id):
        validity = scope.measures.validity_of(record.id)
        if state.phase is ClaimPhase.OVER and validity is not None:
            place = _place(record, state.place, "until")
            yield found(OVER, record, place, title=record.title, day=str(validity.since))
    service = scope.measures.service(record.id)
    if service is not None and service.ended is not None:
        title, day = service.ended.title, str(service.since)
        yield found(OVER, record, "service.basis", title=title, day=day)


def _place(record: Record, number: int, key: str) -> str:
    """Return where a key of a claim stands: in the only one, or in one of a list."""
    alone = f"claim.{key}"
    return alone if alone in record.marks else f"claim.{number}.{key}"


CHECKS = (RecordCheck(ENDED, ended), RecordCheck(OVER, over))
