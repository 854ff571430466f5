"""Links whose text is the end of a number, 14号文, of which the sentence gives the rest."""

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
        return None
    whole = (one.number for one in document_numbers_in(link.context, index.prefixes))
    meant = dict.fromkeys(replace(one, order=int(short[1])) for one in whole if one.year)
    if any(link.target.has_number(one) for one in meant):
        return None
    right = unique(one for number in meant for one in index.of_number(number))
    if len(right) != 1:
        return None
    named = next(number for number in meant if right[0].has_number(number))
    return doubtful(WRONG_NUMBER, printed(named), right)
