"""Spans of time that a rule sets, counted from a day."""

from calendar import month_name, monthrange
from datetime import date, timedelta

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from gongkai.model.local_text import LocalText
from gongkai.model.parts import Part
from gongkai.model.scalars import Integer


def words_of_day(month: int, day: int) -> LocalText:
    """Return a day of every year as pages say it."""
    return LocalText(zh=f"{month}月{day}日", en=f"{day} {month_name[month]}")


MOST_DAYS, MOST_MONTHS = 36525, 1200
"""A hundred years: with a longer span no day is reached of a year that counts."""


class Period(Part):
    """Some days, or some months of the calendar."""

    days: Integer | None = None
    """So many days."""
    months: Integer | None = None
    """So many months of the calendar."""

    @model_validator(mode="after")
    def _is_one_of_both(self) -> "Period":
        if (self.days is None) is (self.months is None):
            fault = {"rule": "a span of time is given in “days” or in “months”"}
            raise PydanticCustomError("rule", "{rule}", fault)
        if (self.days or 0) > MOST_DAYS or (self.months or 0) > MOST_MONTHS:
            fault = {"rule": "a span of time is a hundred years at most"}
            raise PydanticCustomError("rule", "{rule}", fault)
        return self

    @property
    def words(self) -> LocalText:
        """Return how long it is."""
        number, zh, en = self.days or 0, "天", "day"
        if self.months is not None:
            years, rest = divmod(self.months, 12)
            is_years = years > 1 and not rest
            number, zh, en = (years, "年", "year") if is_years else (self.months, "个月", "month")
        return LocalText(zh=f"{number}{zh}", en=f"{number} {en}{'' if number == 1 else 's'}")

    def after(self, day: date) -> date:
        """Return its last day, counted from `day`; the 31st becomes a shorter month's last day."""
        if self.days is not None:
            return day + timedelta(days=self.days)
        year, month = divmod(day.year * 12 + day.month - 1 + (self.months or 0), 12)
        return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
