"""Tables beside records: layouts as offices have them, cells, sums, versions, files, pages."""

import csv
import io
import json
from collections.abc import Mapping
from datetime import datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import python_calamine
import xlsxwriter
import yaml
from hypothesis import given
from hypothesis import strategies as st

from any_column import AS_OF
from gongkai.i18n.translation import translation
from gongkai.measures.measure import Measures, measure
from gongkai.measures.report_forms import FORMATS
from gongkai.measures.tables.identities import identity_states
from gongkai.measures.tables.jumps import jumps, scaled
from gongkai.measures.tables.parts import part_states
from gongkai.measures.tables.periods import gaps
from gongkai.measures.tables.ratios import ratio_states
from gongkai.measures.tables.totals import is_group, total_states
from gongkai.measures.tables.versions import anchors, difference
from gongkai.model.articles import articles_in
from gongkai.model.catalog import Catalog
from gongkai.model.editions import DEFAULT
from gongkai.model.tables.labels import RowLabels
from gongkai.model.tables.schema import TableField, TableFile, TableSchema
from gongkai.model.tables.table import CellMark, DataTable, Trouble, printed
from gongkai.render.files import FileRenderer
from gongkai.render.renderer import PageRenderer
from gongkai.render.urls import Origin
from gongkai.render.words import write_value
from gongkai.sources.documents.grid import CellGrid, Sheet
from gongkai.sources.documents.grids import grid_of
from gongkai.sources.registries import load_registries
from gongkai.sources.tables.cells import CellError, factor_between, mark_of, reader_of
from gongkai.sources.tables.read import read_table
from gongkai.views.jump import jump_files
from gongkai.views.plain_tables import plain_tables
from gongkai.views.record_tables import record_tables
from gongkai.views.records import record_pages
from gongkai.views.shown_tables import further_pages
from gongkai.views.table_pages import table_files, table_pages
from made_workbooks import workbook
from small_column import BASE, make_catalog, registries

LAYOUTS: Mapping[str, Any] = yaml.safe_load(
    (Path(__file__).parent / "tables" / "layouts.yml").read_text(encoding="utf-8")
)
PUBLISHED: Mapping[str, Any] = yaml.safe_load(
    (Path(__file__).parent / "tables" / "published.yml").read_text(encoding="utf-8")
)
FILE = TableFile(file="t.csv")
PROJECTS = registries().tables["projects"]
MONTHS = registries().tables["months"]


@pytest.fixture(scope="module")
def schemas(this_column: Path) -> Mapping[str, TableSchema]:
    return load_registries(this_column).registries.tables


def read(rows: list[list[Any]], schema: TableSchema, merged: Any = (), **more: Any) -> DataTable:
    grid = CellGrid([Sheet("", rows, [tuple(one) for one in merged])], "UTF-8")
    given = {"path": "t.csv", "key": schema.id, "mark": "tables.0", **more}
    return read_table(grid, schema, FILE, **given)


def as_text(value: Any) -> Any:
    """Return YAML as front matter is read: every scalar is text."""
    if isinstance(value, dict):
        return {key: as_text(item) for key, item in value.items()}
    if isinstance(value, list):
        return [as_text(item) for item in value]
    return value if isinstance(value, bool) else str(value)


@pytest.mark.parametrize("name", LAYOUTS)
def test_layout_is_read(name: str, schemas: Mapping[str, TableSchema]) -> None:
    case = LAYOUTS[name]
    own = case.get("schema")
    schema = TableSchema.model_validate(as_text(own)) if own else schemas[case["of"]]
    rows = [
        [one if isinstance(one, int | float | dict) else str(one) for one in row]
        for row in case["rows"]
    ]
    rows = [[{"d": str(one["d"])} if isinstance(one, dict) else one for one in row] for row in rows]
    table = read(rows, schema, case.get("merged", ()))
    by_number = {row.number: row for row in table.rows}
    found = [
        [n, field, printed(table.value(by_number[n], field))] for n, field, _ in case["values"]
    ]
    assert found == [[n, field, str(value)] for n, field, value in case["values"]]
    assert [[f.row, f.field, f.trouble.value] for f in table.faults] == case.get("faults", [])
    assert len(table.notes) == case.get("notes", 0)
    states = [*(s.closes for s in total_states(table)), *(s.holds for s in identity_states(table))]
    assert (all(states), len(states)) == (True, case["closes"])


