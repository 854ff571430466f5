"""Names of bodies in texts of days on which they were not in use, GK621."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from gongkai.checks.check import Scope
from gongkai.checks.passages import Passage
from gongkai.checks.prose import Texts, in_words, texts_of
from gongkai.checks.text_check import TextCheck
from gongkai.checks.wording import words_found, words_of
from gongkai.measures.former_names import FormerNames, NameOfThen, speaks_of_then
from gongkai.measures.wrong_words import WrongWord
from gongkai.model.findings import Code, Finding, Severity
from gongkai.model.language import Language
from gongkai.model.record import Record
from gongkai.model.units import Unit

NOT_THEN = Code(
    "GK621",
    Severity.WARNING,
    "“{name}” was not in use on {day}, the day of the text, but {days}",
    "write “{now}”; where the text is about an earlier time, put 原 (in English “former”) before "
    "the name",
    "Regulation on Handling Official Documents, article 19",
    otherwise="write the name that the body had on the day of the text; where the text is about an "
    "earlier time, put 原 (in English “former”) before the name",
)
_OF_ISSUERS = ("issuers", "source")
"""Keys that print names as the document did: GK338 looks at them."""


def not_then(record: Record, scope: Scope) -> Iterator[Finding]:
    """Yield names that bodies had at another time than that of the text."""
    day = record.dated or record.day
    if day is None:
        return
    texts = texts_of(record, scope)
    for passage, name in names_of_then(record, texts, scope.once(_names), day):
        yield _of_unit(passage, name, scope, day)
    for passage, word in scope.once_of(record, words_found):
        if word.since is not None and word.since <= day:
            last = word.since - timedelta(days=1)
            if not speaks_of_then(passage.text, word.start, word.end, last):
                now = scope.once(words_of).right_on(word.right, day)
                yield _of_list(passage, word, now, day, last)


def names_of_then(
    record: Record, texts: Texts, names: FormerNames, day: date
) -> Iterator[tuple[Passage, NameOfThen]]:
    """Yield the names of units in the texts of a record that were not in use on a day."""
    for passage in texts:
        if not str(passage.begins).startswith(_OF_ISSUERS):
            for name in in_words(passage.text, names.found_in(passage.text, record, day)):
                yield passage, name


def _names(scope: Scope) -> FormerNames:
    return looked_up(scope.loaded.registries.units)


def looked_up(units: Mapping[str, Unit]) -> FormerNames:
    """Return the names of units so that texts can be gone through for them."""
    return FormerNames(units)


def _of_unit(passage: Passage, name: NameOfThen, scope: Scope, day: date) -> Finding:
    alias, units = name.alias, scope.loaded.registries.units
    first, last = (alias.from_, alias.until) if alias else (None, name.unit.until)
    said = {"name": name.name, "day": day.isoformat(), "days": f"{first or '…'} – {last or '…'}"}
    now = [name.unit] if alias else [units[one] for one in _heirs(name.unit)]
    if len(now) == 1:
        language: Language = "en" if name.name.isascii() else "zh"
        said["now"] = said["nearest"] = now[0].name.in_(language)
    return passage.found(NOT_THEN, name.start, **said)


def _heirs(unit: Unit) -> tuple[str, ...]:
    return (unit.merged_into,) if unit.merged_into else unit.split_into


def _of_list(passage: Passage, word: WrongWord, now: str, day: date, last: date) -> Finding:
    said = {"name": word.wrong, "day": day.isoformat(), "days": f"… – {last}"}
    return passage.found(NOT_THEN, word.start, now=now, nearest=now, **said)


CHECKS = (TextCheck(NOT_THEN, not_then),)
