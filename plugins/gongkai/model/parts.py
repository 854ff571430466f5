"""The parts of a record: mappings inside front matter, its texts and its files."""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Annotated

from pydantic import BaseModel, ConfigDict, model_validator

from gongkai.model.file_text import Attached, FileText
from gongkai.model.label import ChineseKey, Label
from gongkai.model.local_text import LocalText
from gongkai.model.moment import Moment
from gongkai.model.scalars import (
    Boolean,
    Day,
    MatterId,
    MomentField,
    Names,
    RecordId,
    StageId,
    Text,
)

Position = tuple[int, int]
"""Line and column in a source file, both from 1."""
SEARCHED = 100_000
"""Characters of an attachment that search finds: some eighty printed pages."""


class Part(BaseModel):
    """A mapping inside front matter: frozen, and strict about its keys."""

    # Schemas are made when something is read with them: no column has every kind of record.
    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, defer_build=True)


class Span(Part):
    """From one day or year to another, both included."""

    @property
    def ends(self) -> tuple[date | int, date | Moment | int]:
        """Return the first and the last of it."""
        first, last = (getattr(self, name) for name in type(self).model_fields)
        return first, last


class Reference(Part):
    """Another record, named by its id, with what the relation touches of it."""

    doc: Annotated[RecordId, Label("Document")]
    """The other record."""
    articles: Annotated[Text | None, Label("Articles concerned")] = None
    """The articles concerned; without them the whole document is."""
    until: Annotated[MomentField | None, Label("Until")] = None
    """The last day of an extension or a suspension, with the hour where that is not its end."""

    @model_validator(mode="before")
    @classmethod
    def _from_id(cls, value: object) -> object:
        return {"doc": value} if isinstance(value, str) else value


class Fulfilment(Part):
    """A stage of a matter that this document publishes."""

    matter: Annotated[MatterId, Label("Decision")]
    """The matter."""
    stage: Annotated[StageId, Label("Stage")]
    """The stage of it that is published here."""
    attachment: Annotated[Text | None, Label("Attachment")] = None
    """The attachment that shows the stage, where it is not the record itself."""


class Attachment(Part):
    """A file beside the record, published at the record's address."""

    file: Annotated[Text, Label("File")]
    """Its name, without a folder."""
    title: Annotated[LocalText | None, Label("Title")] = None
    """What readers call it; without it they see the file's name."""
    role: Annotated[Text | None, Names("term:attachment_roles"), Label("Role")] = None
    """What it is to the record."""
    scan: Annotated[Boolean, Label("Scan")] = False
    """Whether it is a picture of paper, which no program can search or read aloud."""


def as_list(value: object) -> object:
    """Return a single mapping as a list of one: what there is one of mostly, but may be several."""
    return [value] if isinstance(value, Mapping) else value


class Claim(Part):
    """What one may claim under a document, so that nobody has to read it to know (point 8)."""

    who: Annotated[LocalText, Label("Who"), ChineseKey("申领对象")]
    """Who can claim it."""
    amount: Annotated[LocalText, Label("How much"), ChineseKey("申领标准")]
    """How much there is to claim."""
    until: Annotated[LocalText, Label("Until when")]
    """By when to apply, and how long it runs."""
    where: Annotated[LocalText, Label("Where and how"), ChineseKey("办理方式")]
    """Where and with which documents to apply."""
    what: Annotated[LocalText | None, Label("Benefit")] = None
    """What it is called; where a document has several, each says so."""
    ends: Annotated[Day | None, Label("Last day")] = None
    """The last day on which it can be claimed, where there is one."""
    closed: Annotated[Boolean, Label("No longer taken")] = False
    """Whether nothing can be claimed any more; without it the record lists it as open."""


class Change(Part):
    """A change to the published text that the unit declares."""

    date: Annotated[Day, Label("Date")]
    """The day of the change."""
    note: Annotated[LocalText, Label("Note")]
    """What was changed, and why."""


class Withdrawal(Part):
    """A record taken down: a neutral notice stays at its address (decision 11)."""

    date: Annotated[Day, Label("Taken down on")]
    """The first day on which only the notice is shown."""
    reason: Annotated[Text, Names("term:withdrawal_reasons"), Label("Reason")]
    """Why it was taken down."""


@dataclass(frozen=True)
class Body:
    """The record in one language: title, summary and Markdown text with their source."""

    title: str
    summary: str
    markdown: str
    path: str
    line: int
    """The line on which the Markdown begins."""
    title_at: Position = (1, 1)
    summary_at: Position = (1, 1)
    digest: str = ""
    """SHA-256 of the file with its front matter, in hexadecimal digits."""


@dataclass(frozen=True)
class File:
    """An attachment as found on disk."""

    path: str
    size: int
    digest: str
    pages: int | None = None
    """How many pages it has, where the file says so."""
    read: FileText = field(default_factory=FileText, compare=False, repr=False)
    """What was read of it."""

    @cached_property
    def text(self) -> str:
        """Return what everybody sees who opens it, for search; the beginning of a long text."""
        return self.read.visible(SEARCHED)


@dataclass(frozen=True)
class RawText:
    """A file as it stands in the repository, such as one that could not be read as a record."""

    id: str
    """The id that the file's name gives it."""
    path: str
    text: str


@dataclass(frozen=True)
class Shown:
    """A text as readers see it, made from a file; tables stand in it as Markdown."""

    id: str
    """The id that the file's name gives it."""
    path: str
    text: str
    places: tuple[tuple[int, Position], ...]
    """The offsets from which the text comes from each place of the file; the first is 0."""
    is_front: bool = False
    """Whether it is made of the values of the front matter, whose places are exact."""

    def position(self, offset: int) -> Position:
        """Return the place in the file from which the text at `offset` comes."""
        behind = bisect_right(self.places, offset, key=lambda place: place[0])
        return self.places[max(behind - 1, 0)][1]


@dataclass(frozen=True)
class Stored:
    """What lies in content/ and is public as soon as it is pushed, whatever pages show of it."""

    texts: tuple[RawText, ...] = ()
    """Every record file, whole."""
    names: tuple[str, ...] = ()
    """The paths of all files."""
    attached: tuple[Attached, ...] = ()
    """The files beside the records, read; those that no record names are among them."""
    values: tuple[Shown, ...] = ()
    """What the front matter of record files says once YAML has read it."""
