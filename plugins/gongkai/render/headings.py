"""The headings of a text: their ids, which are addresses, and how they stand below each other."""

import re
from dataclasses import dataclass
from html import escape

from pymdownx.slugs import slugify

_slug = slugify(case="lower")
_NUMBERED = re.compile(r"(.*)_([0-9]+)", re.DOTALL)


@dataclass(frozen=True)
class Heading:
    """A heading of the text, for the list of what is on the page."""

    level: int
    id: str
    title: str
    """Escaped: the theme shows it as HTML."""
    children: tuple["Heading", ...] = ()


class Headings:
    """Takes the headings of a text one after another."""

    def __init__(self) -> None:
        """Begin with none."""
        self._taken: list[tuple[int, str, str]] = []
        self._ids: set[str] = set()
        self._numbers: dict[str, int] = {}

    def add(self, level: int, words: str) -> str:
        """Take a heading and return its id, which no other of the text has."""
        name = self._unique(_slug(words, "-"))
        self._taken.append((level, name, escape(words, quote=False)))
        return name

    def nested(self) -> tuple[Heading, ...]:
        """Return the headings, each with those below it."""
        rows = self._taken
        children: list[list[Heading]] = [[]]
        open_rows: list[int] = []

        def end(level: int) -> None:
            while open_rows and rows[open_rows[-1]][0] >= level:
                number, name, title = rows[open_rows.pop()]
                below = tuple(children.pop())
                children[-1].append(Heading(number, name, title, below))

        for place, (level, _, _) in enumerate(rows):
            end(level)
            open_rows.append(place)
            children.append([])
        end(0)
        return tuple(children[0])

    def _unique(self, name: str) -> str:
        """Return an id that is free, with a number if need be: addresses hold these numbers."""
        while not name or name in self._ids:
            numbered = _NUMBERED.fullmatch(name)
            base, number = (numbered[1], int(numbered[2])) if numbered else (name, 0)
            number = max(number, self._numbers.get(base, 0)) + 1
            self._numbers[base] = number
            name = f"{base}_{number}"
        self._ids.add(name)
        return name
