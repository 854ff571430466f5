"""A record: what one paper in content/ says of itself in its front matter (decision 19)."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, ClassVar, Literal

from pydantic import (
    Field,
    ValidationInfo,
    field_validator,
)
from pydantic_core import PydanticCustomError

from gongkai.model.language import LANGUAGES, Language
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
)
from gongkai.model.scalars import (
    Boolean,
    Day,
    Identifier,
    Moment,
    MomentField,
    Names,
    PointId,
    Text,
    UnitId,
)


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
    """Names the record for ever: its file, its address, every link to it."""
    kind: Text
    """One of the kinds below."""
    title: Text
    """As printed on the paper; an invented one begins with 【示例】 or “SAMPLE: ”."""
    summary: Text = ""
    """内容概述: one or two plain sentences."""
    unit: UnitId
    """公开主体: the unit that publishes the record and answers for it."""
    issuers: tuple[Text, ...] = ()
    """发文机关 as printed, the lead first."""
    dated: Day | None = None
    """成文日期: the day on which the paper was made."""
    published: MomentField
    """发布日期: when it went up here, with the time where it is known (R21)."""
    first_published: MomentField | None = None
    """When it first went up, on another site."""
    migrated_from: Text | None = None
    """The address that it had there."""
    number: Text | None = None
    """发文字号."""
    index: Text | None = None
    """索引号."""
    registration: Text | None = None
    """统一登记号 of a normative document."""
    class_: Annotated[Text, Names("term:classes")] | None = Field(default=None, alias="class")
    """What sort of document it is in law; only documents have one."""
    genre: Annotated[Text, Names("term:genres")] | None = None
    """文种: notice, opinions, decision …"""
    openness: Literal["proactive", "on-request", "withheld"]
    """公开属性: only `proactive` belongs here; the gate stops the build at any other."""
    topics: tuple[Annotated[Text, Names("term:topics")], ...] = ()
    """主题分类."""
    audience: tuple[Annotated[Text, Names("term:audience")], ...] = ()
    """Whom it concerns."""
    life: tuple[Annotated[Text, Names("term:life_events")], ...] = ()
    """The life events in which people look for it."""
    claim: Claim | None = None
    """What can be claimed, by whom, until when and where, if anything can."""
    points: tuple[PointId, ...] = ()
    """Key tasks that it bears on; a tag alone proves nothing."""
    effective: Day | None = None
    """The first day in force."""
    expires: Day | None = None
    """The last day in force."""
    attachments: tuple[Attachment, ...] = ()
    """Files beside the record."""
    changes: tuple[Change, ...] = ()
    """Changes to the published text that the unit declares."""
    source: Text | None = None
    """Where the text came from, if another unit made it."""
    withdrawn: Withdrawal | None = None
    """Takes the record down; a neutral notice stays at its address."""
    take_down: Day | None = None
    """The last day of display of a personal notice."""
    authorised_release: Boolean = False
    """Whether the Party organ that issued the paper released it for this column."""
    authoritative: Language = "zh"
    """The language of the official text."""
    sample: Boolean = False
    """Marks an invented record of an invented unit."""

    interprets: tuple[Reference, ...] = ()
    """The documents that this explains."""
    feedback_on: tuple[Reference, ...] = ()
    """The consultation whose opinions this answers."""
    follows: tuple[Reference, ...] = ()
    """The draft or consultation that this paper came out of."""
    fulfils: tuple[Fulfilment, ...] = ()
    """The stages of matters that this paper publishes; one paper may publish many."""
    repeals: tuple[Reference, ...] = ()
    """Documents that this ends (废止); with `articles`, in part."""
    lapses: tuple[Reference, ...] = ()
    """Documents that this declares lapsed (宣布失效)."""
    replaces: tuple[Reference, ...] = ()
    """Documents in whose place this stands."""
    extends: tuple[Reference, ...] = ()
    """Documents whose last day this moves to `until`."""
    suspends: tuple[Reference, ...] = ()
    """Documents that this puts out of use, until `until` where it says so."""
    reissues: tuple[Reference, ...] = ()
    """Documents that this issues again under a new number."""
    corrects: tuple[Reference, ...] = ()
    """Documents whose text this corrects."""
    consolidates: tuple[Reference, ...] = ()
    """Documents whose amended text this gives in one piece."""
    forwards: tuple[Reference, ...] = ()
    """Documents that this passes on to units below (转发)."""
    implements: tuple[Reference, ...] = ()
    """Documents that this carries out."""
    amends: tuple[Reference, ...] = ()
    """Documents that this changes, with the articles changed."""

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
