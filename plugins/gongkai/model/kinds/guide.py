"""A guide: to a unit's disclosure, or to requests for information (R4)."""

from typing import Literal

from gongkai.model.record import Record


class Guide(Record):
    """Has no fields of its own."""

    kind: Literal["guide"]
