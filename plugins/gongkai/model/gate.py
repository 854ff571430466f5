"""What the leak gate looks for (data/gate.yml; design.md §4.10)."""

from typing import Literal

from gongkai.model.parts import Part
from gongkai.model.scalars import Boolean, Text


class Sign(Part):
    """A text that must not appear in a published record."""

    text: Text
    certainty: Literal["V", "V~", "D", "M", "unknown"]
    whole_line: Boolean = False
    """Whether it counts only where it stands alone on a line."""


class Gate(Part):
    """The signs, by what they show."""

    marks: tuple[Sign, ...] = ()
    """Statements that the document is not for the public (R75)."""
    secrecy: tuple[Sign, ...] = ()
    """Grades of secrecy, alone on a line or with a star, a term or the word for grade."""
    party_numbers: tuple[Sign, ...] = ()
    party_issuers: tuple[Sign, ...] = ()
