"""Points (要点): a year's key tasks, who owes them, by when, and what proves them."""

from datetime import date
from typing import Annotated, Literal

from gongkai.model.duty import Duty
from gongkai.model.evidence import Evidence
from gongkai.model.local_text import LocalText
from gongkai.model.parts import Part
from gongkai.model.scalars import (
    Boolean,
    ColumnId,
    Day,
    Identifier,
    Names,
    RuleId,
    SetId,
    Text,
    UnitId,
    Year,
)


class Section(Part):
    """A heading of the highlights."""

    id: Identifier
    """Names the heading, in points."""
    name: LocalText
    """The heading."""
    parent: Annotated[Text, Names("section")] | None = None
    """The heading above it."""


class Responsible(Part):
    """Who owes a point. Never read from the records that it is measured by (decision 16)."""

    sets: tuple[SetId, ...] = ()
    """Sets of units that owe it."""
    units: tuple[UnitId, ...] = ()
    """Units that owe it."""
    open: tuple[
        Literal["plan-makers", "relevant-departments", "decision-catalogue", "other-departments"],
        ...,
    ] = ()
    """Those whom the text does not name. `decision-catalogue`: the units on the catalogue of
    decisions, found there; the others are shown as they stand and not measured."""
    co_operating: tuple[UnitId, ...] = ()
    """Party units: shown, never scored."""


class Due(Part):
    """A date that the point sets."""

    date: Day
    """The last day."""
    what: LocalText
    """What is due."""
    certainty: Literal["V", "M", "D", "unsure"]
    """How well the date is known: `V` read, `D` derived, `M` from memory, `unsure` hard to read."""


class Point(Part):
    """One point, restated; the political formulations of the source are left out.

    Its words may hold numbers of rules: `{R84.share}`.
    """

    id: Text
    """Its number in the source; records name it `2021/26`."""
    section: Annotated[Identifier, Names("section")]
    """The heading under which it stands."""
    columns: tuple[ColumnId, ...] = ()
    """The columns that it is about: their pages name it."""
    title: LocalText
    """A short name for it."""
    duty: LocalText
    """What is owed."""
    responsible: Responsible
    """Who owes it."""
    due: tuple[Due, ...] = ()
    """The dates that it sets; without one it is owed by the end of the year."""
    measured: LocalText | None = None
    """What else readers should know of how its evidence is counted."""
    evidence: tuple[Evidence, ...] = ()
    """What proves it, part by part: all parts together are the whole."""
    rules: tuple[RuleId, ...] = ()
    """The rules that apply to it."""
    duties: tuple[Duty, ...] = ()
    """The kinds of duty that it sets and checks look after."""
    sheet: Boolean = False
    """Whether its page leads to the self-assessment sheet of each unit that owes it."""
    read_as: LocalText | None = None
    """How an unclear place of the source was read."""


class PointYear(Part):
    """data/points/<year>.yml."""

    year: Year
    """The year, as in the name of the file."""
    title: LocalText
    """What the source is called."""
    status: LocalText
    """What this text is: an unofficial restatement."""
    notes: tuple[LocalText, ...] = ()
    """What readers should know of the text, such as how unclear places were read."""
    awaits: tuple[Text, ...] = ()
    """Kinds of record that are not built yet: parts that they prove are not measured until then."""
    sections: tuple[Section, ...]
    """The headings, in order."""
    points: tuple[Point, ...]
    """The points, in order."""

    def reference(self, point: Point) -> str:
        """Return how records name a point: `2021/26`."""
        return f"{self.year}/{point.id}"

    @property
    def last_day(self) -> date:
        """Return the day by which a point without a date of its own is owed."""
        return date(self.year, 12, 31)