@pytest.mark.parametrize("rule", FORMATS)
def test_tables_that_reports_must_have_are_there(rule: str, this_column: Path) -> None:
    known = load_registries(this_column).registries
    wanted = [sort for part in known.rules[rule].parts for sort in part.tables]
    assert len(known.rules[rule].parts) == 6
    assert [sort for sort in wanted if sort not in known.tables] == []


@pytest.mark.parametrize("name", PUBLISHED)
def test_published_layout_is_read_from_a_workbook(
    name: str, schemas: Mapping[str, TableSchema]
) -> None:
    case = PUBLISHED[name]
    table = published(case, case["rows"], schemas)
    by_number = {row.number: row for row in table.rows}
    wanted = [[n, field, str(value)] for n, field, value in case["values"]]
    assert [[n, f, printed(table.value(by_number[n], f))] for n, f, _ in wanted] == wanted
    faults = [[fault.row, fault.field, fault.trouble.value] for fault in table.faults]
    assert faults == case.get("faults", [])
    assert len(table.notes) == case.get("notes", 0)
    states = [*(s.closes for s in total_states(table)), *(s.holds for s in identity_states(table))]
    assert (open_cells(table), len(states)) == (set(), case["closes"])


@pytest.mark.parametrize("name", [name for name, case in PUBLISHED.items() if "fault" in case])
def test_one_wrong_number_is_found_at_its_totals(
    name: str, schemas: Mapping[str, TableSchema]
) -> None:
    case = PUBLISHED[name]
    rows = [[*row] for row in case["rows"]]
    fault = case["fault"]
    rows[int(fault["cell"][1:]) - 1][ord(fault["cell"][0]) - ord("A")] = fault["to"]
    assert open_cells(published(case, rows, schemas)) == {*fault["found"]}


