"""Words that are written wrong, and how they are right (data/wording.yml)."""

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Annotated, Literal, NamedTuple

from pydantic import AfterValidator, Field, model_validator

from gongkai.model.expressions import Expression
from gongkai.model.parts import Part
from gongkai.model.scalars import Boolean, Day, DayOfYear, Text

WordingKind = Literal["misspelt", "body-name", "law-title", "unit-of-measure"]
_EACH = "_"
LEAST = 2
"""Characters of the shortest wrong word: a single character is a part of too many right ones."""


class RightWord(Part):
    """How a word is right, and where it is not wrong.

    In YAML it is either one string, which is the right word, or a mapping.
    """

    right: Text
    """The right word."""
    not_in: tuple[Text, ...] = ()
    """Longer texts that hold the wrong word and are right: 发布署名 holds 布署."""
    preceded_by: Expression | None = None
    """A regular expression: it is wrong only right behind this."""
    followed_by: Expression | None = None
    """A regular expression: it is wrong only right before this."""
    unless_followed_by: Expression | None = None
    """A regular expression: right before this it is not wrong."""
    since: Day | None = None
    """The first day on which it is wrong: names that bodies had before are right in older texts."""
    each: Text = ""
    """Texts with blanks between: each of them in turn stands where the wrong word and the right one
    have a `_`. `_左右` with `each: 人 户` is 人左右 and 户左右."""
    sure: Boolean = True
    """Whether `gongkai fix` may write the right word; false where a person has to look."""

    @model_validator(mode="before")
    @classmethod
    def _from_string(cls, value: object) -> object:
        return {"right": value} if isinstance(value, str) else value

    def written_out(self, wrong: str) -> Iterator[tuple[str, "RightWord"]]:
        """Yield a wrong word with this as it is right; several, where it is short for several."""
        if not self.each:
            yield wrong, self
        for one in self.each.split():
            right = self.right.replace(_EACH, one)
            yield wrong.replace(_EACH, one), self.model_copy(update={"right": right, "each": ""})


class WordList(Part):
    """Wrong words of one kind and from one source."""

    kind: WordingKind
    """What is wrong with them: `misspelt`, the name of a body (`body-name`), the title of a law
    (`law-title`) or a `unit-of-measure`."""
    source: Text
    """Who says so: `own list`, or what was looked up."""
    words: Mapping[Annotated[Text, Field(min_length=LEAST)], RightWord]
    """The wrong word, and behind it the right one. A word in Latin letters is found as a whole
    word only; a misspelt one in small letters in any case, all others exactly as they stand."""

    @model_validator(mode="after")
    def _have_places(self) -> "WordList":
        for wrong, right in self.words.items():
            if right.each and _EACH not in wrong:
                raise ValueError(f"“{wrong}” has no “{_EACH}” in which what “each” names may stand")
        return self

    def entries(self) -> Iterator[tuple[str, RightWord]]:
        """Yield each wrong word with the right one, those written out that stand in short."""
        for wrong, right in self.words.items():
            yield from right.written_out(wrong)


_SLIP = re.compile(
    r"(?:\[(?P<before>[^\s\[\]]+)\])?(?P<wrong>[^\s\[\]|]{2,})(?:\[(?P<after>[^\s\[\]]+)\])?"
)


class Slip(NamedTuple):
    """One way in which a word is written wrong."""

    wrong: str
    before: tuple[str, ...]
    """It is wrong only right behind one of these; behind anything, if there are none."""
    after: tuple[str, ...]
    """It is wrong only right before one of these; before anything, if there are none."""


def _slip(written: str) -> Slip | None:
    """Return what one of them says; most are a bare word. None where it says nothing."""
    if written.isalpha() and len(written) >= LEAST:
        return Slip(written, (), ())
    match = _SLIP.fullmatch(written)
    if match is None:
        return None
    before, after = (
        tuple(match[side].split("|")) if match[side] else () for side in ("before", "after")
    )
    return Slip(match["wrong"], before, after)


def _slips(written: str) -> str:
    for one in written.split():
        if _slip(one) is None:
            raise ValueError(f"“{one}” is no wrong word: 建全[机制|制度], [不断|逐步]建全")
    return written


def _replaced(written: str) -> str:
    for group in written.split():
        right, mark, places = group.partition(":")
        if not mark or len(right) < LEAST or not 1 <= len(places.split(",")) <= len(right):
            raise ValueError(f"“{group}” says not what is replaced: 擅离职守:善,,直,首")
    return written


