"""Switches between a document and what explains it: 【政策原文】 on the page of an explanation."""

import re

from gongkai.links.misleading.class_words import CLASSES, class_alone, with_class
from gongkai.links.misleading.codes import OTHER_OF_SERIES
from gongkai.links.misleading.document_index import DocumentIndex
from gongkai.links.misleading.document_link import DocumentLink
from gongkai.links.misleading.documents import IndexedDocument, ids
from gongkai.links.misleading.explanation_forms import OFFICIAL, forms_in, of_class
from gongkai.links.misleading.verdict import TargetVerdict
from gongkai.links.reading.page_texts import PageTexts
from gongkai.model.titles import normal_form


def judge_switch(
    index: DocumentIndex, link: DocumentLink, texts: PageTexts
) -> TargetVerdict | None:
    """Return what is wrong if a text that stands alone on a page leads to what is of another one.

    None where the target has to do with the page, where the page names its document, perhaps in
    the heading above, or where the site has nothing of the page's own that the text may mean.
    """
    page, target = index.documents.get(link.page), link.target
    if page is None or target.id == page.id or link.file is not None or link.has_place:
        return None
    around = link.plain or link.context
    if len(around) - len(link.text) > _FAR or len(link.text) > _FAR:
        return None
    if _ALONE.fullmatch(around.replace(link.text, " ")) is None:
        return None
    meant = _meant(index, link, page)
    if not meant or target.id in ids(meant):
        return None
    own = (page, *meant)
    if any(index.is_related(one, target) or index.is_of_matter(one, target) for one in own):
        return None
    subjects = [index.documents[name] for name in target.about if name in index.documents]
    said = [texts.of(address) for address in page.addresses.values()]
    if any(form in one for one in said for about in (target, *subjects) for form in about.forms):
        return None
    subject = page if page.kind in OFFICIAL else meant[0]
    return TargetVerdict(OTHER_OF_SERIES, subject.number or subject.titles[0], meant)


_FAR = 20
"""Characters of a switch, and of all that stands around one."""
_ALONE = re.compile(r"[\s|｜【】\[\]（）()《》：:、，,。.·•/>»→-]*")
"""What stands between the switches of a page."""


def _meant(
    index: DocumentIndex, link: DocumentLink, page: IndexedDocument
) -> tuple[IndexedDocument, ...]:
    """Return the documents of a page's own that a text may mean."""
    form = with_class(link.mentions.spoken)
    is_document = link.target.kind in OFFICIAL and bool(link.target.numbers)
    asks = _ORIGINAL.fullmatch(form) or (is_document and _BARE_ORIGINAL.fullmatch(form))
    if page.kind == "interpretation" and asks:
        about = (index.documents[name] for name in sorted(page.about) if name in index.documents)
        return tuple(one for one in about if one.kind in OFFICIAL)
    said = class_alone(form) & CLASSES if page.kind in OFFICIAL else frozenset()
    if not said & link.target.does:
        return ()
    return of_class(index, page, said, forms_in(normal_form(link.text)))


_ORIGINAL = re.compile(
    "(?:请)?(?:点击)?(?:查看|阅读|返回|浏览)?(?:政策|文件|通知)(?:原文|全文|正文)(?:链接|地址|查看|下载)?"
)
"""What asks for the document; 原文 alone may be that of a text which was taken over."""
_BARE_ORIGINAL = re.compile(
    "(?:请)?(?:点击)?(?:查看|返回|浏览)原文(?:链接)?|原文(?:链接|地址|查看|下载)"
)
"""The same, where it leads to a document: a text that an explanation took over has no number."""
