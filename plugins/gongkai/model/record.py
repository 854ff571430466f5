"""A record: what one document in content/ says of itself in its front matter (decision 19)."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import (
    BeforeValidator,
    Field,
    SkipValidation,
    ValidationInfo,
    field_validator,
)
from pydantic_core import PydanticCustomError

from gongkai.model.contacts import Canonical, WebAddress
from gongkai.model.label import ChineseKey, Choices, Label
from gongkai.model.language import LANGUAGES, SPOKEN, Language
from gongkai.model.local_text import LocalText
from gongkai.model.moment import Moment
from gongkai.model.parts import (
    Attachment,
    Body,
    Change,
    Claim,
    File,
    Fulfilment,
    Part,
    Position,
    Reference,
    Withdrawal,
    as_list,
)
from gongkai.model.scalars import (
    Boolean,
    Day,
    Identifier,
    MomentField,
    Names,
    PointId,
    Text,
    UnitId,
)
from gongkai.model.tables.schema import TableFile
from gongkai.model.tables.table import DataTable

OPENNESS = {
    "proactive": Label("published proactively"),
    "on-request": Label("given on request"),
    "withheld": Label("not given"),
}


class Record(Part):
    """What all kinds have in common.

    `column`, `bodies`, `files`, `read_tables` and `marks` are not front matter: the loader adds
    them.
    """

    LOADED: ClassVar[frozenset[str]] = frozenset(
        {"column", "bodies", "files", "read_tables", "marks"}
    )
    has_validity: ClassVar[bool] = False
    """Whether documents of this kind are in force or not."""
    has_text: ClassVar[bool] = True
    """Whether a record of this kind may have a text of its own."""
    label: ClassVar[Label]
    """What pages call one record of this kind."""
    plural: ClassVar[Label]
    """What they call several."""
    heading: ClassVar[Label | None] = None
    """What stands over the fields of this kind, where they are more to readers than facts."""

    id: Annotated[Identifier, Label("Id")]
    """Names the record for ever: its file, its address, every link to it."""
    kind: Annotated[Text, Label("Kind")]
    """One of the kinds below."""
    title: Annotated[Text, Label("Title")]
    """As printed on the document; an invented one begins with 【示例】 or “SAMPLE: ”."""
    summary: Annotated[Text, Label("Summary")] = ""
    """内容概述: one or two plain sentences."""
    unit: Annotated[UnitId, Label("Unit")]
    """公开主体: the unit that publishes the record and answers for it."""
    issuers: Annotated[tuple[Text, ...], Label("Issued by")] = ()
    """发文机关 as printed, the lead first."""
    dated: Annotated[Day | None, Label("Dated")] = None
    """成文日期: the day on which the document was made."""
    published: Annotated[MomentField, Label("Published")]
    """发布日期: when it went up here, with the time where it is known (R21)."""
    first_published: Annotated[MomentField | None, Label("First published")] = None
    """When it first went up, on another site."""
    migrated_from: Annotated[WebAddress | None, Label("Moved here from")] = None
    """The address that it had there."""
    canonical: Annotated[Canonical | None, Label("Authoritative copy")] = None
    """Where the authoritative text is, if this only repeats it: a record, or a page elsewhere."""
    number: Annotated[Text | None, Label("Number")] = None
    """发文字号."""
    index: Annotated[Text | None, Label("Index number")] = None
    """索引号."""
    registration: Annotated[Text | None, Label("Registration number")] = None
    """统一登记号 of a normative document."""
    class_: Annotated[Text | None, Names("term:classes"), Label("Class")] = Field(
        default=None, alias="class"
    )
    """What sort of document it is in law; only documents have one."""
    genre: Annotated[Text | None, Names("term:genres"), Label("Genre")] = None
    """文种: notice, opinions, decision …"""
    openness: Annotated[
        Literal["proactive", "on-request", "withheld"], Label("Openness"), Choices(OPENNESS)
    ]
    """公开属性: only `proactive` belongs here; the gate stops the build at any other."""
    topics: Annotated[tuple[Annotated[Text, Names("term:topics")], ...], Label("Topic")] = ()
    """主题分类."""
    keywords: Annotated[tuple[LocalText, ...], Label("Keywords")] = ()
    """关键词: the words by which readers look for it, beside its topics."""
    industries: Annotated[
        tuple[Annotated[Text, Names("term:industries")], ...], Label("Industry")
    ] = ()
    """The industries that it is about, of those that the city names."""
    themes: Annotated[tuple[Annotated[Text, Names("term:themes")], ...], Label("Theme")] = ()
    """The themes on whose pages it is assembled with others, of those that the city names."""
    audience: Annotated[
        tuple[Annotated[Text, Names("term:audience")], ...], Label("Whom it concerns")
    ] = ()
    """Whom it concerns."""
    life: Annotated[
        tuple[Annotated[Text, Names("term:life_events")], ...], Label("Life event")
    ] = ()
    """The life events in which people look for it."""
    claim: Annotated[
        tuple[Claim, ...],
        BeforeValidator(as_list),
        Label("What you can claim"),
        ChineseKey("申领事项"),
    ] = ()
    """What can be claimed, by whom, until when and where, if anything can: one, or a list."""
    points: Annotated[tuple[PointId, ...], Label("Key tasks")] = ()
    """Key tasks that it is about; a tag alone proves nothing."""
    effective: Annotated[Day | None, Label("In force from")] = None
    """The first day in force."""
    expires: Annotated[Day | None, Label("In force until")] = None
    """The last day in force."""
    attachments: Annotated[tuple[Attachment, ...], Label("Attachments")] = ()
    """Files beside the record."""
    tables: Annotated[tuple[TableFile, ...], Label("Tables")] = ()
    """Tables in files beside the record: read, checked, and shown on its page."""
    changes: Annotated[tuple[Change, ...], Label("Changes declared")] = ()
    """Changes to the published text that the unit declares."""
    source: Annotated[Text | None, Label("Source")] = None
    """Where the text came from, if another unit made it."""
    withdrawn: Annotated[Withdrawal | None, Label("Withdrawn"), ChineseKey("撤下")] = None
    """Takes the record down; a neutral notice stays at its address."""
    take_down: Annotated[Day | None, Label("Shown until")] = None
    """The last day of display of a personal notice."""
    authorised_release: Annotated[Boolean, Label("Released by the Party organ")] = False
    """Whether the Party organ that issued the document released it for this column."""
    authoritative: Annotated[
        Language,
        Label("Language of the official text"),
        ChineseKey("正式文本语言"),
        Choices(SPOKEN),
    ] = "zh"
    """The language of the official text."""
    sample: Annotated[Boolean, Label("Sample")] = False
    """Marks an invented record of an invented unit."""

    interprets: Annotated[tuple[Reference, ...], Label("Explains")] = ()
    """The documents that this explains."""
    feedback_on: Annotated[tuple[Reference, ...], Label("Outcome of")] = ()
    """The consultation whose opinions this answers."""
    follows: Annotated[tuple[Reference, ...], Label("Preceded by")] = ()
    """The draft or consultation that this document came out of."""
    fulfils: Annotated[tuple[Fulfilment, ...], Label("Part of the decision")] = ()
    """The stages of matters that this document publishes; one may publish many."""
    repeals: Annotated[tuple[Reference, ...], Label("Repeals")] = ()
    """Documents that this ends (废止); with `articles`, in part."""
    lapses: Annotated[tuple[Reference, ...], Label("Declares lapsed")] = ()
    """Documents that this declares lapsed (宣布失效)."""
    keeps: Annotated[tuple[Reference, ...], Label("Keeps in force")] = ()
    """Documents that this reviewed and leaves in force (继续有效)."""
    replaces: Annotated[tuple[Reference, ...], Label("Replaces")] = ()
    """Documents in whose place this stands."""
    extends: Annotated[tuple[Reference, ...], Label("Extends")] = ()
    """Documents whose last day this moves to `until`."""
    suspends: Annotated[tuple[Reference, ...], Label("Suspends")] = ()
    """Documents that this puts out of use, until `until` where it says so."""
    reissues: Annotated[tuple[Reference, ...], Label("Issues again")] = ()
    """Documents that this issues again under a new number."""
    corrects: Annotated[tuple[Reference, ...], Label("Corrects")] = ()
    """Documents whose text this corrects."""
    consolidates: Annotated[tuple[Reference, ...], Label("Consolidates")] = ()
    """Documents whose amended text this gives in one piece."""
    forwards: Annotated[tuple[Reference, ...], Label("Forwards")] = ()
    """Documents that this passes on to units below (转发)."""
    implements: Annotated[tuple[Reference, ...], Label("Carries out")] = ()
    """Documents that this carries out."""
    amends: Annotated[tuple[Reference, ...], Label("Amends")] = ()
    """Documents that this changes, with the articles changed."""

    column: str = ""
    bodies: Mapping[Language, Body] = Field(default_factory=dict)
    files: Mapping[str, File] = Field(default_factory=dict)
    read_tables: tuple[DataTable, ...] = Field(default=(), repr=False)
    """The tables as they were read from their files; those that name a sort which is not there are
    missing."""
    marks: SkipValidation[Mapping[str, Position]] = Field(default_factory=dict, repr=False)
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

    def until(self, day: date) -> Self:
        """Return what the record says on `day`: what it dates later is not said yet."""
        changes = tuple(change for change in self.changes if change.date <= day)
        return self if changes == self.changes else self.model_copy(update={"changes": changes})

    def sort_of(self, named: TableFile) -> str:
        """Return the sort of one of its tables: the table's own, or that of the record."""
        return named.of or getattr(self, "of", None) or ""

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

    @property
    def first_day(self) -> Any:
        """Return the first day on which readers see it; None where they always do."""
        return self.day

    def is_to_come(self, day: date, time: str = "") -> bool:
        """Return whether readers do not see it yet on `day`, at the time if one is given.

        On a day that is named without a time all that goes up on it is seen.
        """
        first, up = self.first_day, self.published
        if not time or up is None or first != day:
            return first is not None and first > day
        return up.time > time


def not_before(key: str, value: date | None, info: ValidationInfo) -> date | None:
    """Return `value`; raise a validation error when it lies before the field `key`.

    For validators of fields, not of whole records: pydantic runs those although other
    fields are wrong, so that one run reports everything.
    """
    first = info.data.get(key)
    if first is not None and value is not None and value < first:
        raise PydanticCustomError("order", "{first}", {"first": key})
    return value
