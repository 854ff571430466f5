"""Spans of working days that have more or fewer of them than their sentence says."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from gongkai.measures.stated_totals import FROM_TO, StatedTotal, first_and_last
from gongkai.measures.working_days_taken import working_days_taken
from gongkai.model.working_days import WorkingDays

_DAYS = r"(?P<days>\d{1,2})个?工作日(?![内前])"
_BEHIND = re.compile(
    rf"{FROM_TO}止?\s*[，,（(；;]?\s*(?:(?:共计?|为期|计|公示期|公示时间|公告期|期限)为?)\s*{_DAYS}"
)
_BEFORE = re.compile(
    rf"(?:公示|公告|公示期|公示时间|公告期|公告时间|时间|期限)(?:[为共：:]|期为)?\s*{_DAYS}"
    rf"(?:[，,]\s*[自从即]?|[（(：:]\s*[自从即]?){FROM_TO}(?=[止）)。；;，,\n]|$)"
)


def wrong_working_spans(
    text: str, calendar: WorkingDays, day: date | None
) -> Iterator[StatedTotal]:
    """Yield spans with another number of working days: 5个工作日（3月6日至3月14日）.

    The first day may count or not. A span without a year is of the year of `day`, that of the
    text; of years without a calendar nothing is said.
    """
    for span in (*_BEHIND.finditer(text), *_BEFORE.finditer(text)) if "工作日" in text else ():
        days = first_and_last(span, day.year if day is not None else None)
        if days is None:
            continue
        first, last = days
        taken = working_days_taken(first - timedelta(days=1), last, calendar)
        stated = int(span["days"])
        if taken is not None and stated not in (taken, taken - 1):
            yield StatedTotal(span.start("shown"), span["shown"], Decimal(stated), Decimal(taken))
