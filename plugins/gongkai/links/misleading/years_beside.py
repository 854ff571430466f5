"""The year beside a link: all that tells apart documents issued again under one title."""

import re

from gongkai.links.misleading.codes import OTHER_YEAR
from gongkai.links.misleading.document_index import DocumentIndex
from gongkai.links.misleading.document_link import DocumentLink
from gongkai.links.misleading.mentions import DATE, LONGEST, years_in
from gongkai.links.misleading.numbers import document_numbers_in
from gongkai.links.misleading.verdict import TargetVerdict
from gongkai.model.titles import normal_form

_YEAR = r"((?:19|20)\d\d)"
_BEFORE = re.compile(_YEAR + r"\s*年?度?(?:印发|发布|公布|制定|出台)?版?的?[\s《“]*$")
_BEHIND = re.compile(
    r"^[》”\s]*[（(〔\[]\s*" + _YEAR + r"\s*年?度?(?:印发|发布|公布|制定|出台)?版?\s*[）)〕\]]"
)


def judge_year(index: DocumentIndex, link: DocumentLink) -> TargetVerdict | None:
    """Return what is wrong if several documents have the title of the target, of other years.

    None where no year says which is meant, where the target is of that year, or where no document
    of the title is.
    """
    target = link.target
    same = [
        one
        for form in dict.fromkeys(target.whole)
        for one in index.of_title(form)
        if one.id != target.id and set(one.whole) & set(target.whole)
    ]
    years = _years(link) - target.years if same else frozenset()
    if len(years) != 1 or target.made_in is None or target.made_in in years:
        return None
    right = tuple({one.id: one for one in same if one.made_in in years}.values())
    return TargetVerdict(OTHER_YEAR, str(min(years)), right) if right else None


def _years(link: DocumentLink) -> frozenset[int]:
    """Return the years that a link gives of its document, in its text or right beside it.

    A year elsewhere in a sentence is one in which something else happened.
    """
    if link.mentions.years:
        return link.mentions.years
    before, _, behind = link.context[:LONGEST].partition(link.text)
    found = (_BEFORE.search(before), _BEHIND.search(behind))
    beside = frozenset(int(one[1]) for one in found if one is not None)
    return beside or _years_of_row(link, f"{before} | {behind}")


def _years_of_row(link: DocumentLink, around: str) -> frozenset[int]:
    """Return the years of a row in which, but for titles and numbers, only days stand."""
    for number in reversed(document_numbers_in(around)):
        around = f"{around[: number.start]} {around[number.end :]}"
    said = normal_form(DATE.sub(" ", around))
    for form in sorted(link.target.whole, key=len, reverse=True):
        said = said.replace(form, " ", 1)
    words = re.sub(rf"{_YEAR}年?|\d{{1,3}}", " ", said)
    return years_in(around) if not words.strip() else frozenset()
