"""What people type and what official texts write instead (data/synonyms.yml)."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field

from gongkai.model.certainty import Certainty
from gongkai.model.contacts import WebAddress
from gongkai.model.parts import Part
from gongkai.model.scalars import Day, Identifier, Text

Said = Annotated[Text, Field(min_length=2)]
"""A word that is typed: a single character is a part of too many others."""


class SynonymSource(Part):
    """Where words were found."""

    id: Identifier
    """Names the source in lists."""
    page: WebAddress | None = None
    """Its address, if it was looked up."""
    day: Day | None = None
    """The day on which it was read there."""
    note: Text
    """What it is, and how far it can be trusted."""


class SynonymList(Part):
    """Words of one sort and from one source."""

    about: Literal["words", "units"]
    """Whether the words stand in texts (`words`), or are parts of the names of units (`units`): a
    unit whose name holds 教育和体育局 is then also found as 教体局."""
    source: Identifier
    """Where they were found: an id of `sources`."""
    certainty: Certainty
    """How sure that is."""
    said: Mapping[Said, tuple[Text, ...]]
    """What people type, and behind it what texts or names write."""


class SynonymRegistry(Part):
    """data/synonyms.yml."""

    sources: tuple[SynonymSource, ...] = ()
    """The sources."""
    lists: tuple[SynonymList, ...] = ()
    """The lists. A word that several give leads to what all of them say."""

    @cached_property
    def words(self) -> Mapping[str, tuple[str, ...]]:
        """Return what texts write for what people type, short names of units among it."""
        return self._of("words", "units")

    def names_like(self, name: str) -> Iterator[str]:
        """Yield what people call a unit of this name."""
        for said, written in self._of("units").items():
            for part in written:
                if part in name:
                    yield name.replace(part, said)

    def _of(self, *about: str) -> dict[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for one in self.lists:
            for said, written in one.said.items() if one.about in about else ():
                found[said] = tuple(dict.fromkeys((*found.get(said, ()), *written)))
        return found
