"""Links whose class stands before them, 政策解读：《X》, or before a text that says nothing."""

import re

from gongkai.links.misleading.class_words import (
    CLASSES,
    SHOWN,
    class_alone,
    class_at_end,
    with_class,
)
from gongkai.links.misleading.codes import OTHER_CLASS, OTHER_TITLE, RELATED_DOCUMENT
from gongkai.links.misleading.context_mentions import (
    clause_before,
    label_before,
    leads_on,
    wants_original,
)
from gongkai.links.misleading.document_index import DocumentIndex
from gongkai.links.misleading.document_link import DocumentLink, names
from gongkai.links.misleading.document_relations import relations_in
from gongkai.links.misleading.documents import ids, unique
from gongkai.links.misleading.explanation_forms import (
    OFFICIAL,
    forms_in,
    is_about,
    judge_form,
    of_class,
)
from gongkai.links.misleading.leading_clause import led_by
from gongkai.links.misleading.mentions import quoted_titles
from gongkai.links.misleading.verdict import TargetVerdict
from gongkai.model.titles import normal_form


def judge_label(index: DocumentIndex, link: DocumentLink) -> TargetVerdict | None:
    """Return what is wrong if what is of a class by the words before it leads to X itself.

    None where nothing here is of that class, or where the page itself is: it may name X so.
    """
    if link.file is not None or link.has_place or link.mentions.relations & CLASSES:
        return None
    if link.target.kind == "interpretation":
        return _of_original(index, link) or _of_form(index, link) or _of_another(index, link)
    if link.target.kind not in OFFICIAL:
        return None
    within, rest = _label_within(link)
    beside = _class_beside(link)
    form = with_class(within or beside or label_before(link.text, link.context))
    if _OF_ITSELF.search(form) or (link.mentions.is_weak and wants_original(link.text)):
        return None
    is_said = bool(form) and (bool(within or beside) or _is_whole_item(link))
    said = class_alone(form) if is_said else frozenset()
    is_named = not link.mentions.is_weak and rest in link.target.forms
    if (within and not is_named) or (beside and not names(rest, link.target)):
        return None
    if link.mentions.is_weak and not said:
        form = led_by(link)
        said, named = class_at_end(form) if not _OF_ITSELF.search(form) else (frozenset(), form)
        is_named = names(_NOW.sub("", class_at_end(named)[1]), link.target)
        said = said if is_named else frozenset()
    said -= link.target.does
    if not said or (not beside and said & relations_in(link.context.partition(link.text)[2])):
        return None
    right = of_class(index, link.target, said, forms_in(form))
    if right:
        return None if link.page in ids(right) else TargetVerdict(RELATED_DOCUMENT, right=right)
    return TargetVerdict(OTHER_CLASS, min(said)) if is_named and _is_alone(index, link) else None


def _label_within(link: DocumentLink) -> tuple[str, str]:
    """Return the word for a film that a text begins with, 【视频】X, and the form of what follows.

    Words that say themselves that they explain are no labels: they are read with the text.
    """
    label = _FILM.match(link.text)
    if label is None:
        return "", link.mentions.rest
    word = label["marked"] or label["plain"]
    return normal_form(word), normal_form(link.text[label.end() :])


def _class_beside(link: DocumentLink) -> str:
    """Return the word for a draft that stands right before a text, or in brackets behind it."""
    before, _, behind = link.context.partition(link.text or "\0")
    match = _DRAFT_BEFORE.search(before) or _DRAFT_BEHIND.match(behind)
    return "征求意见稿" if match is not None else ""


_DRAFT_BEFORE = re.compile(
    "(?:(?:征求|征集|听取)(?:公众|社会)?意见|起草|听证|送审|讨论|公示)(?:阶段|期间|时期?|过程中)的[《“]?$"
    "|(?:尚未|还未|未)(?:正式)?(?:定稿|印发|发布)的[《“]?$"
)
_DRAFT_BEHIND = re.compile(
    r"[》”]?\s*[（(](?:公开)?(?:征求意见|送审|讨论|听证|审议|报批|公示|修订|意见)?(?:稿|草案)[）)]"
)


_FILM = re.compile(
    rf"(?:[听看](?:懂|一?听|一?看)?(?:政策|文件|新规)?)?"
    rf"(?:[【\[（(](?P<marked>{SHOWN})[】\]）)]\s*[｜丨|：:]?|(?P<plain>{SHOWN})\s*[｜丨|：:])"
)


