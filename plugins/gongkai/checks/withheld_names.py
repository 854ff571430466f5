"""The titles and document numbers of records that must not be published, in other texts."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from functools import cached_property

from gongkai.checks.reading import read, squeeze
from gongkai.model.findings import Finding
from gongkai.model.parts import RawText
from gongkai.model.record import Record
from gongkai.model.titles import plain_title, titles_in

_LEAST, _LEAST_LATIN = 8, 16
"""Letters of a name that means one document wherever it stands."""
_LEAST_QUOTED = 4
"""Letters of one that does so in 《》."""
_SAMPLE = "示例"
_OTHER = re.compile(r"[^a-z\d\u3400-\u9fff〇]+")
_KEYS = re.compile(r"^(?:title|number) *[:：] *[\"']?(.+?)[\"']? *$", re.MULTILINE)


class WithheldNames:
    """Looks for what records are called of which nothing must be published.

    Names are compared as titles are: by their letters, without brackets, blanks and the mark
    of a sample. One that stands within the longer name of a public record is that record's.
    """

    def __init__(
        self,
        withheld: Iterable[str] = (),
        public: Iterable[str] = (),
        records: Collection[str] = (),
    ) -> None:
        """Take the names of withheld records and public ones, and the ids of the withheld."""
        self.records = records
        self._public = public
        self._longer: dict[str, list[tuple[str, int]]] = {}
        """Public names in which one stands, and where."""
        names = {form for name in withheld for form in _forms(name)}
        self._anywhere = sorted(filter(_is_telling, names))
        self._quoted = {
            name for name in names.difference(self._anywhere) if len(name) >= _LEAST_QUOTED
        }

    def places_in(self, text: str) -> Iterator[int]:
        """Yield the offset of each name in a text."""
        if self._quoted and "《" in text:
            for title in titles_in(text):
                forms = _forms(title.name)
                if forms & self._quoted and not forms & self._public_names:
                    yield title.start
        if self._anywhere and self._pattern.search(_letters(squeeze(text))):
            yield from self._found(text)

    def _found(self, text: str) -> Iterator[int]:
        reading = read(text)
        letters = [_letters(letter) for letter in reading.letters]
        offsets = [
            offset for some, offset in zip(letters, reading.offsets, strict=True) for _ in some
        ]
        whole = "".join(letters)
        for match in self._pattern.finditer(whole):
            if not self._is_public(match[0], match.start(), whole):
                yield offsets[match.start()]

    def _is_public(self, name: str, start: int, whole: str) -> bool:
        """Return whether a name found stands within that of a public record."""
        if name not in self._longer:
            places = ((one, _places(name, one)) for one in self._public_names)
            self._longer[name] = [(one, before) for one, found in places for before in found]
        return any(
            start >= before and whole.startswith(public, start - before)
            for public, before in self._longer[name]
        )

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        """The names, the longer first; digits do not run on from them."""
        names = sorted(self._anywhere, key=lambda name: (name[0], -len(name)))
        return re.compile("|".join(map(_whole, names)))

    @cached_property
    def _public_names(self) -> set[str]:
        return {form for name in self._public for form in _forms(name)} - {""}


def withheld_names(
    records: Collection[Record], unread: Iterable[RawText], leaks: Iterable[Finding]
) -> WithheldNames:
    """Return what the records are called that leak by these findings (GK501 to GK504)."""
    leaking = list(leaks)
    ids = {finding.record for finding in leaking if finding.record}
    paths = {finding.place.path for finding in leaking}
    texts = (raw.text for raw in unread if raw.path in paths)
    names = [name for text in texts for name in _KEYS.findall(text)]
    names += (name for record in records if record.id in ids for name in _names(record))
    public = (name for record in records if record.id not in ids for name in _names(record))
    return WithheldNames(names, list(public) if names else (), ids)


def _names(record: Record) -> Iterator[str]:
    yield from (body.title for body in record.bodies.values())
    if record.number:
        yield record.number


def _forms(name: str) -> set[str]:
    """Return the letters of a name, with its year in either numerals and no mark of a sample."""
    return {_letters(plain_title(squeeze(name))), _letters(squeeze(name)).removeprefix(_SAMPLE)}


def _letters(text: str) -> str:
    """Return the letters and digits of a text, in one width and small."""
    return _OTHER.sub("", unicodedata.normalize("NFKC", text).casefold())


def _is_telling(name: str) -> bool:
    """Return whether a name means one document, wherever it stands."""
    return len(name) >= (_LEAST_LATIN if name.isascii() else _LEAST)


def _whole(name: str) -> str:
    before = r"(?<!\d)" if name[0].isdecimal() else ""
    behind = r"(?!\d)" if name[-1].isdecimal() else ""
    return f"{before}{re.escape(name)}{behind}"


def _places(name: str, public: str) -> Iterator[int]:
    at = public.find(name)
    while at >= 0:
        yield at
        at = public.find(name, at + 1)
