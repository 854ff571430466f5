"""What is probably misspelt, by a model of how Chinese is written and by English words, GK638."""

from collections.abc import Iterator

from gongkai.checks.check import Scope
from gongkai.checks.prose import found_in, texts_of
from gongkai.checks.text_check import TextCheck
from gongkai.checks.wording import words_found, words_of
from gongkai.measures.spelling.english import english_misspellings
from gongkai.measures.spelling.misspelling import Misspelling
from gongkai.measures.spelling.noisy_channel import misspellings
from gongkai.model.findings import Code, Finding, Severity
from gongkai.model.record import Record

MISSPELT = Code(
    "GK638",
    Severity.NOTICE,
    "“{written}” may be a slip: was “{meant}” meant?",
    "read the sentence; write “{meant}” if that was meant, and if “{written}” is right, put it "
    "under “allowed” in data/wording.yml",
    "Law on the Standard Spoken and Written Chinese Language, article 9",
)


def misspelt(record: Record, scope: Scope) -> Iterator[Finding]:
    """Yield what is probably misspelt in the texts of a record, but for what a list knows.

    Nothing where a column has no list: whoever deletes it wants no words looked for.
    """
    if not scope.loaded.registries.wording.lists:
        return
    words, listed = scope.once(words_of), scope.once_of(record, words_found)
    for passage, slip in found_in(texts_of(record, scope), _probable):
        is_listed = any(
            passage is there and word.start < slip.end and slip.start < word.end
            for there, word in listed
        )
        if not is_listed and not words.is_allowed(passage.text, slip.start, slip.written):
            yield passage.found(MISSPELT, slip.start, written=slip.written, meant=slip.meant)


def _probable(text: str) -> Iterator[Misspelling]:
    yield from misspellings(text)
    yield from english_misspellings(text)


CHECKS = (TextCheck(MISSPELT, misspelt),)
"""What is probably misspelt and no list knows."""
