"""What earlier inspections found: when each fault was first and last seen (point 33)."""

from collections.abc import Container, Mapping
from typing import Literal

from pydantic import Field

from gongkai.model.local_text import LocalText
from gongkai.model.parts import Part
from gongkai.model.scalars import Day, Integer, Text

ON_SITE = ("GK1", "GK7")
"""What the codes begin with of faults that are found on a built site, and by no build."""


class Seen(Part):
    """One fault as earlier inspections saw it.

    It stands by itself: a fault that is fixed can no longer be put into words from the
    records, so what was said of it is kept.
    """

    fingerprint: Text
    """Names the fault, whatever line it stands on."""
    code: Text
    """Its code."""
    severity: Literal["error", "warning", "notice"]
    """How much it counts."""
    path: Text
    """Its file, or its page."""
    unit: Text | None = None
    """The unit that answers for it."""
    column: Text | None = None
    """The column in which it lies."""
    record: Text | None = None
    """The record in which it lies."""
    says: LocalText
    """What was wrong."""
    first_seen: Day
    """The day of the inspection that first found it."""
    last_seen: Day
    """The day of the inspection that last found it."""
    mended: Day | None = None
    """The day of the first inspection that no longer found it."""
    line: Integer | None = None
    """The line. Like what follows, it is kept of faults found on a built site alone: a build,
    which cannot look for them, shows them as the last inspection that could."""
    details: Mapping[Text, str] = Field(default_factory=dict)
    """What its message speaks of."""
    words: tuple[Text, ...] = ()
    """Which details are to be translated."""


class History(Part):
    """A file of faults, written after an inspection and read by the next."""

    updated: Day | None = None
    """The day of the last inspection that was written down; None before the first."""
    seen: tuple[Seen, ...] = ()
    """The faults, by unit, path, code and fingerprint."""

    def of(self, units: Container[str]) -> "History":
        """Return the faults of some units, and of others only what was seen to be fixed.

        Where the faults of others are not looked for, nobody can say that they are gone.
        """
        kept = (one for one in self.seen if one.unit in units or one.mended is not None)
        return self.model_copy(update={"seen": tuple(kept)})
