"""A new record of a kind: what can be known before anybody has written a word of it."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import yaml

from gongkai.i18n.translation import Translation, translation
from gongkai.importing.keys import missing, ordered
from gongkai.importing.latest import folder_of, free_id, next_index, next_number, records_of
from gongkai.importing.writing import KeyLine, record_text, to_write
from gongkai.model.catalog import Catalog
from gongkai.model.columns import DisclosureColumn
from gongkai.model.kinds import KINDS
from gongkai.model.language import Language
from gongkai.model.numbers import read_number
from gongkai.model.record import Record
from gongkai.model.relations import RELATIONS
from gongkai.model.scalars import Plain
from gongkai.model.titles import SAMPLE_MARKS, unmarked
from gongkai.model.unfinished import placeholder
from gongkai.model.units import Unit
from gongkai.sources.respelling import in_keys_of_column
from gongkai.sources.spelling import spelling_of
from gongkai.sources.translations import Parsed

AFTER = "“{key}” comes after {last}"
FIRST = "“{key}” is the first one of the year"
PROPOSED = "“{key}” is proposed; it never changes once it is published"
YEAR = "“{key}” is the year of which it speaks"
COPIED = "{keys} and the text are those of {id}"
TEXT = "the text"
WORDS = (AFTER, FIRST, PROPOSED, YEAR, COPIED, TEXT)
"""What comments and place-holders say, for translators."""
_LOOKING_BACK = ("report",)
"""Kinds that speak of the year before that in which they are published."""
_OF_ITSELF = (
    *("id", "kind", "dated", "published", "first_published", "migrated_from", "canonical"),
    *("number", "index", "registration", "effective", "expires", "attachments", "tables"),
    *("changes", "source", "withdrawn", "take_down", "authorised_release", "fulfils", "points"),
    *("claim", "authoritative", *RELATIONS),
)
"""Keys that belong to one record alone: what is copied has none of them."""
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_ASKED_BY = ("R70", "R5")
"""The rules that say which keys a record of a kind or class must state."""


@dataclass
class NewRecord:
    """What is wanted of a new record; what is None is proposed."""

    kind: str
    unit: Unit
    issued: date
    published: date
    title: str | None = None
    title_en: str | None = None
    column: str | None = None
    id: str | None = None
    number: str | None = None
    languages: tuple[Language, ...] = ("zh",)
    copied: Collection[Parsed] = field(default_factory=tuple)
    """The files of the record whose text is copied."""


class Proposer:
    """Proposes what a new record says, from what its unit published last."""

    def __init__(self, wanted: NewRecord, catalog: Catalog, taken: Collection[str]) -> None:
        """Take what is wanted, and the ids that are or were in use."""
        self.wanted, self.catalog, self.taken = wanted, catalog, taken
        self.registries = catalog.registries
        self.spelling = spelling_of(catalog.registries)
        alike = [r for r in records_of(catalog, wanted.unit.id) if r.kind == wanted.kind]
        self.latest: Record | None = next(iter(alike), None)
        self.chief = _chief(wanted.copied)

    def column(self) -> DisclosureColumn | None:
        """Return where the unit's last record of the kind lies, or the first column that fits."""
        columns = self.registries.columns
        if self.wanted.column is not None:
            return columns.get(self.wanted.column)
        last = self.chief.file.column if self.chief is not None else None
        last = last or (self.latest.column if self.latest is not None else None)
        if last is not None and last in columns and self.wanted.kind in columns[last].kinds:
            return columns[last]
        of_type = self.wanted.unit.type
        fitting = [one for one in columns.values() if self.wanted.kind in one.kinds]
        named = [one for one in fitting if not one.issuers or of_type in one.issuers]
        return next(iter([*named, *fitting]), None)

    def number(self) -> tuple[str, str | None] | None:
        """Return the next number of the unit, and the last one; None where such have none."""
        if self.wanted.number is not None:
            return (self.wanted.number, None) if self.wanted.number else None
        has_one = self.latest is not None and bool(self.latest.number)
        if "number" not in self._asked() and not has_one:
            return None
        like = self.latest.number if self.latest is not None else None
        found = next_number(self.catalog, self.wanted.unit, self.wanted.issued.year, like)
        return (found.value, found.after) if found is not None else None

    def id(self) -> str:
        """Return an id that nobody has: the unit, the year and the number, or the day."""
        if self.wanted.id is not None:
            return self.wanted.id
        number = self.number()
        read = read_number(number[0]) if number is not None else None
        unit, day = self.wanted.unit.id, self.wanted.issued
        parts = (unit, day.year, read.order) if read is not None else (self.wanted.kind, unit, day)
        return free_id("-".join(map(str, parts)), self.taken)

    def folder(self) -> str:
        """Return the folder in which it belongs."""
        column = self.column()
        return folder_of(self.catalog, column.id if column else "", self.wanted.published.year)

    def files(self, words: Translation) -> dict[str, str]:
        """Return the texts of its files by their paths, the authoritative one first."""
        languages = self.wanted.languages
        chief: Language = "zh" if "zh" in languages else languages[0]
        place = f"{self.folder()}/{self.id()}"
        found = {f"{place}.{chief}.md": self._chief_text(chief, words)}
        for language in languages:
            if language != chief:
                found[f"{place}.{language}.md"] = self._translation(language, words)
        return found

    def _asked(self) -> set[str]:
        """Return the keys that rules want of such a record."""
        asked: set[str] = {"summary"}
        class_ = self._kept().get("class") or getattr(self.latest, "class_", None)
        for name in _ASKED_BY:
            rule = self.registries.rules.get(name)
            fields = rule.fields if rule is not None else {}
            asked |= {*fields.get(self.wanted.kind, ()), *fields.get(str(class_ or ""), ())}
        return asked

    def _kept(self) -> Mapping[str, object]:
        """Return the values that are copied: none that belongs to the other record alone."""
        if self.chief is None:
            return {}
        known = set(ordered(self.wanted.kind))
        ids = self.taken
        return {
            key: _plain(value)
            for key, value in self.chief.value.items()
            if key in known and key not in _OF_ITSELF and not _is_own(value, ids)
        }

    def _chief_text(self, language: Language, words: Translation) -> str:
        values = dict(self._values(language, words))
        keys = [key for key in ordered(self.wanted.kind) if key in values]
        lines = [values[key] for key in keys]
        kept = [key for key in self._kept() if key in ("title", "summary") and not self._title()]
        if self.chief is not None:
            said = words(
                COPIED, keys=", ".join(map(self._named, kept or ["summary"])), id=self.chief.file.id
            )
            lines.insert(0, KeyLine("", None, said))
        return self._file(lines, language, words)

    def _values(self, language: Language, words: Translation) -> Iterator[tuple[str, KeyLine]]:
        """Yield each key with its line."""
        wanted = self.wanted
        kept = dict(self._kept())
        for key in (*missing(wanted.kind, ()), *sorted(self._asked())):
            if key in ordered(wanted.kind):
                yield key, KeyLine(key, None)
        for key in ("class", "genre"):
            last = getattr(self.latest, {"class": "class_"}.get(key, key), None)
            if last is not None and key in ordered(wanted.kind) and key not in kept:
                yield (
                    key,
                    KeyLine(key, last, words(AFTER, key=self._named(key), last=_said(self.latest))),
                )
        for key, value in kept.items():
            yield key, KeyLine(key, value)
        given = words(PROPOSED, key=self._named("id")) if wanted.id is None else None
        yield "id", KeyLine("id", self.id(), given)
        if "year" in missing(wanted.kind, ()):
            yield "year", KeyLine("year", self._year(), words(YEAR, key=self._named("year")))
        yield "kind", KeyLine("kind", wanted.kind)
        yield "unit", KeyLine("unit", wanted.unit.id)
        title = self._title()
        if title is not None:
            yield "title", KeyLine("title", title)
        elif "title" not in kept:
            mark = SAMPLE_MARKS["zh"] if wanted.unit.sample else ""
            yield "title", KeyLine("title", mark + to_write(wanted.kind, "title", language))
        has_issuers = "issuers" in self._asked() or (self.latest and self.latest.issuers)
        if has_issuers and "issuers" not in kept and wanted.unit.name.zh:
            yield "issuers", KeyLine("issuers", [wanted.unit.name.zh])
        if "dated" in self._asked() or (self.latest is not None and self.latest.dated):
            yield "dated", KeyLine("dated", wanted.issued)
        yield "published", KeyLine("published", wanted.published)
        yield "openness", KeyLine("openness", "proactive")
        number = self.number()
        if number is not None:
            comment = None if wanted.number else _next(self._named("number"), number[1], words)
            yield "number", KeyLine("number", number[0], comment)
        index = next_index(self.catalog, wanted.unit, wanted.published.year)
        if index is not None and ("index" in self._asked() or _has_index(self.latest)):
            yield (
                "index",
                KeyLine("index", index.value, _next(self._named("index"), index.after, words)),
            )
        if wanted.unit.sample:
            yield "sample", KeyLine("sample", value=True)
        if language != "zh":
            yield "authoritative", KeyLine("authoritative", language)

    def _year(self) -> int:
        """Return the year of which it speaks: this one, of a report the one that is over."""
        return self.wanted.issued.year - (self.wanted.kind in _LOOKING_BACK)

    def _file(self, lines: Sequence[KeyLine], language: Language, words: Translation) -> str:
        kind = self.wanted.kind
        text = record_text(lines, self._text(language), kind, language, words)
        return in_keys_of_column(text, kind, self.registries)

    def _named(self, key: str) -> str:
        """Return a key as the column writes it."""
        return self.spelling.key(KINDS[self.wanted.kind], key)

    def _title(self) -> str | None:
        title = self.wanted.title
        if title is None or not self.wanted.unit.sample:
            return title
        return SAMPLE_MARKS["zh"] + unmarked(title)

    def _text(self, language: Language) -> str:
        for one in self.wanted.copied:
            if one.file.language == language and one.split is not None:
                return one.split.markdown
        return placeholder(translation(language)(TEXT), language) + "\n"

    def _translation(self, language: Language, words: Translation) -> str:
        wanted = self.wanted
        copied = next((one for one in wanted.copied if one.file.language == language), None)
        mark = f"{SAMPLE_MARKS['en']} " if wanted.unit.sample else ""
        title: object = mark + to_write(wanted.kind, "title", language)
        if wanted.title_en is not None:
            title = mark + unmarked(wanted.title_en)
        elif copied is not None and copied.value.get("title") and wanted.title is None:
            title = str(copied.value["title"])
        summary = str(copied.value["summary"]) if copied and copied.value.get("summary") else None
        lines = [KeyLine("id", self.id()), KeyLine("title", title), KeyLine("summary", summary)]
        return self._file(lines, language, words)


def _chief(copied: Collection[Parsed]) -> Parsed | None:
    """Return the file that holds the whole front matter."""
    return next((one for one in copied if "kind" in one.value), None)


def _next(key: str, after: str | None, words: Translation) -> str:
    return words(FIRST, key=key) if after is None else words(AFTER, key=key, last=after)


def _has_index(latest: Record | None) -> bool:
    return latest is not None and bool(latest.index)


def _said(record: Record | None) -> str:
    return record.id if record is not None else ""


def _is_own(value: object, ids: Collection[str]) -> bool:
    """Return whether a value names a day or a record: both belong to what is copied."""
    if isinstance(value, Mapping):
        return any(_is_own(inner, ids) for inner in value.values())
    if isinstance(value, list):
        return any(_is_own(inner, ids) for inner in value)
    return isinstance(value, str) and (_DAY.search(value) is not None or value in ids)


def _plain(value: object) -> object:
    """Return a value as YAML writes it: what is no text there is none here."""
    if isinstance(value, Mapping):
        return {str(key): _plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_plain(inner) for inner in value]
    return yaml.safe_load(value) if isinstance(value, Plain) else str(value)
