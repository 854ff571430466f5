"""What was read of a document -> the record that is proposed, every guess with its origin."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain

from gongkai.importing.latest import folder_of, free_id, next_index
from gongkai.importing.layout import DocumentForm, DocumentLayout, ReadAt, Said
from gongkai.importing.written_forms import period_in, plain
from gongkai.measures.filing import quoted_removed
from gongkai.model.catalog import Catalog
from gongkai.model.columns import DisclosureColumn
from gongkai.model.numbers import read_number
from gongkai.model.titles import SAMPLE_MARKS
from gongkai.model.units import Unit

POLICY, MEETING = "policy", "meeting"
CONSULTATION, PUBLIC_NOTICE = "consultation", "public-notice"
_DAY = r"(?P<day>\d{4}年\d{1,2}月\d{1,2}日)"
_EFFECTIVE = re.compile(rf"自{_DAY}起?(?:正式)?(?:施行|实施|执行|生效)")
_EXPIRES = re.compile(rf"有效期(?:至|到|截至|截止到){_DAY}(?:止)?")
_NO_GENRE = ("办法", "规定", "细则", "方案", "规划", "计划", "要点", "规则", "章程")
"""How titles end that name no genre: these are made known by a notice."""


@dataclass(frozen=True)
class Value:
    """A value that is proposed for a key of the front matter."""

    key: str
    value: object
    """A text, a day or a list of texts; None is what somebody has to write."""
    where: ReadAt
    is_sure: bool


@dataclass(frozen=True)
class Proposal:
    """A record as it is proposed."""

    id: str
    folder: str
    values: tuple[Value, ...]
    """In the order of the front matter."""
    beside: tuple[tuple[str, Said], ...]
    """What was read and goes into no key: the addressee, who printed it, whom copies go to."""

    def value(self, key: str) -> object:
        """Return the value of a key."""
        return next((one.value for one in self.values if one.key == key), None)


@dataclass(frozen=True)
class Given:
    """What was said on the command line, instead of a guess."""

    kind: str | None = None
    unit: str | None = None
    column: str | None = None
    id: str | None = None


def propose(
    layout: DocumentLayout, catalog: Catalog, taken: Collection[str], today: date, wanted: Given
) -> Proposal:
    """Return the record that a document is to become. `taken` are ids that are or were in use."""
    proposer = _Proposer(layout, catalog, today, wanted)
    values = list(proposer.values())
    said = {one.key: one.value for one in values}
    name = wanted.id or free_id(_id(said), taken)
    folder = folder_of(catalog, proposer.column.value, _year(said, today))
    names = ("addressees", "signer", "urgency", "printed_by", "printed_on", "copies_to")
    beside = tuple((name, layout.fields[name]) for name in names if name in layout.fields)
    is_given = wanted.id is not None
    own = Value("id", name, ReadAt.GIVEN if is_given else ReadAt.REGISTRY, is_given)
    return Proposal(name, folder, (own, *values), beside)


def _year(said: dict[str, object], today: date) -> int:
    dated = said.get("dated")
    return dated.year if isinstance(dated, date) else today.year


def _id(said: dict[str, object]) -> str:
    """Return an id made of unit, year and number, or unit and day; the kind stands for no unit."""
    unit = str(said.get("unit") or said["kind"])
    number = read_number(str(said["number"])) if said.get("number") else None
    dated = said.get("dated")
    if number is not None:
        year = number.year or (dated.year if isinstance(dated, date) else None)
        return "-".join(str(part) for part in (unit, year, number.order) if part is not None)
    return f"{unit}-{dated or said['published']}"


class _Proposer:
    def __init__(
        self, layout: DocumentLayout, catalog: Catalog, today: date, wanted: Given
    ) -> None:
        self.layout, self.catalog, self.today = layout, catalog, today
        self.registries = catalog.registries
        self.title = self._title()
        self.words = self._words()
        self.unit = self._unit(wanted.unit)
        self.genre = self._genre()
        self.kind = self._kind(wanted.kind)
        self.class_ = self._class()
        self.column = self._column(wanted.column)

    def values(self) -> Iterator[Value]:
        """Yield what is proposed, key by key."""
        layout, unit = self.layout, self.unit_known
        is_sample = unit is not None and unit.sample
        title = self.title.value
        if is_sample and title and not title.startswith(SAMPLE_MARKS["zh"]):
            title = SAMPLE_MARKS["zh"] + title
        yield _of("kind", self.kind)
        yield Value("title", title or None, self.title.where, self.title.is_sure)
        yield Value("summary", None, ReadAt.NOTHING, is_sure=False)
        yield _of("unit", self.unit)
        if layout.issuers:
            first = layout.issuers[0]
            sure = all(said.is_sure for said in layout.issuers)
            yield Value("issuers", [said.value for said in layout.issuers], first.where, sure)
        signed = layout.fields.get("signed")
        if signed is not None:
            yield Value("dated", date.fromisoformat(signed.value), signed.where, signed.is_sure)
        elif self.kind.value == POLICY:
            yield Value("dated", None, ReadAt.NOTHING, is_sure=False)
        yield Value("published", self.today, ReadAt.TODAY, is_sure=False)
        number = layout.fields.get("number")
        if number is not None:
            yield _of("number", number)
        index = self._index()
        if index is not None:
            yield index
        if self.kind.value == POLICY:
            yield _of("class", self.class_)
        if self.genre is not None:
            yield _of("genre", self.genre)
        openness = layout.fields.get("openness")
        where = openness.where if openness is not None else ReadAt.NOTHING
        yield Value("openness", "proactive", where, openness is not None)
        yield from self._days()
        if is_sample:
            yield Value("sample", True, ReadAt.REGISTRY, is_sure=True)

    @property
    def unit_known(self) -> Unit | None:
        return self.registries.units.get(self.unit.value)

    def _title(self) -> Said:
        """Return the title; an order without one has that of the rules that it makes known."""
        said = self.layout.fields.get("title")
        if said is not None and said.where is not ReadAt.HEADER:
            return said
        found = re.search(r"《([^《》]+)》", "".join(self.layout.paragraphs[:2]))
        if self.layout.form is DocumentForm.ORDER and found is not None:
            return Said(found[1], ReadAt.TEXT, is_sure=False)
        return said or Said("", ReadAt.NOTHING, is_sure=False)

    def _words(self) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
        """Return what the words of the title say: kinds and columns."""
        bare = quoted_removed(self.title.value)
        signs = self.registries.filing.signs
        return [
            (tuple(one.kinds), tuple(one.columns))
            for one in signs
            if one.of == "title" and one.found_in(bare) is not None
        ]

    def _unit(self, wanted: str | None) -> Said:
        if wanted is not None:
            return Said(wanted, ReadAt.GIVEN)
        naming = self.registries.naming
        for said in self.layout.issuers:
            held = {one.unit for one in naming.means(said.value, None)}
            if len(held) == 1:
                return Said(held.pop(), said.where, is_sure=said.is_sure)
        number = read_number(self.layout.value("number") or "")
        for unit in self.registries.units.values() if number is not None else ():
            if number is not None and number.prefix in unit.prefixes:
                return Said(unit.id, ReadAt.BELOW_HEADER, is_sure=False)
        return Said("", ReadAt.NOTHING, is_sure=False)

    def _genre(self) -> Said | None:
        if self.layout.form is DocumentForm.ORDER:
            return Said("order", ReadAt.HEADER)
        terms = self.registries.vocabularies.root.get("genres", {})
        title = re.sub(r"[（(][^（）()]*[)）]$", "", self.title.value)
        names = sorted(
            ((term.zh or "", name) for name, term in terms.items()), key=lambda one: -len(one[0])
        )
        for word, name in names:
            if word and title.endswith(word):
                return Said(name, self.title.where)
        of_form = {
            DocumentForm.ANNOUNCEMENT: "announcement",
            DocumentForm.LETTER: "letter",
            DocumentForm.MINUTES: "minutes",
        }
        guess = of_form.get(self.layout.form)
        if guess in terms and guess is not None and not title.endswith(_NO_GENRE):
            return Said(guess, ReadAt.HEADER, is_sure=False)
        return None

    def _kind(self, wanted: str | None) -> Said:
        if wanted is not None:
            return Said(wanted, ReadAt.GIVEN)
        if self.layout.form is DocumentForm.MINUTES:
            return Said(MEETING, ReadAt.TITLE, is_sure=False)
        named = list(dict.fromkeys(chain.from_iterable(kinds for kinds, _ in self.words)))
        if named:
            return Said(named[0], ReadAt.TITLE, is_sure=False)
        is_policy = self.layout.form is not DocumentForm.PLAIN or "number" in self.layout.fields
        return Said(POLICY, ReadAt.HEADER if is_policy else ReadAt.NOTHING, is_sure=False)

    def _class(self) -> Said:
        unit = self.unit_known
        is_rule = (
            self.layout.form is DocumentForm.ORDER
            and unit is not None
            and unit.type == "government"
        )
        return Said("rule" if is_rule else "other", ReadAt.HEADER, is_sure=False)

    def _column(self, wanted: str | None) -> Said:
        if wanted is not None:
            return Said(wanted, ReadAt.GIVEN)
        columns = [one for one in self.registries.columns.values() if one.holds_records]
        named = [name for _, names in self.words for name in names]
        fitting = [one for one in columns if self._fits(one)]
        first = [one for one in fitting if one.id in named] or fitting
        if not first:
            first = [one for one in columns if self.kind.value in one.kinds] or columns
        return Said(first[0].id, ReadAt.REGISTRY, is_sure=len(first) == 1)

    def _fits(self, column: DisclosureColumn) -> bool:
        genre = self.genre.value if self.genre is not None else None
        is_policy = self.kind.value == POLICY
        return (
            self.kind.value in column.kinds
            and (not is_policy or self.class_.value in column.classes)
            and (genre is None or not column.genres or genre in column.genres)
        )

    def _index(self) -> Value | None:
        unit = self.unit_known
        signed = self.layout.value("signed")
        year = date.fromisoformat(signed).year if signed is not None else self.today.year
        found = next_index(self.catalog, unit, year) if unit is not None else None
        return (
            Value("index", found.value, ReadAt.LATEST, is_sure=False) if found is not None else None
        )

    def _window(self, text: str) -> Iterator[Value]:
        """Yield the days on which opinions or objections are taken."""
        period = period_in(text)
        if period is None:
            return
        opens, closes = period
        if self.kind.value == CONSULTATION:
            yield Value("opens", opens, ReadAt.TEXT, is_sure=False)
            yield Value("closes", closes, ReadAt.TEXT, is_sure=False)
        else:
            days = {"opens": opens, "closes": closes}
            yield Value("objection", days, ReadAt.TEXT, is_sure=False)

    def _days(self) -> Iterator[Value]:
        """Yield the first and the last day in force, or of a consultation, as the text says."""
        text = plain("".join(self.layout.paragraphs))
        if self.kind.value in (CONSULTATION, PUBLIC_NOTICE):
            yield from self._window(text)
        if self.kind.value != POLICY:
            return
        for key, pattern in (("effective", _EFFECTIVE), ("expires", _EXPIRES)):
            days = {found["day"] for found in pattern.finditer(text)}
            if len(days) == 1:
                year, month, day = map(int, re.findall(r"\d+", days.pop()))
                try:
                    yield Value(key, date(year, month, day), ReadAt.TEXT, is_sure=False)
                except ValueError:
                    continue


def _of(key: str, said: Said) -> Value:
    return Value(key, said.value or None, said.where, said.is_sure)
