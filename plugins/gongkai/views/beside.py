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


def placed(boxes: Iterable[Box]) -> PlacedBoxes:
    """Leave a box with a title before the text; of one without, short fields stand beside it."""
    before, after = [], []
    for box in boxes:
        if box.title is not None:
            before.append(box)
            continue
        wide = tuple(field for field in box.fields if is_stacked(field))
        short = tuple(field for field in box.fields if field not in wide)
        before += [replace(box, fields=short, is_beside=True)] if short else []
        after += [Box(f"{box.key}-tables", None, wide)] if wide else []
    return PlacedBoxes(tuple(before), tuple(after))


def is_stacked(field: Field) -> bool:
    """Return whether a field goes below its label: a table, or a list of more than words."""
    table = any(isinstance(value, Grid) and len(value.heads) > SHORT for value in field.values)
    lists = len(field.values) > 1 and isinstance(field.values[0], LocalText | Row)
    return table or lists
