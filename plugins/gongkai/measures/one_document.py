"""Records that are one document, published in several places (point 4).

They say so (`canonical`), have one text, or one number where the text of one is not here.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from gongkai.measures.copies import copies
from gongkai.model.catalog import Catalog
from gongkai.model.kinds.external import External
from gongkai.model.numbers import standard_form
from gongkai.model.record import Record
from gongkai.model.registries import Registries
from gongkai.model.web_address import is_web_address


@dataclass(frozen=True)
class OneDocument:
    """A document with every record that has it."""

    record: Record
    """The authoritative copy, as far as it is here, else the oldest."""
    others: tuple[Record, ...] = ()
    """The other records that have it, the oldest first."""
    address: str | None = None
    """The page elsewhere that has the authoritative text, where no record is of it."""


@dataclass(frozen=True)
class Undeclared:
    """Two records that are one document, of which neither says where the authoritative copy is."""

    record: Record
    """The later one."""
    other: Record


def authoritative(record: Record, catalog: Catalog) -> Record | str:
    """Return the record, or the address of the page, that has the authoritative text.

    Where records name one another in a circle each of them has its own.
    """
    at, seen = record, {record.id}
    while at.canonical is not None:
        if is_web_address(at.canonical):
            return at.canonical
        named = catalog.get(at.canonical)
        if named is None:
            break
        if named.id in seen:
            return record
        seen.add(named.id)
        at = named
    return at.address if isinstance(at, External) else at


def one_documents(records: Iterable[Record], catalog: Catalog) -> list[OneDocument]:
    """Return records by the document that they are, in the order in which the first of each came.

    The authoritative copy is with them although it is not among the records given.
    """
    given = list(records)
    key_of = {one.id: _key(one, catalog) for one in given}
    for pair in undeclared(given, catalog):
        old, new = key_of[pair.other.id], key_of[pair.record.id]
        key_of = {name: old if key == new else key for name, key in key_of.items()}
    groups: dict[str, list[Record]] = {}
    for one in given:
        groups.setdefault(key_of[one.id], []).append(one)
    return [_document(key, found, catalog) for key, found in groups.items()]


def undeclared(records: Iterable[Record], catalog: Catalog) -> Iterator[Undeclared]:
    """Yield pairs that are one document by text or number, and do not say which is the original."""
    given = list(records)
    for new, old in (*_of_one_text(given, catalog.registries), *_of_one_number(given)):
        if _key(new, catalog) != _key(old, catalog):
            yield Undeclared(new, old)


def _key(record: Record, catalog: Catalog) -> str:
    """Return what names the document: the id or the address of the authoritative copy."""
    source = authoritative(record, catalog)
    return source if isinstance(source, str) else source.id


def _document(key: str, records: list[Record], catalog: Catalog) -> OneDocument:
    ordered = sorted(records, key=_age)
    of_page = (one for one in ordered if isinstance(one, External) and one.address == key)
    chief = catalog.get(key) or next(of_page, None)
    first = chief or ordered[0]
    others = tuple(one for one in ordered if one.id != first.id)
    return OneDocument(first, others, None if chief is not None else key)


def _age(record: Record) -> tuple[str, str]:
    return (str(record.published or record.dated or ""), record.id)


def _of_one_text(records: list[Record], registries: Registries) -> Iterator[tuple[Record, Record]]:
    limits = registries.filing.copies
    own = [one for one in records if not isinstance(one, External)]
    if limits is not None:
        for copy in copies(own, registries, limits, of_any_unit=True):
            yield copy.record, copy.other


def _of_one_number(records: list[Record]) -> Iterator[tuple[Record, Record]]:
    """Yield records of pages elsewhere with those here that have their document number.

    Two records here that have one number are reported by the checks of numbers.
    """
    by_number = {
        standard_form(one.number) or one.number: one
        for one in records
        if isinstance(one, External) and one.number
    }
    for one in records:
        number = one.number and (standard_form(one.number) or one.number)
        if number in by_number and not isinstance(one, External):
            yield one, by_number[number]
