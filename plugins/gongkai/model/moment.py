"""A day, with or without a time."""

from dataclasses import dataclass
from datetime import date

YEARS = range(1900, 2200)
"""The years of which anything here can be. With a day of any other no due date can be reckoned, and
no document is of one: 9999-12-31 is what other systems write where there is no day."""


@dataclass(frozen=True, order=True)
class Moment:
    """A day, with the time where it is known: R21 wants `YYYY-MM-DD HH:MM`."""

    day: date
    time: str = ""

    def __str__(self) -> str:
        return f"{self.day.isoformat()} {self.time}".rstrip()
