"""Links whose text is the end of a number, 14号文, or a number as English texts print it."""

import re
from dataclasses import replace

from gongkai.links.misleading.codes import WRONG_NUMBER
from gongkai.links.misleading.document_index import DocumentIndex
from gongkai.links.misleading.document_link import DocumentLink
from gongkai.links.misleading.documents import unique
from gongkai.links.misleading.numbers import document_numbers_in, printed
from gongkai.links.misleading.verdict import TargetVerdict, doubtful

_SHORT = re.compile(r"\s*[（(]?(\d{1,4})号(?:文件?|通知|令)?[）)]?\s*")


def judge_short_number(index: DocumentIndex, link: DocumentLink) -> TargetVerdict | None:
    """Return what is wrong if 某府办〔2023〕7号、9号、14号 … 14号文 leads to another number.

    None where no document here is of that number, or the target is, under any office of the
    sentence.
    """
    short = _SHORT.fullmatch(link.text)
    if short is None:
        return _in_english(index, link)
    whole = (one.number for one in document_numbers_in(link.context, index.prefixes))
    meant = dict.fromkeys(replace(one, order=int(short[1])) for one in whole if one.year)
    if any(link.target.has_number(one) for one in meant):
        return None
    right = unique(one for number in meant for one in index.of_number(number))
    if len(right) != 1:
        return None
    named = next(number for number in meant if right[0].has_number(number))
    return doubtful(WRONG_NUMBER, printed(named), right)


def _in_english(index: DocumentIndex, link: DocumentLink) -> TargetVerdict | None:
    """Judge Shijian [2019] No. 7 by year and order: nobody knows how its office is spelled.

    So may the brackets right behind a text give it.
    """
    behind = link.context.partition(link.text or "\0")[2]
    number = _IN_ENGLISH.search(link.text) or _BEHIND.match(behind)
    if number is None or not link.target.numbers or link.file is not None:
        return None
    year, order = int(number["year"]), int(number["order"])
    if any((one.year, one.order) == (year, order) for one in link.target.numbers):
        return None
    right = unique(index.documents[name] for _, name in index.by_order.get((year, order), ()))
    if not right or any(index.is_related(one, link.target) for one in right):
        return None
    return doubtful(WRONG_NUMBER, f"[{year}] No. {order}", right)


_NUMBER = r"[\[(〔]\s*(?P<year>(?:19|20)\d\d)\s*[\])〕],?\s*No\.?\s*(?P<order>\d{1,4})(?!\d)"
_IN_ENGLISH = re.compile(_NUMBER, re.IGNORECASE)
_BEHIND = re.compile(rf"\s*\(\s*[A-Za-z ]{{2,40}}{_NUMBER}\s*\)", re.IGNORECASE)
