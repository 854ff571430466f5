"""Measures and catalogs as plain data, for comparison with what a case expects."""

from collections.abc import Iterable
from typing import Any

from gongkai.measures.budgets import budget_grid
from gongkai.measures.consultations import Phase
from gongkai.measures.measure import Measures
from gongkai.measures.national_indicators import national_indicators
from gongkai.measures.order import inversions
from gongkai.measures.reports import report_duties
from gongkai.measures.request_figures import request_figures
from gongkai.measures.self_assessment import is_assessed, self_assessment
from gongkai.measures.stages import StageCell
from gongkai.measures.statutory import published_by_item
from gongkai.model.catalog import Catalog
from gongkai.model.evidence import Evidence
from gongkai.model.kinds.catalogue import Catalogue
from gongkai.model.kinds.decision import Decision
from gongkai.model.kinds.plan import Plan
from gongkai.model.kinds.public_notice import PublicNotice
from gongkai.model.points import PointYear
from gongkai.model.record import Record
from gongkai.model.relations import Relation
from gongkai.model.units import Unit


def as_data(catalog: Catalog, measures: Measures) -> dict[str, Any]:
    """Return everything that a case may expect."""
    matters = [(matter, measures.matter(matter.id)) for matter in catalog.of(Decision)]
    return {
        "shown": list(catalog.records),
        "notices": {
            notice.id: {
                "state": notice.reason,
                "since": notice.since,
                "column": notice.column,
                "year": notice.year,
            }
            for notice in catalog.notices.values()
        },
        "validity": {
            found.document.id: {
                "state": found.state,
                "amended": found.amended,
                "since": found.since,
                "expires": found.expires,
                "causes": _sources(found.causes),
                "amendments": _sources(found.amendments),
                "kept": _sources(found.kept),
                "upcoming": _sources(found.upcoming),
            }
            for record in catalog.everything()
            if (found := measures.validity_of(record.id)) is not None
        },
        "statutory": {
            found.item.id: {
                "records": [record.id for record in found.records],
                "units": {one.unit.id: one.latest.id for one in found.units},
            }
            for found in published_by_item(catalog)
        },
        "stages": {
            matter.id: {stage.value: _stage(cell) for stage, cell in of_matter.cells.items()}
            for matter, of_matter in matters
        },
        "standing": {
            matter.id: {
                "state": of_matter.standing,
                "latest": of_matter.latest.stage if of_matter.latest else None,
                "next": of_matter.next.stage if of_matter.next else None,
            }
            for matter, of_matter in matters
        },
        "consultations": {
            found.consultation.id: {
                "state": found.phase,
                "closes": found.closes,
                "days_left": found.days_left,
                "length": found.window.length,
                "extensions": _sources(found.window.extensions),
                "outcome": _ids(found.outcome),
                "feedback_due": found.feedback_due,
            }
            for found in measures.consultations_in(*Phase)
        },
        "budgets": {
            row.unit.id: {
                f"{cell.account} {cell.year}": {
                    "state": cell.state,
                    "record": cell.record.id if cell.record else None,
                    "days": cell.days,
                    "late": cell.is_late,
                }
                for cell in row.cells
            }
            for row in budget_grid(catalog, measures.as_of).rows
        },
        "objections": {
            record.id: {
                "state": found.phase,
                "closes": found.closes,
                "days_left": found.days_left,
                "extensions": _sources(found.extensions),
            }
            for record in catalog.of(PublicNotice)
            if (found := measures.objections_to(record.id)) is not None
        },
        "plans": {
            record.id: {
                "over": found.is_over,
                "next": found.next.id if found.next else None,
                "previous": found.previous.id if found.previous else None,
                "expects_next": found.expects_next,
                "due": found.due,
            }
            for record in catalog.of(Plan)
            if (found := measures.plan(record.id)) is not None
        },
        "catalogues": {
            catalogue.id: {
                "items": list(catalogue.items),
                "adjustments": [adjustment.date for adjustment in catalogue.adjustments],
            }
            for catalogue in catalog.of(Catalogue)
        },
        "cells": {
            point: {
                unit: {
                    "state": cell.state,
                    "evidence": _ids(cell.evidence),
                    "last": cell.last,
                    "due": cell.compliance.due,
                    "days": cell.compliance.days,
                    "working_days": cell.compliance.working_days,
                    "met": cell.compliance.met,
                    "there": f"{cell.compliance.count} of {cell.compliance.of}",
                    "why": cell.compliance.why,
                    "lacking": [_sought(part.wanted) for part in cell.missing],
                    "missing": [
                        f"{one.name.in_('zh')} {one.part}".rstrip()
                        for one in cell.compliance.missing
                    ],
                    "late": [_sought(part.wanted) for part in cell.late],
                    "unmeasured": [wanted.what.in_("zh") for wanted in cell.unmeasured],
                }
                for unit, cell in measures.obligations.cells_of(point).items()
            }
            for year in catalog.registries.points.values()
            for point in map(year.reference, year.points)
        },
        "obligations": {
            f"{one.kind} {one.subject} {one.part}".strip(): {
                "state": one.state,
                "unit": one.unit,
                "rule": one.rule,
                "due": one.compliance.due,
                "met": one.compliance.met,
                "days": one.compliance.days,
                "working_days": one.compliance.working_days,
                "why": one.compliance.why,
            }
            for one in measures.obligations.every_obligation()
        },
        "order": {
            matter.id: [
                f"{one.earlier.stage} {one.earlier.day} > {one.later.stage} {one.later.day}"
                f" in {one.culprit.record.id} {one.culprit.key}"
                for one in inversions(of_matter, measures.consultation)
            ]
            for matter, of_matter in matters
        },
        "reports": {
            duty.unit.id: {
                "state": duty.report.id if duty.report else "lacking",
                "year": duty.year,
                "due": duty.due,
            }
            for duty in report_duties(catalog, measures.as_of)
            if duty.year == measures.as_of.year - 1
        },
        "health": {
            found.column.id: {
                "state": found.state,
                "last": found.last,
                "next_due": found.next_due,
                "days_left": found.days_left,
                "sample": found.sample,
            }
            for found in measures.health_of_every_column()
        },
        "indicators": {
            found.indicator.id: {
                "state": found.distance,
                "count": found.count,
                "left": found.left,
                "looked_at": found.looked_at,
                "columns": [health.column.id for health in found.columns],
            }
            for found in national_indicators(catalog, measures)
        },
        "explanations": {
            found.document.id: {
                "state": {True: "on-time", False: "late", None: "not-known"}[found.on_time],
                "working_days": found.working_days,
                "due": found.due,
                "interpretations": _ids(found.interpretations),
                "early": _ids(found.early),
                "follow_ups": _ids(found.follow_ups),
            }
            for found in measures.every_explanation()
        },
        "sheets": {
            unit.id: {
                str(year.year): _sheet(unit, year, catalog, measures)
                for year in catalog.registries.points.values()
            }
            for unit in catalog.registries.units.values()
            if is_assessed(unit, catalog, measures)
        },
    }


