"""Links in lists of documents that differ in one name: 青泉镇：[全文] over the one of 柳溪镇."""

import re

from gongkai.links.misleading.codes import OTHER_OF_SERIES
from gongkai.links.misleading.context_mentions import clause_before
from gongkai.links.misleading.document_index import DocumentIndex
from gongkai.links.misleading.document_link import DocumentLink
from gongkai.links.misleading.documents import IndexedDocument
from gongkai.links.misleading.titles import shingles
from gongkai.links.misleading.verdict import TargetVerdict
from gongkai.model.titles import normal_form


def judge_difference(index: DocumentIndex, link: DocumentLink) -> TargetVerdict | None:
    """Return what is wrong if the name before a text that says nothing is in another title.

    That title must be the one of the target but for this name.
    """
    target = link.target
    if not link.mentions.is_weak or link.file is not None or target.id == link.page:
        return None
    label = _NAME.search(clause_before(link.text, link.plain or link.context))
    name = normal_form(label["name"]) if label is not None else ""
    if len(name) < _LEAST or any(map(str.isdecimal, name)):
        return None
    if any(name in form for form in target.forms):
        return None
    right = tuple(one for one in _with(index, name) if _is_like(one, target, name, link.context))
    return TargetVerdict(OTHER_OF_SERIES, name, right) if len(right) == 1 else None


_NAME = re.compile(
    r"(?:^|[\s，、,|])(?P<name>[\u4e00-\u9fff]{2,12}|[A-Z][A-Za-z -]{2,30})"
    r"\s*(?:[：:]|[—–-]+|\s)\s*[（(\[【]?$"
)
"""The name that begins an item of a list, or a row."""
_LEAST = 2


def _with(index: DocumentIndex, name: str) -> tuple[IndexedDocument, ...]:
    """Return the documents in whose titles a name is; none where they are many."""
    holding = [index.by_shingle.get(one, ()) for one in shingles(name)]
    ids = min(holding, key=len, default=())
    found = (index.documents[one] for one in ids) if len(ids) <= _MANY else ()
    return tuple(one for one in found if any(name in form for form in one.whole))


_MANY = 40


def _is_like(one: IndexedDocument, target: IndexedDocument, name: str, context: str) -> bool:
    """Return whether two titles are alike but for a name, and the words give none of the other."""
    said = normal_form(context)
    for form in one.whole:
        before, _, behind = form.partition(name)
        for other in target.whole:
            rest = len(before) + len(behind)
            is_framed = other.startswith(before) and other.endswith(behind)
            if name not in form or not is_framed or not _SAME <= rest < len(other):
                continue
            differing = other[len(before) : len(other) - len(behind)]
            if len(differing) <= len(name) + _LONGER and differing not in said:
                return True
    return False


_SAME = 6
"""Characters that two titles must share."""
_LONGER = 4
