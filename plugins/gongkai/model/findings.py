"""Findings: what is wrong, where, and how to fix it (decision 20)."""

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from gongkai.model.duty import Duty
from gongkai.model.edits import Edit, Recoding, Swap

PAST_IS_REPORTED = timedelta(days=30)
"""How long clerks are told of what is past and right, so that they can correct a wrong day."""


class Severity(StrEnum):
    """How much a finding matters; only errors fail a run."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"


@dataclass(frozen=True)
class Code:
    """One kind of fault, described once for all its findings.

    `message` and `fix` are gettext message ids with `{name}` placeholders that a finding's
    `details` fill. It rests on rules, on duties, or on what `basis` names: an article, a
    standard, a decision (docs/decisions.md).
    """

    id: str
    severity: Severity
    message: str
    fix: str
    basis: str = ""
    otherwise: str = ""
    """The fix where no near valid value is known, if `fix` names one with `{nearest}`."""
    unsure: str = ""
    """The fix where the near value is only like what was written, and may not be meant."""
    rule: str = ""
    """The rule of the column that it rests on: it has dates, and its certainty is a bound."""
    rules: tuple[str, ...] = ()
    """Other rules that it rests on."""
    is_past: bool = False
    """Whether it is about a day that is past: where the days are right, no edit fixes it."""
    duties: tuple[Duty, ...] = ()
    """The kinds of duty that it looks after; the points that set them stand in data/points."""

    @property
    def all_rules(self) -> tuple[str, ...]:
        """Return every rule that it rests on, its own first."""
        return (self.rule, *self.rules) if self.rule else self.rules


class Word(str):
    """A detail that is itself a message id, to be translated."""

    __slots__ = ()


class Named(str):
    """A detail that a registry gives in two languages: Chinese, with the English beside it."""

    __slots__ = ("en",)
    en: str

    def __new__(cls, zh: str, en: str) -> "Named":
        """Take what each edition prints."""
        named = super().__new__(cls, zh)
        named.en = en
        return named

    def __getnewargs_ex__(self) -> tuple[tuple[str, str], Mapping[str, str]]:
        """Return what it is made of, so that it goes to another process whole."""
        return (str(self), self.en), {}


class Phrase(str):
    """A detail that is a message filled with details of its own; as a string it is English."""

    __slots__ = ("details", "message")
    message: str
    details: Mapping[str, str]

    def __new__(cls, message: str, **details: str) -> "Phrase":
        """Take a message id and what fills it."""
        phrase = super().__new__(cls, message.format(**details))
        phrase.message = message
        phrase.details = details
        return phrase

    def __getnewargs_ex__(self) -> tuple[tuple[str], Mapping[str, str]]:
        """Return what it is made of, so that it goes to another process whole."""
        return (self.message,), dict(self.details)

    def each(self, change: Callable[[str, str], str]) -> "Phrase":
        """Return the phrase with its details changed, by name and value; messages stay."""
        return Phrase(
            self.message,
            **{name: _changed(name, one, change) for name, one in self.details.items()},
        )


def listed(names: Sequence[str]) -> str:
    """Return names in a row, each of them translated."""
    first, *others = names
    return Phrase("{name}, {others}", name=first, others=listed(others)) if others else first


def _changed(name: str, value: str, change: Callable[[str, str], str]) -> str:
    if isinstance(value, Phrase):
        return value.each(change)
    return value if isinstance(value, Word) else change(name, value)


@dataclass(frozen=True, order=True)
class SourcePlace:
    """A position in a source file; lines and columns count from 1, columns in characters."""

    path: str
    line: int = 1
    column: int = 1


@dataclass(frozen=True)
class Finding:
    """One fault at one place."""

    code: Code
    place: SourcePlace
    details: Mapping[str, str] = field(default_factory=dict)
    record: str | None = None
    unit: str | None = None
    url: str | None = None
    edition: str | None = None
    severity: Severity | None = None
    """How much it matters, where that is less than its code says."""
    on: date | None = None
    """The day by whose rules it is judged: the record's own (decision 14)."""
    instead: str | Swap | None = None
    """What belongs at the place instead of the value that stands there, as the file has to hold it,
    or instead of a part of that value; only where that is known for sure."""
    kind: str | None = None
    """The kind of record whose keys its words name in Chinese; None where keys are in English. Of
    no kind in particular it is empty."""
    edit: Edit | Recoding | None = None
    """What fixes it, as a change of the file, where that is known for sure."""
    end: tuple[int, int] | None = None
    """Line and column behind what is wrong; None where only its beginning is known."""

    @property
    def level(self) -> Severity:
        """Return how much it matters."""
        return self.severity or self.code.severity

    @property
    def fingerprint(self) -> str:
        """Return what stays the same while lines move: code, file, record and details, hashed.

        What no record shows is reported at the entry of its unit, which sets it apart from others.

        Details named `line`, the number of another line, `cell` and `cells`, those of a table,
        `elapsed`, days that grow with every night, and `pages`, those that have the same fault,
        are left out.
        """
        parts = [self.code.id, self.place.path, self.record or self.unit or ""]
        kept = sorted(self.details.keys() - {"line", "elapsed", "pages", "cell", "cells"})
        parts += [f"{key}={self.details[key]}" for key in kept]
        return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]

    def is_over(self, as_of: date) -> bool:
        """Return whether it is past so long that only figures tell of it: nobody can fix it."""
        return self.code.is_past and self.on is not None and as_of - self.on > PAST_IS_REPORTED

    @property
    def fix(self) -> str:
        """Return the message id of the fix that fits what is known."""
        known = self.details.get("nearest") or not self.code.otherwise
        if known and self.code.unsure and self.instead is None and self.edit is None:
            return self.code.unsure
        return self.code.fix if known else self.code.otherwise

    @property
    def is_error(self) -> bool:
        """Return whether this finding fails the run."""
        return self.level is Severity.ERROR


def is_leak(code: str) -> bool:
    """Return whether a code is one of a leak: no history and no public page ever holds one."""
    return code.startswith("GK5")


def leaking(findings: Iterable[Finding]) -> frozenset[str]:
    """Return the files and records of which nothing may be printed: a report may be public.

    To be asked of all that was found, before codes are chosen or findings are waived:
    what is left out of a report leaks all the same. A record's other file leaks with it.
    """
    leaks = [finding for finding in findings if is_leak(finding.code.id)]
    return frozenset(name for leak in leaks for name in (leak.place.path, leak.record) if name)


def sort_findings(findings: list[Finding]) -> list[Finding]:
    """Return findings by place, then code, then details, so that their order is never chance."""
    return sorted(findings, key=_rank)


def _rank(finding: Finding) -> tuple[SourcePlace, str, list[tuple[str, str]]]:
    return (finding.place, finding.code.id, sorted(finding.details.items()))
