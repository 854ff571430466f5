"""A real public document seen elsewhere: facts and an address, never its text (decision 12)."""

from datetime import date
from typing import Annotated, Any, ClassVar, Literal

from gongkai.model.contacts import WebAddress
from gongkai.model.label import Label
from gongkai.model.local_text import LocalText
from gongkai.model.record import Record
from gongkai.model.scalars import Day, Integer, MomentField, UnitId


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
    reports_on: Annotated[Integer | None, Label("Reports on the year")] = None
    """The year that it reports on, where no day is printed: it came after that year."""
    note: Annotated[LocalText | None, Label("Note")] = None
    """What readers should know of it."""
    unit: UnitId | None = None  # type: ignore[assignment]  # issuers outside the registry have none
    published: MomentField | None = None  # type: ignore[assignment]  # only if the source printed it

    @property
    def first_day(self) -> Any:
        """Return the first day on which it can have been there."""
        if self.day is None and self.reports_on is not None:
            return date(self.reports_on + 1, 1, 1)
        return self.day
