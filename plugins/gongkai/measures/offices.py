"""Offices as a table of functions names them, sought in the text of another document."""

import re
from collections.abc import Iterator

from gongkai.measures.issuers import Issuers
from gongkai.measures.text_overlap import letters
from gongkai.model.language import Language

_REMARK = re.compile(r"[，,；;。（(：:]")
"""Where the name of an office ends and something is said of it."""
_AND = re.compile(r"、|和|及|与|\band\b")
"""What stands between two offices; the names of some offices hold one of these themselves."""


def unnamed_offices(
    said: str, markdown: str, language: Language, unit: str, issuers: Issuers
) -> Iterator[str]:
    """Yield the offices with which `said` begins and that the text does not name.

    One in the registry of units, as `unit` would print it, may have any of its names there.
    """
    text = letters(markdown)

    def is_named(office: str) -> bool:
        held = issuers.naming.means(office, unit)
        registered = {n for one in held for n in issuers.units[one.unit].names_on(None, language)}
        return any(letters(name) in text for name in {office, *registered})

    whole = _REMARK.split(said, maxsplit=1)[0].strip()
    if is_named(whole):
        return
    parts = [part.strip() for part in _AND.split(whole)]
    unnamed = [part for part in parts if not is_named(part)]
    yield from unnamed if len(unnamed) < len(parts) else (whole,)
