"""A page that shows records of one sort by where they stand: tables under headings."""

from dataclasses import dataclass

from gongkai.model.variants import FilledRule
from gongkai.views.blocks import Grid
from gongkai.views.page import Label, Title


@dataclass(frozen=True)
class BoardSection:
    """The records that stand alike."""

    key: str
    title: Title
    grid: Grid
    note: Title | None = None


@dataclass(frozen=True)
class Board:
    """All of them."""

    lede: Label
    sections: tuple[BoardSection, ...]
    """Those with records alone."""
    rules: tuple[FilledRule, ...] = ()


def board(
    lede: Label, sections: list[BoardSection], rules: tuple[FilledRule, ...] = ()
) -> Board | None:
    """Return the board; None where there is no record."""
    filled = tuple(section for section in sections if section.grid.rows)
    return Board(lede, filled, rules) if filled else None
