"""Inspections in memory: a fault and a repair for every record, reported with its number."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from gongkai.measures.ages import Inspection, inspect
from gongkai.model.catalog import Catalog
from gongkai.model.findings import Code, Finding, Severity, SourcePlace
from gongkai.model.history import History, Seen
from gongkai.model.local_text import LocalText
from gongkai.model.record import Record

CODE = Code("GK999", Severity.WARNING, "wrong: {what}", "write “{what}”", "a test")


def inspection_of(catalog: Catalog, as_of: date) -> Inspection:
    """Return an inspection that finds a fault in every record, and one in no record."""
    findings = [
        Finding(CODE, SourcePlace(r.path, 3), {"what": r.number or r.id}, r.id, r.unit)
        for r in catalog.records.values()
    ]
    findings.append(Finding(CODE, SourcePlace("data/units.yml", 7), {"what": "a unit"}))
    seen = [_fixed(record, as_of) for record in catalog.records.values()]
    return inspect(findings, History(updated=as_of, seen=tuple(seen)), catalog, as_of)


def findings_of(entries: Iterable[Mapping[str, Any]]) -> list[Finding]:
    """Return findings as a case writes them: code, path, and what else it cares about."""
    return [
        Finding(
            Code(entry["code"], Severity.WARNING, "wrong: {what}", "fix it", "a test"),
            SourcePlace(entry["path"]),
            {"what": entry.get("what", "")},
            entry.get("record"),
            entry.get("unit"),
        )
        for entry in entries
    ]


def _fixed(record: Record, as_of: date) -> Seen:
    reported = record.number or record.id
    return Seen(
        fingerprint="0" * 16,
        code="GK998",
        severity="warning",
        path=record.path,
        unit=record.unit,
        column=record.column,
        record=record.id,
        says=LocalText(zh=reported, en=reported),
        first_seen=date(as_of.year, 1, 1),
        last_seen=as_of,
        mended=as_of,
    )
