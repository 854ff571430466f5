"""What a row says of itself that time or its own numbers can prove wrong."""

from collections.abc import Mapping

from gongkai.model.parts import Part
from gongkai.model.periods import Period
from gongkai.model.scalars import Identifier, Text


class RowEnd(Part):
    """Rows that hold until a day, such as an award or a licence."""

    until: Text
    """The column with the last day."""
    state: Text
    """The column that says whether the row holds."""
    valid: tuple[Identifier, ...]
    """The terms of that column which say that it does."""


class RowUpdates(Part):
    """Rows that describe something which is brought up to date again and again."""

    last: Text
    """The column with the day of the last update."""
    cycle: Text
    """The column that says how often it is updated."""
    periods: Mapping[Identifier, Period]
    """How long each term of that column is; for terms that are missing nothing is ever due."""
    grace: Period = Period(days=0)
    """How long after its cycle an update may come before it is late."""


class RowTarget(Part):
    """Rows with a number that was to be reached."""

    value: Text
    """The column with what was reached."""
    target: Text
    """The column with what was to be reached."""
    direction: Text
    """The column that says on which side of the target the value should be."""
    most: tuple[Identifier, ...]
    """The terms of that column by which the target is the most; by the others it is the least."""
    state: Text
    """The column that says whether it was reached."""
    met: tuple[Identifier, ...]
    """The terms of that column which say that it was."""
    missed: tuple[Identifier, ...]
    """Those which say that it was not; others, such as that a year is not over, say nothing."""
