"""The days and moments that people give on the command line, however they write them."""

from datetime import date

from gongkai.commands.project import could_not_run
from gongkai.report.characters import visible
from gongkai.sources.days import meant_day, meant_moment

NO_DAY = "{option} takes a day like 2021-07-15, not “{text}”"
NO_MOMENT = "{option} takes a day like 2021-07-15 or a moment like “2021-07-15 09:30”, not “{text}”"
WORDS = (NO_DAY, NO_MOMENT)
"""What it says, for translators."""


def given_day(option: str, text: str) -> date:
    """Return a day however people write it, 2021年7月15日 too; exit 2 where it is none."""
    day = meant_day(text)
    if day is None:
        could_not_run(NO_DAY, option=option, text=visible(text))
    return date.fromisoformat(day)


def given_date(text: str | None) -> str | None:
    """Return what `--date` was given as YYYY-MM-DD; exit 2 where it is no day."""
    return given_day("--date", text).isoformat() if text is not None else None


def given_moment(option: str, text: str | None) -> str | None:
    """Return a day, with its time if it has one, YYYY-MM-DD HH:MM; exit 2 where it is neither."""
    if text is None:
        return None
    moment = meant_moment(text)
    if moment is None:
        could_not_run(NO_MOMENT, option=option, text=visible(text))
    return moment
