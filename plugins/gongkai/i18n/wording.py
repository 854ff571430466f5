"""A finding in words: what is wrong, and how to fix it. Reports and pages say the same."""

from gongkai.i18n.translation import Translation
from gongkai.model.findings import Finding, Named, Phrase, Word

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
    details = {name: _said(value, words) for name, value in finding.details.items()}
    return words(template, **details) if details else words(template)


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
