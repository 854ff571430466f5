"""What a text names: document numbers, index numbers, 《titles》, an attachment, years."""

import re
import unicodedata
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from gongkai.links.misleading.bare_texts import is_bare
from gongkai.links.misleading.document_relations import relations_in
from gongkai.links.misleading.numbers import document_numbers_in, odd_numbers_in
from gongkai.links.misleading.plain_text import plain
from gongkai.links.misleading.titles import weight
from gongkai.model.numbers import DocumentNumber, FoundNumber, read_number
from gongkai.model.titles import normal_form

LONGEST = 600
"""Characters of a text that are read: a longer link names nothing."""
DATE = re.compile(r"(?:19|20)\d\d\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}\s*日?")
_YEAR = re.compile(r"(?<![\d.])(?:19|20)\d\d(?![\d.])")
_INDEX = re.compile(
    r"(?<![\w-])[\w]{2,12}-\d{1,4}/(?:19|20)\d\d-\d{3,6}(?![\w-])|(?<!\d)\d{9}/\d{4}-\d{5}(?!\d)"
)
_ATTACHMENT = re.compile(
    r"附(?:件|表|图|录)\s*[（(]?\s*(?P<zh>\d{1,2}|[一二三四五六七八九十]{1,3})(?!\d|\s*[份个页项张])"
    r"|(?<![\u4e00-\u9fff])附\s*(?P<short>\d{1,2}|[一二三四五六七八九十]{1,3})(?=\s*[:：.、)）\-]|\s*$)"
    r"|\b(?:annex|attachment|appendix|schedule|table)[\s_-]*(?:no\.?\s*)?(?P<en>\d{1,2}|[ivx]{1,4})\b"
    r"|\b(?:fujian|fj)[\s_-]*(?P<py>\d{1,2})(?!\d)",
    re.IGNORECASE,
)
_ROMAN = {
    "i": 1,
    "ii": 2,
    "iii": 3,
    "iv": 4,
    "v": 5,
    "vi": 6,
    "vii": 7,
    "viii": 8,
    "ix": 9,
    "x": 10,
}
_LEAD = re.compile(
    r"^(?:[\s\d.、)）(（一二三四五六七八九十]{1,4}[.、)）]\s*)?"
    r"(?:(?:附件|下载|政策原文|原文|全文|原文件|原文链接|文件|相关文件|相关阅读|链接)\s*[:：]\s*"
    r"|(?:请)?(?:点击)?(?:查看|阅读|下载)|详见|参见|见|根据|依据|按照)?"
)
_TAIL = re.compile(
    r"(?:[\s（(\[【·,，、-]*(?:全文|原文|PDF|Word|DOCX?|XLSX?|OFD|"
    r"(?:PDF|Word|Excel|DOCX?|XLSX?|OFD|CSV|WPS)(?:格式|版)|"
    r"\.(?:pdf|docx?|wps|xlsx?|et|ofd|csv|zip|rar)\b|"
    r"\d+(?:\.\d+)?\s*[kKmM]B?|\d+\s*(?:页|pages?))[\s）)\]】]*)+$",
    re.IGNORECASE,
)
_BRACKETS_LEFT_EMPTY = re.compile(r"[（(\[【〔][\s,，、;；]*[）)\]】〕]")
_GENERIC = re.compile(
    r"(?:[原本该此](?:公告|通知|文件|办法|方案|稿件?)(?=[点请见]))?(?:请|可|或者?|也可)?(?:(?:扫码|扫描二维码|扫一扫|长按|识别二维码|复制链接|登录网站)(?:或者?|并|后|即可)?)*(?:点击|点按|点开|点|戳|详|参|请|在|查?看|见|阅读|下载|进入)*(?:此处|这里|这|此|链接|该链接|本链接)?(?:在线)?"
    r"(?:查看|见|看|查阅|下载|阅读|浏览|进入|打开|访问|了解|获取|跳转|播放|观看|收看|收听|回顾|重温|对照|细看|了解一下)?"
    r"(?:更多|全部|相关|政策)?(?:原文|全文|详情|详细|详细内容|详细信息|附件|文件|正文|内容|链接|文档|网页|页面)?"
    r"(?:链接|下载|查看|地址|网址)?(?:吧|处)?"
    r"|(?:请?点击?)?(?:放大|看大图|查看大图|大图|点图|看图片|图片|封面图?)(?:查看|阅读|放大)?"
    r"|[点戳]我|传送门|(?:一键)?直达|go"
    r"|(?:pdf|word|wps|ofd|网页|手机|电脑|打印|电子|在线|完整|高清)(?:版本?|格式)(?:下载|查看|阅读)?"
    r"|(?:click |tap |see |go |download |read |view |open |get )*(?:here|this|link|more|"
    r"view|see|open|details|original|full text|the full text|document|the document|"
    r"attachment|annex|file|page|it|"
    r"this (?:link|page|document|file)|the link|the original|the original text|download|read|"
    r"learn more|find out more|more information|continue reading|website|text|source)(?: here)?"
)
_GENRES = (
    "通知|办法|规定|决定|公告|通告|意见|方案|规划|计划|条例|细则|通报|批复|函|令|文件|公报|报告|规程|"
    "规则|目录|清单|公示|本办法|该办法|本通知|该通知|上述通知|上述办法|该文件|上述文件|原办法|原通知|"
    "实施方案|实施意见|实施办法|实施细则|管理办法|管理规定|暂行办法|指导意见|工作方案|工作要点|行动计划|若干措施|"
    "notice|measures|decision|rules|circular|plan|regulations?|announcement|opinions|scheme|"
    "the notice|the measures|the decision|the rules|the plan|trial measures|guidelines"
)
_VAGUE = re.compile(_GENRES)
_SIGN = re.compile(
    r"\s*(?:(?:https?://|www\.)[!-~]+|[①-⑳]|\d{1,2}|[一二三四五六七八九十甲乙丙丁])\s*",
    re.IGNORECASE,
)
"""A text that is an address, or counts, names nothing: what stands around it does."""
_CLOSED = {"《": "》", "“": "”", '"': '"'}


