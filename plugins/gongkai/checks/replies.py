"""Replies to suggestions and proposals, GK430, GK436 and GK437 (point 25)."""

import re
from collections.abc import Iterator

from gongkai.checks.check import Check, RecordCheck, Scope, found, text_of
from gongkai.measures.obligations.obligation import ObligationState
from gongkai.measures.obligations.replies import reply_compliance
from gongkai.measures.proposals import Proposal, numbers_answered, numbers_named, proposals
from gongkai.model.findings import Code, Finding, Severity
from gongkai.model.kinds.reply import Reply
from gongkai.model.record import Record

LATE = Code(
    "GK430",
    Severity.WARNING,
    "the reply is of {day}, but it was owed by {due}",
    "answer in time next time; if the date is wrong, correct it; if another day was set for this "
    "reply, write it to “due”",
    "Law on Deputies, article 42",
    duties=("replies",),
    is_past=True,
)
OTHER_NUMBER = Code(
    "GK436",
    Severity.WARNING,
    "the title names number {named}, but “proposal” is “{proposal}”",
    "write the number that the suggestion or proposal has in both places",
    "Law on Deputies, article 42",
    duties=("replies",),
)
TWICE = Code(
    "GK437",
    Severity.WARNING,
    "number {number} of this meeting is answered already in “{title}” ({id})",
    "correct the number that is wrong; if this one takes the place of the other, name it in "
    "“replaces”; if units answered together, name all of them in “issuers”",
    "Law on Deputies, article 42",
    duties=("replies",),
)


def late(scope: Scope) -> Iterator[Finding]:
    """Yield replies that were given after their day."""
    for reply in scope.judged_of(Reply):
        compliance = reply_compliance(reply, scope.loaded)
        if compliance.state is ObligationState.LATE:
            key = "dated" if reply.dated is not None else "published"
            yield found(LATE, reply, key, day=str(compliance.met), due=str(compliance.due))


def other_number(record: Record, _: Scope) -> Iterator[Finding]:
    """Yield a reply whose title names other proposals than it says it answers."""
    if not isinstance(record, Reply):
        return
    named, answered = numbers_named(record.title), numbers_answered(record)
    if named and answered and named.isdisjoint(answered):
        numbers = ", ".join(sorted(named))
        yield found(OTHER_NUMBER, record, "proposal", named=numbers, proposal=record.proposal)


def twice(scope: Scope) -> Iterator[Finding]:
    """Yield replies to a proposal that another reply answers already."""
    units = scope.loaded.registries.units
    answered: dict[Proposal, list[Reply]] = {}
    for reply in sorted(scope.judged_of(Reply), key=lambda one: (one.published, one.id)):
        for proposal in sorted(proposals(reply, units)):
            before = answered.setdefault(proposal, [])
            other = next((one for one in before if _is_again(reply, one, scope)), None)
            if other is not None:
                details = {"number": proposal[-1], "title": other.title, "id": other.id}
                yield found(TWICE, reply, "proposal", **details)
            before.append(reply)


def _is_again(reply: Reply, other: Reply, scope: Scope) -> bool:
    """Return whether one of two replies is too many.

    A joint answer, on the site of each unit, is not; nor are the parts of a proposal that was
    divided, or an answer that takes the place of another. One entered twice is a copy (GK220).
    """
    naming = scope.loaded.registries.naming
    if reply.unit != other.unit:
        together = (
            {unit.id for unit in naming.parties_to(one)} >= {reply.unit, other.unit}
            for one in (reply, other)
        )
        if any(together) or any(
            _DIVIDED.search(f"{one.title}{text_of(one)}") for one in (reply, other)
        ):
            return False
    links = scope.loaded.relations_of(reply.id)
    if any(link.target.id == other.id for link in links):
        return False
    return not any({copy.record.id, copy.other.id} == {reply.id, other.id} for copy in scope.copies)


_DIVIDED = re.compile("分办|分别(?:办理|答复)")

CHECKS = (Check(LATE, late), RecordCheck(OTHER_NUMBER, other_number), Check(TWICE, twice))
