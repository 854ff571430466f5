"""A notice to the public (通知公告)."""

from typing import Literal

from gongkai.model.record import Record


class Notice(Record):
    """Has no fields of its own."""

    kind: Literal["notice"]