def published(
    case: Mapping[str, Any], rows: list[list[Any]], schemas: Mapping[str, TableSchema]
) -> DataTable:
    """Return a table that was written into a workbook and read from its bytes."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream)
    sheet, day = book.add_worksheet("表"), book.add_format({"num_format": "yyyy-mm-dd"})
    for top, bottom, left, right in case.get("merged", ()):
        sheet.merge_range(top, left, bottom, right, "")
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            if isinstance(cell, dict):
                sheet.write_datetime(number, column, datetime.combine(cell["d"], time()), day)
            elif cell != "":
                sheet.write(number, column, cell if isinstance(cell, int | float) else str(cell))
    book.close()
    own = case.get("schema")
    schema = TableSchema.model_validate(as_text(own)) if own else schemas[case["of"]]
    more = {"path": "t.xlsx", "key": schema.id, "mark": "tables.0", "year": case.get("year")}
    return read_table(grid_of("t.xlsx", stream.getvalue()), schema, FILE, **more)


def open_cells(table: DataTable) -> set[str]:
    """Return the cells at which a sum, an identity, a part or a percentage does not hold."""
    found = [(state.row, state.field) for state in total_states(table) if not state.closes]
    found += [state.cells[0] for state in identity_states(table) if not state.holds]
    found += [(state.row, state.field) for state in part_states(table) if not state.fits]
    found += [(state.row, state.ratio.field) for state in ratio_states(table) if not state.holds]
    return {table.cell(row, name) for row, name in found}


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        *[
            ("", CellMark.BLANK),
            ("/", CellMark.SLASH),
            ("／", CellMark.SLASH),
            ("—", CellMark.DASH),
        ],
        *[("——", CellMark.DASH), ("-", CellMark.DASH), ("0", None), ("无", None), ("//", None)],
    ],
)
def test_blank_slash_dash_and_nought_are_four_things(text: str, mark: CellMark | None) -> None:
    assert mark_of(text) is mark


FIELD = PROJECTS.field("amount")
assert FIELD is not None


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        *[("1,234.5", "1234.5"), ("１２３", "123"), ("(12)", "-12"), ("−3", "-3"), ("0", "0")],
        *[("0.5亿元", "5000"), ("300元", "0.03"), (12, "12"), (0.1, "0.1"), (1e-17, "0")],
    ],
)
def test_number_is_read_however_it_is_written(cell: object, value: str) -> None:
    read_cell = reader_of(FIELD, frozenset(), Decimal(1), None)
    assert printed(read_cell(cell)) == value


@pytest.mark.parametrize("cell", ["约100", "1,23", "12人", "1.2.3", "无", "1e3", True, "--5"])
def test_what_is_no_number_is_not_guessed(cell: object) -> None:
    with pytest.raises(CellError):
        reader_of(FIELD, frozenset(), Decimal(1), None)(cell)


@given(st.decimals(min_value=-(10**12), max_value=10**12, places=4))
def test_number_is_the_same_with_separators_and_full_width(number: Decimal) -> None:
    wide = "".join(chr(ord(c) + 0xFEE0) if c in "0123456789" else c for c in f"{number:,f}")
    read_cell = reader_of(FIELD, frozenset(), Decimal(1), None)
    assert read_cell(f"{number:,f}") == read_cell(wide) == number
    assert Decimal(write_value(number, "en", 4).replace(",", "")) == number


def test_units_of_one_kind_are_converted_and_no_others() -> None:
    assert factor_between("元", "万元") == Decimal("0.0001")
    assert factor_between("亿元", "万元") == 10000
    assert factor_between("人", "万元") is None


def test_cells_have_the_names_that_programs_show() -> None:
    table = read([["标题"], ["备用", "编号", "名称", "投资"], ["", "G1", "道路", "10"]], PROJECTS)
    assert [table.cell(row.number, "amount") for row in table.rows] == ["D3"]


@given(st.lists(st.integers(-999, 9999), min_size=1, max_size=30), st.integers(-9, 9))
def test_total_is_found_false_by_just_what_it_is_off(amounts: list[int], off: int) -> None:
    rows = [["编号", "名称", "投资"], *([f"G{n}", "项目", v] for n, v in enumerate(amounts))]
    rows.append(["", "合计", sum(amounts) + off])
    (state,) = total_states(read(rows, PROJECTS))
    assert state.printed - state.summed == off
    assert state.closes is (off == 0)
    assert state.rows == tuple(range(2, len(amounts) + 2))


def test_what_is_a_part_of_another_row_is_not_summed_again() -> None:
    rows = [
        ["编号", "名称", "投资"],
        ["1", "税收", 90],
        ["2", "其中：增值税", 50],
        ["", "合 计", 90],
    ]
    assert [state.closes for state in total_states(read(rows, PROJECTS))] == [True]


def test_errors_of_formulas_are_found_in_workbooks() -> None:
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream)
    sheet = book.add_worksheet("甲&乙")
    for number, row in enumerate([["编号", "名称", "投资"], ["G1", "道路", 1], ["G2", "桥", ""]]):
        sheet.write_row(number, 0, row)
    sheet.write_formula("C3", "=1/0", value="#DIV/0!")
    sheet.write_formula("B4", "=VLOOKUP(1,A:B,2,0)", value="#N/A")
    book.close()
    grid = grid_of("t.xlsx", stream.getvalue())
    table = read_table(grid, PROJECTS, FILE, path="t.xlsx", key="k", mark="tables.0")
    found = [(fault.trouble, fault.row, fault.column, fault.details) for fault in table.faults]
    assert found == [
        (Trouble.FORMULA_ERROR, 3, 3, {"value": "#DIV/0!"}),
        (Trouble.FORMULA_ERROR, 4, 2, {"value": "#N/A"}),
    ]


@pytest.mark.parametrize(
    ("text", "is_meant"),
    [
        *[("合　计", True), ("三、合计：", True), ("（三）合计", True), ("3.合计", True)],
        *[("其中：合计", False), ("合计数", False), ("一季度小计", True), ("季度小计表", False)],
        *[("一、本年新收", True), ("二、本年新收", False), ("本年新收", False), ("", False)],
    ],
)
def test_number_before_what_a_row_is_called_does_not_count(text: str, is_meant: bool) -> None:
    assert (text in RowLabels(["合计", "*季度小计", "一、本年新收"])) is is_meant


@pytest.mark.parametrize(
    ("text", "articles"),
    [
        ("第九条、第十二条第二款", {9, 12}),
        ("第三条至第五条", {3, 4, 5}),
        ("第二十一条，第30条", {21, 30}),
        ("", set()),
    ],
)
def test_articles_are_read(text: str, articles: set[int]) -> None:
    assert articles_in(text) == articles


def test_change_that_a_note_explains_is_silent_and_a_wrong_unit_is_found_once() -> None:
    head = ["编号", "名称", "投资", "上年"]
    rows = [head, ["G1", "道路", 900, 100], ["G2", "桥梁", 950, 100], ["G3", "渡口", 80, 90]]
    table = read([*rows, ["注：桥梁投资增加，是因为续建。", "", "", ""]], PROJECTS)
    assert [state.row for state in jumps(table, None, 5)] == [2]
    table = read([head, *([f"G{n}", "道路", 90_000 + n, 10] for n in range(3))], PROJECTS)
    assert [(state.field, state.times) for state in scaled(table, None)] == [("amount", 10_000)]
    assert list(jumps(table, None, 5)) == []


def test_rounded_totals_may_be_off_where_a_note_says_so() -> None:
    rows = [["编号", "名称", "投资"], *([f"G{n}", "路", "33.33"] for n in range(3))]
    rows.append(["合计", "", "100.00"])
    (state,) = total_states(read(rows, PROJECTS))
    assert (state.closes, state.printed, state.summed) == (False, 100, Decimal("99.99"))
    note = ["注：因四舍五入，合计与分项之和可能存在尾差。", "", ""]
    assert [state.closes for state in total_states(read([*rows, note], PROJECTS))] == [True]
    rows[-1][2] = "100.10"
    assert [state.closes for state in total_states(read([*rows, note], PROJECTS))] == [False]


def test_note_between_rows_hides_none_of_them() -> None:
    rows = [["编号", "名称", "投资"], ["G1", "路", 1], ["注：以下为续建项目", "", ""]]
    table = read([*rows, ["G2", "桥", 2], ["G3", "审核事项", 3]], PROJECTS)
    assert [row.number for row in table.rows] == [2, 4, 5]
    assert len(table.notes) == 1
    rows = [
        ["编号", "名称"],
        ["G1", "路"],
        ["备注：以下为续建项目", ""],
        ["G2", "桥"],
        ["G3", "渡口"],
    ]
    assert [row.number for row in read(rows, PROJECTS).rows] == [2, 4, 5]


def test_row_of_a_unit_in_a_grid_of_units_is_a_group(schemas: Mapping[str, TableSchema]) -> None:
    case = PUBLISHED["expenditure-of-several-units"]
    table = published(case, case["rows"], schemas)
    assert [row.number for row in table.rows if is_group(table, row)] == [4, 7]


def test_last_row_of_merged_cells_is_no_note() -> None:
    long = "对未取得许可擅自预售商品房的处罚"
    rows = [["编号", "名称", "依据"], ["G1", long, "《甲法》"], ["", long, ""], ["", "", long]]
    table = read(rows, PROJECTS, [[1, 3, 0, 0], [2, 3, 1, 1]])
    assert [table.keys, table.notes] == [["G1", "G1", "G1"], ()]
    table = read([*rows[:2], ["", long, ""]], PROJECTS)
    assert [row.number for row in table.rows] == [2, 3]


def test_gap_names_what_is_missing_also_before_the_first_row() -> None:
    rows = [["月份", "人数"], ["2021-03", 1], ["2021-06", 2]]
    found = [(gap.row, gap.missing) for gap in gaps(read(rows, MONTHS), "2021-01")]
    assert found == [(2, ("2021-02",)), (3, ("2021-04", "2021-05"))]


def test_difference_has_rows_added_removed_and_changed() -> None:
    old = read(
        [["编号", "名称", "投资"], ["A", "路", 1], ["B", "桥", 2], ["", "合计", 3]], PROJECTS
    )
    new = read(
        [["编号", "名称", "投资"], ["B", "桥", 5], ["C", "渠", 2], ["", "合计", 7]], PROJECTS
    )
    found = difference(new, old)
    assert [key for key, _ in found.added] == ["C"]
    assert [key for key, _ in found.removed] == ["A"]
    assert [
        (c.key, [(x.field, printed(x.before), printed(x.after)) for x in c.cells])
        for c in found.changed
    ] == [("B", [("amount", "2", "5")])]


def test_anchors_are_of_keys_and_all_different() -> None:
    rows = [["编号", "名称", "投资"], ["A 1", "路", 1], ["A 1", "桥", 2], ["", "合计", 3]]
    table = read(rows, PROJECTS)
    assert anchors(table) == ["A-1", "A-1--2", "row-4"]
    assert anchors(table, [table, table])[0] == "projects-A-1"


def test_gbk_and_what_is_no_text_are_kept_apart() -> None:
    rows = "编号,名称\r\n1,道路\r\n"
    assert grid_of("a.csv", rows.encode("gb18030")).encoding == "GBK"
    assert grid_of("a.csv", b"\xef\xbb\xbf" + rows.encode()).sheets[0].rows[0] == ["编号", "名称"]
    assert grid_of("a.csv", b"\xff\xfe\x00\x01\x02\x80\x81").sheets == []


ROWS = [
    ["编号", "名称", "单位", "投资", "网页"],
    ["G-2021-001", "道路<b>", "市财政局", "1200.5", "https://example.gov.cn/?a=1&b=2"],
]
ROWS += [[f"G-2021-{n:03}", "=桥", "某区水利局", "/", ""] for n in range(2, 131)]


@pytest.fixture(scope="module")
def column() -> tuple[Catalog, Measures]:
    before = [ROWS[0], *ROWS[3:], ["G-2020-001", "渡口", "市财政局", "7", ""]]
    records = [
        {
            "id": "before",
            "kind": "list",
            "as_of": "2020-01-01",
            "tables": [{"file": "b.csv"}],
            "cells": {"b.csv": before},
        },
        {
            "id": "now",
            "kind": "list",
            "previous": "before",
            "tables": [{"file": "n.csv"}],
            "cells": {"n.csv": ROWS},
        },
        {
            "id": "figures",
            "kind": "series",
            "tables": [{"file": "f.csv"}],
            "cells": {"f.csv": [["月份", "人数"], ["2021-01", "9"], ["2021-03", "8"]]},
        },
    ]
    catalog = make_catalog(records, registries()).until(AS_OF)
    return catalog, measure(catalog, AS_OF)


def test_long_table_has_pages_of_a_hundred_and_links_from_cells(
    column: tuple[Catalog, Measures],
) -> None:
    catalog, measures = column
    (shown,) = record_tables(catalog["now"], catalog, measures).shown
    (second,) = further_pages(catalog["now"], catalog, measures)
    assert (len(shown.rows), len(second.rows), shown.count) == (100, 30, 130)
    assert shown.pages == ("r/now/", "r/now/tables/projects/2/")
    cells = {cell.column.field.name: cell for cell in shown.rows[0].cells}
    assert cells["unit"].address == "units/finance/"
    assert cells["page"].href == "https://example.gov.cn/?a=1&b=2"
    assert cells["amount"].column.places == 1


@pytest.mark.parametrize("language", ["en", "zh"])
def test_pages_escape_cells_and_show_gaps(language: Any, column: tuple[Catalog, Measures]) -> None:
    catalog, measures = column
    pages = [*record_pages(catalog, measures), *table_pages(catalog, measures)]
    renderer = PageRenderer(catalog, Origin("", language, DEFAULT))
    html = {page.address: renderer.render(page).html for page in pages}
    assert "道路&lt;b&gt;" in html["r/now/"]
    assert 'id="G-2021-001"' in html["r/now/"]
    assert 'id="G-2021-130"' in html["r/now/tables/projects/2/"]
    assert "渡口" in html["r/now/tables/projects/changes/"]
    assert html["r/figures/"].count("gk-chart__gap") == 2, "the month, and the key"
    gap = "February 2021" if language == "en" else "2021年2月"
    assert gap in html["r/figures/"]


def test_files_say_the_same_in_every_form(column: tuple[Catalog, Measures]) -> None:
    catalog, measures = column
    files = {file.address: file for file in table_files(catalog, measures)}
    written = FileRenderer(Origin("", "en", DEFAULT), "site")
    made = {address: written.render(file) for address, file in files.items()}
    start = "r/now/tables/projects"
    rows = list(csv.DictReader(io.StringIO(made[f"{start}.csv"].decode("utf-8-sig"))))
    said = json.loads(made[f"{start}.json"])
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(made[f"{start}.xlsx"]))
    sheet = book.get_sheet_by_index(0).to_python()
    assert (
        [row["code"] for row in rows]
        == [row["code"] for row in said]
        == [row[0] for row in sheet[1:]]
    )
    assert (rows[0]["amount"], said[0]["amount"], sheet[1][3]) == ("1200.5", 1200.5, 1200.5)
    assert (rows[1]["amount"], said[1]["amount"], sheet[2][3]) == ("/", "/", "/")
    assert (rows[1]["page"], said[1]["page"], sheet[2][4]) == ("", None, "")
    assert rows[1]["name"] == "'=桥", "no spreadsheet takes it for a formula"
    meaning = json.loads(made[f"{start}.csv-metadata.json"])
    assert meaning["url"] == "projects.csv"
    assert [c["name"] for c in meaning["tableSchema"]["columns"]] == list(rows[0])
    assert meaning["null"] == ["", "/", "—"]
    assert "渡口" in made[f"{start}/changes/feed.xml"].decode()


def test_copies_get_the_whole_table_as_plain_values(
    column: tuple[Catalog, Measures],
) -> None:
    catalog, measures = column
    (table,) = plain_tables(catalog["now"], catalog, measures)
    assert len(table.rows) == 130
    assert {len(row) for row in table.rows} == {len(table.align)} == {5}
    assert table.align[3] == "right"
    assert sum(head.columns for head in table.heads[0]) == 5
    assert table.rows[0][2] == catalog.registries.units["finance"].short


def test_number_of_a_row_leads_to_it(column: tuple[Catalog, Measures]) -> None:
    files = {file.address: file.data for file in jump_files(*column)}
    entries = files["jump/rows-30.json"]
    assert [(one.number, one.address) for one in entries if one.record.record.id == "now"] == [
        ("G-2021-030", "r/now/#G-2021-030"),
        ("G-2021-130", "r/now/tables/projects/2/#G-2021-130"),
    ]


def test_site_without_tables_has_nothing_of_them() -> None:
    catalog = make_catalog([{"id": "a", "kind": "notice"}], registries())
    measures = measure(catalog, AS_OF)
    assert [*table_pages(catalog, measures), *table_files(catalog, measures)] == []
    assert translation("zh").messages
    assert BASE["tables"]


@pytest.mark.parametrize(
    ("value", "form", "shown"),
    [
        *[(0.235, "0.0%", "23.5%"), (1.111, "0%", "111.1%"), (0.235, "0.00%;[Red]-0.00%", "23.5%")],
        *[(23.5, '0.0"%"', 23.5), (0.29, "0%", "29%"), (-0.1, "0%", "-10%"), (0, "0.00%", "0%")],
        *[(601, "0000", "0601"), (20805, "000", "20805"), (1.5, "00", 1.5), (5, "0.00", 5)],
        *[("=A2/B2~0.0825", "0.00%", "8.25%"), ("—", "0%", "—"), ("12%", "0%", "12%")],
    ],
)
def test_number_is_read_as_excel_shows_it(value: object, form: str, shown: object) -> None:
    data = workbook({"表": [["标题"], ["甲", value]]}, formats={"B2": form})
    (sheet,) = grid_of("t.xlsx", data).sheets
    assert sheet.rows[1] == ["甲", shown]


def test_percentages_are_numbers_of_their_column() -> None:
    share = {"name": "share", "title": {"zh": "完成率"}, "type": "number", "unit": "%"}
    fields = (*PROJECTS.fields, TableField.model_validate(share))
    schema = PROJECTS.model_copy(update={"fields": fields})
    rows = [["编号", "名称", "完成率"], ["G1", "道路", 0.235], ["G2", "桥", 98], ["G3", "渠", "7%"]]
    grid = grid_of("t.xlsx", workbook({"表": rows}, formats={"C2": "0.0%"}))
    table = read_table(grid, schema, FILE, path="t.xlsx", key="projects", mark="tables.0")
    assert [printed(row.values[-1]) for row in table.rows] == ["23.5", "98", "7"]
    assert table.faults == ()
