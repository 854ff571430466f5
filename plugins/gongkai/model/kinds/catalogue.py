"""A year's catalogue of major decisions (年度重大行政决策事项目录; Order 713 article 3; R101)."""

from datetime import date
from typing import Annotated, ClassVar, Literal, Self

from gongkai.model.label import ChineseKey, Label
from gongkai.model.local_text import LocalText
from gongkai.model.parts import Part
from gongkai.model.record import Record
from gongkai.model.scalars import Day, MatterId, RecordId, UnitId, Year


class Adjustment(Part):
    """A change to the catalogue during the year."""

    date: Annotated[Day, Label("Date")]
    """The day from which the catalogue has the change."""
    document: Annotated[RecordId | None, Label("Document")] = None
    """The record by which it was made."""
    adds: Annotated[tuple[MatterId, ...], Label("Added")] = ()
    """The matters that came in."""
    removes: Annotated[tuple[MatterId, ...], Label("Removed")] = ()
    """The matters that were taken out."""
    note: Annotated[LocalText | None, Label("Note")] = None
    """What readers should know of it."""


class Catalogue(Record):
    """The matters that an organ decides in a year, in its order."""

    label: ClassVar[Label] = Label("Decision catalogue")
    plural: ClassVar[Label] = Label("Decision catalogues")

    kind: Literal["catalogue"]
    year: Annotated[Year, Label("Year")]
    """The year of the decisions."""
    organ: Annotated[UnitId, Label("Decided by")]
    """The organ that decides."""
    consent: Annotated[
        LocalText | None,
        Label("Consent of the Party committee, as printed"),
        ChineseKey("党委同意情况"),
    ] = None
    """The sentence of consent as printed (point 26)."""
    items: Annotated[tuple[MatterId, ...], Label("Decisions")]
    """The matters, in the order of the catalogue."""
    adjustments: Annotated[tuple[Adjustment, ...], Label("Adjustments")] = ()
    """Changes to it during the year; `items` are as they are after all of them."""

    def until(self, day: date) -> Self:
        """Return the catalogue as it was on `day`: later adjustments are taken back."""
        said = super().until(day)
        later = sorted((a for a in self.adjustments if a.date > day), key=_date, reverse=True)
        items = list(self.items)
        for adjustment in later:
            items = [item for item in items if item not in adjustment.adds]
            items += [item for item in adjustment.removes if item not in items]
        made = tuple(a for a in self.adjustments if a.date <= day)
        update = {"items": tuple(items), "adjustments": made}
        return said.model_copy(update=update) if later else said


def _date(adjustment: Adjustment) -> date:
    return adjustment.date