@dataclass(frozen=True, slots=True)
class QuotedTitle:
    """A title that a text quotes, and the number that it gives right behind it."""

    form: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Mentions:
    """What one text names."""

    numbers: tuple[DocumentNumber, ...] = ()
    odd_numbers: tuple[DocumentNumber, ...] = ()
    """What may be numbers in forms that no office prints, where there are no others."""
    index_numbers: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    """The normal forms of titles in 《》 or quotation marks."""
    rest: str = ""
    """The normal form of all but numbers, dates, sizes and words such as 详见 or 下载."""
    outside: str = ""
    """The same without the quoted titles."""
    relations: frozenset[str] = frozenset()
    """What it says, outside quoted titles, of what a document does to another one."""
    years: frozenset[int] = frozenset()
    attachment: int | None = None
    spoken: str = ""
    """The normal form of all of it."""
    is_cut: bool = False
    """It ends in an ellipsis, as titles do in narrow columns."""
    is_generic: bool = False
    """It says nothing of its own: 点击查看, here."""
    is_vague: bool = False
    """It names no more than a sort of document, 通知, the measures, an address, a digit."""

    @property
    def is_weak(self) -> bool:
        """Return whether only what stands around the text can say what it means."""
        return self.is_generic or self.is_vague


def read_mentions(text: str, known: Collection[str] = ()) -> Mentions:
    """Return what the text of a link names; `known` are the prefixes of numbers in use."""
    text = plain(text[:LONGEST])
    inside = quoted_titles(text)
    found = [one for one in document_numbers_in(text, known) if not _is_in_title(text, one, inside)]
    left = blanked(text, [(one.start, one.end) for one in found])
    index_numbers = tuple(match[0] for match in _INDEX.finditer(left))
    left = _INDEX.sub(" ", left)
    attachment = attachment_number(left)
    left = _BRACKETS_LEFT_EMPTY.sub(" ", DATE.sub(" ", left))
    shown = _TAIL.sub("", _LEAD.sub("", left.strip()))
    quoted = quoted_titles(shown)
    outside = blanked(shown, [(title.start, title.end) for title in quoted])
    rest = normal_form(shown)
    odd = odd_numbers_in(text)
    alone = not found and not index_numbers and not quoted
    spoken = normal_form(left)
    return Mentions(
        numbers=tuple(dict.fromkeys(one.number for one in found)),
        odd_numbers=() if found else tuple(dict.fromkeys(one.number for one in odd)),
        index_numbers=index_numbers,
        titles=tuple(title.form for title in quoted),
        rest=rest,
        outside=normal_form(outside),
        relations=relations_in(outside),
        years=years_in(shown) or _short_year(rest),
        attachment=attachment,
        spoken=normal_form(text),
        is_cut=_CUT.search(text) is not None,
        is_generic=alone
        and (not odd or spoken.isdecimal())
        and _is_generic(_without_attachment(spoken)),
        is_vague=not found
        and (_VAGUE.fullmatch(rest) is not None or _SIGN.fullmatch(text) is not None),
    )


def _is_generic(form: str) -> bool:
    return _GENERIC.fullmatch(form) is not None or is_bare(form)


