"""Laws, regulations and orders that documents cite (data/laws.yml)."""

from pydantic import Field

from gongkai.model.certainty import Certainty
from gongkai.model.contacts import WebAddress
from gongkai.model.parts import Part
from gongkai.model.scalars import Boolean, Day, Identifier, Text


class LawNumber(Part):
    """An order or a document number under which a law was issued."""

    number: Text
    """The number, as it is printed in full: 国务院令第711号."""
    from_: Day | None = Field(default=None, alias="from")
    """The first day on which what was issued under it was in force."""
    until: Day | None = None
    """The last day, where the law was issued anew under another number."""


class LawText(Part):
    """An official page with the text of a law, as a public page that was stored shows it."""

    address: WebAddress
    """Where it is."""
    from_: Day = Field(alias="from")
    """The first day on which that text was in force: earlier documents cite another."""
    until: Day | None = None
    """The last day, where the text was amended since."""
    source: Identifier
    """Where the address was read: an id of `sources`."""


class CitedLaw(Part):
    """A law, regulation or document that others cite."""

    title: Text
    """Its full title, without 《》."""
    numbers: tuple[LawNumber, ...] = ()
    """The numbers under which it was issued, the latest last. A law that was amended in parts
    keeps its first number."""
    complete: Boolean = False
    """Whether no other number belongs to the title, so that any other is wrong."""
    from_: Day | None = Field(default=None, alias="from")
    """The first day in force."""
    until: Day | None = None
    """The last day in force."""
    replaced_by: Text | None = None
    """What holds in its place: a title in 《》, or a number."""
    texts: tuple[LawText, ...] = ()
    """Official pages with its text, to which citations lead."""
    source: Identifier
    """Where it was read: an id of `sources`."""
    certainty: Certainty
    """How sure that is; what is only remembered is a notice at most."""


class LawSource(Part):
    """Where entries were read."""

    id: Identifier
    """Names the source in entries."""
    page: WebAddress | None = None
    """Its address, if it was looked up."""
    day: Day | None = None
    """The day on which it was read there."""
    note: Text
    """What it is, and how far it can be trusted."""


class LawRegistry(Part):
    """data/laws.yml."""

    sources: tuple[LawSource, ...] = ()
    """The sources."""
    laws: tuple[CitedLaw, ...] = ()
    """The laws."""
