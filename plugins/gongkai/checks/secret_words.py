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
from gongkai.model.catalog import Registries
from gongkai.model.file_text import Attached
from gongkai.model.findings import Finding
from gongkai.model.history import History, Seen
from gongkai.model.kinds import KINDS
from gongkai.model.parts import Part, RawText
from gongkai.model.record import Record

SHINGLE = 6
"""Chinese characters in a row by which a passage is known again."""
WORD = 6
"""Letters of the shortest word in Latin letters by which it is."""
VALUE = 4
"""Characters of the shortest value that is looked for within others; a shorter one is the whole."""
COMMON = 3
"""Titles of other records that use the same words: these are a formula, and nobody's secret."""
READ = 100_000
"""Characters read of each attachment: a finding quotes a line, not a book."""

_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+")
_LATIN = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True)
class SecretWords:
    """Words that no report may repeat. Without any, nothing is secret."""

    pieces: frozenset[str] = frozenset()
    """Passages, words, and values in short letters."""
    names: frozenset[str] = frozenset()
    """Ids; they are known as words whatever their length."""
    _values: Mapping[str, tuple[int, ...]] = field(default_factory=dict, repr=False)
    """How long the values are that begin with these characters."""

    @classmethod
    def of(
        cls, pieces: Collection[str], names: Collection[str], values: Iterable[str]
    ) -> "SecretWords":
        """Take passages and words, ids, and whole values in short letters."""
        lengths: dict[str, set[int]] = defaultdict(set)
        whole = set(values)
        for value in whole:
            lengths[value[:VALUE]].add(len(value))
        begun = {start: tuple(sorted(found)) for start, found in lengths.items()}
        return cls(frozenset({*pieces, *whole}), frozenset(names), begun)

    def stand_in(self, text: str) -> bool:
        """Tell whether a text holds any of them."""
        if not (self.pieces or self.names):
            return False
        return any(True for _ in self.found_in(text))

    def found_in(self, text: str) -> Iterator[str]:
        """Yield those that a text holds."""
        words = words_in(text)
        yield from (word for word in words if word in self.names)
        letters = _letters(text)
        yield from (one for one in {letters, *words, *shingles_in(letters)} if one in self.pieces)
        if self._values:
            for start in range(len(letters) - VALUE + 1):
                for length in self._values.get(letters[start : start + VALUE], ()):
                    value = letters[start : start + length]
                    if value in self.pieces:
                        yield value


NOTHING_SECRET = SecretWords()


@dataclass(frozen=True)
class Secrets:
    """What must not be published: the files and records that leak, and their words."""

    names: frozenset[str] = frozenset()
    """Paths of files and ids of records."""
    words: SecretWords = NOTHING_SECRET

    def hold(self, finding: Finding) -> bool:
        """Tell whether a finding lies in what leaks."""
        return finding.place.path in self.names or finding.record in self.names

    def purge(self, history: History) -> History:
        """Return a history without what earlier inspections saw of it, or said in its words."""
        if not self.names:
            return history
        kept = tuple(seen for seen in history.seen if not self._tells(seen))
        return history.model_copy(update={"seen": kept})

    def _tells(self, seen: Seen) -> bool:
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
    ids = {record.id for record in leaking}
    raw = [one for one in unread if one.path in names or one.id in names]
    files = [one for one in attached if one.record in ids or one.path in names]
    own = {_letters(said) for record in leaking for said in _numbers(record)}
    values = {
        _letters(said)
        for said in [
            *(said for record in leaking for said in _said(record)),
            *(file.path.rpartition("/")[2] for file in files),
        ]
    }
    texts = [body.markdown for record in leaking for body in record.bodies.values()]
    texts += [one.text for one in raw]
    texts += [extract.text[:READ] for file in files for extract in file.text.extracts]
    pieces = {piece for text in (*values, *texts) for piece in _pieces(text)}
    told = {value for value in values if any(map(str.isalpha, value))}
    common = _common(SecretWords.of(pieces, (), told), registries, others)
    own = {value for value in own if value}
    words = SecretWords.of(pieces - common, ids | {one.id for one in raw}, (told - common) | own)
    paths = {body.path for record in leaking for body in record.bodies.values()}
    return Secrets(frozenset({*names, *ids, *paths, *(file.path for file in files)}), words)


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


def _pieces(text: str) -> Iterator[str]:
    yield from shingles_in(_letters(text))
    for word in words_in(text):
        for part in {word, *word.split("-")}:
            if len(part) >= WORD and not part.replace("-", "").isdecimal():
                yield part


def _is_of(record: Record, names: Collection[str]) -> bool:
    return record.id in names or any(body.path in names for body in record.bodies.values())


def _said(record: Record) -> Iterator[str]:
    """Yield all that a record says in its front matter, and its names of files."""
    fields = record.model_dump(by_alias=True, exclude={*Record.LOADED})
    yield from (text for _, text in values_in(fields))
    for body in record.bodies.values():
        yield from (body.title, body.summary)
    yield from record.files


def _numbers(record: Record) -> tuple[str, ...]:
    return (record.number or "", record.index or "", record.registration or "")


def _common(words: SecretWords, registries: Registries, others: Iterable[Record]) -> set[str]:
    """Return those of the words that are not the record's own."""
    common = {piece for text in _public(registries) for piece in words.found_in(text)}
    uses: Counter[str] = Counter()
    for record in others:
        common |= {record.id} & words.pieces
        said = {piece for body in record.bodies.values() for piece in words.found_in(body.title)}
        uses.update(said)
    return common | {piece for piece, count in uses.items() if count >= COMMON}


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
