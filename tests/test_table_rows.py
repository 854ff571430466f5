"""What rows of tables must hold: days that decide, what counts as an answer, links between rows."""

from datetime import date

import pytest

from any_column import AS_OF
from gongkai.checks.check import Scope
from gongkai.checks.table_rows import CHECKS
from gongkai.measures.measure import measure
from gongkai.views.record_tables import record_tables
from small_column import make_catalog, registries

HEAD = ["编号", "状态", "内容", "房屋", "开始", "结束", "最近查看", "结果", "原因", "接续"]


def row(code: str, **cells: str) -> list[str]:
    """Return a row of which only some cells are filled."""
    return [code, *(cells.get(name, "") for name in HEAD[1:])]


def found(*rows: list[str], as_of: date = AS_OF) -> list[str]:
    """Return the codes and cells that are found in a list of these rows, as of 30 June."""
    record = {
        "id": "p",
        "kind": "list",
        "of": "visits",
        "as_of": "2021-06-30",
        "tables": [{"file": "p.csv"}],
        "cells": {"p.csv": [HEAD, *rows]},
    }
    scope = Scope(make_catalog([record], registries()), as_of)
    findings = [one for check in CHECKS for one in check.run(scope)]
    return [f"{one.code.id} {one.place.line}:{one.place.column}" for one in findings]


@pytest.mark.parametrize(
    ("ends", "as_of", "is_late"),
    [
        ("2021-06-15", date(2021, 7, 13), False),
        ("2021-06-15", date(2021, 7, 14), True),
        ("2021-09-10", date(2021, 10, 14), False),
        ("2021-09-10", date(2021, 10, 15), True),
        ("2020-12-31", date(2021, 1, 29), False),
        ("2020-12-31", date(2021, 2, 1), True),
    ],
    ids=["last day", "day after", "holidays", "after holidays", "new year", "after new year"],
)
def test_result_is_owed_after_working_days(ends: str, as_of: date, is_late: bool) -> None:
    assert found(row("V1", 结束=ends), as_of=as_of) == ["GK981 2:8"] * is_late


def test_year_without_a_calendar_is_not_judged() -> None:
    assert found(row("V1", 结束="2019-03-01")) == []


@pytest.mark.parametrize(
    ("answer", "is_answer"), [("拆除", True), ("/", True), ("无", True), ("", False), ("—", False)]
)
def test_stroke_is_an_answer_and_dash_is_none(answer: str, is_answer: bool) -> None:
    assert found(row("V1", 状态="取消", 原因=answer)) == ["GK980 2:9"] * (not is_answer)


@pytest.mark.parametrize("state", ["取消", "dropped", "Dropped", " 取 消 "])
def test_rows_are_chosen_by_a_term_in_every_writing(state: str) -> None:
    assert found(row("V1", 状态=state)) == ["GK980 2:9"]
    assert found(row("V1", 状态="计划", 最近查看="2021-06-30")) == []


def test_only_the_first_day_out_of_order_is_reported_and_a_missing_one_is_passed() -> None:
    assert found(row("V1", 开始="2021-06-02", 结束="2021-06-01", 结果="合格")) == ["GK982 2:6"]
    assert found(row("V1", 结束="2021-06-01", 结果="合格")) == []


def test_freshness_is_judged_on_the_day_of_the_list() -> None:
    seen = row("V1", 状态="计划", 最近查看="2021-06-16")
    assert found(seen, as_of=date(2021, 12, 31)) == []
    assert found(row("V1", 状态="计划", 最近查看="2021-06-15")) == ["GK984 2:7"]


def test_group_is_whole_with_all_its_parts_in_any_order() -> None:
    roof, stairs = row("V1", 房屋="一号楼", 内容="roof"), row("V2", 房屋="一号楼", 内容="楼梯")
    other = row("V3", 房屋="二号楼", 内容="屋顶")
    assert found(roof, other, stairs) == ["GK983 3:3"]


def test_row_that_another_names_is_linked() -> None:
    cells = [HEAD, row("V1"), row("V2", 接续="V1"), row("V3", 接续="V9")]
    record = {"id": "p", "kind": "list", "of": "visits", "tables": [{"file": "p.csv"}]}
    catalog = make_catalog([record | {"cells": {"p.csv": cells}}], registries()).until(AS_OF)
    (shown,) = record_tables(catalog["p"], catalog, measure(catalog, AS_OF)).shown
    after = [one.address for r in shown.rows for one in r.cells if one.column.field.name == "after"]
    assert after == [None, "r/p/#V1", None]
