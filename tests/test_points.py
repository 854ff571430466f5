"""Each key task of 2021: what makes it done, and that nothing less does (tests/points.yml)."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from gongkai.measures.measure import measure
from gongkai.measures.obligations.obligation import MET, ObligationState
from gongkai.measures.obligations.points import Cell
from gongkai.model.catalog import Catalog
from gongkai.model.registries import Registries
from small_column import make_catalog, read_case

TABLE = read_case(Path(__file__).parent / "points.yml")
PROVEN = [point for point, row in TABLE.items() if "done" in row]
DURING, AFTER = date(2021, 12, 1), date(2022, 1, 10)
OTHERS = {"id": "something", "kind": "notice", "column": "notices"}
"""A record that proves nothing: with it the unit is on the site."""


@pytest.fixture(scope="module")
def known(this_catalog: Catalog) -> Registries:
    return this_catalog.registries


def cell(point: str, records: list[Mapping[str, Any]], known: Registries, day: date) -> Cell:
    unit = unit_of(point, known)
    known = with_only(point, known)
    kept = TABLE[point].get("kept", []) if isinstance(TABLE[point], dict) else []
    given = [
        {"id": f"record-{number}", "unit": unit, "column": "policies", "published": "2021-03-01"}
        | record
        for number, record in enumerate([*kept, *records, OTHERS])
    ]
    found = measure(make_catalog(given, known).until(day), day)
    return found.obligations.cells_of(f"2021/{point}")[unit]


def with_only(point: str, known: Registries) -> Registries:
    """Return the registries with one point: nothing else is measured."""
    year = known.points[2021]
    one = tuple(entry for entry in year.points if entry.id == point)
    return replace(known, points={2021: year.model_copy(update={"points": one})})


def unit_of(point: str, known: Registries) -> str:
    row = TABLE[point]
    if isinstance(row, dict):
        return str(row["unit"])
    (_, one) = known.point(f"2021/{point}") or (None, None)
    assert one is not None
    return next(iter(one.responsible.units), "shizhong")


def during(point: str) -> date:
    return date.fromisoformat(TABLE[point].get("during", str(DURING)))


def after(point: str) -> date:
    return date.fromisoformat(TABLE[point].get("after", str(AFTER)))


def without_one(records: list[Any]) -> Iterator[list[Any]]:
    for number in range(len(records)):
        yield [*records[:number], *records[number + 1 :]]


def test_every_task_has_its_row(known: Registries) -> None:
    assert [point.id for point in known.points[2021].points] == list(TABLE)


@pytest.mark.parametrize("point", PROVEN)
def test_done_with_everything(point: str, known: Registries) -> None:
    found = cell(point, TABLE[point]["done"], known, during(point))
    assert found.state is ObligationState.DONE


@pytest.mark.parametrize("point", PROVEN)
def test_not_done_without_one_of_its_parts(point: str, known: Registries) -> None:
    for records in without_one(TABLE[point]["done"]):
        found = cell(point, records, known, during(point))
        assert found.state in (
            ObligationState.DUE,
            ObligationState.PARTLY,
            ObligationState.OVERDUE,
        )
        assert found.missing


@pytest.mark.parametrize("point", PROVEN)
def test_overdue_after_its_day(point: str, known: Registries) -> None:
    for records in without_one(TABLE[point]["done"]):
        found = cell(point, records, known, after(point))
        assert found.state is ObligationState.OVERDUE


@pytest.mark.parametrize("point", [p for p in PROVEN if "late" in TABLE[p]])
def test_late(point: str, known: Registries) -> None:
    found = cell(point, TABLE[point]["late"], known, during(point))
    assert found.state is ObligationState.LATE
    assert found.compliance.days


@pytest.mark.parametrize("point", [p for p in PROVEN if "half" in TABLE[p]])
def test_half(point: str, known: Registries) -> None:
    found = cell(point, TABLE[point]["done"][:-1], known, during(point)).compliance
    assert f"{found.count} of {found.of}" == TABLE[point]["half"]


@pytest.mark.parametrize("point", [point for point in TABLE if point not in PROVEN])
def test_what_no_machine_measures_is_never_done(point: str, known: Registries) -> None:
    row = TABLE[point]
    found = cell(point, [], known, AFTER)
    assert found.state.value == (row["state"] if isinstance(row, dict) else row)
    assert found.unmeasured or found.state is ObligationState.DECLARED
    assert found.state not in MET


def test_a_kind_that_is_built_is_not_awaited(known: Registries) -> None:
    """The list of kinds that are not built yet names no other: sources/ reports both."""
    year = known.points[2021]
    kinds = {wanted.kind for point in year.points for wanted in point.evidence}
    assert set(year.awaits) <= kinds
