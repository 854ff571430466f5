"""Joint documents: who publishes them, and whose number they have, GK350 and GK351 (R33, R130)."""

from collections.abc import Iterator

from gongkai.checks.check import RecordCheck, Scope, found
from gongkai.checks.document_numbers import name_of, series_of
from gongkai.measures.issuers import longest
from gongkai.model.findings import Code, Finding, Severity
from gongkai.model.record import Record

NOT_THE_LEAD = Code(
    "GK350",
    Severity.WARNING,
    "“{lead}” stands first among the issuers and publishes what they made together, but the record "
    "is that of {unit}",
    "write “unit: {nearest}”; if the document prints them in another order, correct “issuers”",
    "Order 711, article 10",
    otherwise="write the unit that leads; if the document prints another order, correct “issuers”",
    rule="R33",
)
NUMBER_OF_ANOTHER = Code(
    "GK351",
    Severity.WARNING,
    "the number {number} begins with “{prefix}”, which stands for {owner}, but “{lead}” stands "
    "first among the issuers",
    "a joint document has the number of its lead: write that, or put the unit first whose number "
    "it is, as the document prints them",
    duties=("documents",),
    rule="R130",
)


def not_the_lead(record: Record, scope: Scope) -> Iterator[Finding]:
    """Yield joint documents that another of their issuers publishes than the first.

    A lead that is in no registry, or a Party organ, does not publish here. Where the unit is none
    of the issuers, that is the fault (GK337).
    """
    leads = _leads(record, scope)
    own = scope.issuers.own(record.unit)
    if leads and own.isdisjoint(leads) and not own.isdisjoint(scope.issuers.printed(record)):
        yield found(
            NOT_THE_LEAD,
            record,
            "unit",
            lead=record.issuers[0],
            unit=name_of(scope, record.unit),
            **({"nearest": min(leads)} if len(leads) == 1 else {}),
        )


def number_of_another(record: Record, scope: Scope) -> Iterator[Finding]:
    """Yield joint documents with a number that begins like those of an issuer behind the first.

    Where the unit is not the first either, it is the order that is wrong, or the unit (GK350).
    """
    number = scope.numbers.get(record.id)
    leads = _leads(record, scope)
    if number is None or not number.prefix or scope.issuers.own(record.unit).isdisjoint(leads):
        return
    behind = frozenset().union(*map(scope.issuers.own, leads))
    others = frozenset(scope.issuers.printed(record)) - behind
    prefix = series_of(number.prefix, scope.issuers, others)
    if len(prefix) > len(longest(number.prefix, scope.issuers.prefixes, behind)):
        holders = (one.unit for one in scope.issuers.prefixes[prefix] if one.unit in others)
        yield found(
            NUMBER_OF_ANOTHER,
            record,
            "number",
            number=record.number or "",
            prefix=prefix,
            owner=name_of(scope, next(holders)),
            lead=record.issuers[0],
        )


def _leads(record: Record, scope: Scope) -> set[str]:
    """Return the units that the first of several issuers may mean; none where others made it."""
    if len(record.issuers) < 2 or record.source:
        return set()
    units = scope.loaded.registries.units
    held = {holder.unit for holder in scope.issuers.naming.means(record.issuers[0], record.unit)}
    return held if all(units[unit].publishes for unit in held) else set()


CHECKS = (
    RecordCheck(NOT_THE_LEAD, not_the_lead),
    RecordCheck(NUMBER_OF_ANOTHER, number_of_another),
)
