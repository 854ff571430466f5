"""Drafts under what came of them: 意见采纳情况：[收到意见18条], 印发：[2022年6月27日]."""

import re

from gongkai.links.misleading.class_words import CLASSES, class_at_end
from gongkai.links.misleading.codes import OTHER_CLASS, RELATED_DOCUMENT
from gongkai.links.misleading.context_mentions import label_before
from gongkai.links.misleading.document_index import DocumentIndex
from gongkai.links.misleading.document_link import LEAST_QUOTED, DocumentLink
from gongkai.links.misleading.documents import unique
from gongkai.links.misleading.explanation_forms import DRAFTS, final_of, of_class
from gongkai.links.misleading.leading_clause import led_by
from gongkai.links.misleading.nearest_words import nearest_words
from gongkai.links.misleading.titles import weight
from gongkai.links.misleading.verdict import TargetVerdict
from gongkai.model.titles import normal_form


def judge_stage(index: DocumentIndex, link: DocumentLink) -> TargetVerdict | None:
    """Return what is wrong if a link leads to a draft, and means what was answered or issued."""
    target = link.target
    if target.kind not in DRAFTS or link.file is not None or link.has_place:
        return None
    if link.mentions.relations & CLASSES:
        return None
    label = label_before(link.text, link.context)
    if not label and link.mentions.is_weak:
        label = normal_form(nearest_words(link))
    if _AS_ISSUED.search(link.text) or _ISSUED.fullmatch(label):
        return final_of(index, link)
    return _of_answers(index, link)


_ISSUED = re.compile(
    "(?:正式|最终)?(?:印发|出台)(?:实施|文件|文本|稿)?|(?:正式|最终)(?:文件|文本|发布|稿)|定稿"
)
_AS_ISSUED = re.compile(
    r"\bas (?:finally )?(?:issued|adopted|promulgated)\b"
    r"|(?:正式|最终)(?:印发|出台|发布|定稿)的",
    re.IGNORECASE,
)


def _of_answers(index: DocumentIndex, link: DocumentLink) -> TargetVerdict | None:
    """Judge 意见采纳情况 before a colon, or behind the name of the draft before a link."""
    target = link.target
    label = label_before(link.text, link.context)
    said, named = class_at_end(label or (led_by(link) if link.mentions.is_weak else ""))
    if "answers" not in said or "answers" in target.does:
        return None
    about = (index.documents[name] for name in sorted(target.about) if name in index.documents)
    right = unique(
        one for known in (target, *about) for one in of_class(index, known, frozenset({"answers"}))
    )
    if right:
        return TargetVerdict(RELATED_DOCUMENT, right=right)
    named = named.removesuffix("的")
    is_named = weight(named) >= LEAST_QUOTED and any(named in form for form in target.whole)
    return TargetVerdict(OTHER_CLASS, "answers") if is_named else None
