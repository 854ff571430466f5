"""Index numbers (索引号): GK334 and GK339 (R5, R73)."""

from collections.abc import Hashable, Iterator

from gongkai.checks.check import Check, RecordCheck, Scope, found
from gongkai.checks.document_numbers import doubled, held, listed, name_of
from gongkai.measures.issuers import longest
from gongkai.model.findings import Code, Finding, Severity
from gongkai.model.index_numbers import read_index
from gongkai.model.record import Record

TWICE = Code(
    "GK334",
    Severity.WARNING,
    "the index number {number} is that of “{title}” too ({other})",
    "give one of them the index number that it has in the catalogue of information",
    "Order 711, article 12",
    rule="R5",
)
OF_ANOTHER = Code(
    "GK339",
    Severity.WARNING,
    "the index number begins with “{prefix}”; those of {unit} begin with {known}",
    "write the index number that the document has in the catalogue of information; if “{prefix}” "
    "is right, add it to the unit's “index_prefixes” in data/units.yml",
    rule="R73",
)


def twice(scope: Scope) -> Iterator[Finding]:
    """Yield index numbers that an earlier record has already."""
    yield from doubled(scope, TWICE, "index", _index_of)


def _index_of(record: Record) -> Hashable:
    return read_index(record.index or "") or "".join((record.index or "").split())


def of_another(record: Record, scope: Scope) -> Iterator[Finding]:
    """Yield index numbers that begin with what is not its units'."""
    issuers = scope.issuers
    index = read_index(record.index or "")
    if index is None or record.source:
        return
    behind = issuers.behind(record)
    known = [p for p, who in issuers.index_prefixes.items() if held(who, behind)]
    own = longest(index.prefix, issuers.index_prefixes, behind)
    others = longest(index.prefix, issuers.index_prefixes, issuers.everyone - behind)
    if len(others) > len(own) or (known and not own):
        yield found(
            OF_ANOTHER,
            record,
            "index",
            prefix=index.prefix,
            unit=name_of(scope, record.unit),
            known=listed(known),
        )


CHECKS = (Check(TWICE, twice), RecordCheck(OF_ANOTHER, of_another))
