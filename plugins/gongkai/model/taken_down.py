"""Records that were taken down by hand: they stay away, whatever a branch still holds."""

from typing import Annotated

from gongkai.model.parts import Part
from gongkai.model.scalars import Day, Identifier, Names, Text, Year


class TakenDown(Part):
    """A record that is never shown again; its address keeps a notice that says nothing of it."""

    id: Identifier
    """The id of the record, whether its file is still here or not."""
    date: Day
    """The day on which it was taken down; the notice says so."""
    reason: Annotated[Text, Names("term:withdrawal_reasons")]
    """Why; the notice says so."""
    year: Year | None = None
    """The year of a decision, below which its page stands; no other record has one."""


class TakenDownRegistry(Part):
    """data/taken-down.yml."""

    taken_down: tuple[TakenDown, ...]
    """The records, by id."""
