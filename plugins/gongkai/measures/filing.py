"""What speaks against the column that a record is filed in, and where it belongs (point 33)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from gongkai.model.columns import DisclosureColumn
from gongkai.model.filing import TitleWording
from gongkai.model.kinds import KINDS
from gongkai.model.kinds.decision import Decision
from gongkai.model.kinds.list import List
from gongkai.model.kinds.question import Question
from gongkai.model.kinds.series import Series
from gongkai.model.numbers import read_number
from gongkai.model.record import Record
from gongkai.model.registries import Registries
from gongkai.model.titles import unmarked


class Against(StrEnum):
    """What can speak against a column, each by itself; the keys of a record that say it."""

    KIND = "kind"
    CLASS = "class"
    GENRE = "genre"
    ISSUER = "unit"
    TABLE = "of"
    NUMBER = "number"
    TITLE = "title"


Words = tuple[Against, str, frozenset[str]]
"""Words found in a title or number, and where documents that have them belong."""


@dataclass(frozen=True)
class Signal:
    """One thing that speaks against a column."""

    what: Against
    value: str
    """The kind, class, genre or type of unit, or the words of the title or number."""
    columns: frozenset[str] = frozenset()
    """Where words of a title or number say that such a document belongs."""


@dataclass(frozen=True)
class Misfiled:
    """A record in a column that something speaks against."""

    record: Record
    signals: tuple[Signal, ...]
    """In the order of `Against`; at least one."""
    belongs: tuple[str, ...]
    """The columns that nothing speaks against, or else those that its words name."""


class FilingIndex:
    """Where documents belong by the registries; the wordings of each column are looked up once."""

    def __init__(self, registries: Registries) -> None:
        self._registries = registries
        self._columns = [c for c in registries.columns.values() if c.holds_records]
        self._wordings = [(one, self._home(one)) for one in registries.filing.signs]

    def judge(self, record: Record) -> Misfiled | None:
        """Return what speaks against the column of `record`; None if nothing does."""
        words = list(self._words(record))
        signals = tuple(self._against(record, self._registries.columns[record.column], words))
        if not signals:
            return None
        free = [c.id for c in self._columns if self._is_home(record, c, words)]
        named = [c for c in self._columns if c.id in _named(signals)]
        taking = [c for c in named if record.kind in c.kinds]
        return Misfiled(record, signals, tuple(free or [c.id for c in taking or named]))

    def _is_home(self, record: Record, column: DisclosureColumn, words: list[Words]) -> bool:
        """Return whether nothing speaks against a column, and for a document something for it."""
        titled = any(column.id in home for of, _, home in words if of is Against.TITLE)
        asked_for = titled or record.class_ in column.classes
        return (record.class_ is None or asked_for) and not any(
            self._against(record, column, words)
        )

    def reads_like(self, record: Record) -> tuple[str, tuple[str, ...]] | None:
        """Return the words of a title, and the kinds that they name, where its own is another.

        Only kinds that its column takes: what belongs in another one is misfiled.
        """
        takes = self._registries.columns[record.column].kinds
        for wording, home in self._wordings:
            if wording.of == "title" and record.column in home and record.kind not in wording.kinds:
                words = wording.found_in(bare_title(record))
                kinds = tuple(kind for kind in wording.kinds if kind in takes)
                if words is not None and kinds:
                    return words, kinds
        return None

    def _home(self, wording: TitleWording) -> frozenset[str]:
        taking = {c.id for c in self._columns if set(c.kinds) & set(wording.kinds)}
        return frozenset(taking | set(wording.columns))

    def _words(self, record: Record) -> Iterator[Words]:
        texts = {"title": bare_title(record), "number": record.number or ""}
        for wording, home in self._wordings:
            found = wording.found_in(texts[wording.of])
            if found is not None:
                # Of a number nothing can be left out: “函〔” alone says little to a clerk.
                value = found if wording.of == "title" else texts["number"]
                yield Against(wording.of), value, home

    def _against(
        self, record: Record, column: DisclosureColumn, words: list[Words]
    ) -> Iterator[Signal]:
        unit = self._registries.units[record.unit]
        if record.kind not in column.kinds and KINDS.keys() >= set(column.kinds):
            yield Signal(Against.KIND, record.kind)
        for what, value, allowed in (
            (Against.CLASS, record.class_, column.classes),
            (Against.GENRE, record.genre, column.genres),
            (Against.ISSUER, unit.type, column.issuers),
            (Against.TABLE, _sort(record), column.tables),
        ):
            if allowed and value is not None and value not in allowed:
                yield Signal(what, value)
        for what in (Against.NUMBER, Against.TITLE):
            found = [(value, home) for of, value, home in words if of is what]
            # Titles often say two things: 征求意见稿的解读. One that fits the column is enough.
            if found and not any(column.id in home for _, home in found):
                yield Signal(what, *found[0])


def _sort(record: Record) -> str | None:
    """Return the sort of table of which a list or a series is; None of any other record."""
    return record.of if isinstance(record, List | Series) else None


def _named(signals: tuple[Signal, ...]) -> frozenset[str]:
    """Return where words say that a document belongs: where all do, or else those of its title."""
    named = [signal.columns for signal in signals if signal.columns]
    if not named:
        return frozenset()
    return frozenset.intersection(*named) or named[-1]


def bare_title(record: Record) -> str:
    """Return the title without the mark of samples and the names of other documents.

    A matter has the name of the document that is still to come, and a question is somebody's
    words: they say nothing of what the record is.
    """
    if isinstance(record, Decision | Question):
        return ""
    return quoted_removed(unmarked(record.title))


def quoted_removed(text: str) -> str:
    """Return `text` without the names of documents in 《》."""
    return _QUOTED.sub("《》", text)


_QUOTED = re.compile(r"《[^《》]*(?:《[^《》]*》[^《》]*)*》")


def years_of(record: Record) -> Iterator[int]:
    """Yield every year that the folder of `record` may have, those soonest found first.

    That of its publication, of its document or number, or of what it is about: a report on 2020
    comes out in 2021, a plan for 2022 in 2021; a matter of 2020 may be carried over to 2021.
    """
    moments = (record.published, record.first_published)
    yield from (moment.day.year for moment in moments if moment is not None)
    days: list[date | None] = [getattr(record, key, None) for key in _DAYS]
    yield from (day.year for day in days if day is not None)
    about = getattr(record, "year", None)
    if isinstance(about, int):
        yield about
    if isinstance(record, Decision) and record.carried_over is not None:
        yield record.carried_over.to
    yield from map(int, _YEAR_IN_TITLE.findall(bare_title(record)))
    number = read_number(record.number) if record.number else None
    if number is not None and number.year is not None:
        yield number.year


def folder_year(record: Record) -> int | None:
    """Return the year of the folder that a record lies in, below that of its column."""
    folder = record.path.split("/")[-2]
    return int(folder) if _YEAR.fullmatch(folder) else None


def year_in_title(record: Record) -> int | None:
    """Return the one year that a title names; None where it names none, or several."""
    years = set(_YEAR_IN_TITLE.findall(bare_title(record)))
    return int(years.pop()) if len(years) == 1 else None


_DAYS = ("dated", "effective", "held", "opens")
"""Keys of days that a record may be filed by, besides those on which it went up."""
_YEAR = re.compile(r"(?:19|20)\d\d")
_YEAR_IN_TITLE = re.compile(r"(?<!\d)((?:19|20)\d\d)(?=年|—|-|至)")
