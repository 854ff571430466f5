"""Document numbers as texts give them: found, printed, and whether one typed in part is known."""

import re
from collections.abc import Collection, Iterator

from gongkai.model.numbers import (
    DocumentNumber,
    FoundNumber,
    find_document_numbers,
    read_number,
)


def document_numbers_in(text: str, known: Collection[str] = ()) -> list[FoundNumber]:
    """Return the document numbers in a text; most texts have none, which is seen at once.

    `known` are the prefixes that the site itself knows.
    """
    if "号" not in text:
        return []
    return find_document_numbers(text, known) or list(_announcements_in(text, known))


def _announcements_in(text: str, known: Collection[str]) -> Iterator[FoundNumber]:
    """Yield numbers of announcements that lost the word, 国家税务总局2018年第12号."""
    for match in _CUT_SHORT.finditer(text) if known else ():
        run = match["run"]
        for at in range(len(run) - 1):
            prefix = f"{run[at:]}公告"
            if prefix in known:
                number = DocumentNumber(prefix, int(match["year"]), int(match["order"]))
                yield FoundNumber(number, match.start() + at, match.end())
                break


_CUT_SHORT = re.compile(
    r"(?P<run>[\u4e00-\u9fff]{2,30})(?P<year>(?:19|20)\d\d)年第(?P<order>\d{1,4})号"
)


def odd_numbers_in(text: str) -> list[FoundNumber]:
    """Return what may be document numbers in forms that no office prints: 豫政辦〔16〕102號.

    They count only where the site has a document of that number: 2016-10 may be anything.
    """
    if _DIGIT.search(text) is None:
        return []
    found: list[FoundNumber] = []
    flat = text.translate(_SIMPLIFIED)
    if _YEAR.search(flat) is None:  # as in most texts with digits
        return []
    for match in _ODD.finditer(flat):
        year = match["year"] or match["bare"] or match["behind"] or match["moved"]
        century = "" if len(year) > _OF_CENTURY else "20" if year < _TURN else "19"
        run = _RUN.search(flat, max(0, match.start() - _LONGEST), match.start())
        prefix = run[1] if run else ""
        if not prefix and not _stands_alone(match, flat):
            continue
        order = next(filter(None, (match[name] for name in _ORDERS)))
        order = order.translate(_OF_CHEQUES)
        number = read_number(f"{prefix}〔{century}{year}〕第{order}号")
        if number is not None:
            start = run.start() if run else match.start()
            found.append(FoundNumber(number, start, match.end()))
    return found or list(_year_first(flat))


def _year_first(text: str) -> Iterator[FoundNumber]:
    """Yield numbers whose year stands before the office, 2022年某府办5号文."""
    for match in _YEAR_FIRST.finditer(text):
        number = DocumentNumber(match["office"], int(match["year"]), int(match["order"]))
        yield FoundNumber(number, match.start(), match.end())


def _stands_alone(match: re.Match[str], text: str) -> bool:
    """Return whether a number without a prefix is all of a text: else it may be a day."""
    is_sure = match["号"] or len(match["year"] or "") > _OF_CENTURY
    return bool(is_sure) and text.strip(" 《》（）()文件") == match[0].strip()


