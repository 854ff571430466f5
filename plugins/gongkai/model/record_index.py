"""Records by what they are asked for: the tables behind the queries of the catalog."""

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TypeVar

from gongkai.model.kinds.gazette_issue import GazetteIssue
from gongkai.model.naming import Naming
from gongkai.model.parts import Fulfilment
from gongkai.model.record import Record
from gongkai.model.relations import Relation, references

K = TypeVar("K", bound=Hashable)
R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class Index:
    """Tables of records in the order of their ids; each is made when it is first asked for."""

    records: Mapping[str, Record]

    @cached_property
    def newest_first(self) -> Sequence[Record]:
        """Return all records, newest first."""
        return newest_first(self.records.values())

    @cached_property
    def own(self) -> Sequence[Record]:
        """Return the dated records published here, newest first."""
        return [r for r in self.newest_first if r.kind != "external" and r.day is not None]

    @cached_property
    def documents(self) -> Sequence[Record]:
        """Return the documents that are in force or not, newest first."""
        return [record for record in self.newest_first if record.has_validity]

    @cached_property
    def dated_to_end(self) -> Sequence[Record]:
        """Return the records that name their last day, newest first."""
        return [record for record in self.newest_first if record.expires is not None]

    @cached_property
    def by_kind(self) -> Mapping[type[Record], Sequence[Record]]:
        """Return records by kind, in the order of their ids."""
        return _grouped(self.records.values(), type)

    @cached_property
    def by_column(self) -> Mapping[str, Sequence[Record]]:
        """Return records by column, newest first."""
        return _grouped(self.newest_first, lambda record: record.column)

    @cached_property
    def by_unit(self) -> Mapping[str, Sequence[Record]]:
        """Return records by the unit that owns them, newest first."""
        return _grouped(self.newest_first, lambda record: record.unit)

    @cached_property
    def by_month(self) -> Mapping[tuple[int, int], Sequence[Record]]:
        """Return records published here by year and month, newest first."""
        own = [record for record in self.own if record.published is not None]
        return _grouped(own, lambda record: (record.published.day.year, record.published.day.month))

    @cached_property
    def by_term(self) -> Mapping[str, Mapping[str, Sequence[Record]]]:
        """Return records by vocabulary and term, newest first."""
        return {
            "topics": _listed(self.newest_first, lambda record: record.topics),
            "audience": _listed(self.newest_first, lambda record: record.audience),
            "industries": _listed(self.newest_first, lambda record: record.industries),
            "themes": _listed(self.newest_first, lambda record: record.themes),
            "life_events": _listed(self.newest_first, lambda record: record.life),
        }

    @cached_property
    def printed_in(self) -> Mapping[str, Sequence[Record]]:
        """Return the issues of the gazette in which each record was printed, the latest first."""
        return _listed(self.newest_first, _printed)

    @cached_property
    def by_table(self) -> Mapping[str, Sequence[Record]]:
        """Return records by the sorts of the tables that were read from them, newest first."""
        return _listed(
            self.newest_first, lambda record: dict.fromkeys(t.schema.id for t in record.read_tables)
        )

    @cached_property
    def by_point(self) -> Mapping[str, Sequence[Record]]:
        """Return records by the points that they name, newest first."""
        return _listed(self.newest_first, lambda record: record.points)

    @cached_property
    def links_from(self) -> Mapping[str, Sequence[Relation]]:
        """Return relations by the record that declares them."""
        links = defaultdict(list)
        for record in self.records.values():
            for relation, reference in references(record):
                target = self.records.get(reference.doc)
                if target is not None:
                    links[record.id].append(
                        Relation(relation, record, target, reference.articles, reference.until)
                    )
        return links

    @cached_property
    def declarers(self) -> Mapping[str, Sequence[tuple[str, Record]]]:
        """Return, by the id that a relation names, whether shown or not, who declares it."""
        found = defaultdict(list)
        for record in self.records.values():
            for relation, reference in references(record):
                found[reference.doc].append((relation, record))
        return found

    @cached_property
    def links_to(self) -> Mapping[str, Sequence[Relation]]:
        """Return relations by the record that they are about."""
        links = defaultdict(list)
        for declared in self.links_from.values():
            for link in declared:
                links[link.target.id].append(link)
        return links

    @cached_property
    def by_stage(self) -> Mapping[tuple[str, str], Sequence[tuple[Record, Fulfilment]]]:
        """Return documents by the matter and stage that they publish, oldest first."""
        found = defaultdict(list)
        for record in sorted(self.records.values(), key=_age):
            for fulfilment in record.fulfils:
                found[fulfilment.matter, fulfilment.stage].append((record, fulfilment))
        return found

    def links_named(self, names: Collection[str]) -> list[Relation]:
        """Return every relation of these names, by the record that declares it."""
        every = (link for links in self.links_from.values() for link in links)
        return [link for link in every if link.relation in names]

    def by_issuer(self, naming: Naming) -> Mapping[str, Sequence[Record]]:
        """Return records by every unit that owns or issued them, newest first."""
        found: defaultdict[str, list[Record]] = defaultdict(list)
        for record in self.newest_first:
            for unit in naming.parties_to(record):
                found[unit.id].append(record)
        return found


def newest_first(records: Iterable[R]) -> list[R]:
    """Return records by their day, newest first, undated ones last; ties by id."""
    return sorted(sorted(records, key=lambda record: record.id), key=_age, reverse=True)


def _age(record: Record) -> tuple[date, str]:
    return (record.day or date.min, record.published.time if record.published else "")


def _grouped(records: Iterable[Record], key: Callable[[Record], K]) -> dict[K, list[Record]]:
    groups: dict[K, list[Record]] = defaultdict(list)
    for record in records:
        groups[key(record)].append(record)
    return dict(groups)


def _printed(record: Record) -> Iterable[str]:
    items = record.items if isinstance(record, GazetteIssue) else ()
    return dict.fromkeys(item.document for item in items if item.document is not None)


def _listed(
    records: Iterable[Record], keys: Callable[[Record], Iterable[str]]
) -> dict[str, list[Record]]:
    groups: dict[str, list[Record]] = defaultdict(list)
    for record in records:
        for key in keys(record):
            groups[key].append(record)
    return dict(groups)
