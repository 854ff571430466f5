"""The words that say of what class a document is: 政策解读, 征求意见稿."""

import re

from gongkai.links.misleading.document_relations import relations_in
from gongkai.links.misleading.word_lists import any_of

CLASSES = frozenset({"explains", "drafts", "answers", "corrects", "prepares"})
"""Relations that name a document of their own: who writes them means that one."""
_WORDS = any_of("classes")
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


SHOWN = any_of("shown")
"""What shows or tells a document, without the word that it explains it."""
_SHOWN = re.compile(SHOWN)
