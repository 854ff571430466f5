"""The catalog: all records and registries, read once and frozen."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import TypeVar

from gongkai.model.kinds.catalogue import Catalogue
from gongkai.model.kinds.decision import Decision
from gongkai.model.notices import Notice, Unshown, year_of
from gongkai.model.parts import Fulfilment
from gongkai.model.record import Record
from gongkai.model.record_index import Index
from gongkai.model.registries import Registries
from gongkai.model.relations import SUCCEEDING, Relation, references

R = TypeVar("R", bound=Record)
Y = TypeVar("Y", Decision, Catalogue)


@dataclass(frozen=True)
class Catalog:
    """Records in the order of their ids, with the registries that they name.

    The catalog itself sees to the order, so that no page depends on how records were read.
    """

    registries: Registries
    records: Mapping[str, Record]
    notices: Mapping[str, Notice] = field(default_factory=dict)
    held: Mapping[str, date] = field(default_factory=dict)
    """The first day of records that are to be published later, by id."""

    def __post_init__(self) -> None:
        """Put records and notices in order."""
        object.__setattr__(self, "records", dict(sorted(self.records.items())))
        object.__setattr__(self, "notices", dict(sorted(self.notices.items())))

    def until(self, day: date, time: str = "") -> "Catalog":
        """Return the catalog as of `day`, at the time if one is given.

        Records that are to be published later are held back, those whose time of display
        is over become notices, and what others date later they do not say yet. When an
        `external` record was seen does not matter; one without a day is shown. Those that were
        taken down by hand are notices on every day, even without a record.
        """
        shown: dict[str, Record] = {}
        held: dict[str, date] = {}
        notices = dict(self.notices)
        down = self.registries.taken_down
        for entry in down.values():
            record = self.records.get(entry.id)
            year = entry.year if record is None else year_of(record)
            notices[entry.id] = Notice(entry.id, "", entry.date, entry.reason, year)
        for record in self.records.values():
            withdrawn = record.withdrawn
            if record.id in down:
                continue
            if withdrawn is not None and withdrawn.date <= day:
                notices[record.id] = Notice.of(record, withdrawn.date, withdrawn.reason)
            elif record.take_down is not None and record.take_down < day:
                notices[record.id] = Notice.of(record, record.take_down, "display-ended")
            elif record.is_to_come(day, time):
                held[record.id] = record.first_day
            else:
                shown[record.id] = record.until(day)
        return replace(self, records=shown, notices=notices, held=held)

    def of_names(self, names: Collection[str]) -> "Catalog":
        """Return a catalog of no other records than those."""
        return replace(self, records={n: one for n, one in self.records.items() if n in names})

    def without(self, names: Collection[str]) -> "Catalog":
        """Return the catalog without those records."""
        return replace(self, records={n: one for n, one in self.records.items() if n not in names})

    def everything(self) -> Collection[Record]:
        """Return every record in the order of their ids.

        For what prints or plans all of them: exports, the list of addresses. Whatever else
        asks for less, so that it is known what a page was made of.
        """
        return self.records.values()

    def __getitem__(self, name: str) -> Record:
        """Return the record of an id that is shown; a KeyError where it is not."""
        return self.records[name]

    def notice(self, name: str) -> Notice | None:
        """Return the notice at the address of an id, where its record was taken down."""
        return self.notices.get(name)

    def every_notice(self) -> Collection[Notice]:
        """Return every notice in the order of their ids."""
        return self.notices.values()

    def get(self, name: str) -> Record | None:
        """Return the record of an id, if it is shown."""
        return self.records.get(name)

    def of(self, kind: type[R]) -> Sequence[R]:
        """Return the records of one kind, in the order of their ids."""
        return [record for record in self._index.by_kind.get(kind, ()) if isinstance(record, kind)]

    def of_year(self, kind: type[Y], year: int) -> Sequence[Y]:
        """Return the matters or catalogues of a year, in the order of their ids."""
        return [record for record in self.of(kind) if record.year == year]

    def of_column(self, column: str) -> Sequence[Record]:
        """Return the records of a column, newest first."""
        return self._index.by_column.get(column, ())

    def of_unit(self, unit: str) -> Sequence[Record]:
        """Return the records that a unit owns, newest first."""
        return self._index.by_unit.get(unit, ())

    def issued_by(self, unit: str) -> Sequence[Record]:
        """Return the records that a unit owns or issued with others, newest first.

        What is owed is owed by the owner alone.
        """
        return self._issued.get(unit, ())

    def of_term(self, vocabulary: str, term: str) -> Sequence[Record]:
        """Return the records filed under a topic, an audience or a life event, newest first."""
        return self._index.by_term[vocabulary].get(term, ())

    def with_table(self, sort: str) -> Sequence[Record]:
        """Return the records that bear a table of a sort, newest first."""
        return self._index.by_table.get(sort, ())

    def printed_in(self, record: str) -> Sequence[Record]:
        """Return the issues of the gazette in which a record was printed, the latest first."""
        return self._index.printed_in.get(record, ())

    def of_point(self, point: str) -> Sequence[Record]:
        """Return the records that name a point (`2021/26`), newest first."""
        return self._index.by_point.get(point, ())

    def documents(self) -> Sequence[Record]:
        """Return the documents that are in force or not, newest first."""
        return self._index.documents

    def dated_to_end(self) -> Sequence[Record]:
        """Return the records that name their last day, newest first."""
        return self._index.dated_to_end

    def latest(self, count: int) -> Sequence[Record]:
        """Return the last dated records published here, newest first."""
        return self._index.own[:count]

    def published_in(self, year: int, month: int) -> Sequence[Record]:
        """Return the records published here in a month, newest first."""
        return self._index.by_month.get((year, month), ())

    def catalogues_of(self, matter: str) -> Sequence[Catalogue]:
        """Return the catalogues in which a matter is an item, in the order of their ids."""
        return [catalogue for catalogue in self.of(Catalogue) if matter in catalogue.items]

    def relations_of(self, record: str) -> Sequence[Relation]:
        """Return the relations that a record declares to records that are shown."""
        return self._index.links_from.get(record, ())

    def relations_to(self, record: str) -> Sequence[Relation]:
        """Return the relations that other records declare to a record."""
        return self._index.links_to.get(record, ())

    def shown_from(self, name: str) -> date | None:
        """Return the day on which a record that readers do not see yet appears; else None."""
        return self.held.get(name)

    def every_held(self) -> Sequence[tuple[str, date]]:
        """Return the id of every record that readers do not see yet, with the day they will."""
        return tuple(self.held.items())

    def unshown_by(self, record: str) -> list[Unshown]:
        """Return what a record declares a relation to and readers do not see."""
        return [
            Unshown(
                name, reference.doc, self.held.get(reference.doc), self.notices.get(reference.doc)
            )
            for name, reference in references(self.records[record])
            if reference.doc not in self.records
        ]

    def in_place_of(self, name: str) -> list[Record]:
        """Return the records that stand in the place of one that was taken down."""
        declared = self._index.declarers.get(name, ())
        return [record for relation, record in declared if relation in SUCCEEDING]

    def relations_by_name(self, names: Collection[str]) -> Sequence[Relation]:
        """Return every relation of these names, by the record that declares it."""
        return self._index.links_named(names)

    def documents_of_stage(self, matter: str, stage: str) -> Sequence[tuple[Record, Fulfilment]]:
        """Return the documents that publish a stage of a matter, oldest first."""
        return self._index.by_stage.get((matter, stage), ())

    def matters_of(self, name: str) -> Sequence[Decision]:
        """Return the matters of which a record publishes a stage."""
        record = self.records.get(name)
        fulfils = record.fulfils if record is not None else ()
        ids = dict.fromkeys(fulfilment.matter for fulfilment in fulfils)
        found = (self.records.get(matter) for matter in ids)
        return [matter for matter in found if isinstance(matter, Decision)]

    @cached_property
    def _issued(self) -> Mapping[str, Sequence[Record]]:
        return self._index.by_issuer(self.registries.naming)

    @cached_property
    def _index(self) -> Index:
        return Index(self.records)
