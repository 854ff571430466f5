"""What documents say of themselves, and so of where they are filed (data/filing.yml; point 33)."""

import re
from typing import Annotated, Literal

from pydantic import Field

from gongkai.model.expressions import Expression
from gongkai.model.parts import Part
from gongkai.model.scalars import ColumnId, Identifier, Integer, Names, Rate, Text


class Wording(Part):
    """A wording that says something, unless another stands beside it."""

    pattern: Expression
    """A regular expression. In a title, names of other documents in 《》 are left out first."""
    unless: Expression | None = None
    """A regular expression: where it is found too, the wording says nothing."""

    def found_in(self, text: str) -> str | None:
        """Return the part of `text` that has the wording."""
        found = re.search(self.pattern, text)
        if found is None or (self.unless is not None and re.search(self.unless, text)):
            return None
        return found[0]


class TitleWording(Wording):
    """A wording in a title or number that says what a document is."""

    id: Identifier
    """Names the wording."""
    of: Literal["title", "number"] = "title"
    """Where it is looked for."""
    kinds: tuple[Annotated[Text, Names("kind")], ...] = ()
    """What such a document is; it belongs in every column that takes one of these."""
    columns: tuple[ColumnId, ...] = ()
    """Where it belongs besides."""


class NeededRelation(Part):
    """A kind of document that is part of something, and must say of what."""

    kind: Annotated[Text, Names("kind")]
    """The kind of record."""
    where: dict[Text, Text] = Field(default_factory=dict)
    """Keys and their values, where not all records of the kind are meant."""
    relations: tuple[Annotated[Text, Names("relation")], ...]
    """A record declares one of these, or another record declares one to it."""


class SimilarityLimits(Part):
    """When the words of a text are held to be those of another column."""

    least: Integer
    """Records that a column has at least, to be learnt."""
    most: Integer
    """How many of its records are learnt and judged, the newest: older ones have other words."""
    margin: Rate
    """By how much the other column makes each pair of characters likelier, as a logarithm."""


class Copies(Part):
    """When two records are held to be one document."""

    share: Rate
    """How much of the shorter text stands in the other."""
    titled: Rate
    """How much, where the titles are the same."""
    again: Integer
    """Days between two documents from which on the later one was issued again."""


class Filing(Part):
    """data/filing.yml."""

    signs: tuple[TitleWording, ...] = ()
    """Wordings that say what a document is: two that speak against its column make an error."""
    statutory_kinds: tuple[Annotated[Text, Names("kind")], ...] = ()
    """The kinds that a column of the area `statutory` may take; empty where any may be."""
    news: tuple[Wording, ...] = ()
    """Titles of news, which no statutory column takes."""
    needs: tuple[NeededRelation, ...] = ()
    """Kinds of records that must be related to another."""
    wording: SimilarityLimits | None = None
    """When the words of a text are those of another column; without it no words are learnt."""
    copies: Copies | None = None
    """When two records are one document; without it no copies are looked for."""
