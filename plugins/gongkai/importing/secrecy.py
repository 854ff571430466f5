"""Grades of secrecy: where they are marks of a document, and where a text only speaks of them."""

import re
from collections.abc import Sequence

from gongkai.importing.layout import Item
from gongkai.importing.wordings import GRADED, LABELLED_GRADE, SECRET


def grade_in(items: Sequence[Item], text: int) -> str | None:
    """Return the grade that the first lines of a document bear; its text begins with item `text`.

    Behind the title only a line of its own is a mark: catalogues of archives speak of grades in
    their text and their tables.
    """
    above = [item.line.text for item in items[:text] if not item.solid.endswith("。")]
    parts = [part for line in above for part in re.split(r"\t|\s{2,}", line)]
    below = [i for i in items[text:] if not i.in_table and SECRET.fullmatch(i.solid)]
    labelled = [item for item in items if LABELLED_GRADE.match(item.solid)]
    lines = [item.solid for item in (*below, *labelled)]
    for line in (*above, *parts, *lines):
        found = GRADED.search(line) or LABELLED_GRADE.match(line)
        if found is not None:
            return re.sub(r"\s", "", found["grade"])
    return None
