"""A project's folder -> the catalog, and everything that is wrong in its sources."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from gongkai.model.catalog import Catalog
from gongkai.model.findings import Finding, sort_findings
from gongkai.sources.records import load_records
from gongkai.sources.references import check_records, check_registries
from gongkai.sources.registries import load_registries
from gongkai.sources.tree import walk


@dataclass(frozen=True)
class Sources:
    """What was read. A record with an error of its own is not in the catalog."""

    catalog: Catalog
    findings: Sequence[Finding]


def load(root: Path, content: str = "content") -> Sources:
    """Read the project at `root`; nothing wrong in it raises."""
    loaded = load_registries(root)
    registries = loaded.registries
    findings = list(loaded.findings)
    findings += check_registries(registries, loaded.files)
    columns = [column.id for column in registries.columns.values() if column.holds_records]
    tree = walk(root, content, columns)
    findings += tree.findings
    found = load_records(root, tree)
    findings += found.findings
    findings += check_records(registries, found.records, found.unread)
    return Sources(Catalog(registries, found.records), sort_findings(findings))
