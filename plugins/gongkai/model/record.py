"""A record: what one paper in content/ says of itself in its front matter (design.md §6)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, ClassVar, Literal

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    ValidationInfo,
    field_validator,
    model_validator,
)
from pydantic_core import PydanticCustomError

from gongkai.model.language import LANGUAGES, Language, LocalText
from gongkai.model.scalars import (
    Boolean,
    Day,
    Identifier,
    MatterId,
    Moment,
    MomentField,
    Names,
    PointId,
    RecordId,
    StageId,
    Text,
    UnitId,
)

Position = tuple[int, int]
"""Line and column in a source file, both from 1."""


class Part(BaseModel):
    """A mapping inside front matter: frozen, and strict about its keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Reference(Part):
    """Another record, named by its id, with what the relation touches of it."""

    doc: RecordId
    articles: Text | None = None
    """The articles concerned; without them the whole document is."""
    until: Day | None = None
    """The last day of an extension or a suspension."""

    @model_validator(mode="before")
    @classmethod
    def _from_id(cls, value: object) -> object:
        return {"doc": value} if isinstance(value, str) else value


class Fulfilment(Part):
    """A stage of a matter that this paper publishes."""

    matter: MatterId
    stage: StageId
    attachment: Text | None = None


class Attachment(Part):
    """A file beside the record, published at the record's address."""

    file: Text
    title: LocalText | None = None
    role: Annotated[Text, Names("term:attachment_roles")] | None = None
    scan: Boolean = False


class Change(Part):
    """A change to the published text that the unit declares."""

    date: Day
    note: LocalText


class Withdrawal(Part):
    """A record taken down: a neutral notice stays at its address (design.md §4.11)."""

    date: Day
    reason: Annotated[Text, Names("term:withdrawal_reasons")]


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


@dataclass(frozen=True)
class File:
    """An attachment as found on disk."""

    path: str
    size: int
    digest: str


class Record(Part):
    """What all kinds have in common.

    `column`, `bodies`, `files` and `marks` are not front matter: the loader adds them.
    """

    LOADED: ClassVar[frozenset[str]] = frozenset({"column", "bodies", "files", "marks"})
    has_validity: ClassVar[bool] = False
    """Whether documents of this kind are in force or not."""
    has_text: ClassVar[bool] = True
    """Whether a record of this kind may have a text of its own."""

    id: Identifier
    kind: Text
    title: Text
    summary: Text = ""
    unit: UnitId
    issuers: tuple[Text, ...] = ()
    dated: Day | None = None
    published: MomentField
    first_published: MomentField | None = None
    migrated_from: Text | None = None
    number: Text | None = None
    index: Text | None = None
    registration: Text | None = None
    class_: Annotated[Text, Names("term:classes")] | None = Field(default=None, alias="class")
    genre: Annotated[Text, Names("term:genres")] | None = None
    openness: Literal["proactive", "on-request", "withheld"]
    topics: tuple[Annotated[Text, Names("term:topics")], ...] = ()
    audience: tuple[Annotated[Text, Names("term:audience")], ...] = ()
    points: tuple[PointId, ...] = ()
    effective: Day | None = None
    expires: Day | None = None
    attachments: tuple[Attachment, ...] = ()
    changes: tuple[Change, ...] = ()
    source: Text | None = None
    withdrawn: Withdrawal | None = None
    take_down: Day | None = None
    authorised_release: Boolean = False
    """Whether the Party organ that issued the paper released it for this column."""
    authoritative: Language = "zh"
    sample: Boolean = False

    interprets: tuple[Reference, ...] = ()
    feedback_on: tuple[Reference, ...] = ()
    follows: tuple[Reference, ...] = ()
    fulfils: tuple[Fulfilment, ...] = ()
    repeals: tuple[Reference, ...] = ()
    lapses: tuple[Reference, ...] = ()
    replaces: tuple[Reference, ...] = ()
    extends: tuple[Reference, ...] = ()
    suspends: tuple[Reference, ...] = ()
    reissues: tuple[Reference, ...] = ()
    corrects: tuple[Reference, ...] = ()
    consolidates: tuple[Reference, ...] = ()
    forwards: tuple[Reference, ...] = ()
    implements: tuple[Reference, ...] = ()
    amends: tuple[Reference, ...] = ()

    column: str = ""
    bodies: Mapping[Language, Body] = Field(default_factory=dict)
    files: Mapping[str, File] = Field(default_factory=dict)
    marks: Mapping[str, Position] = Field(default_factory=dict, repr=False)
    """Where each front matter value stands: `published` or `fulfils.0.matter` -> position."""

    @field_validator("expires")
    @classmethod
    def _check_expires(cls, value: date | None, info: ValidationInfo) -> date | None:
        return not_before("effective", value, info)

    @field_validator("published")
    @classmethod
    def _check_published(cls, value: Moment | None, info: ValidationInfo) -> Moment | None:
        not_before("dated", value.day if value else None, info)
        return value

    @field_validator("extends")
    @classmethod
    def _check_extends(cls, value: tuple[Reference, ...]) -> tuple[Reference, ...]:
        if any(reference.until is None for reference in value):
            raise PydanticCustomError(
                "rule", "{rule}", {"rule": "each extension names its last day with “until”"}
            )
        return value

    @property
    def languages(self) -> tuple[Language, ...]:
        """Return the languages in which the record has a text."""
        return tuple(language for language in LANGUAGES if language in self.bodies)

    def body(self, wanted: Language) -> Body:
        """Return the text in `wanted`, or the authoritative one where it is missing."""
        return self.bodies.get(wanted) or self.bodies[self.authoritative]

    def body_language(self, wanted: Language) -> Language:
        """Return the language of the text that `body` returns."""
        return wanted if wanted in self.bodies else self.authoritative

    @property
    def path(self) -> str:
        """Return the authoritative source file, relative to the project."""
        return self.bodies[self.authoritative].path

    @property
    def in_effect(self) -> Any:
        """Return the day on which the record and its relations take effect, if known."""
        return self.effective or self.dated or (self.published.day if self.published else None)

    @property
    def day(self) -> Any:
        """Return the day by which the record is listed: published, else dated."""
        return self.published.day if self.published else self.dated


def not_before(key: str, value: date | None, info: ValidationInfo) -> date | None:
    """Return `value`; raise a validation error when it lies before the field `key`.

    For validators of fields, not of whole records: pydantic runs those although other
    fields are wrong, so that one run tells everything.
    """
    first = info.data.get(key)
    if first is not None and value is not None and value < first:
        raise PydanticCustomError("order", "{first}", {"first": key})
    return value
