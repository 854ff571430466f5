"""Texts of links that only lead on, 点此下载, 链接1, →: others say what they mean."""

import re

from gongkai.links.misleading.word_lists import any_of

_LEADING_ON = any_of("leading_on")
_BARE = re.compile(rf"(?:{_LEADING_ON}|[\s\d])*(?<!^)[一二三四五六七八九十甲乙丙丁]?")
_SIGNS = r"[\s（(【\[《“:：,，|｜丨→➜➡⇒>»—–-]"
_HAPPENED = "已经?|现已?|日前|正式|印发|发布|公布|出台|上线|如下"
LEADS_ON = re.compile(rf"(?:{_SIGNS}|{_HAPPENED}|{_LEADING_ON})*", re.IGNORECASE)
"""What may stand between a name and a text that only leads on: （, ，→, 已印发，请."""
_IN_BRACKETS = re.compile(rf"[（(【\[]\s*(?:{_LEADING_ON}|[\s\d→➜➡»>])+\s*[）)】\]]", re.IGNORECASE)


def is_bare(form: str) -> bool:
    """Return whether a normal form is put together of words that only lead on."""
    return _BARE.fullmatch(form) is not None


def since_last_bare(clause: str) -> str:
    """Return what of a clause stands behind the last text in brackets that only leads on."""
    return _IN_BRACKETS.split(clause)[-1]
