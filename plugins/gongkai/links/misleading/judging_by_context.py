"""Links whose text says nothing: the row, list item or sentence around them says what they mean."""

import re

from gongkai.links.misleading.bare_texts import LEADS_ON
from gongkai.links.misleading.codes import OTHER_TITLE, RELATED_DOCUMENT, WRONG_NUMBER
from gongkai.links.misleading.context_mentions import (
    clause_before,
    mentions_around,
    number_before,
    number_beside,
    wants_original,
)
from gongkai.links.misleading.document_index import DocumentIndex
from gongkai.links.misleading.document_link import (
    LEAST_OUTSIDE,
    LEAST_QUOTED,
    SAYS_ALL,
    SAYS_MOST,
    DocumentLink,
    share,
    shingles_of,
)
from gongkai.links.misleading.document_relations import relations_in
from gongkai.links.misleading.documents import IndexedDocument, flat, ids, unique
from gongkai.links.misleading.mentions import blanked, quoted_titles, read_mentions
from gongkai.links.misleading.numbers import printed
from gongkai.links.misleading.titles import is_short_for, shingles, weight
from gongkai.links.misleading.verdict import AGREES, UNKNOWN, TargetVerdict, doubtful
from gongkai.links.misleading.years_beside import judge_year
from gongkai.model.titles import normal_form

_AIDS = re.compile(
    "申请表|表格|样表|附表|指南|系统|平台|入口|名单|清单|一览表|流程|地图|视频|二维码|"
    r"\b(?:form|guide|list|map|table|system|portal|website)\b"
)
"""What a sentence on a document may lead to instead of it."""


def judge_by_context(index: DocumentIndex, link: DocumentLink) -> TargetVerdict:
    """Judge a link whose text says nothing, by the row, list item or sentence around it."""
    is_own = link.target.id == link.page and not link.is_empty
    if is_own or not link.context or link.context == link.text:
        return UNKNOWN
    near = number_beside(link.text, link.context, index.prefixes)
    around = list(mentions_around(_without_text(link), index.prefixes))
    found = [one for one in around if not one.is_basis]
    if not found and wants_original(link.text):
        found = around
    numbers = near or flat(one.numbers for one in found)
    named = flat(one.titles for one in found)
    titles = () if near else tuple(one for one in named if one != link.mentions.rest)
    by_number = unique(one for number in numbers for one in index.of_number(number))
    by_title = unique(one for title in titles for one in index.of_title(title))
    by_number = tuple(one for one in by_number if one.id != link.page)
    by_title = tuple(one for one in by_title if one.id != link.page)
    if link.is_empty:
        meant = by_number or by_title if link.mentions.is_generic else ()
        return TargetVerdict(OTHER_TITLE, right=meant) if len(meant) == 1 else UNKNOWN
    target = link.target
    known = tuple(number for number in numbers if index.of_number(number))
    if any(target.has_number(number) for number in numbers):
        return AGREES
    shown = "、".join(map(printed, known))
    if target.id in ids(by_title):
        by_year = judge_year(index, link) if not numbers else None
        return _by_number_of_title(link, shown, by_number) or by_year or AGREES
    both = tuple(one for one in by_number if one.id in ids(by_title))
    candidates = unique((*both, *by_number, *by_title))
    if not candidates:
        return _named_in_clause(index, link) or UNKNOWN
    if any(index.is_of_matter(one, target) for one in candidates):
        return AGREES
    if any(index.is_related(one, target) for one in candidates):
        alone = _alone_in_clause(index, link)
        if alone:
            return TargetVerdict(RELATED_DOCUMENT, shown, alone)
        spoken = relations_in(link.text) | relations_in(link.context)
        says_so = spoken & target.does and any(one.id in target.about for one in candidates)
        is_sure = len(both) == 1 or (by_number and _says_only_number(link))
        return (
            TargetVerdict(RELATED_DOCUMENT, shown, candidates)
            if is_sure and not says_so
            else UNKNOWN
        )
    if link.file is not None and link.file.record in (link.page, *ids(candidates)):
        return UNKNOWN
    if _asks_for_aid(link) and not target.numbers:
        return UNKNOWN
    if both:
        return TargetVerdict(WRONG_NUMBER, shown, unique((*both, *candidates)))
    if any(_says_all(index, title, link) for title in titles):
        return AGREES
    marked = [(one.start, one.end) for one in quoted_titles(link.context) if one.form in titles]
    said = shingles_of(blanked(link.context, marked if by_title else []))
    if any(title and share(index, title, said) >= SAYS_MOST for title in target.shingles):
        return AGREES
    if not target.numbers and not _says_only_number(link):
        return UNKNOWN
    if by_number:
        return doubtful(WRONG_NUMBER, shown, candidates)
    return TargetVerdict(OTHER_TITLE, right=candidates)


