"""What of a record's texts are words for readers, and no code, target of a link or address."""

import re
from collections.abc import Mapping

from gongkai.checks.check import Scope
from gongkai.checks.passages import Passage, passages
from gongkai.model.record import Record

_WORDS = re.compile(r"[\u3400-\u9fff]|\w\s+\w")
_APART = re.compile(
    r"""```.*?(?:```|\Z) | `[^`\n]+` | \]\([^)\n]*\) | ^\[[^\]\n]+\]:.*$ | <[^<>\n]+>
    | (?:https?|ftp)://[^\s，。；、）】》]+ | [\w.+-]+@[\w.-]+""",
    re.DOTALL | re.MULTILINE | re.VERBOSE,
)


Texts = tuple[Passage, ...]
"""The texts of one record that have words, in both languages."""


def prose(record: Record) -> Texts:
    """Return the texts of a record that have words; ids have none."""
    return tuple(one for one in passages(record) if _WORDS.search(one.text))


def texts_of_records(scope: Scope) -> Mapping[str, Texts]:
    """Return the texts of each record, by its id."""
    return {record.id: prose(record) for record in scope.judged}


def is_apart(text: str, offset: int) -> bool:
    """Return whether a place in a text is within code, markup, the target of a link or an address.

    Asked of what was found only, so that nothing is spent on texts in which nothing is.
    """
    return any(match.start() <= offset < match.end() for match in _APART.finditer(text))
