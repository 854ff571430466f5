"""Grades of secrecy: where they are marks of a document, and where a text only speaks of them."""

import re
from collections.abc import Sequence

from gongkai.importing.layout import Item
from gongkai.importing.number_line import is_mark
from gongkai.importing.wordings import GRADED, LABELLED_GRADE

_SHORT = 24


def grade_in(items: Sequence[Item], text: int) -> str | None:
    """Return the grade that the first lines of a document bear; its text begins with item `text`.

    Behind the title only a short line of its own, or a row of nothing but marks, holds one:
    catalogues of archives speak of grades in their text and their tables.
    """
    above = [item.line.text for item in items[:text] if not item.solid.endswith("。")]
    parts = [part for line in above for part in re.split(r"\t|\s{2,}", line)]
    below = [item for item in items[text:] if _is_of_marks(item)]
    labelled = [item for item in items if LABELLED_GRADE.match(item.solid)]
    parts += [part for item in below for part in re.split(r"\t|\s{2,}", item.line.text)]
    solid = [item.solid for item in (*below, *labelled)]
    lines = [item.line.text for item in below]
    for line in (*above, *parts, *lines, *solid):
        found = GRADED.search(line) or LABELLED_GRADE.match(line)
        if found is not None:
            return re.sub(r"\s", "", found["grade"])
    return None


def _is_of_marks(item: Item) -> bool:
    if item.in_table:
        return all(is_mark(re.sub(r"\s", "", part)) for part in item.line.text.split("\t"))
    return len(item.solid) <= _SHORT and not item.solid.endswith("。")
