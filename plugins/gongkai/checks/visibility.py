"""Records that readers do not see, and what they see that needs them, GK240 to GK242.

Findings name the place, never the record: inspections are published.
"""

import posixpath
import re
from collections.abc import Iterator

from gongkai.checks.check import Check, RecordCheck, Scope, found, found_in_body
from gongkai.model.findings import Code, Finding, Severity
from gongkai.model.parts import Body
from gongkai.model.record import Record
from gongkai.model.relations import references

NOT_YET = Code(
    "GK240",
    Severity.NOTICE,
    "readers do not see it until {day}",
    "nothing needs to be done before that day; if it is to be seen now, correct the day",
    "decision 6 of this software: the build date is an input",
)
NEEDS_LATER = Code(
    "GK241",
    Severity.WARNING,
    "readers see this now, but the record that it names here only from {day} on",
    "publish it not before {day}, or take the name out until then",
    "decision 6 of this software: the build date is an input",
)
NEEDS_WITHDRAWN = Code(
    "GK242",
    Severity.WARNING,
    "readers see this still, but the record named here, without which it says nothing, was taken "
    "down",
    "name what stands in its place, or take this down too with “withdrawn”",
    "decision 11 of this software: taking down is part of publishing",
)


def not_yet(scope: Scope) -> Iterator[Finding]:
    """Yield records that are to be published later, with their day."""
    for name, day in scope.catalog.every_held():
        record = scope.loaded[name]
        keys = ("published", "dated", "reports_on")
        key = next(key for key in keys if getattr(record, key, None) is not None)
        yield found(NOT_YET, record, key, day=day.isoformat())


def needs_later(record: Record, scope: Scope) -> Iterator[Finding]:
    """Yield relations, stages and links of records that are shown to what is shown later.

    What is shown together, or later still, may name it.
    """
    if scope.catalog.shown_from(record.id) is not None:
        return
    for key, name in _named(record):
        day = scope.catalog.shown_from(name)
        if day is not None:
            yield found(NEEDS_LATER, record, key, day=day.isoformat())
    reported = {name for _, name in _named(record)}
    for body in _bodies(record):
        for offset, name in _linked(body, scope):
            day = scope.catalog.shown_from(name)
            if day is not None and name not in reported:
                reported.add(name)
                yield found_in_body(NEEDS_LATER, record, body, offset, day=day.isoformat())


def _bodies(record: Record) -> list[Body]:
    """Return the texts of a record, the official one first: one finding names what both link to."""
    official = record.authoritative
    return [record.bodies[one] for one in sorted(record.bodies, key=lambda one: one != official)]


def _named(record: Record) -> Iterator[tuple[str, str]]:
    """Yield where a record names another, and its id."""
    numbers: dict[str, int] = {}
    for relation, reference in references(record):
        number = numbers[relation] = numbers.get(relation, -1) + 1
        yield f"{relation}.{number}.doc", reference.doc
    for number, fulfilment in enumerate(record.fulfils):
        yield f"fulfils.{number}.matter", fulfilment.matter


_LINK = re.compile(r"\]\((?:record:([a-z0-9-]+)|([^)\s#:]+\.md))")


def _linked(body: Body, scope: Scope) -> Iterator[tuple[int, str]]:
    """Yield the records to which a text links, with the place of each link in it."""
    text = body.markdown
    folder = posixpath.dirname(body.path)
    for link in _LINK.finditer(text) if "](" in text else ():
        name = link[1]
        if name is None:
            path = posixpath.normpath(posixpath.join(folder, link[2]))
            name = posixpath.basename(path).partition(".")[0]
        if scope.catalog.shown_from(name) is not None:
            yield text.rfind("[", 0, link.start()), name


def needs_withdrawn(record: Record, scope: Scope) -> Iterator[Finding]:
    """Yield what says nothing without a record that was taken down."""
    if scope.catalog.shown_from(record.id) is not None:
        return
    # what the gate takes down in this run has no day; its finding is that of the leak
    for key, name in _named(record):
        notice = scope.catalog.notice(name)
        is_down = notice is not None and notice.since is not None
        if is_down and key.partition(".")[0] in _NEEDED:
            yield found(NEEDS_WITHDRAWN, record, key)


_NEEDED = ("interprets", "feedback_on", "corrects", "extends", "forwards")
"""The relations to what a record is about: its text alone says little."""

CHECKS = (
    Check(NOT_YET, not_yet),
    RecordCheck(NEEDS_LATER, needs_later),
    RecordCheck(NEEDS_WITHDRAWN, needs_withdrawn),
)
