"""Checks of what a record says by itself, which need not look twice at the same text."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from gongkai.checks.check import RecordCheck, Scope
from gongkai.model.findings import Finding
from gongkai.model.record import Record


@dataclass(frozen=True)
class TextCheck(RecordCheck):
    """A check that asks for nothing but the files of one record and the registries.

    Other records, attachments and the day on which it is asked are nothing to it: where it found
    nothing it finds nothing, until one of those files, a registry or the engine is another.
    """


class Clean(Protocol):
    """Knows the texts in which nothing was found, by the checks, registries and engine of now."""

    def knows(self, text: str) -> bool:
        """Return whether nothing was found in a text before."""

    def add(self, text: str) -> None:
        """Note that nothing was found in a text."""


def find_in_texts(
    checks: Sequence[TextCheck], scope: Scope, clean: Clean | None
) -> Iterator[Finding]:
    """Yield what checks find in the texts of records, without those that are `clean`."""
    for record in scope.judged:
        text = _identity(record)
        if clean is not None and clean.knows(text):
            continue
        if scope.looks_at(record):
            found = [finding for check in checks for finding in check.find(record, scope)]
            if clean is not None and not found:
                clean.add(text)
            yield from found


def _identity(record: Record) -> str:
    """Return what tells the files of a record from others."""
    bodies = sorted(record.bodies.values(), key=lambda body: body.path)
    return "\n".join(f"{body.path} {body.digest}" for body in bodies)
