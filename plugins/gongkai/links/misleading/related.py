"""Links that mix up a document and one about it, of which their texts speak both."""

import re

from gongkai.links.misleading.candidates import Candidates
from gongkai.links.misleading.class_words import CLASSES
from gongkai.links.misleading.codes import RELATED_DOCUMENT
from gongkai.links.misleading.document_index import DocumentIndex
from gongkai.links.misleading.document_link import (
    LEAST_OUTSIDE,
    SAYS_ALL,
    DocumentLink,
    cover_by,
    cover_of,
    words_beside,
)
from gongkai.links.misleading.document_relations import relations_in
from gongkai.links.misleading.explanation_forms import forms_in, of_form
from gongkai.links.misleading.named_changes import is_its_revision
from gongkai.links.misleading.titles import weight
from gongkai.links.misleading.verdict import AGREES, TargetVerdict


def judge_relation(
    index: DocumentIndex, link: DocumentLink, candidates: Candidates
) -> TargetVerdict | None:
    """Return what is wrong if the text says “explanation of X”, and the link leads to X itself."""
    said = candidates.relations & CLASSES
    if not said or said & link.target.does or _WITH.search(link.text):
        return None
    around = [
        index.documents[name]
        for name in sorted(index.about.get(link.target.id, ()))
        if index.documents[name].about[link.target.id] & said
    ]
    right = of_form(around, forms_in(link.mentions.rest))
    return TargetVerdict(RELATED_DOCUMENT, right=right) if right else None


_WITH = re.compile(
    r"(?:及其?|和|与|含|附)\s*(?:相关|政策|文件|图文)*(?:解读|图解|问答|(?:起草)?说明)"
)
"""What says that the explanation stands beside the document itself, 《X》及解读."""


def judge_related(
    index: DocumentIndex, link: DocumentLink, candidates: Candidates
) -> TargetVerdict:
    """Judge a link to a document about one that its text names, or the other way round."""
    if is_its_revision(link):
        return AGREES
    beside = relations_in(_OF_PAGE.sub(" ", _ENDED.sub(" ", words_beside(link))))
    if not link.target.relations & _ENDS:
        beside -= {"repeals"}  # 《X》同时废止 names X, and not what took its place
    said = candidates.relations | beside
    for one in candidates.documents:
        if said & (link.target.about.get(one.id, frozenset()) | link.target.relations):
            return AGREES
        if (said - CLASSES) & one.about.get(link.target.id, frozenset()):
            return AGREES
    if not candidates.is_whole and _says_more(link, candidates):
        cover = cover_of(index, link)
        if cover >= SAYS_ALL or cover > max(
            cover_by(index, link, one) for one in candidates.documents
        ):
            return AGREES
    day = link.target.day  # of one title the last before it is meant
    right = sorted(candidates.documents, key=lambda one: one.day, reverse=True)
    right.sort(key=lambda one: (not index.is_related(one, link.target), one.day > day))
    return TargetVerdict(RELATED_DOCUMENT, candidates.printed, tuple(right))


_ENDS = frozenset({"repeals", "cleans"})
"""What a title says that ends others; what takes the place of one is named by its own title."""
_OF_PAGE = re.compile(
    "[本该此](?:次|篇|文)?(?:解读|图解|问答)|(?:解读|图解)(?:所)?(?:依据|针对|对应|涉及)|被解读"
)
"""What speaks of the explanation that a page is, 本解读所依据的文件, and not of the target."""
_ENDED = re.compile("已经?(?:被|予以)?(?:废止|失效)的[《“]?(?= )")
"""What is said right before the name of a document that has ended: it means that one."""


def _says_more(link: DocumentLink, candidates: Candidates) -> bool:
    """Return whether a text says more than the titles and numbers in it."""
    mentions = link.mentions
    return (
        bool(candidates.relations)
        or weight(mentions.outside) >= LEAST_OUTSIDE
        or not mentions.titles
    )
