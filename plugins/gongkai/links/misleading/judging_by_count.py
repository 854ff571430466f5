"""Links whose text counts what comes in several: 第一批, 第三季度, 第2期."""

import re
from collections.abc import Iterator

from gongkai.links.misleading.codes import OTHER_OF_SERIES
from gongkai.links.misleading.context_mentions import clause_before
from gongkai.links.misleading.document_index import DocumentIndex
from gongkai.links.misleading.document_link import DocumentLink
from gongkai.links.misleading.documents import IndexedDocument, unique
from gongkai.links.misleading.titles import is_short_for
from gongkai.links.misleading.verdict import TargetVerdict
from gongkai.model.numbers import read_number

_COUNTED = re.compile(r"第(\d{1,3}|[一二三四五六七八九十百]{1,4})(批次?|期|次|轮|届|季度|号)")


def judge_count(index: DocumentIndex, link: DocumentLink) -> TargetVerdict | None:
    """Return what is wrong if a text is short for a title but for the number of the batch.

    None where no document of that number has the title else.
    """
    around = _around(link)
    said = list(dict.fromkeys(_COUNTED.findall(around or link.mentions.rest)))
    if len(said) != 1 or link.mentions.titles:
        return None
    number, unit = said[0]
    rest = "" if around else _COUNTED.sub("", link.mentions.rest)
    right = unique(
        one
        for form in link.target.whole
        if is_short_for(rest, form)
        for one in _of_count(index, form, _value(number), unit)
    )
    return TargetVerdict(OTHER_OF_SERIES, f"第{number}{unit}", right) if right else None


def _around(link: DocumentLink) -> str:
    """Return the row or clause that counts for a text which says little; empty for any other."""
    says_little = link.mentions.is_weak or link.file is not None
    is_alone = link.context.count(link.text or "\0") == 1
    if not (says_little and is_alone) or _COUNTED.search(link.mentions.rest):
        return ""
    return link.context if "|" in link.context else clause_before(link.text, link.context)


def _of_count(
    index: DocumentIndex, form: str, number: int | None, unit: str
) -> Iterator[IndexedDocument]:
    """Yield the documents of a title in which another number stands before a unit."""
    own = [match for match in _COUNTED.finditer(form) if match[2] == unit]
    if len(own) != 1 or number is None or _value(own[0][1]) == number:
        return
    written = str(number) if own[0][1].isdecimal() else _HAN.get(number, "")
    other = f"{form[: own[0].start(1)]}{written}{form[own[0].end(1) :]}"
    for name in index.names_of(other):
        yield index.documents[name]


def _value(written: str) -> int | None:
    if written.isdecimal():
        return int(written)
    number = read_number(f"令第{written}号")
    return number.order if number is not None else None


_ONES = "一二三四五六七八九"
_HAN = dict(enumerate(("", *_ONES, "十", *(f"十{one}" for one in _ONES), "二十")))
"""Numbers as titles count in them, up to twenty."""