def _is_alone(index: DocumentIndex, link: DocumentLink) -> bool:
    """Return whether a target is a document and no explanation by its title, nor is the page."""
    target = link.target
    is_document = bool(target.numbers) and not target.relations & CLASSES
    return is_document and not is_about(index, link.page, target)


_NOW = re.compile("(?:的|正在|现|拟)$")
"""What stands between a name and a class: X的解读, X正在征求意见."""
_OF_ITSELF = re.compile("原文|正文|全文|文件|^附")
"""What asks for the document itself, or says that its explanation is attached."""


def _is_whole_item(link: DocumentLink) -> bool:
    """Return whether nothing but a number or a day stands behind a link: else it is a sentence."""
    return _ENDS_ITEM.fullmatch(link.context.partition(link.text)[2]) is not None


_ENDS_ITEM = re.compile(r"[》”\s。；;]*(?:[（(]?[^，。；、]{0,30}(?:号|\d)[）)]?)?[\s。；;]*")


def _of_original(index: DocumentIndex, link: DocumentLink) -> TargetVerdict | None:
    """Judge a text that means a document itself, 文件正文：X, and leads to its explanation."""
    about = (index.documents[name] for name in sorted(link.target.about) if name in index.documents)
    meant = [one for one in about if one.kind in OFFICIAL]
    if link.mentions.is_generic and meant and _WHOLE_DOCUMENT.search(led_by(link)):
        said = normal_form(link.context)
        named = (one for one in meant if any(form in said for form in one.forms))
        return TargetVerdict(RELATED_DOCUMENT, right=unique(named) or unique(meant))
    rest = _WHOLE.sub("", link.mentions.rest)
    is_said = _ORIGINAL.fullmatch(label_before(link.text, link.context)) or _WHOLE.search(
        link.mentions.spoken
    )
    right = unique(one for one in meant if names(rest, one))
    return TargetVerdict(RELATED_DOCUMENT, right=right) if is_said and right else None


_WHOLE_DOCUMENT = re.compile(
    "(?<!解读)(?:文件|政策|办法|规定|通知|方案|细则|条例)(?:原文|全文|正文)$"
)
"""What leads on to the document itself: 文件全文见这里."""
_WHOLE = re.compile("(?:原文|全文|正文)$")
_ORIGINAL = re.compile(
    "(?:文件|政策|办法|规定|通知|公告|方案|意见|细则|条例)?(?:原文|全文|正文)|(?:政策|规范性)?文件"
)


def _of_form(index: DocumentIndex, link: DocumentLink) -> TargetVerdict | None:
    """Judge 一图读懂：X that leads to an explanation of X in another form."""
    form = with_class(label_before(link.text, link.context))
    is_said = class_alone(form) and _is_whole_item(link)
    return judge_form(index, link, form) if is_said else None


def _of_another(index: DocumentIndex, link: DocumentLink) -> TargetVerdict | None:
    """Judge 《X》政策解读，点击这里, which leads to an explanation of something else."""
    target = link.target
    if not link.mentions.is_generic or not target.about:
        return None
    said, form = class_at_end(led_by(link))
    quoted = {title.form for title in quoted_titles(clause_before(link.text, link.context))}
    named = unique(one for title in quoted if form.endswith(title) for one in index.of_title(title))
    if not said & target.does or not named:
        return None
    known = (target.id, *target.about)
    if any(one.id in known or index.is_related(one, target) for one in named):
        return None
    right = unique(one for name in named for one in of_class(index, name, said))
    return TargetVerdict(OTHER_TITLE, right=right or named)


def judge_subject(index: DocumentIndex, link: DocumentLink) -> TargetVerdict | None:
    """Judge 《X》已印发，[政策解读] that leads to an explanation of something else."""
    target = link.target
    if target.kind != "interpretation" or not target.about:
        return None
    clause = clause_before(link.text, link.context)
    titles = {title.form for title in quoted_titles(clause)} if leads_on(clause) else set()
    named = unique(one for title in titles for one in index.of_title(title))
    if len(titles) != 1 or not named:
        return None
    if any(one.id in target.about or index.is_related(one, target) for one in named):
        return None
    if target.id in ids(named) or any(index.is_of_matter(one, target) for one in named):
        return None
    said = link.mentions.relations & CLASSES
    right = unique(one for name in named for one in of_class(index, name, said))
    return TargetVerdict(RELATED_DOCUMENT if right else OTHER_TITLE, right=right or named)
