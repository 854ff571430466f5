"""Enrolment in schools or kindergartens (招生; point 17; R157)."""

from typing import Annotated, ClassVar, Literal

from pydantic import ValidationInfo, field_validator

from gongkai.model.contacts import Ways
from gongkai.model.label import ChineseKey, Label
from gongkai.model.local_text import LocalText
from gongkai.model.parts import Part
from gongkai.model.record import Record, not_before
from gongkai.model.scalars import Day, Integer, Names, Text, Year

Stage = Annotated[Text, Names("term:school_stages"), Label("School stage")]


class Quota(Part):
    """How many children are taken at one stage."""

    stage: Stage
    """The stage of school."""
    schools: Annotated[Integer | None, Label("Schools"), ChineseKey("学校数")] = None
    """In how many schools."""
    classes: Annotated[Integer | None, Label("Classes")] = None
    """In how many classes."""
    places: Annotated[Integer, Label("Places")]
    """How many children."""


class Registration(Part):
    """The days on which children are registered for one stage, both included."""

    stage: Stage
    """The stage of school."""
    opens: Annotated[Day, Label("Opens")]
    """The first day."""
    closes: Annotated[Day, Label("Closes")]
    """The last day."""
    how: Annotated[LocalText | None, Label("How")] = None
    """How children are registered."""

    @field_validator("closes")
    @classmethod
    def _check_closes(cls, value: Day, info: ValidationInfo) -> Day:
        not_before("opens", value, info)
        return value


class Enrolment(Record):
    """Who enrols which children, where, when and with what; areas stand in a table beside it."""

    label: ClassVar[Label] = Label("Enrolment")
    plural: ClassVar[Label] = Label("Enrolment")
    heading: ClassVar[Label | None] = Label("Enrolment in short")

    kind: Literal["enrolment"]
    year: Annotated[Year, Label("Year")]
    """The year in which the children begin."""
    stages: Annotated[tuple[Stage, ...], Label("School stage")]
    """The stages of school that it is about."""
    who: Annotated[LocalText | None, Label("Who is taken")] = None
    """Which children are taken, by age and address."""
    quota: Annotated[tuple[Quota, ...], Label("Places")] = ()
    """How many children are taken, stage by stage."""
    windows: Annotated[tuple[Registration, ...], Label("When to register")] = ()
    """When children are registered, stage by stage."""
    documents: Annotated[tuple[LocalText, ...], Label("What to bring")] = ()
    """The papers that are asked for, and of whom."""
    results: Annotated[Day | None, Label("Results of enrolment")] = None
    """The day on which the outcome is published."""
    contact: Annotated[Ways | None, Label("Contact")] = None
    """Who answers questions, by role."""
    appeals: Annotated[LocalText | None, Label("If you do not agree"), ChineseKey("异议处理")] = (
        None
    )
    """To whom, and by when, a decision is objected to."""
