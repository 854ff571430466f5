"""Index numbers (索引号): an organ's code, a year and a running number (R73)."""

import re
import unicodedata
from dataclasses import dataclass

_INDEX = re.compile(r"(?P<prefix>[^/]+)/(?P<year>(?:19|20)\d\d)(?P<month>\d\d)?-(?P<order>\d+)")


@dataclass(frozen=True)
class IndexNumber:
    """An index number taken apart; equal ones are the same however printed."""

    prefix: str
    """The code of the organ, or of the organ and a class of information."""
    year: int
    month: int | None
    order: int


def read_index(text: str) -> IndexNumber | None:
    """Return the index number that `text` is; None where it has another shape."""
    plain = re.sub(r"\s", "", unicodedata.normalize("NFKC", text))
    found = _INDEX.fullmatch(plain)
    if found is None:
        return None
    month = int(found["month"]) if found["month"] else None
    return IndexNumber(found["prefix"], int(found["year"]), month, int(found["order"]))
