"""Links by the head of their column, row or list: what is under 解读 is no document.

So is what a text asks for by itself, beside a title: X：[文件] [看图].
"""

import re

from gongkai.links.misleading.class_words import CLASSES, class_alone, with_class
from gongkai.links.misleading.codes import ATTACHED, OTHER_CLASS, RELATED_DOCUMENT
from gongkai.links.misleading.context_mentions import clause_before, label_before, mentions_around
from gongkai.links.misleading.document_index import DocumentIndex
from gongkai.links.misleading.document_link import DocumentLink, names
from gongkai.links.misleading.document_relations import relations_in
from gongkai.links.misleading.documents import IndexedDocument, ids, unique
from gongkai.links.misleading.explanation_forms import (
    DRAFTS,
    OFFICIAL,
    final_of,
    forms_in,
    is_about,
    judge_form,
    of_class,
)
from gongkai.links.misleading.mentions import name_of_attachment
from gongkai.links.misleading.verdict import TargetVerdict
from gongkai.model.titles import normal_form


def judge_head(index: DocumentIndex, link: DocumentLink) -> TargetVerdict | None:
    """Return what is wrong if a head says a class that the target of a link below it is not of.

    A text that says a class itself means that one, and so does what names another document. None
    for a file or a place on a page, and for a head that names two things.
    """
    if _names_file(index, link):
        return TargetVerdict(OTHER_CLASS, ATTACHED)
    head = link.head or _asked_by(link.text)
    if not head or link.file is not None or link.has_place or link.target.id == link.page:
        return None
    if link.mentions.relations & CLASSES or not _PLAIN.fullmatch(head):
        return None
    is_weak = link.mentions.is_weak or not link.head
    if not is_weak and not names(link.mentions.rest, link.target):
        return None
    form = with_class(normal_form(head))
    if _OF_FILE.fullmatch(form):
        return _of_file(index, link)
    said = class_alone(form)
    if said:
        return _of_class(index, link, form, said, is_weak=is_weak)
    if not _DOCUMENT.fullmatch(form) or not is_weak:
        return None
    if link.target.kind not in DRAFTS:
        return _of_document(index, link)
    return None if relations_in(_row(link)) & _OF_DRAFTS else final_of(index, link)


def _asked_by(text: str) -> str:
    """Return the head that a text would stand under, as it says what it asks for: 看图, 文件."""
    if len(text) > _LONGEST:
        return ""
    asked = _ASKS.sub("", text.strip(" 【】[]"))
    return next((head for words, head in _ASKED if words.fullmatch(asked)), "")


_OF_DRAFTS = {"drafts", "answers"}
"""What is said where a draft may be meant: 现就X（征求意见稿）公开征求意见，详见全文."""
_LONGEST = 16
"""Characters of a text that asks for something: longer ones, which are most, say what it is."""
_ASKS = re.compile("^(?:点击|请|戳|此处|这里)*(?:查看|阅读|观看|下载)?(?:相关)?")
_ASKED = (
    (re.compile("附件(?:打包)?下载"), "附件"),
    (re.compile("看?(?:长图|图片)版?|看图"), "图解"),
    (re.compile("看?(?:视频|动漫|动画)版?"), "视频"),
    (
        re.compile("(?:政策|文件|通知)?(?:原文|全文|正文)(?:链接|地址|下载)?|(?:政策|原)?文件"),
        "原文",
    ),
)
"""Texts that say what they ask for, and what stands above those that say nothing."""
_OF_FILE = re.compile(
    "(?:下载)?(?:附件|附表|(?:空白)?表格|表单|样表|[申填登][请报记]表)(?:下载|链接)?"
)
_PLAIN = re.compile(r"[\u4e00-\u9fff]+|[A-Za-z ]+")
"""A head that names one thing: not 文件/解读 or 文件（含解读）."""
_DOCUMENT = re.compile(
    "(?:政策|规范性|正式|原)?文件(?:正文|原文|全文|内容|链接)?|(?:政策)?(?:正文|原文|全文)(?:链接)?"
    "|(?:the )?(?:document|full text|original)"
)
_ITSELF = re.compile("原文|正文|全文|文件|original|document|full text", re.IGNORECASE)
"""What asks for the document itself, whatever stands above."""


def _names_file(index: DocumentIndex, link: DocumentLink) -> bool:
    """Return whether a text is 附件： with the name of a file of the document that it leads to."""
    if link.file is not None or link.has_place or link.target.id == link.page:
        return False
    named = name_of_attachment(link.text) if _FILE.match(link.text) else ""
    return any(named == one.name for one in index.attachments.get(link.target.id, ()) if named)


_FILE = re.compile(r"\s*附[件表]\s*[\d一二三四五六七八九十]{0,2}\s*[：:]")


def _of_file(index: DocumentIndex, link: DocumentLink) -> TargetVerdict | None:
    """Judge a link under 附件 that says nothing and leads to the document with the files."""
    target = link.target
    is_known = target.kind in OFFICIAL and bool(index.attachments.get(target.id))
    if not is_known or not link.mentions.is_generic or _ITSELF.search(link.text):
        return None
    return TargetVerdict(OTHER_CLASS, ATTACHED) if _is_of_row(link, target) else None


