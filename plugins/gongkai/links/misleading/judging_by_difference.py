"""Links to one of several documents that differ in a name, by the name in the words of the link.

They are its text, 柳溪至青泉段, or where that says nothing the words nearest to it, 青泉镇：[全文].
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from gongkai.links.misleading.codes import OTHER_OF_SERIES
from gongkai.links.misleading.document_index import DocumentIndex
from gongkai.links.misleading.document_link import DocumentLink
from gongkai.links.misleading.documents import IndexedDocument
from gongkai.links.misleading.nearest_words import nearest_words
from gongkai.links.misleading.titles import core, is_chinese, shingles, without_place
from gongkai.links.misleading.topic_words import topic_words
from gongkai.links.misleading.verdict import TargetVerdict
from gongkai.model.titles import normal_form


def judge_difference(index: DocumentIndex, link: DocumentLink) -> TargetVerdict | None:
    """Return what is wrong if the name in which another title differs is in the words of a link.

    None where the words have anything of the name that stands there in the title of the target,
    or fit several titles.
    """
    target, mentions = link.target, link.mentions
    if link.file is not None or link.has_place or target.id == link.page:
        return None
    if mentions.numbers or mentions.titles or mentions.years:
        return None
    is_text = not mentions.is_weak
    words = "" if is_text else nearest_words(link)
    form = mentions.rest if is_text else normal_form(words)
    is_apart = is_text or f"{words}{link.text}" not in link.context
    if _FOLLOWS.search(words) or not form or (is_text and not _LEAST <= len(form) <= _LONGEST_TEXT):
        return None
    said = shingles(form)
    right = {}
    for other, differs in _siblings(index, target, said):
        if (
            differs.own & said
            or not any(one in form for one in differs.ends)
            or other.id == link.page
        ):
            continue
        count = len(differs.other & said)
        is_name = count >= _MOST * len(said)
        if is_name == is_text or (is_name and is_apart):  # 民生实事[查看] may be of any of them
            right[other.id] = (count, other, differs)
    if not right:
        return None
    most = max(count for count, _, _ in right.values())
    best = [(other, differs) for count, other, differs in right.values() if count == most]
    if len(best) != 1:
        return None
    ((other, differs),) = best
    return TargetVerdict(OTHER_OF_SERIES, differs.name, (other,))


_FOLLOWS = re.compile("参[照考]|比照|对照|学习|借鉴|根据|依据|按照")
"""What says that somebody else's document is followed, 参照柳溪镇的做法."""
_LEAST, _LONGEST_TEXT = 2, 12
_MOST = 0.6
"""The least share of a text that is the name and nothing else."""


class _Difference(NamedTuple):
    """What tells two titles apart that are else the same."""

    name: str
    """What only the other title has."""
    ends: tuple[str, str]
    """How that begins and ends: people leave out 镇, 一期工程 and the city of a village."""
    other: frozenset[str]
    own: frozenset[str]
    """The pairs of characters that only either title has."""


def _siblings(
    index: DocumentIndex, target: IndexedDocument, said: frozenset[str]
) -> Iterator[tuple[IndexedDocument, _Difference]]:
    """Yield the documents of which something is said whose titles differ from one in a name."""
    own = frozenset().union(*target.shingles)
    seen = {target.id}
    for part in sorted(said - own):
        names = index.by_shingle.get(part, ())
        for name in names if len(names) <= _MANY else ():
            if name in seen:
                continue
            seen.add(name)
            other = index.documents[name]
            differs = None if index.is_related(other, target) else _difference(other, target)
            if differs is not None:
                yield other, differs


_MANY = 40
"""Documents that may have a part of a name."""


def _difference(other: IndexedDocument, target: IndexedDocument) -> _Difference | None:
    for form in map(_bare, other.whole):
        for own in map(_bare, target.whole):
            start = _shared(form, own)
            end = _shared(form[start:][::-1], own[start:][::-1])
            name, mine = form[start : len(form) - end], own[start : len(own) - end]
            same = f"{form[:start]} {form[len(form) - end :]}"
            if start + end < _SAME or not (_is_name(name) and _is_name(mine)):
                continue
            if not topic_words(same):  # 某某管理办法 is said of anything
                continue
            after = form[len(form) - end :][:1]
            # 潮溪镇 and 潮水镇 differ in 溪 and 水: the name begins where both do
            before = form[max(0, start - 1) : start]
            apart = shingles(f"{before}{name}"), shingles(f"{before}{mine}")
            whole, others = shingles(form), shingles(own)
            return _Difference(
                name,
                (name[:_STEM], f"{name[1 - _STEM :]}{after}"),
                (apart[0] | whole) - others,
                (apart[1] | others) - whole,
            )
    return None


def _bare(form: str) -> str:
    return without_place(core(_YEARS.sub("", form)))


_YEARS = re.compile(r"(?:19|20)\d\d(?:年度?|(?=\d{4}))?")
_SAME = 6
"""Characters that two titles must share."""
_STEM = 2
_LONGEST = 14


def _is_name(differing: str) -> bool:
    is_short = _LEAST <= len(differing) <= _LONGEST
    is_plain = is_chinese(differing) and not any(map(str.isdecimal, differing))
    return is_short and is_plain and bool(topic_words(differing))


def _shared(one: str, other: str) -> int:
    """Return how many characters two texts begin with alike."""
    pairs = zip(one, other, strict=False)
    return next((at for at, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))
