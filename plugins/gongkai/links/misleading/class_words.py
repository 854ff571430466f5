"""The words that say of what class a document is: 政策解读, 征求意见稿."""

import re

from gongkai.links.misleading.document_relations import relations_in

CLASSES = frozenset({"explains", "drafts", "answers", "corrects", "prepares"})
"""Relations that name a document of their own: who writes them means that one."""
_WORDS = (
    r"(?:政策|文字|文件|专家|负责人|起草单位|部门|媒体|记者|图文|图表|短?视频|图片|漫画|动漫|动画|音频|语音|有声|播报|短片|宣传片|条漫|手绘|海报|简明|详细|权威|官方|深度|全面|通俗|在线)*"
    r"(?:解读|图解)(?:材料|稿件|稿|文章|视频|海报|长图|图片)?|一图读懂|一图看懂|一张图(?:读懂|看懂)?|图说"
    r"|(?:在线|专题|局长)*(?:访谈|专访)(?:实录)?"
    r"|(?:(?:新闻|媒体|政策)*吹风会|(?:记者|媒体)?见面会)(?:文字|图文|现场)*(?:实录|直播|回放|通稿)?"
    r"|(?:常见|热点|有关|相关)*问题解答|常见问题|(?:政策)?答疑|一文[读看]懂|[一三五十\d]+分钟(?:带你)?(?:[读看]懂|了解)|要点速览"
    r"|(?:政策)?明白[纸卡]|专家(?:谈|观点|视角|点评)|(?:文字|图文)实录"
    r"|(?:政策|热点|简明|简要)*(?:问答|答问)(?:实录)?|(?:负责人)?答记者问|百问百答"
    r"|(?:新闻|政策)?发布会(?:文字|图文|视频|现场)*(?:实录|直播|回放|回顾|答问|通稿)?|政策说明"
    r"|(?:公开)?(?:征求|征集)(?:公众|社会)?意见(?:(?:的)?(?:稿|公告|通知|函|启事))?|意见征集(?:公告|通知|稿)?|我[要来](?:提(?:意见|建议)|建言)|意见稿|公示稿|听证稿"
    r"|(?:修订|修改|征求意见)?草案(?:稿)?|草稿|初稿|报批稿|讨论稿|审议稿|送审稿"
    r"|(?:公众|社会)?(?:意见)?(?:的)?(?:采纳|反馈|征集)(?:采纳|反馈)?(?:的)?(?:情况|结果)(?:的)?(?:说明|反馈|公告|通报|公示)?|征集结果|(?:意见|公众意见)反馈"
    r"|(?:起草|编制|制定|背景|修订)(?:情况)?(?:的)?说明|更正(?:公告|说明|启事|通知)?|勘误(?:表)?"
    r"|(?:an? |the )?(?:official |policy )?(?:explanation|interpretation|explainer|draft"
    r"|infographic|faqs?"
    r"|press (?:conference|briefing)(?: transcript)?"
    r"|draft for consultation|consultation draft|drafting notes?|feedback|correction|q a"
    r"|questions and answers|explained)(?: of| on| for)?(?: the| this| these| that| those)?"
    r"(?: measures| rules| notice| plan| document| policy)?"
)
_BEHIND = r"(?:之?[一二三四五六七八九十]|系列)?(?:原文|全文|链接|下载|详情|查看|pdf|word|版)*"
"""What may stand behind a class: 解读（二）, 解读全文."""
CLASS_ALONE = re.compile(
    r"(?:请)?(?:点击)?(?:查看|阅读|详见|参见|附|关于|对|最新|相关|配套)*(?:的|文件|文)*"
    rf"(?P<class>(?:{_WORDS})+){_BEHIND}"
)
_ENDS = re.compile(rf"(?P<class>(?:{_WORDS})+){_BEHIND}$")
_BESIDES = ("及", "及其", "和", "与", "暨", "含", "附", "并", "、")
"""What says that both are there, 《X》及解读."""


def class_alone(form: str) -> frozenset[str]:
    """Return the classes that a normal form is, 政策解读, and nothing else."""
    return relations_in(form) & CLASSES if CLASS_ALONE.fullmatch(form) else frozenset()


def class_at_end(form: str) -> tuple[frozenset[str], str]:
    """Return the classes in which a normal form ends, 停车办法解读, and what stands before."""
    ends = _ENDS.search(form)
    before = form[: ends.start()] if ends is not None else form
    if ends is None or before.endswith(_BESIDES):
        return frozenset(), form
    return relations_in(ends["class"]) & CLASSES, before


def with_class(form: str) -> str:
    """Return the normal form of a head with the class that it leaves out, 视频解读 for 视频."""
    return f"{form}解读" if _SHOWN.fullmatch(form) else form


SHOWN = "(?:短|微)?视频|动漫|动画|条漫|漫画|手绘|音频|(?:语音|有声)?播报|语音|有声|短片|宣传片|海报"
"""What shows or tells a document, without the word that it explains it."""
_SHOWN = re.compile(SHOWN)
