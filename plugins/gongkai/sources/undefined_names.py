"""Links by a name that nothing in the text defines: `[words][name]` is printed as it stands."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from gongkai.markdown.events import MarkdownText


class UndefinedName(NamedTuple):
    """A link whose target should stand in a definition."""

    written: str
    words: str
    name: str
    offset: int
    """Where it begins in the source of the text."""


def undefined_names(text: MarkdownText) -> Iterator[UndefinedName]:
    """Yield links by names that are not defined, where nothing else can be meant.

    Brackets are often no more than brackets: `[1][2]` are notes, `[必填][日期]` fields of a form.
    """
    if b"][" not in text.source:
        return
    defined = names_defined(text)[:_MOST]
    for found in _SHAPE.finditer(_without_others(text)):
        start = found.start()
        words, name = (found[part].decode("utf-8", "replace") for part in ("words", "name"))
        if _is_link(words, name, defined) and not (
            words.isascii() and _CODE.match(text.source[start - 1 : start])
        ):
            yield UndefinedName(text.written(start, found.end()), words, name, start)


_SHAPE = re.compile(
    rb"(?<![\\\]\[])\[(?P<words>[^\[\]\n\\]{2,300})\]\[(?P<name>[^\[\]\n\\]{0,100})\](?![\[(:\w])"
)
_CODE = re.compile(rb"[\w)]")
"""What stands before an index in code that is not marked as such, `row[key][name]`."""


def names_defined(text: MarkdownText) -> list[str]:
    """Return the names that definitions give, as they are written."""
    spans = (one["span"] for one in text.definitions())
    found = (_DEFINED.match(text.written(span["start"], span["end"])) for span in spans)
    return [match[1] for match in found if match is not None]


_DEFINED = re.compile(r"\s*\[([^\]]+)\]:")


def _without_others(text: MarkdownText) -> bytes:
    """Return the source with blanks in the place of code, HTML, links and notes."""
    left = bytearray(text.source)
    for event, place in text.events:
        match event:
            case (
                {"Code": _}
                | {"InlineHtml": _}
                | {"FootnoteReference": _}
                | {"Start": "HtmlBlock" | {"CodeBlock": _} | {"Link": _} | {"Image": _}}
            ):
                left[place["start"] : place["end"]] = b" " * (place["end"] - place["start"])
    return bytes(left)


def _is_link(words: str, name: str, defined: list[str]) -> bool:
    """Return whether two pairs of brackets can be nothing but a link.

    `defined` are the names that the text defines: one like them is meant for one of them.
    """
    shown = _MARKUP.sub("", words)
    if len(shown) < _LEAST or _NOTE.fullmatch(shown) or "^" in (words[:1], name[:1]):
        return False
    if not name or name == words:
        return bool(name.strip()) or not name
    if _FIELD.search(shown) or name.lower() in _FORMATS:
        return False
    if any(_is_like(name, one) for one in defined):
        return True
    if name.isdecimal():
        return len(shown) >= _SEVERAL and len(name) < _SEVERAL - 1
    if _may_name(words, name):
        return True
    if _NAME.fullmatch(name) is None or name.isupper() or _VALUE.search(name):
        return False
    return not words.isascii() or " " in words.strip()


def _is_like(name: str, defined: str) -> bool:
    """Return whether a name that nothing defines is written as one that is defined: a, p; 1, 2."""
    if name.isascii():
        return any(
            kind(name) and kind(defined) and len(name) == len(defined)
            for kind in (str.isdecimal, str.islower)
        )
    return name in defined or defined in name or len(set(name) & set(defined)) > 1


def _may_name(words: str, name: str) -> bool:
    """Return whether a Chinese name is one of a link: the words in short, 停车办法, or 链接1."""
    shown = _MARKUP.sub("", words)
    if _NUMBERED.fullmatch(name):
        return True
    is_short = _SEVERAL <= len(name) < len(shown) and name[0] >= "\u3400"
    characters = iter(shown)
    return is_short and all(character in characters for character in name)


_NUMBERED = re.compile(r"(?:链接|网址|出处|来源|文件|原文|解读)[\d一二三四五六七八九十]{1,2}")
_LEAST, _SEVERAL = 2, 4
_MOST = 200
"""Definitions that a name is compared with: every name is, with each of them."""
_MARKUP = re.compile(r"[\s*_~`]")
_NOTE = re.compile(r"[\d\W]+|[注参图表][释考文献\d]*")
"""What marks a note: 1, 2021, 注2."""
_NAME = re.compile(r"[a-z0-9][a-z0-9_.-]+", re.IGNORECASE)
_FORMATS = frozenset(
    (
        *("pdf", "doc", "docx", "xls", "xlsx", "ofd", "zip", "rar", "wps", "csv", "txt", "word"),
        *("excel", "jpg", "png", "mp3", "mp4", "new", "hot", "top", "x", "sic", "cf", "ibid"),
    )
)
"""What stands in brackets behind a name, [通知][pdf], or a word, [said party][sic]."""
_FIELD = re.compile(
    r"(?:编号|代码|编码|号码|分机号|电话|热线|邮编|邮箱|网址|地址|公众号|微信号|车牌号|航班号|时限|期限|日期|时间"
    r"|格式|规格|型号|版本|姓名|名称|科室|单位|作者|编辑|记者|题|题目|类别|选项|环节|资料|文献|填写说明)$"
    r"|[：:]|格式|^usage|options|^(?:转[自载]|来源|摘自|选自|载于|供稿|供图|图片来自|据)"
)
"""What names a field of a form or of a letter, whose value stands behind it, [咨询电话][12345], or
says where something is from, [转自新华社][xinhua]."""
_VALUE = re.compile(r"^(?:19|20)\d\d\D|^[a-z]+[-.]?\d{3,}$|^[ymdhs]+(?:[-.][ymdhs]+)+$|^v\d", re.I)
"""A day, a code, a version, and not a name."""
