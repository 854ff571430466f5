"""Links that name what goes with a document, 《X》修订前后对照表, and lead to the document."""

import re

from gongkai.links.misleading.codes import COMPANION, OTHER_CLASS
from gongkai.links.misleading.document_index import DocumentIndex
from gongkai.links.misleading.document_link import DocumentLink
from gongkai.links.misleading.explanation_forms import OFFICIAL
from gongkai.links.misleading.verdict import TargetVerdict
from gongkai.links.reading.page_texts import PageTexts

_COMPANION = re.compile(
    r"的?(?:修[订改正]|新旧|前后|条文|政策|文件|主要)*(?P<noun>对[照比]表"
    r"|(?:实施|执行|后|立法|决策|效果|情况|绩效|风险|影响)*评估(?:报告|意见|结果)"
    r"|听证会?(?:公告|通知|报告|纪要|笔录|记录)|(?:专家)?论证(?:意见|报告)|(?:合法性|公平竞争)审查(?:意见|报告|表)"
    r"|宣传(?:手?册|折页|海报|画册|单|片|资料)|折页|(?:新闻)?通稿|新闻稿|(?:新闻|媒体)报道"
    r"|(?:培训|宣讲)(?:课件|材料|资料|讲义)|调查问卷|(?:操作|申[报请]|办事|服务)(?:指南|手册)"
    r"|(?:督查|检查|执行|落实|贯彻|完成)(?:情况)?(?:通报|总结|报告))"
)
"""What is written besides a document, and is no part of it."""


def judge_companion(
    index: DocumentIndex, link: DocumentLink, texts: PageTexts
) -> TargetVerdict | None:
    """Return what is wrong if a text names what goes with its target, and that is not there.

    It may be one of the files of the document, or stand on its page.
    """
    target = link.target
    is_document = target.kind in OFFICIAL and bool(target.numbers)
    if not is_document or link.file is not None or link.has_place:
        return None
    match = _COMPANION.fullmatch(_behind_title(link))
    if match is None:
        return None
    noun = match["noun"]
    said = [texts.of(address) for address in target.addresses.values()]
    said += [file.name for file in index.attachments.get(target.id, ())]
    if any(noun in one for one in (*target.whole, *said)):
        return None
    return TargetVerdict(OTHER_CLASS, COMPANION)


def _behind_title(link: DocumentLink) -> str:
    """Return what a text says behind the title of its target; nothing where it gives another."""
    mentions, forms = link.mentions, link.target.forms
    if mentions.titles:
        is_own = len(mentions.titles) == 1 and mentions.titles[0] in forms
        return mentions.outside if is_own else ""
    own = max((form for form in forms if mentions.rest.startswith(form)), key=len, default="")
    return mentions.rest[len(own) :] if own else ""
