"""Annual reports: forms that close, and figures over the years."""

from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import workspace
from any_column import AS_OF
from gongkai.measures.measure import measure
from gongkai.measures.near_duplicates import near_duplicates
from gongkai.measures.register import counted, registered_by
from gongkai.measures.tables.identities import identity_states
from gongkai.measures.tables.totals import total_states
from gongkai.model.kinds.report import Report
from gongkai.model.tables.schema import TableFile, TableSchema
from gongkai.model.tables.table import DataTable
from gongkai.sources.documents.grid import CellGrid, Sheet
from gongkai.sources.registries import load_registries
from gongkai.sources.tables.read import read_table
from gongkai.views.report_years import are_comparable, report_year_pages
from small_column import make_catalog, registries

pytestmark = pytest.mark.demonstration  # the forms are those of data/tables

BALANCE = ("received", "carried-in", "handled", "carried-over")
COUNTS = st.integers(min_value=0, max_value=99)


@cache
def form() -> TableSchema:
    """Return the form of part three, as this column has it."""
    return load_registries(workspace.ROOT).registries.tables["report-requests-2021"]


def results() -> list[str]:
    return [row.name for row in form().rows if row.name not in BALANCE]


def read(cells: Mapping[str, list[int]]) -> DataTable:
    """Return the form with these figures, its rows in the cells that the format gives them."""
    rows: list[list[Any]] = [
        ["项目", "", "", *(field.title.in_("zh") for field in form().fields[1:])]
    ]
    for row in form().rows:
        upper, _, lower = row.title.in_("zh").partition("：")
        rows.append(["", upper, lower, *cells[row.name]])
    grid = CellGrid([Sheet("", rows, [])], "UTF-8")
    return read_table(grid, form(), TableFile(file="t.csv"), path="t.csv", key="t", mark="tables.0")


def closes(table: DataTable) -> bool:
    return all(s.closes for s in total_states(table)) and all(
        s.holds for s in identity_states(table)
    )


@st.composite
def reports(draw: st.DrawFn) -> dict[str, list[int]]:
    """Return a report that closes."""
    cells = {name: draw(st.lists(COUNTS, min_size=6, max_size=6)) for name in results()}
    cells["handled"] = [sum(one) for one in zip(*cells.values(), strict=True)]
    cells["carried-over"] = draw(st.lists(COUNTS, min_size=6, max_size=6))
    whole = [a + b for a, b in zip(cells["handled"], cells["carried-over"], strict=True)]
    cells["carried-in"] = [draw(st.integers(min_value=0, max_value=one)) for one in whole]
    cells["received"] = [a - b for a, b in zip(whole, cells["carried-in"], strict=True)]
    return {name: [*row, sum(row)] for name, row in cells.items()}


@settings(max_examples=15)
@given(reports(), st.data())
def test_no_cell_of_a_report_can_be_changed_unseen(
    cells: dict[str, list[int]], data: st.DataObject
) -> None:
    table = read(cells)
    assert (table.faults, len(table.rows), closes(table)) == ((), 25, True)
    row = data.draw(st.sampled_from([row.name for row in form().rows]))
    column = data.draw(st.integers(min_value=0, max_value=6))
    cells[row][column] += data.draw(st.integers(min_value=1, max_value=9))
    assert not closes(read(cells))


def requests(received: int, granted: int) -> list[list[Any]]:
    """Return a form of the small column that closes."""
    left = received - granted
    return [
        ["项目", "自然人", "商业企业", "总计"],
        ["一、本年新收", received, 0, received],
        ["二、上年结转", 0, 0, 0],
        ["（一）予以公开", granted, 0, granted],
        ["（二）不予公开", 0, 0, 0],
        ["（三）总计", granted, 0, granted],
        ["四、结转下年度", left, 0, left],
    ]


def report(year: int, cells: list[list[Any]] | None) -> dict[str, Any]:
    said = {"id": f"report-{year}", "kind": "report", "year": str(year), "title": f"{year}年年报"}
    said["published"] = f"{year + 1}-01-20"
    if cells is None:
        return said
    return said | {"tables": [{"of": "requests", "file": "r.csv"}], "cells": {"r.csv": cells}}


