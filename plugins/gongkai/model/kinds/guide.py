"""A guide: to a unit's disclosure, to requests for information, or to a service (R4, R11)."""

from typing import Literal

from gongkai.model.language import LocalText
from gongkai.model.parts import Part
from gongkai.model.record import Record


class Steps(Part):
    """What one needs to know to ask for something, in a line each (R11)."""

    ask: LocalText
    """What may be asked for, and by whom."""
    form: LocalText
    """What to hand in; the form itself is an attachment with the role `form`."""
    office: LocalText
    """Where to hand it in, by role."""
    days: LocalText
    """How soon an answer comes."""
    fee: LocalText
    remedy: LocalText
    """What can be done against the answer."""


class Guide(Record):
    """How something is done, step by step."""

    kind: Literal["guide"]
    steps: Steps | None = None
    """What one needs to know to ask for something, in a line each."""
