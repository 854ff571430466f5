"""The words of records that must not be read, known again wherever they stand."""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Literal, get_args, get_origin

from pydantic import BaseModel

from gongkai.checks.leaks import values_in
from gongkai.checks.reading import squeeze
from gongkai.model.file_text import Attached, Where
from gongkai.model.findings import Finding
from gongkai.model.history import History, Seen
from gongkai.model.kinds import KINDS
from gongkai.model.parts import Part, RawText
from gongkai.model.record import Record
from gongkai.model.registries import Registries

SHINGLE = 6
"""Chinese characters in a row by which a passage is known again."""
WORD = 6
"""Letters of the shortest word in Latin letters by which it is."""
VALUE = 4
"""Characters of the shortest value that is looked for within others; a shorter one is the whole."""
COMMON = 5
"""Titles of other records that use the same words: these are a formula, and nobody's secret."""
READ = 100_000
"""Characters read of each attachment: a finding quotes a line, not a book."""
HEADS = 500
"""Characters at the beginning of a table in which its heads stand: many tables have the same."""
_RULE = "|---"
"""Stands below the heads of a table."""
_OF_TABLES = (Where.CELL, Where.CELL_OF_LINE, Where.TABLE)

_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+")
_ENTRY = re.compile(r"^[ \t-]*([\w-]+)[ \t]*:[ \t]+[\"']?(.+?)[\"']?[ \t]*$", re.MULTILINE)
"""A key of front matter with its value, where nothing could read it as YAML."""
_OPEN = re.compile(r"[<>{}]|(?<=\])\(")
"""What begins or ends structure that `squeeze` leaves out: a finding may quote just that."""
_NUMBERS = ("number", "index", "registration")
_LATIN = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True)
class SecretWords:
    """Words that no report may repeat. Without any, nothing is secret."""

    passages: frozenset[str] = frozenset()
    """Passages, words, and values in short letters."""
    names: frozenset[str] = frozenset()
    """Ids; they are known as words whatever their length."""
    _values: Mapping[str, tuple[int, ...]] = field(default_factory=dict, repr=False)
    """How long the values are that begin with these characters."""

    @classmethod
    def of(
        cls, passages: Collection[str], names: Collection[str], values: Iterable[str]
    ) -> "SecretWords":
        """Take passages and words, ids, and whole values in short letters."""
        lengths: dict[str, set[int]] = defaultdict(set)
        whole = set(values)
        for value in whole:
            lengths[value[:VALUE]].add(len(value))
        begun = {start: tuple(sorted(found)) for start, found in lengths.items()}
        return cls(frozenset({*passages, *whole}), frozenset(names), begun)

    def stand_in(self, text: str) -> bool:
        """Return whether a text holds any of them."""
        if not (self.passages or self.names):
            return False
        return any(True for _ in self.found_in(text))

    def found_in(self, text: str) -> Iterator[str]:
        """Yield those that a text holds."""
        words = words_in(text)
        yield from (word for word in words if word in self.names)
        yield from (word for word in words if word in self.passages)
        for letters in {_letters(text), _letters(_OPEN.sub(" ", text))}:
            found = {letters, *shingles_in(letters)}
            yield from found & self.passages
            yield from self._values_in(letters)

    def _values_in(self, letters: str) -> Iterator[str]:
        if self._values:
            for start in range(len(letters) - VALUE + 1):
                for length in self._values.get(letters[start : start + VALUE], ()):
                    value = letters[start : start + length]
                    if value in self.passages:
                        yield value


NOTHING_SECRET = SecretWords()


@dataclass(frozen=True)
class Secrets:
    """What must not be published: the files and records that leak, and their words."""

    names: frozenset[str] = frozenset()
    """Paths of files and ids of records."""
    words: SecretWords = NOTHING_SECRET

    def hold(self, finding: Finding) -> bool:
        """Return whether a finding lies in what leaks."""
        return finding.place.path in self.names or finding.record in self.names

    def purge(self, history: History) -> History:
        """Return a history without what earlier inspections saw of it, or said in its words."""
        if not self.names:
            return history
        kept = tuple(seen for seen in history.seen if not self._reveals(seen))
        return history.model_copy(update={"seen": kept})

    def _reveals(self, seen: Seen) -> bool:
        said = (seen.path, seen.says.in_("zh"), seen.says.in_("en"), *seen.details.values())
        is_own = seen.path in self.names or seen.record in self.names
        return is_own or any(map(self.words.stand_in, said))


NO_SECRETS = Secrets()


