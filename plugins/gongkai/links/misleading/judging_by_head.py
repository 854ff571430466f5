"""Links in a table, by the head of their column or row: what is under 解读 is no document."""

import re

from gongkai.links.misleading.class_words import CLASSES, class_alone
from gongkai.links.misleading.codes import OTHER_CLASS, RELATED_DOCUMENT
from gongkai.links.misleading.document_index import DocumentIndex
from gongkai.links.misleading.document_link import DocumentLink, names
from gongkai.links.misleading.document_relations import relations_in
from gongkai.links.misleading.documents import IndexedDocument, ids, unique
from gongkai.links.misleading.explanation_forms import OFFICIAL, forms_in, judge_form, of_class
from gongkai.links.misleading.verdict import TargetVerdict
from gongkai.model.titles import normal_form


def judge_head(index: DocumentIndex, link: DocumentLink) -> TargetVerdict | None:
    """Return what is wrong if a head says a class that the target of a link below it is not of.

    A text that says a class itself means that one, and so does what names another document. None
    for a file or a place on a page, and for a head that names two things.
    """
    if not link.head or link.file is not None or link.has_place or link.target.id == link.page:
        return None
    if link.mentions.relations & CLASSES or not _PLAIN.fullmatch(link.head):
        return None
    if not link.mentions.is_weak and not names(link.mentions.rest, link.target):
        return None
    form = normal_form(link.head)
    said = class_alone(form)
    if said:
        return _of_class(index, link, form, said)
    return _of_document(index, link) if _DOCUMENT.fullmatch(form) else None


_PLAIN = re.compile(r"[\u4e00-\u9fff]+|[A-Za-z ]+")
"""A head that names one thing: not 文件/解读 or 文件（含解读）."""
_DOCUMENT = re.compile(
    "(?:政策|规范性|原)?文件(?:正文|原文|全文|内容|链接)?|(?:政策)?(?:正文|原文|全文)(?:链接)?"
    "|(?:the )?(?:document|full text|original)"
)
_ITSELF = re.compile("原文|正文|全文|文件|original|document|full text", re.IGNORECASE)
"""What asks for the document itself, whatever stands above."""


def _of_class(
    index: DocumentIndex, link: DocumentLink, form: str, said: frozenset[str]
) -> TargetVerdict | None:
    """Judge a link under 解读 that leads to the document, or to an explanation of another form."""
    target = link.target
    if target.kind == "interpretation":
        return judge_form(index, link, form) if "explains" in said else None
    said -= target.does
    if target.kind not in OFFICIAL or not said or _ITSELF.search(link.text):
        return None
    right = of_class(index, target, said, forms_in(form))
    if link.page in ids(right):
        return None
    if right:
        return TargetVerdict(RELATED_DOCUMENT, right=right)
    if not link.mentions.is_generic or not target.numbers or target.relations & CLASSES:
        return None
    return TargetVerdict(OTHER_CLASS, min(said)) if _is_of_row(link, target) else None


def _of_document(index: DocumentIndex, link: DocumentLink) -> TargetVerdict | None:
    """Judge a link under 文件 that says nothing and leads to what explains the row's document."""
    target = link.target
    if target.kind != "interpretation" or not link.mentions.is_weak:
        return None
    row = _row(link)
    about = (index.documents[name] for name in sorted(target.about) if name in index.documents)
    right = unique(
        one
        for one in about
        if one.kind in OFFICIAL and one.id != link.page and _is_of_row(link, one)
    )
    says_so = relations_in(row) & CLASSES
    return TargetVerdict(RELATED_DOCUMENT, right=right) if right and not says_so else None


def _row(link: DocumentLink) -> str:
    return (link.plain or link.context).replace(link.text, " ")


def _is_of_row(link: DocumentLink, document: IndexedDocument) -> bool:
    """Return whether a row names a document: else what it is about may be called otherwise."""
    row = _row(link)
    says_title = any(form in normal_form(row) for form in document.forms)
    return says_title or (bool(document.number) and document.number in row)
