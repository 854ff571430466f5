"""The lists of records that have a page of their own, and with it feeds and exports."""

from collections.abc import Iterator
from dataclasses import dataclass

from gongkai.model.catalog import Catalog
from gongkai.model.kinds.decision import Decision
from gongkai.model.local_text import LocalText
from gongkai.model.record import Record
from gongkai.model.record_index import newest_first
from gongkai.model.stages import Stage
from gongkai.views.addresses import column_address, record_address, unit_address
from gongkai.views.industries import industries
from gongkai.views.rows import title_of
from gongkai.views.topics import life_events, topics


@dataclass(frozen=True)
class Shelf:
    """One list, newest first."""

    page: str
    """The address of its page."""
    title: LocalText
    help: LocalText | None
    records: tuple[Record, ...]
    sample: bool = False
    """Whether the list itself is an invented unit's."""


def column_shelves(catalog: Catalog) -> Iterator[Shelf]:
    """Yield a shelf for each column; one that groups others holds what they hold."""
    columns = catalog.registries.columns
    for column in columns.values():
        below = {column.id}
        for other in columns.values():  # a column comes after the one that it is below
            if other.parent in below:
                below.add(other.id)
        found = [record for name in below for record in catalog.of_column(name)]
        yield Shelf(column_address(column.id), column.name, column.help, tuple(newest_first(found)))


def unit_shelves(catalog: Catalog) -> Iterator[Shelf]:
    """Yield a shelf for each unit."""
    for unit in catalog.registries.units.values():
        records = tuple(catalog.issued_by(unit.id))
        yield Shelf(unit_address(unit.id), unit.name, None, records, unit.sample)


def term_shelves(catalog: Catalog) -> Iterator[Shelf]:
    """Yield a shelf for each topic, each life event and each industry."""
    for term in (*topics(catalog), *life_events(catalog)):
        yield Shelf(term.address, term.name, None, term.records)
    for industry in industries(catalog):
        yield Shelf(industry.address, industry.name, None, industry.records)


def matter_shelves(catalog: Catalog) -> Iterator[Shelf]:
    """Yield a shelf for each matter: the documents of its stages, to be followed (point 26)."""
    for matter in catalog.of(Decision):
        documents = {
            document.id: document
            for stage in Stage
            for document, _ in catalog.documents_of_stage(matter.id, stage)
        }
        found = tuple(newest_first(documents.values()))
        yield Shelf(record_address(matter), title_of(matter), None, found, matter.sample)


def shelves(catalog: Catalog) -> Iterator[Shelf]:
    """Yield every shelf that has feeds and exports; those of matters have feeds alone."""
    yield from column_shelves(catalog)
    yield from unit_shelves(catalog)
    yield from term_shelves(catalog)
