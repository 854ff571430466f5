"""What documents do to others: 《X》解读 explains X, 关于废止X的通知 ends it."""

import re

RELATION_WORDS: dict[str, str] = {
    "explains": r"解读|图解|一图读懂|一图看懂|一张图|图说|问答|答问|答记者问|发布会|政策说明"
    r"|问题解答|常见问题|答疑|一文[读看]懂|分钟(?:带你)?(?:[读看]懂|了解)|要点速览"
    r"|百问百答|明白[纸卡]|专家(?:谈|观点|视角|点评)|(?:文字|图文)实录"
    r"|(?<![市区县镇乡院校所班会组成增生])长图(?![书谱])"
    r"|(?:访谈|专访|吹风会|见面会)(?!.*(?:方案|办法|规定|制度|通知))"
    r"|\b(?:explanations?|explained|explains|interpretations?|explainer"
    r"|q and a|q&a|questions and answers|infographics?|press (?:conference|briefing)|faqs?)\b",
    "amends": r"修改|修订|修正|\b(?:amend(?:s|ing|ed|ments?)|revis(?:es|ing|ions?))\b",
    "repeals": r"废止|失效|停止执行|不再执行|\b(?:repeal(?:s|ing|ed)?|laps(?:e|es|ed)|ending)\b",
    "forwards": r"转发|批转|\bforward(?:s|ing|ed)?\b",
    "drafts": r"征求意见|意见稿|草案|草稿|初稿|讨论稿|审议稿|送审稿|报批稿|公示稿|听证稿"
    r"|公开征集|征集意见|意见征集|我[要来](?:提(?:意见|建议)|建言)"
    r"|\b(?:drafts?|consultations?)\b",
    "answers": r"采纳(?:情况|结果)|意见反馈|反馈(?:情况|结果)|征集(?:情况|结果)|结果反馈"
    r"|\bfeedback\b",
    "corrects": r"更正|勘误|\bcorrect(?:s|ion|ions|ing)\b",
    "extends": r"延长|延续|续期|继续执行|\bexten(?:ds?|ding|sion)\b",
    "suspends": r"暂停|中止|\bsuspen(?:ds?|ding|sion)\b",
    "prepares": r"(?:起草|背景|编制|制定|修订)(?:情况)?(?:的)?说明|政策背景"
    r"|\bbackground\b|\bdrafting notes?\b",
    "implements": r"贯彻|落实|实施细则|\bimplement(?:s|ing|ation)?\b|\bcarrying out\b",
    "cleans": r"清理结果|\bclean-?up\b",
    "keeps": r"继续有效|\bkept in force\b",
}
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
