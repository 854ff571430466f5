"""Figures and days as drawings; what each says stands beside it in words or in a table."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from gongkai.model.local_text import LocalText
from gongkai.views.page import Label, Title

_HAN = "\u2e7f"
"""All characters after it are as wide as they are high."""
LEFT, WIDTH = 220, 340
"""Where bars begin, and how long the longest is, of 640."""
_TICKS = 12
"""Most months, or years, that are named below a strip."""


@dataclass(frozen=True)
class Segment:
    """A part of a bar."""

    tone: str
    """The colour that it has in the key too."""
    number: int | Decimal


@dataclass(frozen=True)
class Bar:
    """One row of a chart."""

    label: Title
    segments: tuple[Segment, ...]
    said: Title
    """What stands at its end."""
    address: str | None = None
    """Where it leads, from the root of an edition; nowhere where it counts nothing."""

    @property
    def total(self) -> int | Decimal:
        """Return its length, in what it counts."""
        return sum(segment.number for segment in self.segments)


@dataclass(frozen=True)
class BarChart:
    """Bars below one another, measured by the longest."""

    title: Title
    bars: tuple[Bar, ...]
    key: tuple[tuple[str, Title], ...]
    """The tones with what they mean."""

    @property
    def most(self) -> int | Decimal:
        """Return the length of the longest bar; never 0."""
        return max((bar.total for bar in self.bars), default=0) or 1

    def length(self, number: int | Decimal) -> float:
        """Return how long a part of a bar is drawn."""
        return round(float(WIDTH * number / self.most), 1)


@dataclass(frozen=True)
class TimeSpan:
    """Days from one to another, with what happened on some between."""

    label: Title
    address: str
    first: date
    last: date
    tone: str
    said: Title
    """What its last day is."""
    marks: tuple[tuple[date, Title], ...] = ()


@dataclass(frozen=True)
class Strip:
    """Spans below one another, on one line of time."""

    title: Title
    spans: tuple[TimeSpan, ...]
    today: date
    key: tuple[tuple[str, Title], ...]

    @property
    def first(self) -> date:
        """Return where the line begins: on the first day of a month."""
        return min(span.first for span in self.spans).replace(day=1)

    @property
    def last(self) -> date:
        """Return where the line ends."""
        return max(self.today, *(span.last for span in self.spans))

    def at(self, day: date) -> float:
        """Return where a day lies."""
        share = (day - self.first).days / max((self.last - self.first).days, 1)
        return round(LEFT + 400 * share, 1)

    @property
    def has_today(self) -> bool:
        """Return whether the day of the build lies on the line."""
        return self.first <= self.today <= self.last

    @property
    def ticks(self) -> tuple[tuple[float, date, bool], ...]:
        """Return the days that are named, each with whether it stands for its year."""
        months = [
            date(n // 12, n % 12 + 1, 1) for n in range(*map(_month, (self.first, self.last)))
        ]
        if len(months) <= _TICKS:
            return tuple((self.at(day), day, False) for day in (*months, self.last.replace(day=1)))
        years = [day for day in months if day.month == 1] or months[:1]
        every = -(-len(years) // _TICKS)
        return tuple((self.at(day), day, True) for day in years[::every])


def _month(day: date) -> int:
    return day.year * 12 + day.month - 1


def in_lines(text: str, columns: int = 26, most: int = 2) -> tuple[str, ...]:
    """Return a label in lines that its place holds; what has no place in the last is cut."""
    lines, line, width = [], "", 0
    for word in _words(text):
        wide = sum(2 if letter > _HAN else 1 for letter in word)
        if line and width + wide > columns:
            lines.append(line.strip())
            line, width = "", 0
        line, width = line + word, width + wide
    lines.append(line.strip())
    if len(lines) > most:
        lines = [*lines[: most - 1], f"{lines[most - 1]}…"]
    return tuple(lines)


def _words(text: str) -> Iterable[str]:
    """Yield what stays together: a word with the blank behind it, or a Chinese character."""
    word = ""
    for letter in text:
        if letter > _HAN:
            yield from filter(None, (word, letter))
            word = ""
        else:
            word += letter
            if letter == " ":
                yield word
                word = ""
    if word:
        yield word


def counted(label: LocalText, address: str, counts: Iterable[tuple[str, int]], said: Label) -> Bar:
    """Return a bar of counts; what is none has no part in it."""
    return Bar(label, tuple(Segment(tone, n) for tone, n in counts if n), said, address)
