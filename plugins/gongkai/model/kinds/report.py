"""A unit's yearly report on disclosure (政府信息公开年报; article 49; R38, R50)."""

from typing import Literal

from gongkai.model.record import Record
from gongkai.model.scalars import Integer


class Report(Record):
    """The report on a year, published early in the next."""

    kind: Literal["report"]
    year: Integer
    """The year that it reports on."""