class Variants(Part):
    """How words are written wrong, in short: nobody has read each, so that all are notices."""

    source: Text
    """How they were made."""
    words: Mapping[Text, Annotated[Text, AfterValidator(_slips)]] = {}
    """The right word, and behind it how it is written wrong, with blanks between:
    `健全: 键全 建全[机制|制度]`. One of what is in square brackets has to stand there, before the
    wrong word or behind it. The wrong words of a list count before these."""
    ends: Text = ""
    """Words that end in a character, in groups with blanks between: the character, and what stands
    before it in words, `情疫灾`. Behind 疫 then `情情况` is no slip: 疫情 and 情况 meet."""
    begins: Text = ""
    """Words that begin with a character, likewise: `理念论` for 管理 and 理念, which meet."""

    def slips(self) -> Iterator[tuple[str, Slip]]:
        """Yield each right word with each way in which it is written wrong."""
        for right, written in self.words.items():
            for one in written.split():
                slip = _slip(one)
                if slip is not None:
                    yield right, slip

    replaced: Annotated[Text, AfterValidator(_replaced)] = ""
    """Right words in groups with blanks between, and behind each the characters that are written in
    place of its own, in their order: `擅离职守:善,,直,首` is 善离职守, 擅离直守 and 擅离职首."""
    exchanged: Text = ""
    """Words with blanks between, of which two neighbouring characters may be exchanged: 责负人."""
    shortened: Text = ""
    """Words with blanks between, of which one character inside may be missing: 贯落实."""
    repeated: Text = ""
    """Characters and words with blanks between that are not right twice in a row: 单位单位."""

    def replacements(self) -> Iterator[tuple[str, int, str]]:
        """Yield each right word with a place in it and what is written there."""
        for group in self.replaced.split():
            right, _, places = group.partition(":")
            for place, characters in enumerate(places.split(",")):
                for character in characters:
                    yield right, place, character

    @staticmethod
    def exchanges(right: str) -> Iterator[str]:
        """Yield a word with each two neighbouring characters exchanged that are not the same."""
        for at, (one, other) in enumerate(pairwise(right)):
            if one != other:
                yield right[:at] + other + one + right[at + 2 :]

    @staticmethod
    def shortenings(right: str) -> Iterator[str]:
        """Yield a word without each of the characters inside it."""
        for at in range(1, len(right) - 1):
            yield right[:at] + right[at + 1 :]


class Borders(Part):
    """How words begin and end: where one ends and another begins, two characters are no word.

    悉数 and 亮相 meet in 悉数亮相, so that its 数亮 is not 数量 written wrong. So it is of all
    wrong words of two characters under `variants`, and of characters written twice.
    """

    source: Text
    """How they were found."""
    ends: Text = ""
    """The last two characters of words, in groups with blanks between: the last, and what stands
    before it: `数悉人次` is 悉数, 人数 and 次数."""
    begins: Text = ""
    """The first two characters of words, likewise: `亮相点` is 亮相 and 亮点."""
    alone: Text = ""
    """Characters that are words themselves: 在从与."""
    at_times: Text = ""
    """Characters that are words themselves less often, so that beside them another word has to
    begin or to end: 队 in 队圆满完成."""


class KnownNames(Part):
    """Names of bodies or titles of laws: what is nearly one of them, and none itself, is a notice.

    Nearly: it differs at one place, in one character or, if the name is long, in two.
    """

    kind: Literal["body-name", "law-title"]
    """What they are. Titles are looked for in 《》."""
    source: Text
    """Who says so."""
    names: tuple[Annotated[Text, Field(min_length=LEAST)], ...]
    """The names, bodies without their place: 人力资源和社会保障局."""
    beside: tuple[Text, ...] = ()
    """What is nearly one of them and right as well."""


class NamedDays(Part):
    """Days that have a name and are the same in every year."""

    source: Text
    """Who says so."""
    names: Mapping[Text, DayOfYear]
    """The name, and behind it month and day: `植树节: "03-12"`."""


class MeasuredIn(Part):
    """What is measured in one unit, and units in which it never is."""

    source: Text
    """Who says so."""
    right: Text
    """The unit: `分贝`."""
    of: Text
    """What is measured in it, in words with blanks between: `噪声 噪音`."""
    never: Text
    """Units of something else, with blanks between: `分 赫兹`."""


class WordingRegistry(Part):
    """data/wording.yml."""

    lists: tuple[WordList, ...] = ()
    """The lists. A wrong word that several give is corrected as the last of them says."""
    variants: tuple[Variants, ...] = ()
    """Long lists in short: data/wording/variants.yml, data/wording/english.yml."""
    borders: tuple[Borders, ...] = ()
    """Where two right words meet: data/wording/borders.yml."""
    known: tuple[KnownNames, ...] = ()
    """Names and titles of which others are slips: data/wording/names.yml."""
    days: tuple[NamedDays, ...] = ()
    """Days with a name, which no other day has: data/wording/days.yml."""
    measured: tuple[MeasuredIn, ...] = ()
    """What is measured in which unit, and in which never: data/wording/measured.yml."""
    allowed: tuple[Text, ...] = ()
    """Texts in which nothing is found, such as names that are really spelt so."""
