"""Days that have a name and are always the same, beside another day."""

import re
from collections.abc import Iterator

from gongkai.measures.contradictions import Contradiction

_DAYS = {
    (1, 1): ("元旦",),
    (1, 10): ("中国人民警察节",),
    (3, 8): ("国际妇女节", "国际劳动妇女节", "三八妇女节"),
    (3, 12): ("植树节",),
    (3, 15): ("国际消费者权益日",),
    (3, 22): ("世界水日",),
    (3, 23): ("世界气象日",),
    (3, 24): ("世界防治结核病日",),
    (4, 15): ("全民国家安全教育日",),
    (4, 22): ("世界地球日",),
    (4, 23): ("世界读书日",),
    (4, 26): ("世界知识产权日",),
    (5, 1): ("国际劳动节", "五一劳动节"),
    (5, 4): ("五四青年节",),
    (5, 12): ("全国防灾减灾日", "国际护士节"),
    (5, 18): ("国际博物馆日",),
    (5, 19): ("中国旅游日",),
    (5, 20): ("世界计量日",),
    (5, 30): ("全国科技工作者日",),
    (5, 31): ("世界无烟日",),
    (6, 1): ("国际儿童节", "六一儿童节"),
    (6, 5): ("世界环境日",),
    (6, 6): ("全国爱眼日",),
    (6, 14): ("世界献血者日",),
    (6, 25): ("全国土地日",),
    (6, 26): ("国际禁毒日",),
    (7, 1): ("建党节",),
    (8, 1): ("建军节",),
    (8, 8): ("全民健身日",),
    (8, 15): ("全国生态日",),
    (8, 19): ("中国医师节",),
    (9, 10): ("教师节",),
    (9, 30): ("烈士纪念日",),
    (10, 1): ("国庆节",),
    (10, 16): ("世界粮食日",),
    (11, 8): ("中国记者节",),
    (11, 9): ("全国消防日", "全国消防宣传日"),
    (12, 1): ("世界艾滋病日",),
    (12, 2): ("全国交通安全日",),
    (12, 4): ("国家宪法日",),
    (12, 5): ("国际志愿者日",),
    (12, 13): ("国家公祭日",),
}
"""What everybody writes of in a year; those of the moon and of the weeks have other days each."""
_DAY_OF = {name: day for day, names in _DAYS.items() for name in names}
_NAMES = "|".join(sorted(_DAY_OF, key=len, reverse=True))
_CALLED = re.compile(
    r"(?<![\d至到—－~～-])(?P<month>1[0-2]|[1-9])月(?P<day>3[01]|[12]\d|[1-9])日"
    r"(?:[（(](?:星期|周)[一二三四五六日天][）)])?[，,]?(?:今天)?(?:是|为|系|正值|恰逢|正逢)"
    rf"(?:我国|全国)?的?(?:第\d{{1,3}}个)?的?[“《]?(?P<name>{_NAMES})(?![前后期假间放到来])"
)


def wrongly_called(text: str) -> Iterator[Contradiction]:
    """Yield days that are called what another day is: 3月15日是第45个植树节."""
    for match in _CALLED.finditer(text) if "日" in text or "节" in text else ():
        month, day = _DAY_OF[match["name"]]
        if (int(match["month"]), int(match["day"])) != (month, day):
            yield Contradiction(match.start(), match[0], f"{month}月{day}日")