def _without_text(link: DocumentLink) -> str:
    """Return what stands around a text that says nothing: it ends what stands before, X→[GO]."""
    is_apart = link.mentions.is_generic and link.context.count(link.text) == 1
    return link.context.replace(link.text, " ") if is_apart else link.context


def judge_number_before(index: DocumentIndex, link: DocumentLink) -> TargetVerdict | None:
    """Judge a text that is short for the title of the document whose number stands before it."""
    if link.mentions.numbers or link.mentions.titles or link.mentions.is_weak:
        return None
    before = number_before(link.text, link.context, index.prefixes)
    meant = unique(one for number in before for one in index.of_number(number))
    if not meant or link.target.id in ids(meant):
        return None
    rest = link.mentions.rest
    if any(link.target.has_number(number) for number in before) or not any(
        is_short_for(rest, form) for one in meant for form in one.forms
    ):
        return None
    return doubtful(WRONG_NUMBER, "、".join(map(printed, before)), meant)


def _by_number_of_title(
    link: DocumentLink, shown: str, meant: tuple[IndexedDocument, ...]
) -> TargetVerdict | None:
    """Judge a link to a document whose title stands beside it, by the number beside that.

    The number may be that of another document of the same title, or of a document whose title
    quotes the one that the link leads to.
    """
    target = link.target
    same = tuple(one for one in meant if set(one.whole) & set(target.whole))
    if same:
        return doubtful(WRONG_NUMBER, shown, same)
    said = normal_form(link.context)
    around = tuple(one for one in meant if target.id in one.about)
    quoting = tuple(one for one in around if any(form in said for form in one.whole))
    quoted = sum(said.count(form) for form in target.whole)
    return TargetVerdict(RELATED_DOCUMENT, shown, quoting) if quoting and quoted <= 1 else None


def _named_in_clause(index: DocumentIndex, link: DocumentLink) -> TargetVerdict | None:
    """Judge a link by a title without marks in the clause that leads to it, 民宿管理办法点击此处.

    Or by what the reader is to see there, 点击此处查看民宿管理办法. None where no other title
    stands there, or that of the target stands there, too.
    """
    wanted = _WANTED.match(link.context.partition(link.text or "\0")[2])
    what = _WHOLE.sub("", wanted["what"].strip()) if wanted else ""
    written = what or _clause_that_says(link)
    marked = [(title.start, title.end) for title in quoted_titles(written)]
    clause = normal_form(blanked(written, marked))
    target = link.target
    if weight(clause) < LEAST_QUOTED or any(form in clause for form in target.forms):
        return None
    named = [
        one.document
        for one in index.nearest(clause)
        if any(
            _is_named(form, clause) and (not what or clause.endswith(form))
            for form in one.document.forms
        )
    ]
    if not named or any(one.id == target.id or index.is_related(one, target) for one in named):
        return None
    said = shingles_of(clause)
    if any(title and share(index, title, said) >= SAYS_MOST for title in target.shingles):
        return None
    return TargetVerdict(OTHER_TITLE, right=unique(named))


