"""Links that say that a document was revised, 新修订的《X》, and lead to the text before."""

import re

from gongkai.links.misleading.codes import RELATED_DOCUMENT
from gongkai.links.misleading.document_index import DocumentIndex
from gongkai.links.misleading.document_link import DocumentLink, names
from gongkai.links.misleading.documents import IndexedDocument
from gongkai.links.misleading.explanation_forms import OFFICIAL
from gongkai.links.misleading.titles import unrevised
from gongkai.links.misleading.verdict import TargetVerdict


def judge_revised(index: DocumentIndex, link: DocumentLink) -> TargetVerdict | None:
    """Return what is wrong if 新修订的《X》 leads to what another document took the place of.

    None where that one is younger than the page: then another revision is meant.
    """
    if "修" not in link.context or _REVISED.search(link.context.partition(link.text)[0]) is None:
        return None
    target, page = link.target, index.documents.get(link.page)
    if page is None or link.file is not None or not names(link.mentions.rest, target):
        return None
    right = tuple(
        one
        for name in sorted(index.about.get(target.id, ()))
        if "repeals" in (one := index.documents[name]).about[target.id]
        and one.kind in OFFICIAL
        and "repeals" not in one.relations
        and one.day <= page.day
        and any(form in _unrevised(one) for form in target.forms)
    )
    return TargetVerdict(RELATED_DOCUMENT, right=right) if right else None


def _unrevised(document: IndexedDocument) -> tuple[str, ...]:
    """Return the forms of a document without the year of its revision."""
    return tuple(unrevised(form) or form for form in document.forms)


_REVISED = re.compile(r"(?:新修[订正改]|修[订正改]后)的?\s*[《“]?$")
