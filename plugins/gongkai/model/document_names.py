"""What a title says of its document: whether it is on trial, or only acts on other documents."""

import re

from gongkai.model.titles import titles_in, unmarked

_ISSUING = re.compile(r"(?:印发|颁发|发布|公布|颁布)(.+?)的(?:通知|公告|通告|决定|命令)$")
"""关于印发《X》的通知: the document is X."""
_ACTS = re.compile(
    "废止|失效|转发|清理结果|文件.{0,4}清理|"
    r"(?:关于|决定)(?:认真|切实)?(?:修改|修正|修订|停止|暂停|延长|延用|沿用|继续|更正|贯彻|落实|执行)|"
    "(?:补充(?:通知|规定|意见|公告)|解读|说明|答复)$"
)
_TRIAL = re.compile(
    r"[（(](?:试行|暂行)[）)]|"
    r"(?:试行|暂行)\w{0,4}?(?:办法|规定|规则|细则|条例|标准|方案|意见|规程|规范|制度|目录|章程|指南|程序|措施)$"
)
_IN_BRACKETS = re.compile(r"(?:[（(](?!试行|暂行)[^（）()]*[）)])+$")


def own_name(title: str) -> str:
    """Return the name of what a document brings: that of what it issues, or its title.

    The names of other documents in its title are left out.
    """
    title = _IN_BRACKETS.sub("", unmarked(title))
    issuing = _ISSUING.search(title)
    if issuing is not None and not _ACTS.search(_unquoted(title[: issuing.start()])):
        return _IN_BRACKETS.sub("", issuing[1].strip().lstrip("《").rstrip("》"))
    return _unquoted(title)


def acts_on_others(title: str) -> bool:
    """Return whether a document changes, ends, extends or passes on others, by its own name."""
    return _ACTS.search(own_name(title)) is not None


def is_on_trial(title: str) -> bool:
    """Return whether a document is on trial or temporary by its own name (试行、暂行)."""
    return _TRIAL.search(own_name(title)) is not None and not acts_on_others(title)


def _unquoted(title: str) -> str:
    for one in reversed(titles_in(title)):
        title = f"{title[: one.start]}{title[one.start + len(one.name) + 2 :]}"
    return title
