"""The time zone: the site's day is China's, but nights begin by the machine's clock."""

import time
from collections.abc import Iterator
from datetime import datetime

from gongkai.doctor.workplace import Examination, Workplace
from gongkai.model.diagnosis import Diagnosis, ok, run_this, warning
from gongkai.model.findings import Phrase, Word
from gongkai.sources.build_day import CHINA


def examine(workplace: Workplace) -> Iterator[Diagnosis]:
    """Yield the day of the site, and a warning where this machine lives by another zone."""
    now = datetime.now(CHINA)
    yield ok(Phrase("the site's day is {day}", day=workplace.today.isoformat()))
    if now.utcoffset() != now.astimezone().utcoffset():
        yield warning(
            Phrase(
                "this machine's zone is {zone}: what it starts at night starts at its own hours",
                zone=time.strftime("%Z (UTC%z)"),
            ),
            run_this("sudo timedatectl set-timezone Asia/Shanghai"),
        )


CLOCK = Examination("clock", Word("day and time zone"), examine)
