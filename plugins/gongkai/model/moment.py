"""A day, with or without a time."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, order=True)
class Moment:
    """A day, with the time where it is known: R21 wants `YYYY-MM-DD HH:MM`."""

    day: date
    time: str = ""

    def __str__(self) -> str:
        return f"{self.day.isoformat()} {self.time}".rstrip()
