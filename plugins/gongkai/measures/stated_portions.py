"""Portions of a sum: so much per cent of it, its interest, its price less a discount."""

import re
from collections.abc import Iterator
from decimal import Decimal

from gongkai.measures.sentences import sentence_around
from gongkai.measures.stated_totals import NUMBER, StatedTotal, number_of, single

_MONEY = "亿元|万元|元"
_UNITS = rf"{_MONEY}|[万亿]?(?:人次|平方米|公里|公顷|公斤|[人户亩吨件辆头株套台])"
_SHARE = r"(?P<share>\d{1,2}(?:\.\d+)?)[%％]"
_PART = re.compile(
    rf"(?<![\d.,])(?P<whole>{NUMBER})(?P<unit>{_UNITS})[，,]其中[^\d，。；：]{{1,14}}占{_SHARE}[，,]"
    rf"(?P<shown>(?:[为是达即计]|合计|共计?|共有)(?P<part>{NUMBER})(?P<of>{_UNITS}))(?=[，,。；;、）)\n]|$)"
)
_PAID = re.compile(
    rf"(?<![\d.,])(?P<whole>{NUMBER})(?P<unit>{_MONEY})[，,]按(?:照)?(?:其|总投资的|总价的|投资额的|实际投资的)?{_SHARE}"
    r"(?:的?(?:比例|标准))?(?:给予|予以)?(?:补助|补贴|奖励|奖补|报销|计提|提取|缴纳|收取|预付|支付|上浮)?[^\d，。；]{0,6}"
    rf"[，,]?(?P<shown>(?:可|应|共|实际|计)?(?:获得?|给予)?(?:补助|补贴|奖励|奖补|报销|计提|提取|缴纳|收取|预付|支付|[为计])[^\d，。；]{{0,6}}?(?P<part>{NUMBER})(?P<of>{_MONEY}))(?=[，,。；;、）)\n]|$)"
)
_INTEREST = re.compile(
    rf"(?:本金|贷款|存款|借款|存入)[^\d，。；]{{0,4}}(?P<whole>{NUMBER})(?P<unit>{_MONEY})[，,](?:按照?)?年利率[为按]?{_SHARE}(?:计算|计息)?[，,]"
    rf"(?P<shown>(?:[一1]年|每年|全年|年)的?(?:应付|应得|产生)?利息[为是约]?(?P<part>{NUMBER})(?P<of>{_MONEY}))"
)
_REDUCED = re.compile(
    rf"(?:原价|票价|标价|全价|全票)[^\d，。；]{{0,4}}(?P<whole>{NUMBER})(?P<unit>元)(?:[/每][张人件])?[，,]"
    r"(?:[\u4e00-\u9fff]{0,8}?)(?:打|按|享受|实行)(?P<tenths>[一二三四五六七八九1-9])(?P<more>[一二三四五六七八九1-9])?折(?:优惠)?后?[，,]?"
    rf"(?P<shown>(?:优惠|折|现|售|票|实|应)?[后价付收]*(?:[为是付]|只需|仅需|需付)?(?P<part>{NUMBER})(?P<of>元))(?=[，,。；;、）)\n]|$)"
)
_OTHERWISE = re.compile(
    "不超过|最高|上限|封顶|至少|最低|不低于|[约近]|左右|以上|以内|起付|超出|超过|先行|首期|分[两三四]|已|减免|另"
)
"""What says that a portion is none exactly, or of another sum."""
_TIMES = {"万": Decimal(10**4), "亿": Decimal(10**8)}
_HUNDRED = Decimal(100)
_DIGITS = "一二三四五六七八九"


def wrong_portions(text: str) -> Iterator[StatedTotal]:
    """Yield portions of a sum that are not so much of it.

    80万元，其中自筹占40%，为36万元; 50万元，按30%补助，补助18万元;
    20万元，年利率4%，一年利息9000元; 原价200元，打八折后150元.
    """
    if "%" in text or "％" in text:
        for pattern in (_PART, _PAID, _INTEREST):
            for match in pattern.finditer(text):
                share = number_of(match["share"])
                # 占33%，为4件 of 12件: a share that somebody reckoned is rounded.
                half = (
                    Decimal(1).scaleb(int(share.as_tuple().exponent))
                    if pattern is _PART
                    else Decimal(0)
                )
                yield from _other(match, share, half)
    for match in _REDUCED.finditer(text) if "折" in text else ():
        share = Decimal(f"{_digit(match['tenths'])}{_digit(match['more'] or '0')}")
        yield from _other(match, share, Decimal(0))


def _other(match: re.Match[str], share: Decimal, nearly: Decimal) -> Iterator[StatedTotal]:
    """Yield a portion that is another, by more than rounding explains."""
    if match["of"].lstrip("万亿") != match["unit"].lstrip("万亿"):
        return
    if _OTHERWISE.search(sentence_around(match.string, *match.span())):
        return
    whole, whole_half = single(match["whole"], match["unit"])
    part, half = single(match["part"], match["of"])
    made = whole * share / _HUNDRED
    leeway = half + (whole * nearly + whole_half * share) / _HUNDRED
    if part < whole and abs(part - made) > max(leeway, Decimal("0.5")):
        reckoned = made / _TIMES.get(match["of"][0], Decimal(1))
        stated = number_of(match["part"])
        yield StatedTotal(match.start("shown"), match["shown"], stated, reckoned)


def _digit(written: str) -> int:
    return int(written) if written.isdecimal() else _DIGITS.index(written) + 1
