"""Everything that `gongkai check` looks at, in one run."""

from gongkai.checks.leaks import find_leaks
from gongkai.model.findings import Finding, sort_findings
from gongkai.sources.load import Sources


def check(sources: Sources) -> list[Finding]:
    """Return all findings of the sources and of the checks, by place."""
    catalog = sources.catalog
    leaks = find_leaks(catalog.records.values(), catalog.registries.gate)
    return sort_findings([*sources.findings, *leaks])
