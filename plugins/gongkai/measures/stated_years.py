"""Spans of years that are longer or shorter than is said."""

import re
from collections.abc import Iterator
from decimal import Decimal

from gongkai.measures.stated_totals import StatedTotal

_SPAN = re.compile(
    r"(?P<shown>(?<![\d.])(?P<first>(?:19|20)\d\d)年?(?:\d{1,2}月)?起?\s?(?:至|到|—|－|–|-|~|～)+\s?(?P<last>(?:19|20)\d\d)年(?:\d{1,2}月)?底?"
    r"(?:止)?[，,（(]?(?:共计?|为期|历时|前后|期限为?|规划期为?|租期为?|合同期为?|实施期为?)(?P<years>\d{1,2})年(?!级|[度代内前]))"
)
_SINCE = re.compile(
    r"(?P<first>(?:19|20)\d\d)年(?:\d{1,2}月)?(?:建[校成立]|成立|创[办建]|设立|投用|通车|启用)[^\d。；]{0,6}[，,](?:截?至|到)(?P<last>(?:19|20)\d\d)年[^\d，。；]{0,4}"
    r"(?P<shown>(?:已|正好|恰好|满|整|历时|走过|运行|有)+(?P<years>\d{1,3})个?周?年(?!级|[度代]))"
)


def wrong_years(text: str) -> Iterator[StatedTotal]:
    """Yield spans that have other years than is said: 2016年至2020年，共6年.

    The first year may count or not, and the last may not be over.
    """
    for pattern in (_SPAN, _SINCE):
        for match in pattern.finditer(text) if "年" in text else ():
            made = int(match["last"]) - int(match["first"])
            stated = int(match["years"])
            is_full = pattern is _SINCE and ("满" in match["shown"] or "周" in match["shown"])
            if made > 0 and not made - (pattern is _SINCE) <= stated <= made + (not is_full):
                made += pattern is _SPAN and "月" not in match["shown"]
                yield StatedTotal(
                    match.start("shown"), match["shown"], Decimal(stated), Decimal(made)
                )