def _sheet(unit: Unit, year: PointYear, catalog: Catalog, measures: Measures) -> dict[str, Any]:
    found = self_assessment(unit, year, request_figures(catalog), catalog, measures)
    return {
        "parts": {
            f"{part.reference} {part.number}": {
                "state": part.compliance.state,
                "count": part.compliance.count if part.is_counted else None,
                "declared": part.is_declared,
                "measured": part.is_measured,
            }
            for part in found.parts
        },
        "owed": {one.kind.value: dict(one.counts) for one in found.owed},
        "figures": {
            one.figure.value: {
                "value": one.value,
                "of": one.of,
                "declared": one.is_declared,
                "records": _ids(one.records),
            }
            for one in found.figures
        },
    }


def as_asked(found: Any, asked: Any) -> Any:
    """Return of `found` what `asked` speaks of, its scalars as YAML writes them.

    One word stands for a state; nothing at all is `none`.
    """
    if isinstance(asked, dict) and isinstance(found, dict):
        return {key: as_asked(found.get(key), wanted) for key, wanted in asked.items()}
    if isinstance(found, dict):
        return as_asked(found["state"], asked)
    if isinstance(found, list):
        return [str(item) for item in found]
    if found is None:
        return "none"
    return found if isinstance(found, bool) else str(found)


def _stage(cell: StageCell) -> dict[str, Any]:
    return {
        "state": cell.state,
        "documents": [document.id for document, _ in cell.documents],
        "day": cell.day,
        "basis": cell.basis.zh if cell.basis else None,
        "days_left": cell.days_left,
    }


def _sought(wanted: Evidence) -> str:
    return wanted.kind or wanted.table or wanted.owed or wanted.what.in_("zh")


def _sources(links: Iterable[Relation]) -> list[str]:
    return [link.source.id for link in links]


def _ids(records: Iterable[Record]) -> list[str]:
    return [record.id for record in records]
