"""An issue of a government's gazette (政府公报), with what was printed in it (point 34; R85)."""

from typing import Annotated, ClassVar, Literal

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from gongkai.model.label import Label
from gongkai.model.parts import Part
from gongkai.model.record import Record
from gongkai.model.scalars import Day, Integer, Names, RecordId, Text, Year


class GazetteItem(Part):
    """A document that was printed: a record of the library, or one that is not here."""

    section: Annotated[Text, Names("term:gazette_sections"), Label("Part")]
    """The part of the issue in which it stands."""
    document: Annotated[RecordId | None, Label("Document")] = None
    """The record of the library."""
    title: Annotated[Text | None, Label("Title as printed")] = None
    """The title, of a document that is not in the library."""
    page: Annotated[Integer | None, Label("Page")] = None
    """The page on which it begins."""
    text: Annotated[Text | None, Label("Checksum of the printed text")] = None
    """What the text of the record was when it was printed, in 16 digits: `gongkai explain GK354`
    says how it comes about."""

    @model_validator(mode="after")
    def _names_one(self) -> "GazetteItem":
        if (self.document is None) == (self.title is None):
            rule = {"rule": "an item of a gazette says exactly one of: document, title"}
            raise PydanticCustomError("rule", "{rule}", rule)
        return self


class GazetteIssue(Record):
    """One issue; the issues of a year are numbered without a gap."""

    label: ClassVar[Label] = Label("Issue of the gazette")
    plural: ClassVar[Label] = Label("Issues of the gazette")

    kind: Literal["gazette-issue"]
    year: Annotated[Year, Label("Year")]
    """The year to which the issue belongs."""
    issue: Annotated[Integer, Label("Issue")]
    """Its number in that year."""
    whole: Annotated[Integer | None, Label("Consecutive issue number")] = None
    """Its number since the first issue of all (总第几期)."""
    printed: Annotated[Day, Label("Printed on")]
    """The day on which it was printed."""
    items: Annotated[tuple[GazetteItem, ...], Label("Contents")] = ()
    """What was printed in it, in order."""
