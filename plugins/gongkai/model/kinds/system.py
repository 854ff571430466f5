"""A rule by which disclosure is run (公开制度)."""

from typing import ClassVar, Literal

from gongkai.model.label import Label
from gongkai.model.record import Record


class System(Record):
    """Has no fields of its own."""

    label: ClassVar[Label] = Label("Disclosure rule")
    plural: ClassVar[Label] = Label("Disclosure rules")

    kind: Literal["system"]
