"""Laws and orders that texts cite, GK626 and GK627."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from gongkai.checks.check import Scope
from gongkai.checks.passages import Passage
from gongkai.checks.prose import Texts, in_words, texts_of
from gongkai.checks.text_check import TextCheck
from gongkai.measures.citations import Citations, Ended, Mismatched
from gongkai.model.certainty import CERTAIN
from gongkai.model.findings import Code, Finding, Severity
from gongkai.model.laws import CitedLaw, LawRegistry
from gongkai.model.record import Record

_ARTICLE = "Regulation on Handling Official Documents, article 19"
ENDED = Code(
    "GK626",
    Severity.WARNING,
    "“{cited}” was in force until {until}; the text is of {day}",
    "cite “{nearest}”; where the text is about the time before, say so with 原 or 废止",
    _ARTICLE,
    otherwise="cite what holds now; where the text is about the time before, say so with 原 or "
    "废止",
)
MISMATCHED = Code(
    "GK627",
    Severity.WARNING,
    "{title} was not issued under “{number}”",
    "find out which of the two is meant; the number of the title is “{right}”",
    _ARTICLE,
)


def ended(record: Record, scope: Scope) -> Iterator[Finding]:
    """Yield citations of what had ended on the day of the text."""
    for passage, one in scope.once_of(record, citations_found):
        if isinstance(one, Ended):
            said = {"cited": one.shown, "until": one.until.isoformat()}
            said["day"] = str(_day_of(record))
            if one.instead:
                said["nearest"] = one.instead
            yield _bound(passage.found(ENDED, one.start, **said), one.law)


def mismatched(record: Record, scope: Scope) -> Iterator[Finding]:
    """Yield titles with a number that is not their own."""
    for passage, one in scope.once_of(record, citations_found):
        if isinstance(one, Mismatched):
            said = {"title": one.shown, "number": one.number, "right": one.right}
            yield _bound(passage.found(MISMATCHED, one.start, **said), one.law)


def citations_found(record: Record, scope: Scope) -> Sequence[tuple[Passage, Ended | Mismatched]]:
    """Return what is wrong with the citations of a record."""
    texts = texts_of(record, scope)
    return list(citations_in(texts, scope.once(_citations), _day_of(record)))


def _citations(scope: Scope) -> Citations:
    return looked_up(scope.loaded.registries.laws)


def looked_up(registry: LawRegistry) -> Citations:
    """Return the laws of a registry so that texts can be gone through for them."""
    return Citations(registry)


def citations_in(
    texts: Texts, citations: Citations, day: date | None
) -> Iterator[tuple[Passage, Ended | Mismatched]]:
    """Yield what is wrong with the citations in texts of a day."""
    if day is None:
        return
    for passage in texts:
        for one in in_words(passage.text, citations.found_in(passage.text, day)):
            yield passage, one


def _day_of(record: Record) -> date | None:
    day: date | None = record.dated or record.day
    return day


def _bound(finding: Finding, law: CitedLaw) -> Finding:
    """Return the finding; what is only remembered is a notice."""
    is_certain = law.certainty in CERTAIN
    return finding if is_certain else replace(finding, severity=Severity.NOTICE)


CHECKS = (TextCheck(ENDED, ended), TextCheck(MISMATCHED, mismatched))
