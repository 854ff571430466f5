"""What was there, came, went and is left, where a sentence counts all of it."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from gongkai.measures.quantities import Quantity
from gongkai.measures.reckoned_shares import stated
from gongkai.measures.stated_totals import StatedTotal

_OPENS = re.compile("上年末|上年底|去年底|年初|期初|原有|上年结转|期末结转")
_MORE = re.compile(
    "新增|调入|新收|招录|招聘|新聘|新招|引进|转入|接收|增加|购入|购置|新购|新建|入库|本年收|新签"
)
_LESS = re.compile(
    "退休|调出|转出|减少|注销|退出|辞职|死亡|报废|出库|撤销|离职|核减|拆除|借出|发放|领用"
)
_CAME = re.compile("新收|新增|收到|受理|新受理")
CARRIED_IN = re.compile("上年度?结转|结转上年|上年度?转入|上一?年度?结转")
_DONE = re.compile("办结|办理答复|予以答复|答复|完成答复")
_RESULT = re.compile("(?:予以|部分|不予)公开|无法提供|不予(?:处理|受理)|其他处理")
_CARRIED_ON = re.compile(r"结转(?:至|到)?(?:下|次|20\d\d|今)")
_CLOSES = re.compile("年末|年底|期末|现有|现在|结存")


def stocks(group: Sequence[Quantity]) -> Iterator[StatedTotal]:
    """Yield what is there at the end and not what was there, came and went."""
    if len(group) < 3 or not _OPENS.search(group[0].before) or len({one.unit for one in group}) > 1:
        return
    made = group[0].value
    for one in group[1:-1]:
        if _MORE.search(one.before) and not _LESS.search(one.before):
            made += one.value
        elif _LESS.search(one.before):
            made -= one.value
        else:
            return
    last = group[-1]
    nearly = sum((one.half for one in group), Decimal(0))
    if _CLOSES.search(last.before) and abs(last.value - made) > nearly:
        yield stated(last, made)


def carried_over(group: Sequence[Quantity]) -> Iterator[StatedTotal]:
    """Yield what is carried over that is not what came and was carried in, less what was done.

    So reports on disclosure count requests: 新收38件，上年结转2件，办结36件，结转下年度4件, or each
    result in place of 办结.
    """
    for at, (came, other) in enumerate(pairwise(group)):
        new, old = (came, other) if _CAME.search(came.before) else (other, came)
        if not (_CAME.search(new.before) and CARRIED_IN.search(old.before)):
            continue
        rest = group[at + 2 :]
        ends = next((end for end, one in enumerate(rest) if _CARRIED_ON.search(one.before)), 0)
        done, counted = rest[:ends], (came, other, *rest[: ends + 1])
        are_results = all(_RESULT.search(one.before) for one in done)
        is_all = done and (are_results or (len(done) == 1 and _DONE.search(done[0].before)))
        if is_all and len({one.unit for one in counted}) == 1:
            made = new.value + old.value - sum(one.value for one in done)
            if abs(rest[ends].value - made) > sum((one.half for one in counted), Decimal(0)):
                yield stated(rest[ends], made)
