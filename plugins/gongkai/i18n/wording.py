"""A finding in words: what is wrong, and how to fix it. Reports and pages say the same."""

from gongkai.i18n.keyed_words import KeyedWords
from gongkai.i18n.translation import Translation
from gongkai.model.findings import Finding, Named, Phrase, Word
from gongkai.model.refusals import refusal
from gongkai.model.said import Lines, SaidError

LONGEST = 300
"""How much of a value is shown; it may be a whole paragraph."""


def message(finding: Finding, words: Translation) -> str:
    """Say what is wrong."""
    return _filled(finding, finding.code.message, words)


def fix(finding: Finding, words: Translation) -> str:
    """Say how to fix it."""
    return _filled(finding, finding.fix, words)


def without_details(message: str, words: Translation) -> str:
    """Return a message without an instance: dots take the place of the details."""
    return words(message).format_map(_Ellipses())


class _Ellipses(dict[str, str]):
    """Fills in for the details of a finding that does not exist."""

    def __missing__(self, name: str) -> str:
        return "…"


def _filled(finding: Finding, template: str, words: Translation) -> str:
    if finding.kind is not None:
        words = KeyedWords(words, finding.kind)
    details = {
        name: _said(words.detail(name, value), words) for name, value in finding.details.items()
    }
    return words(template, **details) if details else words(template)


def in_words(value: object, words: Translation) -> object:
    """Return what a message is filled with, in the language of the words; else as it is.

    An error, a phrase or a list of them is a message of its own; nothing of it is shortened.
    """
    match value:
        case SaidError():
            return in_words(value.said, words)
        case OSError():
            return in_words(refusal(value), words)
        case Phrase():
            filled = {name: in_words(one, words) for name, one in value.details.items()}
            return words(value.message, **filled)
        case Lines():
            return "\n  ".join(str(in_words(line, words)) for line in value.lines)
        case Word():
            return words(value)
        case Named():
            return _named(value, words)
    return value


def _said(value: str, words: Translation) -> str:
    if isinstance(value, Phrase):
        return words(
            value.message, **{name: _said(one, words) for name, one in value.details.items()}
        )
    return words(value) if isinstance(value, Word) else _short(_named(value, words))


def _named(value: str, words: Translation) -> str:
    return value.en if isinstance(value, Named) and words.language == "en" else value


def _short(value: str) -> str:
    return value if len(value) <= LONGEST else value[: LONGEST - 1] + "…"