def secrets_of(
    names: Collection[str],
    records: Iterable[Record],
    unread: Iterable[RawText],
    attached: Iterable[Attached],
    registries: Registries,
) -> Secrets:
    """Return what leaks with its words, where `names` are the paths and ids of what does.

    Words of the registries, of the schema, and formulas of titles are left out: who reads them
    learns nothing of the record. Its id, number and index number are not.
    """
    if not names:
        return NO_SECRETS
    known = list(records)
    leaking = [record for record in known if _is_of(record, names)]
    others = [record for record in known if not _is_of(record, names)]
    raw = [one for one in unread if one.path in names or one.id in names]
    ids = {record.id for record in leaking} | {one.id for one in raw}
    attached = list(attached)
    files = [one for one in attached if one.record in ids or one.path in names]
    said = [*_in_records(leaking), *_in_raw(raw), *_in_names(files)]
    texts = [body.markdown for record in leaking for body in record.bodies.values()]
    texts += [one.text for one in raw]
    texts += [extract.text[:READ] for file in files for extract in file.text.extracts]
    passages = {
        passage for text in (*(one for _, one in said), *texts) for passage in _passages(text)
    }
    values = {_letters(one) for _, one in said if any(map(str.isalpha, one))}
    words = SecretWords.of(passages, (), values)
    common = _common(words, registries, others) | _of_other_tables(words, attached, files, others)
    own = {_letters(one) for key, one in said if key in _NUMBERS}
    own |= {name for name in ids if len(name) >= WORD}  # in a mistyped one, too
    secret = SecretWords.of(passages - common, ids, (values - common) | own)
    paths = {body.path for record in leaking for body in record.bodies.values()}
    return Secrets(frozenset({*names, *ids, *paths, *(file.path for file in files)}), secret)


def words_in(text: str) -> list[str]:
    """Return the words in Latin letters, ids among them, in small letters."""
    return _LATIN.findall(unicodedata.normalize("NFKC", text).lower())


def shingles_in(letters: str) -> Iterator[str]:
    """Yield every run of so many Chinese characters."""
    for run in _HAN.findall(letters):
        for start in range(len(run) - SHINGLE + 1):
            yield run[start : start + SHINGLE]


def _letters(text: str) -> str:
    """Return a text in the letters in which values are compared."""
    return squeeze(text).lower()


def _passages(text: str) -> Iterator[str]:
    yield from shingles_in(_letters(text))
    for word in words_in(text):
        for part in {word, *word.split("-")}:
            if len(part) >= WORD and not part.replace("-", "").isdecimal():
                yield part


def _is_of(record: Record, names: Collection[str]) -> bool:
    return record.id in names or any(body.path in names for body in record.bodies.values())


def _in_records(records: Iterable[Record]) -> Iterator[tuple[str, str]]:
    """Yield all that front matter says, by key, and the names of files."""
    for record in records:
        yield from values_in(record.model_dump(by_alias=True, exclude={*Record.LOADED}))
        for body in record.bodies.values():
            yield from (("title", body.title), ("summary", body.summary))
        yield from (("file", name) for name in record.files)


def _in_raw(texts: Iterable[RawText]) -> Iterator[tuple[str, str]]:
    """Yield what looks like entries of front matter in texts that are no whole record."""
    return (entry for raw in texts for entry in _ENTRY.findall(raw.text))


def _in_names(files: Iterable[Attached]) -> Iterator[tuple[str, str]]:
    return (("file", file.path.rpartition("/")[2]) for file in files)


def _common(words: SecretWords, registries: Registries, others: Iterable[Record]) -> set[str]:
    """Return those of the words that are not the record's own."""
    common = {passage for text in _public(registries) for passage in words.found_in(text)}
    uses: Counter[str] = Counter()
    for record in others:
        common |= {record.id} & words.passages
        for body in record.bodies.values():
            uses.update(set(_passages(body.title)) & words.passages)
    return common | {passage for passage, count in uses.items() if count >= COMMON}


def _of_other_tables(
    words: SecretWords,
    attached: Iterable[Attached],
    leaking: Iterable[Attached],
    others: Iterable[Record],
) -> set[str]:
    """Return those of the words that name sheets, or head columns, in files of others too.

    Every workbook has a Sheet1; findings on others must be able to say where something stands.
    """
    own = {one.digest for one in leaking}
    records = {record.id for record in others}
    found: set[str] = set()
    for one in attached:
        if one.record not in records or one.digest in own:
            continue
        for extract in one.text.extracts:
            where = extract.spots[0][1].where
            if where is Where.NAME_OF_SHEET or where in _OF_TABLES:
                heads = extract.text[:HEADS].partition(_RULE)[0]
                found.update(words.found_in(heads))
    return found


def _public(registries: Registries) -> Iterator[str]:
    """Yield what registries and schema say; waivers and baseline name records, and are left out."""
    yield from _schema()
    for name, value in vars(registries).items():
        if name not in ("waivers", "baseline", "places"):
            yield from _strings(value)


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from _strings(key)
            yield from _strings(item)
    elif isinstance(value, list | tuple | set | frozenset):
        for item in value:
            yield from _strings(item)
    elif isinstance(value, BaseModel) or hasattr(value, "__dataclass_fields__"):
        yield from _strings(vars(value))


@cache
def _schema() -> tuple[str, ...]:
    """Return the keys and closed values of front matter."""
    models: set[type[Part]] = {Part, *KINDS.values(), *_below(Part)}
    said = set(KINDS)
    for model in models:
        for name, info in model.model_fields.items():
            said |= {name, info.alias or name, *_closed(info.annotation)}
    return tuple(sorted(said))


def _below(model: type[Part]) -> Iterator[type[Part]]:
    for one in model.__subclasses__():
        yield one
        yield from _below(one)


def _closed(annotation: object) -> Iterator[str]:
    if get_origin(annotation) is Literal:
        yield from (value for value in get_args(annotation) if isinstance(value, str))
    else:
        for part in get_args(annotation):
            yield from _closed(part)
