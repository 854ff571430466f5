"""A notice to the public (通知公告)."""

from typing import ClassVar, Literal

from gongkai.model.label import Label
from gongkai.model.record import Record


class Notice(Record):
    """Has no fields of its own."""

    label: ClassVar[Label] = Label("Notice")
    plural: ClassVar[Label] = Label("Notices")

    kind: Literal["notice"]
