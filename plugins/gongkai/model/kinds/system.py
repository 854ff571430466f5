"""A rule by which disclosure is run (公开制度)."""

from typing import Literal

from gongkai.model.record import Record


class System(Record):
    """Has no fields of its own."""

    kind: Literal["system"]
