"""Files with words in them: every way of every format with every needle, and the twin of each."""

import random
from collections.abc import Iterator
from dataclasses import dataclass

from trust_matrix.made import MADE
from trust_matrix.needles import SEED, Said, needles
from trust_matrix.opendocument import SPREADSHEETS
from trust_matrix.pdfs import DOCUMENTS
from trust_matrix.pictures import PICTURES
from trust_matrix.plain import PLAIN
from trust_matrix.sheets import SHEETS
from trust_matrix.slides import SLIDES
from trust_matrix.ways import LINE, NEUTRAL, Way
from trust_matrix.word import WORD

WAYS: tuple[Way, ...] = (
    *(*WORD, *SHEETS, *SLIDES, *SPREADSHEETS, *DOCUMENTS, *MADE, *PLAIN, *PICTURES),
)


NAMES = {"alone": "{}", "between words": "名单-{}-定稿"}


def _named() -> Iterator[Way]:
    """Yield the name of a file as a place, for each format with its first way."""
    first = {way.format: way for way in reversed(WAYS)}
    for format_, way in first.items():
        for form in NAMES:
            yield Way(format_, "file name", form, way.build, LINE)


@dataclass(frozen=True)
class Attachment:
    """A file, and the codes of which one must be found at its record, or of a twin none."""

    way: Way
    needle: str
    twin: bool
    codes: frozenset[str]
    said: Said
    name: str
    """Its name, where that holds the words; else it may have any."""

    @property
    def data(self) -> bytes:
        """Return the bytes of the file."""
        if self.name:
            return self.way.build(Said(NEUTRAL, NEUTRAL))
        return self.way.build(self.said)


def cases() -> Iterator[Attachment]:
    """Yield each file and its twin, one after the other."""
    chance = random.Random(SEED)
    for way in (*WAYS, *_named()):
        for needle in needles(chance):
            if needle.kind not in way.holds:
                continue
            for twin, said in ((False, needle.guilty), (True, needle.innocent)):
                yield Attachment(way, needle.kind, twin, needle.codes, said, _name(way, said))


def _name(way: Way, said: Said) -> str:
    if way.place != "file name" or way.name not in NAMES:
        return ""
    return f"{NAMES[way.name].format(said.core)}.{way.format}"
