"""What the numbers of a table must come to: sums, sides that are equal, percentages."""

from collections.abc import Mapping
from typing import Literal

from pydantic import Field

from gongkai.model.local_text import LocalText
from gongkai.model.parts import Part
from gongkai.model.scalars import Boolean, Number, Text

Where = Mapping[Text, tuple[Text, ...]]
"""Rows by what stands in their columns: of each column named one of these texts."""


class Total(Part):
    """A sum that is printed in the table."""

    fields: tuple[Text, ...]
    """The columns that are summed."""
    row: Where = Field(default_factory=dict)
    """The rows in which the sums stand; with `of: children` every row above others is one."""
    of: Literal["all", "above", "so-far", "top", "children", "numbered"] = "all"
    """What is summed: `all` rows that hold no sum; those `above` it, back to the sum before it, or
    below it, down to the next sum, where sums stand over their rows; all that came `so-far`; the
    `top` rows of a column of codes; the `children` of each row, whose codes begin with its; or, for
    each `numbered` row in that column, those below it that are numbered one level deeper (一、 over
    （一） over 1.)."""
    expected: Boolean = False
    """Whether a table of more than one row is expected to print it."""
    code: Text | None = None
    """The column of codes, for `top` and `children`."""
    where: Where = Field(default_factory=dict)
    """Only these of the rows summed."""
    tolerance: Number | None = None
    """How far the sum may be off for rounding, in the unit of the column; else not at all."""


class Summand(Part):
    """A cell in an identity."""

    field: Text | None = None
    """Its column; without it, that which `each` goes through."""
    row: Where = Field(default_factory=dict)
    """Its row; without it, every row that holds a value there."""
    minus: Boolean = False
    """Whether it is taken away."""
    times: Text | None = None
    """The column with which it is multiplied in its row, as an area with a rate; a row that lacks
    either counts for nothing."""


class Identity(Part):
    """Two sides that must be equal, or of which one sets a limit to the other."""

    what: LocalText
    """What it says, in words."""
    each: tuple[Text, ...] = ()
    """The columns for each of which it holds."""
    left: tuple[Summand, ...]
    """One side."""
    right: tuple[Summand, ...]
    """The other."""
    expected: Boolean = False
    """Whether a table of more than one row is expected to have the rows that it names."""
    relation: Literal["equal", "at-most"] = "equal"
    """Whether the sides are `equal`, or the left is `at-most` the right, as a debt its limit."""
    tolerance: Number | None = None
    """How far the sides may be apart for rounding; else not at all."""


class Ratio(Part):
    """A percentage that follows from two numbers of its row."""

    field: Text
    """The column with the percentage."""
    of: Text
    """The column with the number that is given in per cent."""
    by: Text
    """The column with the number that is 100 per cent."""
    change: Boolean = False
    """Whether the percentage is by how much the one is more than the other."""


class Agreement(Part):
    """A cell that must be the same as one in another table of the record."""

    what: LocalText
    """What it says, in words."""
    here: Summand
    """The cell of this table."""
    table: Text
    """The sort of the other table."""
    there: tuple[Summand, ...]
    """The cell of the other table; of several, one must be the same."""
