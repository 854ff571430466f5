"""Days that have a name and are always the same, beside another day."""

import re
from collections.abc import Iterable, Iterator

from gongkai.measures.contradictions import Contradiction
from gongkai.model.wording import NamedDays

_NOTHING = re.compile("(?!)")


class KnownDays:
    """The days that have a name: data/wording/days.yml."""

    def __init__(self, lists: Iterable[NamedDays]) -> None:
        """Take the names; of two days for one name the last counts."""
        self._days = {name: day for one in lists for name, day in one.names.items()}
        names = "|".join(map(re.escape, sorted(self._days, key=len, reverse=True)))
        self._called = re.compile(
            r"(?<![\d至到—－~～-])(?P<month>1[0-2]|[1-9])月(?P<day>3[01]|[12]\d|[1-9])日"
            r"(?:[（(](?:星期|周)[一二三四五六日天][）)])?[，,]?(?:今天)?(?:是|为|系|正值|恰逢|正逢)"
            rf"(?:我国|全国)?的?(?:第\d{{1,3}}个)?的?[“《]?(?P<name>{names})(?![前后期假间放到来])"
        )
        if not self._days:
            self._called = _NOTHING

    def wrongly_called(self, text: str) -> Iterator[Contradiction]:
        """Yield days that are called what another day is: 3月15日是第45个植树节."""
        for match in self._called.finditer(text):
            month, day = self._days[match["name"]]
            if (int(match["month"]), int(match["day"])) != (month, day):
                yield Contradiction(match.start(), match[0], f"{month}月{day}日")
