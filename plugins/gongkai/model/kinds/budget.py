"""A budget or the final accounts of a unit (财政预决算; point 10; article 20(7))."""

from typing import Literal

from gongkai.model.record import Record
from gongkai.model.scalars import Day, Integer


class Budget(Record):
    """The money of one unit in one year, as planned or as spent."""

    kind: Literal["budget"]
    year: Integer
    """The year of the money."""
    account: Literal["budget", "final-accounts"]
    """Whether it is planned (`budget`) or spent (`final-accounts`)."""
    approved: Day | None = None
    """When the people's congress or the finance bureau approved it."""