_ORDERS = ("order", "ordinal", "first", "inside")
_RUN = re.compile(r"([\u4e00-\u9fff]{2,30})\s*\Z")
_LONGEST = 32
_OF_CENTURY = 2
_TURN = "50"
_YEAR = re.compile(r"(?:19|20)\d\d|〔\s*\d\d")
_DIGIT = re.compile(r"[0-9０-９]")
_SIMPLIFIED = str.maketrans(
    "號辦發國財農規經資環衛應黨聯會關務員廳處協專計電軍產業團質監"
    "粵魯蘇遼贛貴雲陝寧瓊滬閩晉縣區鄉鎮廣東門術漢際稅價糧檔體僑網鐵銀證審備監測設園衆醫藥學訓０１２３４５６７８９［﹝〖【（([｛{＜<〈『「«］﹞〗】）)]｝}＞>〉』」»",
    "号办发国财农规经资环卫应党联会关务员厅处协专计电军产业团质监"
    "粤鲁苏辽赣贵云陕宁琼沪闽晋县区乡镇广东门术汉际税价粮档体侨网铁银证审备监测设园众医药学训0123456789〔〔〔〔〔〔〔〔〔〔〔〔〔〔〔〕〕〕〕〕〕〕〕〕〕〕〕〕〕〕",
)
"""One character for one: traditional script, widths, brackets."""
_OF_CHEQUES = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟", "一二三四五六七八九十百千")
"""Numerals as on cheques; before a number they may be a name, 陆河府办2016年12号."""
_HOUSE = "[楼院线地门路店机房段船厅井]"
"""What stands behind a number that is none of a document, 6号楼."""
_COUNTED = "[项条个件次届期批名人份篇册章款万亿]"
_ODD = re.compile(
    rf"""
    (?:〔\s*(?P<year>(?:(?:19|20)\d\d|\d\d))\s*年?\s*〕\s*[-—－第]?
    |[·•・—－-]?\s*(?P<bare>(?:19|20)\d\d)
        \s*(?:年|[-—－/·•・〕]|(?=第)|\.?(?=\s*\d{{1,4}}\s*号)(?<!\d))\s*第?)
    \s*(?:(?P<order>\d{{1,5}})(?![\d年月日.%]|\s*{_COUNTED}|\s*[-—－/]\s*\d|\s*号{_HOUSE})
        \s*(?P<号>号(?!{_HOUSE}))?
    |(?P<ordinal>[一二三四五六七八九十百千零〇○壹贰叁肆伍陆柒捌玖拾佰仟]{{1,7}})\s*号(?!{_HOUSE}))
    |(?:第\s*)?(?P<first>\d{{1,5}})\s*号\s*〔\s*(?P<behind>(?:19|20)\d\d)\s*年?\s*〕
        (?!\s*(?:{_HOUSE}|{_COUNTED}|台风|挂牌|宗地|窗口))
    |(?P<moved>(?:19|20)\d\d)\s*年?\s*〔\s*(?P<inside>\d{{1,4}})\s*〕\s*号(?!{_HOUSE})
    """,
    re.VERBOSE,
)

_YEAR_FIRST = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)年度?的?(?P<office>[\u4e00-\u9fff]{2,16}?)第?(?P<order>\d{1,4})号"
    rf"(?!{_HOUSE})"
)


def printed(number: DocumentNumber) -> str:
    """Return a number as offices print it."""
    if number.year is None:
        return f"{number.prefix}第{number.order}号"
    return f"{number.prefix}〔{number.year}〕{number.order}号"


def plain_prefix(number: DocumentNumber) -> str:
    """Return the prefix of a number, the issuer of an order in its shorter form.

    公告 comes and goes: 国家税务总局2018年第12号.
    """
    prefix = number.prefix.replace("人民政府", "政府")
    return prefix.removesuffix("公告") or prefix


def may_be_same(typed: DocumentNumber, known: DocumentNumber) -> bool:
    """Return whether a number in a text is a known one; orders are printed with a year or not."""
    if (typed.year, typed.order) == (known.year, known.order):
        return plain_prefix(typed) == plain_prefix(known) or may_be_part(typed, known)
    are_orders = typed.prefix.endswith("令") and known.prefix.endswith("令")
    return (
        are_orders and typed.order == known.order and (typed.year is None) != (known.year is None)
    )


def may_be_part(typed: DocumentNumber, known: DocumentNumber) -> bool:
    """Return whether a typed number leaves out part of a known one, or has words before it.

    What begins with no place lost it, 办函 of 某办函. One character more before a number with a
    year is another place's: 济市中政发 is not 市中政发.
    """
    one, other = plain_prefix(typed), plain_prefix(known)
    if one in other:
        is_rest = other.endswith(one) and one[:1] in _OF_NO_PLACE
        return typed.year is None or not one or is_rest
    ahead = one.removesuffix(other)
    return len(other) > 1 and ahead != one and (len(ahead) > 1 or ahead in _WORDS)


_OF_NO_PLACE = frozenset("府政办发函")
_WORDS = frozenset("见即原现经在对向将为从和及与按据依")


def is_order_of(number: DocumentNumber, titles: Collection[str]) -> bool:
    """Return whether a year and an order without an office are what titles say: 公报2021年第5期."""
    order = re.compile(rf"(?<!\d){number.order}[号期次]")
    return not number.prefix and any(
        str(number.year) in title and order.search(title) for title in titles
    )
