"""Areas and volumes that are not what their sides make."""

import re
from collections.abc import Iterator

from gongkai.measures.sentences import sentence_around
from gongkai.measures.stated_totals import NUMBER, StatedTotal, number_of

_IS = "度?[为是]?"
_SIDES = re.compile(
    rf"长{_IS}(?P<long>{NUMBER})(?P<of_long>公里|米)[、，,×和]宽{_IS}(?P<wide>{NUMBER})米(?:[、，,×和][深高厚]{_IS}(?P<deep>{NUMBER})米)?[，,；;]"
    rf"(?P<shown>(?:占地|总|硬化|铺设|绿化|水面|有效)?(?P<what>面积|容积|体积|库容|容量|蓄水量|[土石]方量?)(?:[为达是]|合计|共)?(?P<stated>{NUMBER})(?P<times>万?)(?P<of>平方米|立方米))"
)
_NOT_ALL = re.compile(
    "约|层|最[长宽深]|平均|近|余|不等|不少于|以上|左右|至|—|两[条座个口]|\\d[条座个口处段栋]|各"
)
"""What says that there are several, or that a side is none exactly."""
_METRES = {"公里": 1000, "米": 1}


def wrong_sizes(text: str) -> Iterator[StatedTotal]:
    """Yield sizes that are not what the sides make: 长30米、宽20米，面积500平方米."""
    for match in _SIDES.finditer(text) if "宽" in text else ():
        is_volume = match["of"] == "立方米"
        if is_volume is not bool(match["deep"]) or _NOT_ALL.search(
            sentence_around(text, *match.span())
        ):
            continue
        long, wide = (number_of(match[name]) for name in ("long", "wide"))
        times = 10_000 if match["times"] else 1
        made = long * _METRES[match["of_long"]] * wide * number_of(match["deep"] or "1") / times
        stated = number_of(match["stated"])
        if made / 2 < stated < made * 2 and abs(stated - made) > made / 50:
            yield StatedTotal(match.start("shown"), match["shown"], stated, made.normalize())
