"""What the cells of a table name: units, records, rules, key tasks, terms."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from gongkai.model.catalog import Catalog
from gongkai.model.language import LANGUAGES
from gongkai.model.local_text import LocalText
from gongkai.model.numbers import DocumentNumber, find_document_numbers, read_number
from gongkai.model.record import Record
from gongkai.model.rules import Rule
from gongkai.model.tables.labels import bare
from gongkai.model.titles import plain_title, titles_in
from gongkai.model.units import Unit

_BETWEEN = re.compile(r"[、，,；;/\n]")
"""What stands between the names of several units in one cell."""


@dataclass(frozen=True)
class TableNames:
    """Everything that a cell may name, made when it is first asked for."""

    catalog: Catalog

    def find(self, resource: str, text: str) -> Unit | Record | Rule | LocalText | None:
        """Return what a cell names; None where there is nothing of this name."""
        match resource:
            case "units":
                return self._units.get(bare(text))
            case "records":
                return self.catalog.get(text) or self._numbered(text)
            case "rules":
                return self.catalog.registries.rules.get(text)
            case "points":
                found = self.catalog.registries.point(text)
                return found[1].title if found is not None else None
        return self._terms(resource.rpartition("/")[2]).get(bare(text))

    def knows(self, resource: str, text: str) -> bool:
        """Return whether a cell names something, or several things of which each is known."""
        if self.find(resource, text) is not None:
            return True
        parts = [part for part in _BETWEEN.split(text) if part.strip()]
        return len(parts) > 1 and all(self.find(resource, part) is not None for part in parts)

    def former(self, text: str, day: date) -> tuple[Unit, date] | None:
        """Return the unit that a cell names as it was called before a day, and until when.

        A name that it had again, or has still, is none of them.
        """
        unit = self._units.get(bare(text))
        if unit is None or bare(text) in {unit.id, *map(bare, unit.names_on(day, "zh"))}:
            return None
        for alias in unit.aliases:
            is_it = bare(alias.name.in_("zh")) == bare(text)
            if is_it and alias.until is not None and alias.until < day:
                return unit, alias.until
        return None

    def has(self, resource: str) -> bool:
        """Return whether anything of a sort is entered: a column may lack a vocabulary."""
        is_vocabulary = resource.startswith("vocabularies/")
        return not is_vocabulary or bool(self._terms(resource.rpartition("/")[2]))

    def known(self, resource: str) -> list[str]:
        """Return what may be named, for a suggestion."""
        if resource == "units":
            return list(self._units)
        if resource.startswith("vocabularies/"):
            return list(self._terms(resource.rpartition("/")[2]))
        return [record.id for record in self.catalog.everything()] if resource == "records" else []

    def bases(self, text: str) -> Iterator[Record]:
        """Yield the documents of the library that a text names."""
        return (record for record, _ in self.cited(text))

    def cited(self, text: str) -> Iterator[tuple[Record, str]]:
        """Yield the documents of the library that a text names by number or by title.

        With each comes what is said of it: the text up to the next title.
        """
        titles = titles_in(text)
        starts = [one.start for one in titles]
        found = [(one.start, self._by_title.get(plain_title(one.name))) for one in titles]
        numbers = find_document_numbers(text, self._prefixes) if "号" in text else ()
        found += [(one.start, self._by_number.get(one.number)) for one in numbers]
        seen = set()
        for start, record in found:
            if record is not None and record.id not in seen:
                seen.add(record.id)
                end = min((one for one in starts if one > start), default=len(text))
                yield record, text[start:end]

    @cached_property
    def _units(self) -> Mapping[str, Unit]:
        units: dict[str, Unit] = {}
        for unit in self.catalog.registries.units.values():
            names = [n for lang in LANGUAGES for n in unit.names_on(None, lang)]
            for name in (unit.id, unit.short.in_("zh"), unit.short.in_("en"), *names):
                units.setdefault(bare(name), unit)
        return units

    def _terms(self, vocabulary: str) -> Mapping[str, LocalText]:
        terms = self.catalog.registries.vocabularies.terms(vocabulary)
        return {
            bare(name): words
            for term, words in terms.items()
            for name in (term, words.in_("zh"), words.in_("en"))
        }

    def _numbered(self, text: str) -> Record | None:
        number = read_number(text)
        return self._by_number.get(number) if number is not None else None

    @cached_property
    def _prefixes(self) -> frozenset[str]:
        """What the numbers of the library begin with."""
        return frozenset(number.prefix for number in self._by_number if len(number.prefix) > 1)

    @cached_property
    def _by_number(self) -> Mapping[DocumentNumber, Record]:
        found: dict[DocumentNumber, Record] = {}
        for record in self.catalog.documents():
            number = read_number(record.number or "")
            if number is not None:
                found.setdefault(number, record)
        return found

    @cached_property
    def _by_title(self) -> Mapping[str, Record]:
        found: dict[str, Record] = {}
        for record in self.catalog.documents():
            found.setdefault(plain_title(record.title), record)
        return found
