"""The moment that a column speaks of: given, pinned in mkdocs.yml, or now (decision 6)."""

import re
from datetime import date, datetime
from datetime import time as clock
from pathlib import Path
from zoneinfo import ZoneInfo

from gongkai.model.moment import YEARS, Moment
from gongkai.model.said import SaidError
from gongkai.sources.configuration import environment, plugin_options

CHINA = ZoneInfo("Asia/Shanghai")
NOW = "GONGKAI_NOW"
"""The environment variable in which a build tells its editions what the clock says."""
_MOMENT = re.compile(r"(?P<day>\d{4}-\d{2}-\d{2})(?:[ T](?P<time>\d{2}:\d{2}))?", re.ASCII)


class BuildDayError(SaidError, ValueError):
    """What mkdocs.yml pins is no day."""


def build_day(root: Path, given: str | None = None) -> date:
    """Return the day given, the one that mkdocs.yml pins, or today in China.

    Raises BuildDayError where it is not a day of the form YYYY-MM-DD.
    """
    return build_moment(root, given).day


def build_moment(root: Path, given: str | None = None) -> Moment:
    """Return the moment given, the one that mkdocs.yml pins, or now in China.

    Without a time it means the whole day. Raises BuildDayError where it is neither a day nor a
    moment.
    """
    return as_moment(given if given is not None else plugin_options(root).get("as_of"))


def as_day(value: object) -> date:
    """Return the day that `as_of` says, or today in China; YAML may have read it as one already.

    Raises BuildDayError where it is not a day of the form YYYY-MM-DD.
    """
    return as_moment(value).day


def as_moment(value: object) -> Moment:
    """Return the moment that `as_of` says, a day alone or with a time, or now in China.

    The clock is asked once for all editions of a build (`NOW`). Raises BuildDayError where it is
    neither a day nor a moment.
    """
    if isinstance(value, datetime):
        return Moment(value.date(), f"{value:%H:%M}")
    if isinstance(value, date):
        return Moment(value)
    if value is None:
        now = f"{datetime.now(CHINA):%Y-%m-%d %H:%M}"
        return as_moment(environment().get(NOW) or now)
    found = _MOMENT.fullmatch(str(value))
    try:
        if found is None:
            raise ValueError
        time = found["time"] or ""
        if time:
            clock.fromisoformat(time)
        day = date.fromisoformat(found["day"])
        if day.year not in YEARS:
            raise ValueError
        return Moment(day, time)
    except ValueError:
        raise BuildDayError(
            "mkdocs.yml: `as_of` takes a day like 2021-07-15, not {value}",
            value=repr(str(value)[:80]),
        ) from None