def test_years_are_drawn_with_their_gaps() -> None:
    catalog = make_catalog(
        [
            report(2017, requests(3, 3)),
            report(2019, requests(7, 5)),
            report(2020, None),
        ]
    )
    (page,) = report_year_pages(catalog, measure(catalog, AS_OF))
    years = page.data

    assert [(one.year, one.report is not None) for one in years.years] == [
        (2020, True),
        (2019, True),
        (2018, False),
        (2017, True),
    ]
    received = [one.figures[0] and one.figures[0].value for one in years.years]
    assert received == [None, Decimal(7), None, Decimal(3)]
    first = years.years[1].figures[0]
    assert first.address == "r/report-2019/#received"
    assert [chart.levels[0].message for chart in years.charts][:1] == ["Requests received"]
    assert [point.period for point in years.charts[0].gaps] == ["2018", "2020"]
    assert [line for _, line in years.charts[0].scale] == [0, 2, 4, 6, 8]


def test_one_report_is_not_compared() -> None:
    catalog = make_catalog([report(2019, requests(7, 5))])
    assert not are_comparable(catalog["report-2019"].unit, catalog)
    assert list(report_year_pages(catalog, measure(catalog, AS_OF))) == []


PHRASES = (
    "本报告根据《中华人民共和国政府信息公开条例》和国务院办公厅的统一格式要求，"
    "由办公室汇总各科室的数据编制，数据均经核对。"
) * 3
FIRST = (
    "全年公布信息百余条，窗口接待群众来访，主要询问补贴发放和道路施工，均当场答复或者转交承办科室，次日回访。"
    "部门预算以图片形式公布的有几份，不便于复制和计算，今后统一改为电子表格，并在统一栏目设置到期提醒。"
)
OTHER = (
    "新建公开专区一处，增设自助查询设备，老年人由工作人员陪同查询，意见簿逐条回复，月底张贴处理结果供查看。"
    "上年指出的图片预算已经换成表格，新增一名值班人员，每月十日公布到账进度，决算改由财政统一上传。"
)


@pytest.mark.parametrize(("text", "is_found"), [(OTHER, False), (FIRST, True)])
def test_set_phrases_do_not_make_a_copy(text: str, is_found: bool) -> None:
    rule = {"id": "R61", "title": "雷同", "text": "年报不得雷同。", "source": "来函"}
    rule |= {"certainty": "V~", "share": 0.6, "from": "2019-01-01"}
    known = registries({"rules": [rule | {"phrases": ["本报告根据[^。]*。"]}]})
    texts = {2019: FIRST, 2020: text}
    records = [report(year, None) | {"text": PHRASES + said} for year, said in texts.items()]
    found = near_duplicates(make_catalog(records, known).of(Report), known, "R61")
    assert bool(list(found)) is is_found


REGISTER = [
    ["编号", "收到日期", "申请人类别", "办理结果", "答复日期"],
    ["A", "2019-12-20", "自然人", "予以公开", "2020-01-10"],
    ["B", "2020-03-01", "商业企业", "不予公开", "2020-03-20"],
    ["C", "2020-12-20", "自然人", "", ""],
    ["D", "2020-06-01", "自然人", "予以公开", "2021-01-05"],
]


@pytest.mark.parametrize(
    ("year", "row", "numbers"),
    [
        (2019, "received", "A"),
        (2019, "carried-over", "A"),
        (2019, "handled", ""),
        (2020, "received", "BCD"),
        (2020, "carried-in", "A"),
        (2020, "granted", "A"),
        (2020, "refused", "B"),
        (2020, "handled", "AB"),
        (2020, "carried-over", "CD"),
        (2021, "carried-in", "CD"),
        (2021, "granted", "D"),
        (2021, "carried-over", "C"),
    ],
)
def test_register_counts_as_the_report_does(year: int, row: str, numbers: str) -> None:
    record = {"id": "register", "kind": "list", "of": "request-register", "title": "登记簿"}
    record |= {"tables": [{"file": "g.csv"}], "cells": {"g.csv": REGISTER}}
    catalog = make_catalog([record])
    cells = counted(registered_by([catalog["register"].unit], catalog), year)
    assert "".join(cells.get((row, "total"), ())) == numbers
