"""What the site once said of the demonstration and its own inspection denied stays gone."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from gongkai import mkdocs as theme
from gongkai.checks.check import Scope
from gongkai.checks.registered import run_checks
from gongkai.measures.obligations.obligation import MET, ObligationKind, ObligationState
from gongkai.measures.obligations.points import Cell
from gongkai.measures.obligations.timeliness import timeliness
from gongkai.measures.stages import StageState
from gongkai.model.catalog import Catalog
from gongkai.model.stages import Stage
from gongkai.views.explained import explained_list
from gongkai.views.figures import JUDGED, figures
from gongkai.views.page import Page
from gongkai.views.points import PointPage, point_pages
from gongkai.views.progress import progress

DAY, LATER = date(2021, 7, 15), date(2022, 2, 15)


@pytest.fixture(scope="module")
def now(this_catalog: Catalog) -> Scope:
    return Scope(this_catalog.until(DAY), DAY)


@pytest.fixture(scope="module")
def later(this_catalog: Catalog) -> Scope:
    return Scope(this_catalog.until(LATER), LATER)


def cell(scope: Scope, point: str, unit: str) -> Cell:
    found = scope.measures.obligations.cell(f"2021/{point}", unit)
    assert found is not None
    return found


def pages(scope: Scope) -> Iterator[tuple[Page, PointPage]]:
    for page in point_pages(scope.catalog, scope.measures):
        if isinstance(page.data, PointPage):
            yield page, page.data


def test_no_task_is_done_by_a_part_of_it(now: Scope, later: Scope) -> None:
    assert cell(now, "10", "sample-district").state is ObligationState.PARTLY
    assert cell(later, "10", "sample-district").state is ObligationState.OVERDUE
    (lacking,) = cell(later, "10", "sample-district").missing
    assert "部门和所属单位的预算" in lacking.wanted.what.in_("zh")
    assert cell(now, "22", "sample-district").parts[0].compliance.of == 8
    assert cell(later, "22", "sample-district").state is ObligationState.OVERDUE
    assert cell(later, "29", "sample-finance").state is ObligationState.OVERDUE
    assert len(cell(now, "17", "sample-education").parts) > 1
    assert cell(now, "30", "sample-district").unmeasured


def test_a_task_is_not_done_where_the_inspection_misses_an_explanation(now: Scope) -> None:
    owing = {
        now.catalog[finding.record].unit
        for finding in run_checks(now)
        if finding.code.id == "GK320" and finding.record is not None
    }
    assert owing == {"sample-education"}
    explained = cell(now, "23", "sample-education")
    assert explained.state is ObligationState.OVERDUE
    assert (explained.compliance.due, explained.compliance.days) == (date(2021, 7, 14), 1)


def test_a_document_that_only_ends_part_of_another_owes_no_explanation(now: Scope) -> None:
    assert now.measures.explanation_of("estate-lift-subsidy-change") is None
    assert cell(now, "23", "sample-housing").state is ObligationState.DONE


def test_feedback_is_owed_by_the_day_of_its_consultation(now: Scope) -> None:
    housing = cell(now, "27", "sample-housing")
    assert housing.state is ObligationState.OVERDUE
    assert housing.compliance.due == date(2021, 5, 14)
    (overdue,) = (
        one
        for one in now.measures.obligations.of(ObligationKind.FEEDBACK)
        if one.state is ObligationState.OVERDUE
    )
    (matter,) = now.catalog.matters_of(overdue.subject)
    stage = now.measures.matter(matter.id).cells[Stage.OPINIONS]
    assert (stage.state, stage.day) == (StageState.OVERDUE, overdue.compliance.due)


def test_what_nobody_explained_counts_against_the_share_on_time(now: Scope) -> None:
    found = timeliness(now.measures.obligations.of(ObligationKind.EXPLANATION))
    assert (found.on_time, found.due) == (8, 9)


def test_a_late_plan_is_shown_late(now: Scope) -> None:
    closing = cell(now, "closing", "sample-finance")
    (plan,) = closing.late
    assert (plan.compliance.state, plan.compliance.days) == (ObligationState.LATE, 6)
    assert closing.state is ObligationState.PARTLY  # the report on the year is still to come


def test_the_share_of_other_forms_is_reported_and_held_against_its_rule(now: Scope) -> None:
    (share,) = explained_list(now.catalog, now.measures).forms
    assert (share.year, share.wanted, share.rule) == (2021, 0.6, "R84")
    reported = cell(now, "24", "sample-district").parts[0].compliance
    assert (
        (reported.count, reported.of) == (len(share.in_other_forms), len(share.explained)) == (3, 8)
    )
    assert share.is_reached is False
    assert cell(now, "24", "sample-district").state not in MET
    by_unit = [
        next(iter(c.parts)).compliance
        for c in now.measures.obligations.cells_of("2021/24").values()
        if c.unit.sample and c.unit.id != "sample-district"
    ]
    counted = [one for one in by_unit if one.state is not ObligationState.NOT_APPLICABLE]
    assert sum(one.count for one in counted) == 3
    assert sum(one.of for one in counted) == 8


def test_every_tagged_record_is_on_the_page_of_its_task(now: Scope) -> None:
    for page, point in pages(now):
        reference = point.year.reference(point.point)
        there = {row.record.id for row in point.beside}
        for _, _, cells in point.groups:
            for one in cells:
                there |= {row.record.id for row in one.elsewhere}
                there |= {row.record.id for part in one.parts for row in part.evidence}
        assert {record.id for record in now.catalog.of_point(reference)} <= there, page.address


def test_only_what_is_not_built_is_awaited(now: Scope) -> None:
    awaited = set(now.catalog.registries.points[2021].awaits)
    assert not awaited & {"reply", "place", "question", "inspection"}


def test_every_lacking_part_says_what_is_missing_only_once(now: Scope) -> None:
    for page, point in pages(now):
        for _, _, cells in point.groups:
            for one in cells:
                for part in one.parts:
                    named = [
                        (missing.row.record.id if missing.row else missing.name.zh, missing.stage)
                        for missing in part.missing
                    ]
                    assert len(named) == len(set(named)), (page.address, one.unit.id)
                    assert all(name != "2021" for name, _ in named)


def test_nothing_is_judged_of_real_units_by_invented_records(now: Scope, later: Scope) -> None:
    for scope in (now, later):
        for _, one in scope.measures.obligations.each_cell():
            if not one.unit.sample:
                assert one.state in (
                    ObligationState.NO_RECORDS,
                    ObligationState.NOT_COMPUTED,
                    ObligationState.DECLARED,
                    ObligationState.ELSEWHERE,
                ), one.unit.id


def test_what_a_real_unit_is_said_to_have_was_seen_on_a_page(now: Scope) -> None:
    for unit in now.loaded.registries.units.values():
        if not unit.sample and (unit.prefixes or unit.site or unit.index_prefixes):
            assert unit.seen, unit.id


def test_the_demonstration_shows_every_state(now: Scope) -> None:
    year = now.catalog.registries.points[2021]
    shown = {state for state, _ in progress(year, now.catalog, now.measures).totals}
    assert shown == set(ObligationState) - {ObligationState.NOT_COMPUTED}


def test_figures_lead_to_the_records_that_add_up_to_them(now: Scope) -> None:
    found = figures(now.catalog, now.measures)
    behind = {str(label.message): len(rows) for label, rows in found.behind}
    whole = found.completeness[0]
    assert behind["Matters complete"] == len(whole.complete)
    assert sum(n for key, n in behind.items() if key.startswith("Matters")) == len(whole.matters)
    assert behind["Consultations answered"] == len(whole.answered)
    assert sum(n for key, n in behind.items() if key.startswith("Cons")) == len(whole.asked)


def test_every_state_of_a_chart_has_its_colour() -> None:
    style = (Path(theme.__file__).parent / "theme" / "assets" / "gongkai.css").read_text("utf-8")
    for state in JUDGED:
        assert f".gk-chart__{state.value} {{" in style
