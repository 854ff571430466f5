"""Everything that checks say of a catalog, in one run."""

from collections.abc import Iterable

from gongkai.checks.leaks import find_leaks
from gongkai.model.catalog import Catalog
from gongkai.model.findings import Finding, sort_findings
from gongkai.model.record import Record


def check(catalog: Catalog, rejected: Iterable[Record] = ()) -> list[Finding]:
    """Return the findings of all checks, by place.

    `rejected` are records that an error of their own keeps out of the catalog; whether
    they may be published at all is told in the same run.
    """
    registries = catalog.registries
    records = [*catalog.records.values(), *rejected]
    leaks = find_leaks(records, registries.gate, list(registries.units.values()))
    return sort_findings(leaks)
