"""Rules the column answers to: thresholds with source, certainty and dates (rules.md)."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from gongkai.model.certainty import Certainty
from gongkai.model.fees import FeeScale
from gongkai.model.filling import fill
from gongkai.model.local_text import LocalText
from gongkai.model.media import Medium
from gongkai.model.parts import Part
from gongkai.model.periods import Period, words_of_day
from gongkai.model.scalars import (
    Boolean,
    Day,
    DayOfYear,
    FirstDay,
    Identifier,
    Integer,
    Names,
    Rate,
    Text,
    UnitId,
)
from gongkai.model.units import Unit, UnitType


class Kept(Part):
    """The digits of a masked number that may be read."""

    first: Integer
    """How many digits stay at the beginning."""
    last: Integer
    """How many digits stay at the end."""


class ReportPart(Part):
    """One part of a yearly report."""

    title: LocalText
    """What it is called."""
    also: tuple[Text, ...] = ()
    """Words by which a heading is known as that of this part."""
    tables: tuple[Text, ...] = ()
    """The sorts of table that it must have; one that a column does not know is not asked for."""


class Variant(Part):
    """What a rule says instead to some units, to a type of unit, or for some time."""

    units: tuple[UnitId, ...] = ()
    """The units to which it applies."""
    types: tuple[UnitType, ...] = ()
    """The types of unit to which it applies; a unit that is named comes first."""
    from_: Day | None = Field(default=None, alias="from")
    """The first day on which it applies; without it there is no first day."""
    until: Day | None = None
    """The last day on which it applies."""
    days: Integer | None = None
    """The number of days in place of the rule's."""
    share: Rate | None = None
    """The share in place of the rule's."""
    deadlines: Mapping[UnitType, DayOfYear] = Field(default_factory=dict)
    """Last days of the year, beside those that its rule gives to other types of unit."""
    text: LocalText | None = None
    """What it says, where the words of its rule do not fit."""
    source: LocalText
    """Where it comes from."""
    certainty: Certainty
    """How well it is known, as with a rule."""

    def is_of(self, day: date, unit: Unit | None) -> bool:
        """Return whether it applies to something of `day` that is of `unit`, if of any."""
        return _lies_within(day, self.from_, self.until) and (
            not (self.units or self.types)
            or (unit is not None and (unit.id in self.units or unit.type in self.types))
        )

    @property
    def changed(self) -> dict[str, Any]:
        """Return the numbers that it gives, by the keys of its rule."""
        given = {key: getattr(self, key) for key in ("days", "share", "deadlines")}
        return {key: value for key, value in given.items() if value not in (None, {})}

    @property
    def closeness(self) -> int:
        """Return how closely it is meant: a named unit comes before a type, both before all."""
        return 2 if self.units else 1 if self.types else 0

    def meets(self, other: "Variant") -> bool:
        """Return whether both would apply to one unit on one day, neither before the other."""
        same = bool({*self.units} & {*other.units} or {*self.types} & {*other.types})
        return (
            self.closeness == other.closeness
            and (same or not self.closeness)
            and (self.from_ or date.min) <= (other.until or date.max)
            and (other.from_ or date.min) <= (self.until or date.max)
        )


