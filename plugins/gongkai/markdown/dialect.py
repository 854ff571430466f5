"""What Chinese editors write -> CommonMark that means it, and back (docs/markdown.md).

What is put in is told from what was written by noncharacters, which no text may hold.
"""

import re
import unicodedata

_JOINT = "\ufdd0"
"""Between a run of asterisks and punctuation: beside a letter the run opens or closes."""
_EDGE = "\ufdd1"
"""Inside the angle brackets around a link's target with blanks."""
_GAP = " \ufdd2"
"""Between the number signs of a heading and its words."""
_SIGNS = "\ufdd0\ufdd1\ufdd2"
_TAKEN = str.maketrans(dict.fromkeys(_SIGNS, "\ufffd"))
_PUT_IN = re.compile(f"<{_EDGE}|{_EDGE}>?| ?\ufdd2|{_JOINT}")

_RUN = re.compile(r"(?P<before>[^\s*\\|])(?P<run>\*+)(?=(?P<after>[^\s*|]))")
_LOOSE = re.compile(r"(?<![*\\])\*\*(?P<words>[^*\n|`]++)\*\*(?!\*)")
_HEADING = re.compile(r"^( {0,3}#{1,6})(?=[^ \t\r\n#])", re.MULTILINE)
_TARGET = re.compile(
    r"\]\((?P<target>(?:[^()<>\n\"']|\([^()<>\n\"']*\))++)"
    r"(?P<title>(?:\"[^\"\n]*\"|'[^'\n]*')?[ \t]*\))"
)
_BLANK = re.compile(r"\s")
_HAN = re.compile(r"[\u2e80-\u9fff\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef]")
_EITHER = "“”‘’…—"
"""Punctuation of Chinese and of other languages."""
_NEVER_FIRST = "，。、；：？！…"
_INDENT = "\u3000"
_ORDINAL = re.compile(
    r"(?:第?[一二三四五六七八九十百]+[、条章节]|[（(][一二三四五六七八九十\d]{1,3}[）)]"
    r"|\d{1,2}[．、.](?!\d)|[①-⑳])"
)
_STOPS = "。；：！？.;:!?"


def prepared(markdown: str) -> str:
    """Return Markdown that CommonMark reads as editors mean it, on the same lines."""
    text = markdown.translate(_TAKEN) if is_changed(markdown) else markdown
    if "*" in text:
        text = _RUN.sub(_joined, _LOOSE.sub(_tightened, text))
    if "#" in text:
        text = _HEADING.sub(rf"\1{_GAP}", text)
    return _TARGET.sub(_bracketed, text) if "](" in text else text


def is_changed(text: str) -> bool:
    """Return whether anything was put into a text."""
    return any(sign in text for sign in _SIGNS)


def as_written(text: str) -> str:
    """Return a part of a prepared text without what was put in."""
    return _PUT_IN.sub("", text)


def is_han(words: str) -> bool:
    """Return whether words begin with a Chinese character or full-width punctuation."""
    return _HAN.match(words) is not None


def runs_on(before: str, words: str) -> bool:
    """Return whether words behind the end of a line follow the character `before` at once.

    Chinese has no blanks between words, so the line's end is none there.
    """
    is_either = before in _EITHER or words[:1] in _EITHER
    if not before or not words:
        return False
    return (is_han(before) or is_han(words)) if is_either else is_han(before) and is_han(words)


def begins_line(words: str, before: str) -> bool:
    """Return whether words stand on a line of their own, behind the line `before`.

    An indented line does, and one with an ordinal behind a full stop or another one with an
    ordinal, as official texts number their parts; any other line goes on.
    """
    if words.startswith(_INDENT):
        return True
    is_part = before[-1:] in _STOPS or _ORDINAL.match(before) is not None
    return is_part and _ORDINAL.match(words) is not None


def _joined(match: re.Match[str]) -> str:
    """Let a run of asterisks between punctuation and a letter, one of them Chinese, be markup.

    CommonMark takes `**强调。**后` as text, since it tells from blanks where words begin.
    """
    before, run, after = match["before"], match["run"], match["after"]
    left, right = unicodedata.category(before), unicodedata.category(after)
    if (left[0] in "PS") == (right[0] in "PS") or not (is_han(before) or is_han(after)):
        return match[0]
    if left[0] in "PS":
        return match[0] if left in ("Ps", "Pi") else f"{before}{_JOINT}{run}"
    opens = right not in ("Pe", "Pf") and after not in _NEVER_FIRST
    return f"{before}{run}{_JOINT}" if opens else match[0]


def _tightened(match: re.Match[str]) -> str:
    """Let asterisks around Chinese be markup with blanks inside, too: `** 重点 **`."""
    words = match["words"]
    if words == words.strip() or not _HAN.search(words):
        return match[0]
    return f"**{_JOINT}{words}{_JOINT}**"


def _bracketed(match: re.Match[str]) -> str:
    target = match["target"].strip()
    if not target or not _BLANK.search(target):
        return match[0]
    title = match["title"] if match["title"].startswith(")") else f" {match['title']}"
    return f"](<{_EDGE}{target}{_EDGE}>{title}"
