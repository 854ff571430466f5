"""The day that a column speaks of: given, pinned in mkdocs.yml, or today (decision 6)."""

from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from gongkai.model.said import SaidError
from gongkai.sources.configuration import plugin_options

CHINA = ZoneInfo("Asia/Shanghai")


class BuildDayError(SaidError, ValueError):
    """What mkdocs.yml pins is no day."""


def build_day(root: Path, given: str | None = None) -> date:
    """Return the day given, the one that mkdocs.yml pins, or today in China.

    Raises BuildDayError where it is not a day of the form YYYY-MM-DD.
    """
    return as_day(given if given is not None else plugin_options(root).get("as_of"))


def as_day(value: object) -> date:
    """Return the day that `as_of` says, or today in China; YAML may have read it as one already.

    Raises BuildDayError where it is not a day of the form YYYY-MM-DD.
    """
    if isinstance(value, date):
        return value
    if value is None:
        return datetime.now(CHINA).date()
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        raise BuildDayError(
            "mkdocs.yml: `as_of` takes a day like 2021-07-15, not {value}",
            value=repr(str(value)[:80]),
        ) from None
