"""A place where disclosure can be read on paper or asked about (政务公开专区; point 36)."""

from typing import Annotated, Literal

from gongkai.model.language import LocalText
from gongkai.model.record import Record
from gongkai.model.scalars import Names, Text


class Place(Record):
    """Where it is, when it is open, what is done there."""

    kind: Literal["place"]
    place: Annotated[Text, Names("term:place_types")]
    """What sort of place it is."""
    address: LocalText
    """With the town or district, as it would be told to a visitor."""
    hours: LocalText
    """When it is open."""
    services: tuple[Annotated[Text, Names("term:place_services")], ...]
    """What is done there."""
    access: LocalText | None = None
    """How it is reached on foot, by bus, in a wheelchair."""
