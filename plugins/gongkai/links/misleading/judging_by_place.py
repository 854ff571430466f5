"""Links to what a town or district issued, where the words around them speak of another one."""

import re

from gongkai.links.misleading.codes import OTHER_OF_SERIES
from gongkai.links.misleading.context_mentions import clause_before
from gongkai.links.misleading.document_index import DocumentIndex
from gongkai.links.misleading.document_link import DocumentLink
from gongkai.links.misleading.titles import is_short_for
from gongkai.links.misleading.verdict import TargetVerdict


def judge_place(index: DocumentIndex, link: DocumentLink) -> TargetVerdict | None:
    """Return what is wrong if text or clause speak of a place that has a document like the target.

    A text that says more than the title of such documents, or a clause that speaks of the place
    of the target as well, means something else.
    """
    own = index.towns.of_record.get(link.target.id)
    if own is None:
        return None
    places = index.towns.places(link.target.id)
    said = [place for place in places if place in link.text]
    if not said and _may_be_any(link, own.rest):
        clause = clause_before(link.text, link.context)
        said = [place for place in places if place in clause]
    if not said and (_OWN.match(link.text) or _is_plain(link, own.rest)):
        page = index.documents.get(link.page)
        here = index.towns.of_unit.get(page.unit, "") if page is not None else ""
        is_named = _names_place(link.context, own.place) and not _OWN.match(link.text)
        said = [place for place in places if here.endswith(place) and not is_named]
    if len(said) != 1 or own.place in said:
        return None
    alike = index.towns.by_rest[own.rest][said[0]]
    documents = [index.documents[name] for name in alike]
    documents.sort(key=lambda one: (one.years != link.target.years, one.id))
    if link.page in alike:  # a page speaks of its own place
        return None
    return TargetVerdict(OTHER_OF_SERIES, said[0], tuple(documents))


def _may_be_any(link: DocumentLink, rest: str) -> bool:
    """Return whether a text may mean the document of any of the places: 方案, 全文, 整治方案."""
    words = _DATED.sub("", link.mentions.rest)
    return link.mentions.is_weak or link.file is not None or is_short_for(words, rest)


def _is_plain(link: DocumentLink, rest: str) -> bool:
    """Return whether a text names what a page's own place has as well, 2021年度缴费通知."""
    if link.file is not None or link.mentions.is_weak or link.target.id == link.page:
        return False
    return bool(_DATED.sub("", link.mentions.rest)) and _may_be_any(link, rest)


def _names_place(context: str, place: str) -> bool:
    """Return whether words speak of a place, perhaps without 镇, or of other places at all."""
    return place.rstrip("镇乡街道") in context or _OTHERS.search(context) is not None


_OTHERS = re.compile("邻|兄弟|外[镇乡]|其他|别的|该[镇乡]|各[镇乡]|先进")
_OWN = re.compile(r"[我本][镇乡]|本街道")
_DATED = re.compile(
    r"(?:(?:19|20)\d\d年?度?|今年|去年|上年|本年)?(?:\d{1,2}月(?:\d{1,2}日|份)?)?(?:印发|发布)?的?"
)
