"""A real public document seen elsewhere: facts and an address, never its text (decision 12)."""

from typing import Annotated, ClassVar, Literal

from gongkai.model.contacts import WebAddress
from gongkai.model.label import Label
from gongkai.model.language import LocalText
from gongkai.model.record import Record
from gongkai.model.scalars import Day, MomentField, UnitId


class External(Record):
    """Title, number, issuer and dates as printed, where it was seen and when."""

    has_text: ClassVar[bool] = False
    label: ClassVar[Label] = Label("Published elsewhere")
    plural: ClassVar[Label] = Label("Documents published elsewhere")

    kind: Literal["external"]
    address: Annotated[WebAddress, Label("Address")]
    """Where it was seen."""
    seen: Annotated[Day, Label("Seen on")]
    """The day on which it was seen there."""
    note: Annotated[LocalText | None, Label("Note")] = None
    """What readers should know of it."""
    unit: UnitId | None = None  # type: ignore[assignment]  # issuers outside the registry have none
    published: MomentField | None = None  # type: ignore[assignment]  # only if the source printed it
