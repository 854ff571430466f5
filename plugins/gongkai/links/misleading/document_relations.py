"""What documents do to others: 《X》解读 explains X, 关于废止X的通知 ends it."""

import re

from gongkai.links.misleading.word_lists import each_of

RELATION_WORDS = each_of("relations")
"""What a document does to the one that it is about, and the words that say so."""

FINALISES = "finalises"
"""What a document does to the draft that it came of."""
_DECLARED = {
    "interprets": "explains",
    "amends": "amends",
    "repeals": "repeals",
    "lapses": "repeals",
    "keeps": "keeps",
    "replaces": "repeals",
    "forwards": "forwards",
    "feedback_on": "answers",
    "corrects": "corrects",
    "extends": "extends",
    "suspends": "suspends",
    "implements": "implements",
    "follows": FINALISES,
}
_PATTERNS = {name: re.compile(pattern) for name, pattern in RELATION_WORDS.items()}
_ANY = re.compile("|".join(RELATION_WORDS.values()))
_HEAD = re.compile(
    r"^(?:[一三五十\d]+分钟(?:带你)?(?:[读看]懂|了解)|一文[读看]懂"
    r"|一图读懂|一图看懂|政策图解|政策解读|图解|解读|explanation of(?: the)? )+"
)
_TAIL = re.compile(
    r"(?:的?(?:政策|文字|文件|专家|负责人|部门|图文|视频)*(?:解读|图解|问答)(?:材料|稿件|稿)?"
    r"|的?(?:起草|编制|制定|修订|背景|政策)说明|的?(?:修订|修改)?(?:公开)?(?:征求意见|草案|送审)稿?"
    r"|意见稿|的?答记者问|的?新闻发布会| explained)+$"
)


def relations_in(text: str) -> frozenset[str]:
    """Return what a text says that a document does to another one."""
    lower = text.casefold()
    if _ANY.search(lower) is None:
        return frozenset()
    return frozenset(name for name, pattern in _PATTERNS.items() if pattern.search(lower))


def relation_of(relation: str) -> str:
    """Return what a relation that a record declares (model/relations.py) is called in texts."""
    return _DECLARED.get(relation, relation)


def subjects(form: str) -> tuple[str, ...]:
    """Return what a normal form may be about: of X政策解读 it is X. Empty if it is of nothing."""
    ended = _TAIL.sub("", form)
    found = dict.fromkeys((ended, _HEAD.sub("", ended), _HEAD.sub("", form)))
    return tuple(one for one in found if one and one != form)


def passed_on(form: str) -> str:
    """Return what a normal form passes on: of 转发国务院关于X的通知 it is 国务院关于X的通知.

    The 的通知 of the wrapper is often the same as that of what it passes on.
    """
    found = _PASSED_ON.match(form)
    return (found["short"] or found["whole"]) if found else form


_PASSED_ON = re.compile(r"^(?:关于)?(?:转发|批转)(?:(?P<short>.+通知)的通知|(?P<whole>.+))$")
