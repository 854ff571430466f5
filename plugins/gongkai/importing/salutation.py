"""The line before the text: whom a document addresses."""

import re
from collections.abc import Sequence

from gongkai.importing.layout import Item
from gongkai.importing.wordings import is_addressee

_WRAPPED = 5
"""Lines over which those go at most whom a document addresses."""


def addressees_at(items: Sequence[Item], begins: int) -> str | None:
    """Return whom the lines from `begins` address: one line, or several up to a colon."""
    said = ""
    for item in items[begins : begins + _WRAPPED]:
        if item.in_table or item.line.alignment in ("right", "center"):
            return None
        said += item.line.text
        if item.solid.endswith((":", "：")):
            solid = re.sub(r"\s", "", said)
            return said.rstrip(":：").strip() if is_addressee(solid) else None
        if item.solid.endswith(("。", "；", "！", "？")):
            return None
    return None
