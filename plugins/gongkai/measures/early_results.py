"""Results that a document tells of a day which is yet to come."""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from gongkai.measures.contradictions import Contradiction

_UNTIL = re.compile(
    r"截[至止](?:目前)?(?:到)?[（(]?(?P<year>20\d\d)年(?:(?P<whole>底|末)|(?P<month>1[0-2]|0?[1-9])月(?:(?P<day>3[01]|[12]\d|0?[1-9])日|[底末])?)"
    r"(?:24时|[）)])?(?P<said>[，,]?[^。；;\n]{0,24}?(?:已经?(?!满)|累计|共计?(?![同享建和产青党])|实际|完成了|收到|办结))"
)
_NOT_YET = re.compile(
    "将|拟|预计|计划|力争|确保|应|须|需|可|未|如|若|前|报名|申报|征集|投标|有效|届满|期满|累计满|已满|截止"
)
"""What says that it is a term, or a condition: 截至2022年12月31日已满十八周岁."""
_BEFORE = 6
"""Characters before it in which that is looked for."""
_LATE = 20
"""From which day on a document tells of its month as if that were over."""


def early_results(text: str, dated: date) -> Iterator[Contradiction]:
    """Yield what is done until a day behind that of the document: 截至2022年12月底，已累计."""
    for match in _UNTIL.finditer(text) if "截" in text else ():
        before = text[max(0, match.start() - _BEFORE) : match.start()]
        if _NOT_YET.search(match["said"]) or _NOT_YET.search(before):
            continue
        if _first_of(match) > dated:
            yield Contradiction(match.start(), match[0])


def _first_of(until: re.Match[str]) -> date:
    """Return the first day that may be meant: a month is told of in its last days, too."""
    year, month = int(until["year"]), int(until["month"] or 12)
    last = monthrange(year, month)[1]
    if until["day"]:
        return date(year, month, min(int(until["day"]), last))
    return date(year, month, _LATE)