class Rule(Part):
    """One rule; certainty M, unknown and proposal may warn but never fail.

    Its words may hold the numbers of its own keys: `{days}`, `{share}` in per cent,
    `{deadlines.department}`.
    """

    id: Text
    """Names the rule, in columns, points and codes."""
    title_as_written: LocalText = Field(alias="title")
    """A short name for it."""
    text_as_written: LocalText = Field(alias="text")
    """What it says, restated in one sentence."""
    threshold_as_written: LocalText | None = Field(default=None, alias="threshold")
    """Its figure or list, in words."""
    days: Integer | None = None
    """The threshold as a number, where it is one of days; the text says of which days."""
    share: Rate | None = None
    """The threshold as a share, where it is one."""
    period: Period | None = None
    """The threshold as a span of the calendar, where it is one."""
    cadences: Mapping[Identifier, Period] = Field(default_factory=dict)
    """How long a column may go without a new record; columns name one of these."""
    limits: Mapping[Identifier, Integer] = Field(default_factory=dict)
    """Limits, by what is counted: counts that fail a site, days of an extension."""
    keeps: Mapping[Identifier, Kept] = Field(default_factory=dict)
    """The digits of a person's number that may be read, by what it is."""
    bases: tuple[Annotated[Text, Names("term:consultation_bases")], ...] = ()
    """The consultations that it is about, by their basis."""
    material: Mapping[Text, tuple[Text, ...]] = Field(default_factory=dict)
    """What is published with such a consultation, `draft`, `explanation` or `how`, each with the
    words by which headings, links, attachments and, of `how`, the text show it."""
    objections: tuple[Text, ...] = ()
    """The notices for objection whose time it is about, by their type: terms of
    `objection_types`. One that a column does not know says nothing there."""
    working: Boolean = False
    """Whether the days of that time are working days."""
    proposers: tuple[Text, ...] = ()
    """The proposals whose replies it is about, by who made them: terms of `proposers`. One that a
    column does not know says nothing there."""
    yearly: Literal["catalogue"] | None = None
    """The kind of record that it wants each year, by `deadlines`."""
    fee: FeeScale | None = None
    """What it sets as a fee, step by step."""
    in_force: Literal["any", "trial"] | None = None
    """The documents of `classes` that it lets be in force for `period` at most: `any`, or those
    on `trial` by their name (试行、暂行), for which it comes before the other."""
    deadlines: Mapping[UnitType, DayOfYear] = Field(default_factory=dict)
    """The last day of the year, by type of unit; a type that is not here has none."""
    classes: tuple[Text, ...] = ()
    """The classes of documents that it is about, where it is not about all."""
    explained: tuple[Annotated[Text, Names("kind")], ...] = ()
    """The kinds of records that are explained by it, each of them."""
    spares: tuple[Text, ...] = ()
    """Words of titles: what bears one, and changes or ends others, owes nothing by it."""
    forms: Mapping[Text, tuple[Medium, ...]] = Field(default_factory=dict)
    """The forms of explanation that count as more than text, each with what it needs: a picture
    (`image`), sound (`audio`), a film (`video`) or `slides`, attached or at an address."""
    explainers: tuple[Text, ...] = ()
    """Who explains, where that alone counts as more than text."""
    fields: Mapping[Text, tuple[Text, ...]] = Field(default_factory=dict)
    """What a record must state, by its kind or class."""
    parts: tuple[ReportPart, ...] = ()
    """The parts that a yearly report must have, in order."""
    phrases: tuple[Text, ...] = ()
    """Regular expressions of set phrases, which do not count where texts are compared."""
    variants: tuple[Variant, ...] = ()
    """Where it says something else: to a unit, to a type of unit, or for some time."""
    source: LocalText
    """Where it comes from: the document and its article."""
    certainty: Certainty
    """How well it is known: `V` text read, `V~` seen second-hand, `D` derived from a text read, `M`
    from memory, `unknown` not found, `proposal` this column's own. The last three only warn."""
    from_: FirstDay = Field(default=None, alias="from")
    """The first day on which it applies; `unknown` where nobody has found it, which sets no first
    day. Only a proposal, which has no such day, leaves it out."""
    until: Day | None = None
    """The last day on which it applies."""

    @model_validator(mode="after")
    def _says_since_when(self) -> "Rule":
        if "from_" not in self.model_fields_set and self.certainty != "proposal":
            raise _fault({"rule": "a rule says “from” when it applies: a day, or “unknown”"})
        return self

    @model_validator(mode="after")
    def _days_are_in_order(self) -> "Rule":
        spans = [(self.from_, self.until), *((one.from_, one.until) for one in self.variants)]
        if any(first and last and last < first for first, last in spans):
            raise _fault({"rule": "“until” is no earlier than “from”"})
        return self

    @model_validator(mode="after")
    def _variants_change_it(self) -> "Rule":
        for place, one in enumerate(self.variants):
            changed = one.changed
            if not changed or any(getattr(self, key) in (None, {}) for key in changed):
                raise _fault({"rule": "a variant gives another number to a key of its rule"})
            if not (one.units or one.types or one.from_ or one.until):
                raise _fault({"rule": "a variant says to which units, types or days it applies"})
            if any(one.meets(other) for other in self.variants[:place]):
                raise _fault({"rule": "two variants of the rule apply to one unit on one day"})
        return self

    @property
    def title(self) -> LocalText:
        """Return what it is called."""
        return fill(self.title_as_written, self.values)

    @property
    def text(self) -> LocalText:
        """Return what it says, in a sentence."""
        return fill(self.text_as_written, self.values)

    @property
    def threshold(self) -> LocalText | None:
        """Return its limit in words, where it has one."""
        written = self.threshold_as_written
        return fill(written, self.values) if written is not None else None

    @property
    def values(self) -> Mapping[str, LocalText]:
        """Return what its words may hold, by the name in braces."""
        return dict(_values(self))

    def in_force_on(self, day: date) -> bool:
        """Return whether the rule applies to something of `day`."""
        return _lies_within(day, self.from_, self.until)

    def on(self, day: date, unit: Unit | None = None) -> "Rule | None":
        """Return the rule as it applies to something of `day` that is of `unit`, if of any.

        None where it is not in force on the day.
        """
        if not self.in_force_on(day):
            return None
        found = [one for one in self.variants if one.is_of(day, unit)]
        closest = max(found, key=lambda one: one.closeness, default=None)
        return self if closest is None else self.varied(closest)

    def varied(self, variant: Variant) -> "Rule":
        """Return what the rule is where `variant` applies."""
        changed = variant.changed | {
            "deadlines": {**self.deadlines, **variant.deadlines},
            "text_as_written": variant.text or self.text_as_written,
            "source": variant.source,
            "certainty": variant.certainty,
            "variants": (),
        }
        return self.model_copy(update=changed)


def _fault(words: dict[str, str]) -> PydanticCustomError:
    return PydanticCustomError("rule", "{rule}", words)


def _lies_within(day: date, first: date | None, last: date | None) -> bool:
    return (first is None or first <= day) and (last is None or day <= last)


def _values(rule: Rule) -> Iterator[tuple[str, LocalText]]:
    """Yield the numbers of a rule as its words have them."""
    if rule.days is not None:
        yield "days", _same(rule.days)
    if rule.share is not None:
        yield "share", _same(f"{rule.share * 100:g}")
    if rule.period is not None:
        yield "period", rule.period.words
    for name, period in rule.cadences.items():
        yield f"cadences.{name}", period.words
    for name, limit in rule.limits.items():
        yield f"limits.{name}", _same(limit)
    for name, kept in rule.keeps.items():
        yield f"keeps.{name}.first", _same(kept.first)
        yield f"keeps.{name}.last", _same(kept.last)
    for kind, (month, day) in rule.deadlines.items():
        yield f"deadlines.{kind}", words_of_day(month, day)


def _same(number: object) -> LocalText:
    return LocalText(zh=str(number), en=str(number))


class RuleRegistry(Part):
    """data/rules.yml, or the files of data/rules/."""

    rules: tuple[Rule, ...]
    """The rules, in order."""
