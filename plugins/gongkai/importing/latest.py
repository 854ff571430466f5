"""What a unit published last: the numbers that come next, and where such records lie."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from gongkai.model.catalog import Catalog
from gongkai.model.findings import Phrase
from gongkai.model.index_numbers import read_index
from gongkai.model.numbers import read_number
from gongkai.model.record import Record
from gongkai.model.scalars import ID_PATTERN
from gongkai.model.units import Unit

NO_ID = "“{id}” is no id: lower-case letters, digits and single hyphens, like parking-charges"
TAKEN = "{id} is or was the id of a record: ids never change and are never used again"
WORDS = (NO_ID, TAKEN)
"""Why an id cannot be, for translators."""
_AT_END = re.compile(r"(?P<order>\d+)(?P<rest>\D*)$")


@dataclass(frozen=True)
class Next:
    """A number that comes next, and the one after which it comes."""

    value: str
    after: str | None
    """None where it is the first one."""


def records_of(catalog: Catalog, unit: str) -> Sequence[Record]:
    """Return the records of a unit, the newest first."""
    return sorted(catalog.of_unit(unit), key=lambda one: (str(one.day), one.id), reverse=True)


def next_number(catalog: Catalog, unit: Unit, year: int, like: str | None = None) -> Next | None:
    """Return the next number of a unit in a year: of its commonest prefix, or of that of `like`.

    None where nobody knows how its numbers begin.
    """
    numbers = [(one, read_number(one)) for one in _values(catalog, unit.id, "number")]
    wanted = read_number(like) if like is not None else None
    counted = Counter(read.prefix for _, read in numbers if read is not None and read.year)
    prefix = wanted.prefix if wanted is not None else None
    prefix = prefix or next((name for name, _ in counted.most_common(1)), None)
    prefix = prefix or next(iter(unit.prefixes), None)
    if not prefix:
        return None
    orders = [
        (read.order, said)
        for said, read in numbers
        if read is not None and read.prefix == prefix and read.year == year
    ]
    last = max(orders, default=None)
    order = last[0] + 1 if last is not None else 1
    shown = last[1] if last is not None else next((said for said, _ in numbers), "")
    ordinal = "第" if "第" in shown else ""
    return Next(f"{prefix}〔{year}〕{ordinal}{order}号", last[1] if last is not None else None)


def next_index(catalog: Catalog, unit: Unit, year: int) -> Next | None:
    """Return the next index number of a unit in a year, written as its last one is."""
    read = [(one, read_index(one)) for one in _values(catalog, unit.id, "index")]
    known = [(found, said) for said, found in read if found is not None]
    prefixes = Counter(found.prefix for found, _ in known)
    prefix = next((name for name, _ in prefixes.most_common(1)), None)
    prefix = prefix or next(iter(unit.index_prefixes), unit.code)
    if not prefix:
        return None
    same = [
        (found.order, said) for found, said in known if (found.prefix, found.year) == (prefix, year)
    ]
    last = max(same, default=None)
    shown = next((said for found, said in known if found.prefix == prefix), "00000")
    ends = _AT_END.search(shown)
    width = len(ends["order"]) if ends is not None else 5
    order = last[0] + 1 if last is not None else 1
    return Next(f"{prefix}/{year}-{order:0{width}}", last[1] if last is not None else None)


def folder_of(catalog: Catalog, column: str, year: int) -> str:
    """Return the folder in which records of a column lie that were published in a year."""
    paths = [record.path for record in catalog.of_column(column)]
    by_year = [path.split("/")[2].isdecimal() for path in paths if path.count("/") >= 2]
    has_years = not by_year or sum(by_year) * 2 >= len(by_year)
    return f"content/{column}/{year}" if has_years else f"content/{column}"


def fault_of_id(name: str, taken: Collection[str]) -> Phrase | None:
    """Return why a record cannot have an id that was given; None where it can."""
    if re.fullmatch(ID_PATTERN, name) is None:
        return Phrase(NO_ID, id=name)
    return Phrase(TAKEN, id=name) if name in taken else None


def free_id(wanted: str, taken: Iterable[str]) -> str:
    """Return an id that no record has or had: the wanted one, or that with a number."""
    known = set(taken)
    numbered = (f"{wanted}-{number}" for number in range(2, len(known) + 3))
    return next(name for name in (wanted, *numbered) if name not in known)


def _values(catalog: Catalog, unit: str, key: str) -> list[str]:
    found = (getattr(record, key) for record in catalog.of_unit(unit))
    return [one for one in found if one]
