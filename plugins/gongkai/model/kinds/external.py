"""A real public document seen elsewhere: facts and an address, never its text (decision 12)."""

from typing import ClassVar, Literal

from gongkai.model.language import LocalText
from gongkai.model.record import Record
from gongkai.model.scalars import Day, MomentField, Text, UnitId


class External(Record):
    """Title, number, issuer and dates as printed, where it was seen and when."""

    has_text: ClassVar[bool] = False

    kind: Literal["external"]
    address: Text
    """Where it was seen."""
    seen: Day
    """The day on which it was seen there."""
    note: LocalText | None = None
    """What readers should know of it."""
    unit: UnitId | None = None  # type: ignore[assignment]  # issuers outside the registry have none
    published: MomentField | None = None  # type: ignore[assignment]  # only if the source printed it
