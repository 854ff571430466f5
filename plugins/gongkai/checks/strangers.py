"""Documents that units end or change with which they have nothing to do, GK352 (R131)."""

from collections.abc import Iterator

from gongkai.checks.check import RecordCheck, Scope, found
from gongkai.checks.document_numbers import name_of
from gongkai.measures.issuers import Issuers
from gongkai.measures.validity import ENDINGS
from gongkai.model.findings import Code, Finding, Severity
from gongkai.model.record import Record

STRANGER = Code(
    "GK352",
    Severity.WARNING,
    "“{relation}” names “{title}” of {owner}; {unit} did not make it, has not taken over the work "
    "of who did, and is not above it",
    "name the document that is meant; if others issued this too, add them to “issuers”; if the "
    "unit took over the work, write “succeeds” in data/units.yml",
    duties=("validity",),
    rule="R131",
)
_CHANGES = (*ENDINGS, "amends", "suspends", "extends")


def stranger(record: Record, scope: Scope) -> Iterator[Finding]:
    """Yield documents that end, change, suspend or extend one that is none of their business.

    Whoever issued a document may, alone or with others, so may who took over its work, and
    governments and departments of an area above. Where an issuer is in no registry, nobody knows.
    What a clean-up ends of one unit is one finding.
    """
    links = [k for k in scope.loaded.relations_of(record.id) if k.relation in _CHANGES]
    if not links or not _all_known(record, scope.issuers):
        return
    ours, reported = scope.issuers.behind(record), set()
    for link in links:
        target = link.target
        if not _all_known(target, scope.issuers) or (
            target.kind == "external" and not target.issuers
        ):
            continue
        theirs = scope.issuers.behind(target)
        if ours & theirs or any(_is_above(one, other, scope) for one in ours for other in theirs):
            continue
        if target.unit in reported:
            continue
        reported.add(target.unit)
        place = [one.doc for one in getattr(record, link.relation)].index(target.id)
        yield found(
            STRANGER,
            record,
            f"{link.relation}.{place}.doc",
            relation=link.relation,
            title=target.title,
            owner=name_of(scope, target.unit),
            unit=name_of(scope, record.unit),
        )


def _all_known(record: Record, issuers: Issuers) -> bool:
    return all(issuers.naming.means(name, record.unit) for name in record.issuers)


def _is_above(unit: str, other: str, scope: Scope) -> bool:
    """Return whether a unit is above another, or is one of an area above the other's."""
    above = scope.issuers.above(other)
    if unit in above[1:]:
        return True
    own, area = _area(unit, scope), _area(other, scope)
    return own is not None and own != area and own in above


def _area(unit: str, scope: Scope) -> str | None:
    """Return the government of the area in which a unit is."""
    units = scope.loaded.registries.units
    areas = (one for one in scope.issuers.above(unit) if units[one].type == "government")
    return next(areas, None)


CHECKS = (RecordCheck(STRANGER, stranger),)
