"""What of a document is not in the Markdown that was made of it, and the other way round."""

import re
from collections import Counter
from collections.abc import Iterable

_SOLID = re.compile(r"\s")


def lost_characters(document: Iterable[str], shown: str) -> str:
    """Return the characters of a document's lines that a reader of the Markdown does not see.

    Blanks do not count; a character that stands there once less is lost once.
    """
    before = Counter(_SOLID.sub("", "".join(document)))
    before.subtract(Counter(_SOLID.sub("", shown)))
    return "".join(sign * count for sign, count in before.items() if count > 0)
