"""Links that say that a document was revised, 新修订的《X》, and lead to the text before.

And those that say 修订前的办法 or 原《X》, and lead to what took its place.
"""

import re
from collections.abc import Iterator

from gongkai.links.misleading.codes import RELATED_DOCUMENT
from gongkai.links.misleading.document_index import DocumentIndex
from gongkai.links.misleading.document_link import DocumentLink, names
from gongkai.links.misleading.documents import IndexedDocument
from gongkai.links.misleading.explanation_forms import OFFICIAL
from gongkai.links.misleading.mentions import is_genre
from gongkai.links.misleading.titles import unrevised
from gongkai.links.misleading.verdict import TargetVerdict
from gongkai.model.titles import normal_form


def judge_revised(index: DocumentIndex, link: DocumentLink) -> TargetVerdict | None:
    """Return what is wrong if 新修订的《X》 leads to what another document took the place of.

    None where that one is younger than the page: then another revision is meant.
    """
    newest = _NEWEST.match(link.text)
    if newest is None and _REVISED.search(link.context.partition(link.text or "\0")[0]) is None:
        return None
    target, page = link.target, index.documents.get(link.page)
    words = normal_form(link.text[newest.end() :]) if newest is not None else link.mentions.rest
    if page is None or link.file is not None or not names(words, target):
        return None
    right = tuple(
        one
        for one in _in_place_of(index, target, page)
        if any(form in _unrevised(one) for form in target.forms)
    )
    return TargetVerdict(RELATED_DOCUMENT, right=right) if right else None


def _in_place_of(
    index: DocumentIndex, document: IndexedDocument, page: IndexedDocument
) -> Iterator[IndexedDocument]:
    """Yield what took the place of a document by the day of a page."""
    for name in sorted(index.about.get(document.id, ())):
        one = index.documents[name]
        if one.day <= page.day and _takes_place_of(one, document):
            yield one


def _takes_place_of(document: IndexedDocument, other: IndexedDocument) -> bool:
    """Return whether a document ended another one, and is no decision to end it."""
    is_new = document.kind in OFFICIAL and "repeals" not in document.relations
    return is_new and "repeals" in document.about.get(other.id, ())


def judge_earlier(index: DocumentIndex, link: DocumentLink) -> TargetVerdict | None:
    """Return what is wrong if 修订前的办法, or 原《X》, leads to what took the place of that one.

    None where the target has ended, too: then it may be the earlier one.
    """
    target, page = link.target, index.documents.get(link.page)
    if page is None or link.file is not None or link.has_place or target.day > page.day:
        return None
    words = _words_for_earlier(link)
    ended = [index.documents[name] for name in sorted(target.about) if name in index.documents]
    ended = [one for one in ended if _takes_place_of(target, one)]
    if words is None or not ended or next(_in_place_of(index, target, page), None) is not None:
        return None
    if "repeals" in page.about.get(target.id, ()) or "" < target.ended <= page.day:
        return None
    named = tuple(one for one in ended if is_genre(words) or names(words, one))
    return TargetVerdict(RELATED_DOCUMENT, right=named) if named else None


def _words_for_earlier(link: DocumentLink) -> str | None:
    """Return the words by which a link names a document that another one took the place of."""
    text = link.text.strip()
    match = _EARLIER.match(text)
    if match is not None:
        return normal_form(text[match.end() :])
    match = _EARLIER_AT_END.search(text)
    if match is not None:
        return normal_form(text[: match.start()])
    before, _, behind = link.context.partition(link.text or "\0")
    around = (_EARLIER_BEFORE.search(before), _EARLIER_LABEL.search(before))
    if not any(around) and not _ENDED_BEHIND.match(behind):
        return None
    return link.mentions.rest if not link.mentions.is_weak else None


_WORDS = (
    "(?:修[订改正]|调整|废止|更新)前的?|原来的|[旧老]版本?的?|旧的?|上一?版的?"
    "|(?:已经?|现已|被)+(?:废止|失效|作废|替代|取代|代替|停止执行)的"
)
_EARLIER = re.compile(f"{_WORDS}|原(?![文件稿因则材]|有)")
_EARLIER_BEFORE = re.compile(
    rf"(?:{_WORDS}|(?:^|[，。；、：:（(\s将把对与和即代]|以及)原(?:来的)?"
    "|(?:替代|取代|代替|废止)了?[原旧]?的?)[《“]?$"
)
_EARLIER_LABEL = re.compile(
    r"(?:^|[\s，。；、])[【（(]?(?:[旧老原]版本?|[旧原](?:办法|文件|规定|政策|预案|方案)|修[订改正]前|已?(?:废止|失效))"
    r"[】）)]?(?:[（(][^（）()]{1,8}[）)])?\s*[：:｜丨]\s*[《“]?$"
)
"""A label before a link to what ended, 旧版（已废止）：X."""
_EARLIER_AT_END = re.compile("[（(](?:旧版?|原版?|已?(?:废止|失效|作废)|修[订改正]前)[）)]$")
_ENDED_BEHIND = re.compile(
    r"[》”]?\s*(?:（[^）]*）|\([^)]*\))?\s*(?:同时|同步|即行)(?:予以)?(?:废止|失效|停止执行)"
    r"|[》”]?\s*[（(](?:[旧原]版|已经?(?:废止|失效|作废|被替代)|修[订改正]前)[）)]"
)


def _unrevised(document: IndexedDocument) -> tuple[str, ...]:
    """Return the forms of a document without the year of its revision."""
    return tuple(unrevised(form) or form for form in document.forms)


_REVISED = re.compile(r"(?:新修[订正改]|修[订正改]后|最新版?|新版|现行(?:有效)?)的?\s*[《“]?$")
_NEWEST = re.compile(r"(?:新修[订正改]|修[订正改]后|最新版?|新版|现行(?:有效)?)的?[《“]?")