def _of_class(
    index: DocumentIndex,
    link: DocumentLink,
    form: str,
    said: frozenset[str],
    *,
    is_weak: bool,
) -> TargetVerdict | None:
    """Judge a link under 解读 that leads to the document, or to an explanation of another form."""
    target = link.target
    if target.kind == "interpretation" and "explains" in said:
        return judge_form(index, link, form)
    said -= target.does
    if target.kind in DRAFTS or target.kind == "interpretation":
        return _of_other_class(index, link, said)
    if target.kind not in OFFICIAL or not said or _ITSELF.search(link.text):
        return None
    right = of_class(index, target, said, forms_in(form))
    if link.page in ids(right) or not (link.head or _is_right_behind(link, target)):
        return None
    if right:
        return TargetVerdict(RELATED_DOCUMENT, right=right)
    if not target.numbers or target.relations & CLASSES or is_about(index, link.page, target):
        return None
    is_named = _is_of_row(link, target) if is_weak else link.mentions.spoken in target.forms
    return TargetVerdict(OTHER_CLASS, min(said)) if is_named else None


def _of_other_class(
    index: DocumentIndex, link: DocumentLink, said: frozenset[str]
) -> TargetVerdict | None:
    """Judge a draft, or an explanation, under the head of what is written besides a document."""
    target = link.target
    about = [index.documents[name] for name in sorted(target.about) if name in index.documents]
    said &= _BESIDE_EXPLANATION if target.kind == "interpretation" else _BESIDE_DRAFT
    right = of_class(index, target, said)
    right = right or unique(one for name in about for one in of_class(index, name, said))
    if not said or target.id in ids(right) or link.page in ids(right):
        return None
    if right:
        return TargetVerdict(RELATED_DOCUMENT, right=right)
    is_named = any(one.kind in OFFICIAL and _is_of_row(link, one) for one in about)
    return TargetVerdict(OTHER_CLASS, min(said)) if is_named and link.mentions.is_weak else None


_BESIDE_EXPLANATION, _BESIDE_DRAFT = {"drafts", "answers"}, {"answers", "explains"}
"""Classes that are never there: notes on the drafting stand with both."""


def _of_document(index: DocumentIndex, link: DocumentLink) -> TargetVerdict | None:
    """Judge a link under 文件 that says nothing and leads to what explains the row's document.

    On a page about that document it need not be named.
    """
    target = link.target
    if target.kind != "interpretation":
        return None
    row = _row(link)
    about = (index.documents[name] for name in sorted(target.about) if name in index.documents)
    right = unique(
        one
        for one in about
        if one.kind in OFFICIAL
        and one.id != link.page
        and (_is_of_row(link, one) or is_about(index, link.page, one))
    )
    says_so = relations_in(row) & CLASSES
    if not right or says_so or (not link.head and _speaks_of_more(link, right[0])):
        return None
    return TargetVerdict(RELATED_DOCUMENT, right=right)


def _speaks_of_more(link: DocumentLink, document: IndexedDocument) -> bool:
    """Return whether between the name of a document and a text something else is named."""
    before = normal_form(clause_before(link.text, link.plain or link.context))
    named = next((form for form in document.forms if form in before), "")
    return _MORE.search(before.rpartition(named)[2] if named else before) is not None


_MORE = re.compile("材料|[会谈稿]|说明|背景|要点|实录|报道|评论|文章|新闻")
"""What there may be on a document besides it, the text of a press release on X."""


def is_of_class_above(index: DocumentIndex, link: DocumentLink) -> bool:
    """Return whether a link leads to what its head, or the word before it, says: X under 解读."""
    target = link.target
    if not target.about or target.kind in OFFICIAL:
        return False
    form = (
        with_class(normal_form(link.head))
        if link.head
        else with_class(label_before(link.text, link.context))
    )
    said = class_alone(form)
    if not said & target.does or judge_form(index, link, form) is not None:
        return False
    about = [index.documents[name] for name in sorted(target.about) if name in index.documents]
    if link.mentions.is_weak:
        is_of_row = any(_is_of_row(link, one) for one in about)
        is_of_stage = ("answers" in said) == ("answers" in target.does)
        is_of_row = is_of_row or (is_of_stage and _shares_draft(index, link))
        return is_of_row or _names_nothing(index, link)
    return any(names(link.mentions.rest, one) for one in about)


def _shares_draft(index: DocumentIndex, link: DocumentLink) -> bool:
    """Return whether the row names what became of the draft that the target is about as well."""
    drafts = set(link.target.about)
    for one in mentions_around(_row(link), index.prefixes):
        named = (*map(index.of_number, one.numbers), *map(index.of_title, one.titles))
        if any(drafts & set(document.about) for some in named for document in some):
            return True
    return False


def _names_nothing(index: DocumentIndex, link: DocumentLink) -> bool:
    """Return whether nothing in a row under a head names a document but the links beside one."""
    if not link.head:
        return False
    for one in mentions_around(_row(link), index.prefixes):
        if any(map(index.of_number, one.numbers)) or any(map(index.of_title, one.titles)):
            return False
    return True


def _is_right_behind(link: DocumentLink, document: IndexedDocument) -> bool:
    """Return whether a text is right behind the name of a document: X：看图, not X示意图：看图."""
    before = normal_form(clause_before(link.text, link.plain or link.context))
    number = normal_form(document.number)
    return any(before.endswith(form) for form in document.forms) or bool(
        number and before.endswith(number)
    )


def _row(link: DocumentLink) -> str:
    return (link.plain or link.context).replace(link.text, " ")


def _is_of_row(link: DocumentLink, document: IndexedDocument) -> bool:
    """Return whether a row names a document: else what it is about may be called otherwise."""
    row = _row(link)
    says_title = any(form in normal_form(row) for form in document.forms)
    return says_title or (bool(document.number) and document.number in row)
