"""Links that speak of a five-year plan, “十四五”时期的X, and lead to what is of another one."""

import re

from gongkai.links.misleading.codes import OTHER_OF_SERIES
from gongkai.links.misleading.context_mentions import clause_before
from gongkai.links.misleading.document_index import DocumentIndex
from gongkai.links.misleading.document_link import DocumentLink
from gongkai.links.misleading.documents import IndexedDocument
from gongkai.links.misleading.titles import is_short_for, weight
from gongkai.links.misleading.verdict import TargetVerdict
from gongkai.model.titles import normal_form

_PERIOD = re.compile(r"(?<![二三四五六七八九第])十([一二三四五六七])五(?![年月日条项天家个])")
_BEFORE = re.compile(
    r"[“\"]?(?<![二三四五六七八九第])十([一二三四五六七])五[”\"]?(?:规划)?(?:时期|期间|阶段)?的?\s*[：:]?\s*[《“]?$"
)
_FIRST, _FIRST_YEAR, _YEARS = 11, 2006, 5
_ONES = "一二三四五六七"


def judge_period(index: DocumentIndex, link: DocumentLink) -> TargetVerdict | None:
    """Return what is wrong if a text means the document of another five-year plan.

    None where no document of that plan is named like the target, or where the text gives years.
    """
    own = _period_of(link.target)
    said = _stated(link) if own is not None and not link.mentions.years else None
    if said is None or said == own:
        return None
    words = normal_form(_PERIOD.sub("", link.mentions.rest))
    is_named = link.mentions.is_weak or (
        weight(words) >= _LEAST and any(is_short_for(words, form) for form in link.target.forms)
    )
    right = tuple(one for one in index.of_series(link.target) if _period_of(one) == said)
    if not is_named or not right:
        return None
    return TargetVerdict(OTHER_OF_SERIES, f"十{_ONES[said - _FIRST]}五", right)


_LEAST = 4


def _stated(link: DocumentLink) -> int | None:
    """Return the plan that a text speaks of, or what stands right before it.

    Of a text that says nothing it is what the clause before says of it.
    """
    found = set(_PERIOD.findall(link.text))
    if not found:
        clause = clause_before(link.text, link.context)
        beside = _BEFORE.search(clause)
        found = {beside[1]} if beside is not None else set()
        found = found or (_in_clause(clause, link.target) if link.mentions.is_weak else set())
    return _number(found.pop()) if len(found) == 1 else None


def _in_clause(clause: str, target: IndexedDocument) -> set[str]:
    """Return the plans that a clause gives right before what the target is called."""
    return {
        one[1]
        for one in _NAMED.finditer(clause)
        if any(one["begins"] in form for form in target.forms)
    }


_NAMED = re.compile(
    rf"{_PERIOD.pattern}[”\"]?(?:时期|期间)?的?[《“]?(?P<begins>[\u4e00-\u9fff]{{4}})"
)


def _period_of(document: IndexedDocument) -> int | None:
    """Return the plan whose name or years the title of a document gives, if it is one."""
    found = {one for form in document.whole for one in _PERIOD.findall(form)}
    if found:
        return _number(found.pop()) if len(found) == 1 else None
    if not document.years:
        return None
    plan, rest = divmod(min(document.years) - _FIRST_YEAR, _YEARS)
    spans = max(document.years) - min(document.years) == _YEARS - 1
    return plan + _FIRST if spans and rest == 0 and 0 <= plan < len(_ONES) else None


def _number(one: str) -> int:
    return _FIRST + _ONES.index(one)
