"""Long lists in groups, cut into pages, with an index of where each group begins."""

from collections.abc import Sequence
from dataclasses import dataclass

from gongkai.views.page import Title
from gongkai.views.rows import Row, filled_columns

SIZE = 50
"""Rows on a page."""


@dataclass(frozen=True)
class Group:
    """Rows under one heading."""

    key: str
    title: Title
    rows: tuple[Row, ...]
    continued: bool = False
    """Whether the group began on an earlier page."""


@dataclass(frozen=True)
class Jump:
    """Where a group begins."""

    key: str
    title: Title
    count: int
    address: str


@dataclass(frozen=True)
class Listing:
    """One page of a long list."""

    groups: tuple[Group, ...]
    jumps: tuple[Jump, ...]
    count: int
    """Rows in the whole list."""
    number: int
    pages: tuple[str, ...]
    """The address of every page of the list, in order."""
    columns: frozenset[str]
    """The columns that say something anywhere in the list: every page has the same."""

    @property
    def previous(self) -> str | None:
        """Return the address of the page before."""
        return self.pages[self.number - 2] if self.number > 1 else None

    @property
    def next(self) -> str | None:
        """Return the address of the page after."""
        return self.pages[self.number] if self.number < len(self.pages) else None


def paginate(groups: Sequence[Group], base: str, size: int = SIZE) -> list[Listing]:
    """Cut `groups` into pages of `size` rows; the first page lives at `base` itself."""
    cut: list[list[Group]] = [[]]
    room = size
    starts: dict[str, int] = {}
    for group in groups:
        rest = group.rows
        while rest:
            if room == 0:
                cut.append([])
                room = size
            starts.setdefault(group.key, len(cut))
            cut[-1].append(Group(group.key, group.title, rest[:room], rest != group.rows))
            rest, room = rest[room:], room - min(room, len(rest))
    addresses = tuple(base if n == 1 else f"{base}{n}/" for n in range(1, len(cut) + 1))
    jumps = tuple(
        Jump(
            group.key,
            group.title,
            len(group.rows),
            f"{addresses[starts[group.key] - 1]}#{group.key}",
        )
        for group in groups
        if group.rows
    )
    count = sum(len(group.rows) for group in groups)
    columns = filled_columns(row for group in groups for row in group.rows)
    return [
        Listing(tuple(part), jumps, count, number, addresses, columns)
        for number, part in enumerate(cut, start=1)
    ]
