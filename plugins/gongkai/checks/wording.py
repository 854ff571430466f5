"""Words that are written wrong by data/wording.yml, GK620."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from gongkai.checks.check import Scope
from gongkai.checks.passages import Passage
from gongkai.checks.prose import Texts, found_in, texts_of
from gongkai.checks.text_check import TextCheck
from gongkai.measures.wrong_words import WrongWord, WrongWords
from gongkai.model.edits import Edit, Swap
from gongkai.model.findings import Code, Finding, Severity, Word
from gongkai.model.laws import LawRegistry
from gongkai.model.record import Record
from gongkai.model.units import Unit
from gongkai.model.wording import WordingKind, WordingRegistry

_TITLE = 100
"""Characters of the longest title of a document."""
WRONG = Code(
    "GK620",
    Severity.WARNING,
    "“{wrong}” is wrong ({kind}): “{right}”",
    "write “{right}”; if it is right here, say so in data/wording.yml: a longer text that holds it "
    "under “not_in”, a name that is spelt so under “allowed”",
    "Law on the Standard Spoken and Written Chinese Language, article 9",
)
KINDS: Mapping[WordingKind, Word] = {
    "misspelt": Word("misspelt"),
    "body-name": Word("the name of a body"),
    "law-title": Word("the title of a law"),
    "unit-of-measure": Word("a unit of measure"),
}
"""What is wrong with a word."""


def wrong_words(record: Record, scope: Scope) -> Iterator[Finding]:
    """Yield the wrong words in the texts of a record; names of another time are GK621.

    Those for which only one thing can be right come with the edit; where the text quotes the
    title of a document, a person looks whether that is misspelt itself.
    """
    for passage, word in scope.once_of(record, words_found):
        if word.since is None:
            yield _finding(passage, word)


def words_found(record: Record, scope: Scope) -> Sequence[tuple[Passage, WrongWord]]:
    """Return the wrong words in the texts of a record."""
    return list(wrong_words_in(texts_of(record, scope), scope.once(words_of)))


def words_of(scope: Scope) -> WrongWords:
    """Return the wrong words of a column."""
    registries = scope.loaded.registries
    return looked_up(registries.wording, registries.units, registries.laws)


def wrong_words_in(texts: Texts, words: WrongWords) -> Iterator[tuple[Passage, WrongWord]]:
    """Yield the wrong words in texts, each with its text."""
    yield from found_in(texts, words.found_in)


def looked_up(
    registry: WordingRegistry, units: Mapping[str, Unit], laws: LawRegistry
) -> WrongWords:
    """Return the words of a registry so that texts can be gone through for them.

    Units and laws of the column are written right, even where they are nearly another name.
    """
    names = (name for unit in units.values() for name in _names(unit))
    return WrongWords(registry, (*names, *(law.title for law in laws.laws)))


def _names(unit: Unit) -> Iterator[str]:
    named = (unit.name, unit.short, *(alias.name for alias in unit.aliases))
    yield from filter(None, (name.zh for name in named))


def _finding(passage: Passage, word: WrongWord) -> Finding:
    said = {"wrong": word.wrong, "right": word.right, "kind": KINDS[word.kind]}
    finding = passage.found(WRONG, word.start, **said)
    if not word.is_sure:
        return replace(finding, severity=Severity.NOTICE)
    if word.kind == "misspelt" and _is_quoted_title(passage.text, word.start):
        return finding
    if passage.is_body:
        at = finding.place
        end = at.column + len(word.wrong)
        edit = Edit(at.path, at.line, at.column, at.line, end, word.right)
        return replace(finding, edit=edit)
    nth = passage.text.count(word.wrong, 0, word.start)
    return replace(finding, instead=Swap(word.wrong, word.right, nth))


def _is_quoted_title(text: str, offset: int) -> bool:
    begins = max(0, offset - _TITLE)
    return text.rfind("《", begins, offset) > text.rfind("》", begins, offset)


CHECKS = (TextCheck(WRONG, wrong_words),)
