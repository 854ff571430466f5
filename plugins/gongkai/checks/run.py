"""Everything that checks say of a catalog, in one run."""

from collections.abc import Iterable

from gongkai.checks.leaks import find_leaks, find_leaks_in_texts
from gongkai.model.catalog import Catalog
from gongkai.model.findings import Finding, sort_findings
from gongkai.model.parts import RawText
from gongkai.model.record import Record


def check(
    catalog: Catalog, rejected: Iterable[Record] = (), unread: Iterable[RawText] = ()
) -> list[Finding]:
    """Return the findings of all checks, by place.

    `rejected` are records that an error of their own keeps out of the catalog; whether
    they may be published at all is told in the same run, as it is of files that are no
    whole record, `unread`.
    """
    registries = catalog.registries
    records = [*catalog.records.values(), *rejected]
    leaks = find_leaks(records, registries.gate, list(registries.units.values()))
    return sort_findings([*leaks, *find_leaks_in_texts(unread, registries.gate)])
