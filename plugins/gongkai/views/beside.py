"""What a kind says in short, by its place: beside the text on a wide page, or below it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from gongkai.model.local_text import LocalText
from gongkai.views.blocks import Box, Field, Grid
from gongkai.views.rows import Row

SHORT = 2
"""Columns of a table whose rows are said in a line each."""


@dataclass(frozen=True)
class PlacedBoxes:
    """The boxes of a record by their place."""

    before_text: tuple[Box, ...]
    """What one came for, under a title; and what stands beside the text."""
    after_text: tuple[Box, ...]
    """What needs the width of the text."""


def placed(boxes: Iterable[Box], kind: str) -> PlacedBoxes:
    """Leave a box with a title before the text; the short fields of one without stand beside it.

    Tables of the kind's own fields stand below the text in either case.
    """
    before, after = [], []
    for box in boxes:
        if box.title is not None and box.key != kind:
            before.append(box)
            continue
        needs_room = is_stacked if box.title is None else _is_table
        wide = tuple(field for field in box.fields if needs_room(field))
        short = tuple(field for field in box.fields if field not in wide)
        before += [replace(box, fields=short, is_beside=box.title is None)] if short else []
        after += [Box(f"{box.key}-tables", None, wide)] if wide else []
    return PlacedBoxes(tuple(before), tuple(after))


def is_stacked(field: Field) -> bool:
    """Return whether a field goes below its label: a table, or a list of more than words."""
    lists = len(field.values) > 1 and isinstance(field.values[0], LocalText | Row)
    return lists or _is_table(field)


def _is_table(field: Field) -> bool:
    return any(isinstance(value, Grid) and len(value.heads) > SHORT for value in field.values)