def _clause_that_says(link: DocumentLink) -> str:
    """Return the clause before a text, or the one before it if that only leads on: X; click."""
    clause = clause_before(link.text, link.context)
    before = link.context.partition(link.text or "\0")[0].removesuffix(clause).rstrip("；; ")
    is_bare = LEADS_ON.fullmatch(clause) is not None
    return clause_before("", before) if is_bare and before else clause


_WANTED = re.compile(
    r"\s*(?:即可|就能|就可以|可以?|来|，)?(?:查看|观看|看|了解|阅读|浏览|下载|获取|参阅|查阅)(?P<what>[^，。；！？、]{2,40})"
)
"""What stands behind a link that says nothing, as what it leads to."""
_WHOLE = re.compile("(?:的|全文|原文|正文|文件|具体|详细|相关|更多|内容|情况|信息|详情|附件)+$")


def _alone_in_clause(index: DocumentIndex, link: DocumentLink) -> tuple[IndexedDocument, ...]:
    """Return the document of the one title in the clause that leads to a link, 《X》的全文见这里.

    None where the clause, or the row that it is, may speak of what the link leads to as well: of
    a change, a draft or an explanation.
    """
    clause = clause_before(link.text, link.context)
    titles = quoted_titles(clause)
    if len(titles) != 1 or "|" in link.context:
        return ()
    begins = re.split(r"[，,]", clause[: titles[0].start])[-1]
    beside = f"{begins} {clause[titles[0].end :]}"
    if relations_in(f"{beside} {link.text}") or _CHANGED.search(beside):
        return ()
    named = index.of_title(titles[0].form)
    does = link.target.does.union(*(one.about.get(link.target.id, ()) for one in named))
    is_other = link.target.id not in ids(named) and not does & _ASIDE
    is_known = is_other and any(index.is_related(one, link.target) for one in named)
    return named if is_known else ()


_CHANGED = re.compile(
    "变|改|新|调整|补充|延|原|旧|对照|说明|背景|意见|建议|起草|草拟|送审|讨论|听证|当时"
)
_ASIDE = frozenset({"explains", "answers", "prepares", "corrects", "forwards"})
"""What may stand under the title of another document: in a list of explanations."""


def _is_named(form: str, clause: str) -> bool:
    """Return whether a title stands in a clause, and not as what something rests on."""
    before, found, behind = clause.partition(form)
    if not found or weight(form) < LEAST_QUOTED or _GOES_ON.search(behind):
        return False
    return _RESTS_ON.search(before) is None


_GOES_ON = re.compile(
    r"^的(?!$|\s|[\u4e00-\u9fff]{0,6}?(?:全文|原文|正文|内容|文本|文号|通知|具体|详细|链接|网址|地址|[点请见看在]))"
    "|^的(?:配套|相关|有关|附属|延伸|后续|补充|背景)|^(?:同时|一[同并起道])|再看|另[外有见]|其[他它余]|至于|方面"
)
"""What says behind a title that something else is meant: X的配套文件, 再看Y方面的."""
_RESTS_ON = re.compile(
    r"(?:根据|依据|按照|依照|遵照|参照|贯彻|落实|执行|结合|对照|修订|修改|废止|替代|取代).{0,8}$"
)
"""What stands before the title of what something rests on, or changes."""


def _says_all(index: DocumentIndex, title: str, link: DocumentLink) -> bool:
    return index.compare(shingles(title), link.target).cover >= SAYS_ALL


def _asks_for_aid(link: DocumentLink) -> bool:
    """Return whether the clause that ends in the link is about a form or list, not a document."""
    clause = re.split(r"[，。；,;]", link.context.partition(link.text)[0])[-1]
    behind = re.split(r"[》号]", clause)[-1]
    return _AIDS.search(behind.casefold()) is not None


def _says_only_number(link: DocumentLink) -> bool:
    """Return whether nothing but a number stands around a link: it can mean nothing else."""
    return weight(read_mentions(link.context.replace(link.text, " ")).rest) < LEAST_OUTSIDE