def is_genre(form: str) -> bool:
    """Return whether a normal form names no more than a sort of document, 管理办法, or nothing."""
    return not form or _VERSION.fullmatch(form) is not None or _VAGUE.fullmatch(form) is not None


_VERSION = re.compile("版本?|文本|政策|标准|预案|要点|清单|制度|条文")


def has_words(text: str) -> bool:
    """Return whether a text has a letter, or an arrow at least: stops and bars are overlooked."""
    return any(
        one in "«»‹›" or (unicodedata.category(one)[0] in "LNS" and one != "|") for one in text
    )


def _is_in_title(text: str, number: FoundNumber, titles: Iterable[QuotedTitle]) -> bool:
    """Return whether a number is a word of a title, 《关于废止某府〔2018〕4号文件的公告》."""
    return any(
        title.start < number.start
        and number.end < title.end
        and _LAST_IN_TITLE.fullmatch(text[number.end : title.end]) is None
        for title in titles
    )


_LAST_IN_TITLE = re.compile(r"[\s）)\]】]*[》”\"]")
_CUT = re.compile(r"(?:…|\.\.+|。。+)\s*[》”]?\s*$")


def years_in(text: str) -> frozenset[int]:
    """Return the years that a text names; years of numbers and days are to be left out before."""
    wide = unicodedata.normalize("NFKC", plain(text))
    return frozenset(int(year) for year in _YEAR.findall(wide))


def _short_year(form: str) -> frozenset[int]:
    """Return the year that a text is, in two digits: 19年."""
    match = _SHORT_YEAR.fullmatch(form)
    return frozenset((2000 + int(match[1]),)) if match is not None else frozenset()


_SHORT_YEAR = re.compile(
    r"([12]\d)年度?的?(?:[版本]|预算|决算|预决算|报告|年报|校历|清单|目录|标准|计划|方案|要点|办法|通知|公告|安排|公示)?"
)


def attachment_number(text: str) -> int | None:
    """Return the number of the attachment that a text or a file's name names, if one only."""
    found = {_ordinal(match) for match in _ATTACHMENT.finditer(unicodedata.normalize("NFKC", text))}
    return found.pop() if len(found) == 1 else None


def _ordinal(match: re.Match[str]) -> int | None:
    written = (match["zh"] or match["short"] or match["en"] or match["py"]).casefold()
    if written.isdecimal():
        return int(written)
    if written in _ROMAN:
        return _ROMAN[written]
    number = read_number(f"令第{written}号")
    return number.order if number else None


def _without_attachment(form: str) -> str:
    return re.sub(
        r"附件[\d一二三四五六七八九十]{1,3}|^附[\d一二三四五六七八九十]{1,3}$", "附件", form
    )


def name_of_attachment(text: str) -> str:
    """Return the normal form of an attachment's name: of 附件1：报名表.docx it is 报名表."""
    bare = _TAIL.sub("", _LEAD.sub("", unicodedata.normalize("NFKC", text).strip()))
    return normal_form(_NUMBERED.sub("", bare))


_NUMBERED = re.compile(
    r"^\s*[(（\[【]?\s*(?:附(?:件|表|图|录)\s*[（(]?\s*(?:\d{1,2}|[一二三四五六七八九十]{0,3})|附\s*(?:\d{1,2}|"
    r"[一二三四五六七八九十]{1,3})(?=\s*[:：.、)）\-]|\s)"
    r"|(?:annex|attachment|appendix|schedule)\s*(?:no\.?\s*)?(?:\d{1,2}|[ivx]{1,4})?\b)"
    r"\s*[)）\]】]?\s*[-:：.、—]?\s*",
    re.IGNORECASE,
)
"""The number before the name of an attachment."""


def quoted_titles(text: str) -> list[QuotedTitle]:
    """Return the titles that a text quotes, outermost ones only: titles quote titles."""
    found: list[QuotedTitle] = []
    if not any(opening in text for opening in _CLOSED):
        return found
    depth, start, closing = 0, 0, ""
    for at, character in enumerate(text):
        if depth == 0 and character in _CLOSED:
            depth, start, closing = 1, at, _CLOSED[character]
        elif depth and character == closing:
            depth -= 1
            if depth == 0 and (
                closing == "》" or weight(normal_form(text[start:at])) >= QUOTED_LEAST
            ):
                found.append(QuotedTitle(normal_form(text[start + 1 : at]), start, at + 1))
        elif depth and closing == "》" and character == "《":
            depth += 1
    return [title for title in found if title.form]


QUOTED_LEAST = 8
"""What is in quotation marks may be any word; titles are long."""


def blanked(text: str, spans: list[tuple[int, int]]) -> str:
    """Return a text with blanks in place of some parts, so that places stay what they are."""
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text
