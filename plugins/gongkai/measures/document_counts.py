"""What the library has of a unit in a year: documents issued, ended, and in force at its end."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from gongkai.measures.validity import ENDED, validity
from gongkai.model.catalog import Catalog
from gongkai.model.kinds.policy import Policy
from gongkai.model.units import Unit


@dataclass(frozen=True)
class DocumentYear:
    """The documents of one class and of some units, as the library has them for a year."""

    documents: Sequence[Policy]
    """All of them, of whatever year; texts put together from others are none."""
    year: int
    catalog: Catalog

    @property
    def made(self) -> list[Policy]:
        """Return those that were made in the year."""
        return [one for one in self.documents if (one.dated or one.published.day).year == self.year]

    @property
    def published(self) -> list[Policy]:
        """Return those that were published in the year."""
        return [one for one in self.documents if one.published.day.year == self.year]

    @property
    def published_in_all(self) -> list[Policy]:
        """Return those that were published by the end of the year."""
        return [one for one in self.documents if one.published.day.year <= self.year]

    @property
    def ended(self) -> list[Policy]:
        """Return those that were repealed, lapsed or expired in the year."""
        found = ((one, validity(one, self.catalog, self._last)) for one in self.documents)
        return [
            one
            for one, state in found
            if state.state in ENDED and state.since is not None and state.since.year == self.year
        ]

    @property
    def in_force(self) -> list[Policy]:
        """Return those that were in force, whole or in part, on the last day of the year."""
        return [one for one in self.documents if validity(one, self.catalog, self._last).in_force]

    @property
    def _last(self) -> date:
        return date(self.year, 12, 31)


COUNTED: Mapping[str, Callable[[DocumentYear], list[Policy]]] = {
    "made": lambda year: year.made,
    "published": lambda year: year.published,
    "published_in_all": lambda year: year.published_in_all,
    "issued": lambda year: year.made,
    "repealed": lambda year: year.ended,
    "in_force": lambda year: year.in_force,
}
"""What the columns of the forms count, by their names."""


def documents_of_year(
    class_: str, units: Sequence[str], year: int, catalog: Catalog
) -> DocumentYear:
    """Return what the library has of the documents of a class that these units lead."""
    found = [
        record
        for unit in units
        for record in catalog.of_unit(unit)
        if isinstance(record, Policy) and record.class_ == class_ and not record.consolidates
    ]
    return DocumentYear(found, year, catalog)


def with_those_below(unit: str, units: Mapping[str, Unit]) -> Iterator[str]:
    """Yield a unit and all units below it."""
    yield unit
    for one in units.values():
        if one.parent == unit:
            yield from with_those_below(one.id, units)
