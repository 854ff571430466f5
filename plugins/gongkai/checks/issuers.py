"""Issuers as printed, GK337, GK338 and GK340 (Order 711, article 10; R33)."""

import re
from collections.abc import Iterator
from datetime import date

from gongkai.checks.check import RecordCheck, Scope, found
from gongkai.checks.leaks import party_mark
from gongkai.model.findings import Code, Finding, Severity
from gongkai.model.nearest import nearest
from gongkai.model.record import Record

OF_OTHERS = Code(
    "GK337",
    Severity.WARNING,
    "the document prints “{issuer}”, but {unit} publishes it as its own",
    "file it under the unit that made it; if it only came from there, say so in “source”",
    "Order 711, article 10",
    rule="R33",
)
FORMER_NAME = Code(
    "GK338",
    Severity.WARNING,
    "{unit} was not named “{issuer}” on {dated}, but {days}",
    "write the name as the document prints it, or fix “dated”",
    "Order 711, article 10",
    rule="R33",
)

UNKNOWN = Code(
    "GK340",
    Severity.NOTICE,
    "no unit in data/units.yml is called “{issuer}”",
    "write “{nearest}” if that is meant, or enter the unit or its former name",
    "Order 711, article 10",
    otherwise="write the name as the document prints it, or enter the unit or its former name",
    rule="R33",
)


def of_others(record: Record, scope: Scope) -> Iterator[Finding]:
    """Yield documents that other units of the registry issued, not the one that publishes them.

    Headquarters and leading groups are in no registry; the unit that acts for them publishes.
    """
    if record.issuers and not record.source and _are_others(scope, record):
        unit = scope.loaded.registries.units[record.unit].name.in_("zh")
        yield found(OF_OTHERS, record, "issuers.0", issuer=record.issuers[0], unit=unit)


def _are_others(scope: Scope, record: Record) -> bool:
    """Return whether all issuers are known, and none is the unit or one that became part of it.

    What Party organs issue is the gate's.
    """
    own = scope.issuers.own(record.unit)
    holders = [scope.issuers.naming.means(name, record.unit) for name in record.issuers]
    units = scope.loaded.registries.units
    known = [units[holder.unit] for held in holders for holder in held]
    return all(holders) and not any(unit.id in own or unit.type == "party" for unit in known)


def former_name(record: Record, scope: Scope) -> Iterator[Finding]:
    """Yield issuers printed by a name that the unit had at another time."""
    day: date | None = record.dated or record.day
    for place, name in enumerate(record.issuers if day is not None else ()):
        holders = scope.issuers.naming.means(name, record.unit)
        if day is None or not holders or any(holder.held_on(day) for holder in holders):
            continue
        alias = holders[0].alias
        if alias is not None:
            yield found(
                FORMER_NAME,
                record,
                f"issuers.{place}",
                unit=scope.loaded.registries.units[holders[0].unit].name.in_("zh"),
                issuer=name,
                dated=day.isoformat(),
                days=f"{alias.from_ or '…'} – {alias.until or '…'}",
            )


def unknown(record: Record, scope: Scope) -> Iterator[Finding]:
    """Yield issuers that no unit is called, now or before.

    Headquarters and leading groups are in no registry, Party organs are the gate's; a document may
    come from elsewhere.
    """
    if record.source or record.authoritative != "zh":
        return
    gate = scope.loaded.registries.gate
    for place, name in enumerate(record.issuers):
        if _OF_THE_MOMENT.search(name) or party_mark(name, gate) is not None:
            continue
        if not scope.issuers.naming.means(name, record.unit):
            near = scope.once(_Near)(name)
            details = {"nearest": near} if near else {}
            yield found(UNKNOWN, record, f"issuers.{place}", issuer=name, **details)


_OF_THE_MOMENT = re.compile("(?:指挥部|小组|联席会议|专班|委员会办公室)(?:办公室)?$")


class _Near:
    """Finds the registered name that is most like another; many documents name the same issuer."""

    def __init__(self, scope: Scope) -> None:
        units = scope.loaded.registries.units.values()
        self._registered = sorted({name for unit in units for name in unit.names_on(None, "zh")})
        self._found: dict[str, str | None] = {}

    def __call__(self, name: str) -> str | None:
        if name not in self._found:
            self._found[name] = nearest(name, self._registered)
        return self._found[name]


CHECKS = (
    RecordCheck(OF_OTHERS, of_others),
    RecordCheck(FORMER_NAME, former_name),
    RecordCheck(UNKNOWN, unknown),
)
