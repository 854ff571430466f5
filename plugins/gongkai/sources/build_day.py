"""The day that a column speaks of: given, pinned in mkdocs.yml, or today (decision 6)."""

from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from gongkai.sources.configuration import plugin_options

CHINA = ZoneInfo("Asia/Shanghai")


class BuildDayError(ValueError):
    """What mkdocs.yml pins is no day."""


def build_day(root: Path, given: str | None = None) -> date:
    """Return the day given, the one that mkdocs.yml pins, or today in China.

    Raises BuildDayError where it is not a day of the form YYYY-MM-DD.
    """
    day = given if given is not None else plugin_options(root).get("as_of")
    if isinstance(day, date):
        return day
    if day is None:
        return datetime.now(CHINA).date()
    try:
        return date.fromisoformat(str(day))
    except ValueError:
        raise BuildDayError(
            f"mkdocs.yml: `as_of` takes a day like 2021-07-15, not {str(day)[:80]!r}"
        ) from None
