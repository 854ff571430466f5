"""Columns on persons that no table may have: they stop the build, wherever in the file they are."""

import json
from pathlib import Path
from typing import Any

import pytest
from mkdocs.exceptions import Abort

import in_process
import workspace
from gongkai.model.file_text import Where
from gongkai.model.tables.schema import TableField, TableFile
from gongkai.model.tables.table import ForbiddenColumn
from gongkai.sources.documents.grids import grid_of
from gongkai.sources.tables.read import read_table
from made_workbooks import Rows, workbook
from small_column import PRIVACY, registries
from tabled_column import FOLDER, ROUTES_NOW, add_tables

ALWAYS = PRIVACY["heads"]["forbidden"]
PROJECTS = registries().tables["projects"]
ROWS = [["编号", "名称", "投资"], ["G1", "道路", 3], ["G2", "桥", 5]]
MASKED = "370***********1234"


def forbidden(data: bytes, name: str = "t.xlsx", sheet: str | None = None) -> list[ForbiddenColumn]:
    named = TableFile(file=name, sheet=sheet)
    grid = grid_of(name, data)
    given = {"path": name, "key": "projects", "mark": "tables.0"}
    return list(read_table(grid, PROJECTS, named, forbidden=ALWAYS, **given).forbidden)  # type: ignore[arg-type]


def with_column(*heads: str, value: str = MASKED) -> list[list[Any]]:
    """Return the rows with a column more below one or several heads."""
    above = [["", "", "", *([head] if head else [])] for head in heads[:-1]]
    return [*above, [*ROWS[0], heads[-1]], *([*row, value] for row in ROWS[1:])]


@pytest.mark.parametrize(
    ("head", "word"),
    [
        *[
            ("身份证号", "身份证号"),
            ("身 份 证 号 码", "身份证号"),
            ("本人身份证号码（必填）", "身份证号"),
        ],
        *[
            ("编号（身份证号）", "身份证号"),
            ("公民身份号码", "公民身份号"),
            ("银行帐号", "银行帐号"),
        ],
        *[("开户银行账号", "银行账号"), ("手机号码", "手机号"), ("家庭住址*", "家庭住址")],
        *[("法定代表人证件号码", "法定代表人证件号"), ("ID Number", "idnumber")],
    ],
)
def test_head_is_known_however_it_is_written(head: str, word: str) -> None:
    assert forbidden(workbook({"表": with_column(head)})) == [ForbiddenColumn("表", 1, 4, word)]


@pytest.mark.parametrize(
    "head",
    ["居民身份证办理数", "联系电话", "办公地址", "开户银行", "手机应用名称", "账号", "证件名称"],
)
def test_other_heads_are_not_forbidden(head: str) -> None:
    assert forbidden(workbook({"表": with_column(head)})) == []


def test_column_that_the_sort_itself_has_is_not_forbidden() -> None:
    own = {"name": "account", "title": {"zh": "对公银行账号", "en": "Account"}}
    fields = (*PROJECTS.fields, TableField.model_validate(own))
    schema = PROJECTS.model_copy(update={"fields": fields})
    grid = grid_of("t.xlsx", workbook({"表": with_column("对公银行账号")}))
    given = {"path": "t.xlsx", "key": "projects", "mark": "tables.0"}
    table = read_table(grid, schema, TableFile(file="t.xlsx"), forbidden=ALWAYS, **given)  # type: ignore[arg-type]
    assert (table.forbidden, table.faults) == ((), ())


ELSEWHERE: dict[str, tuple[dict[str, Any], ForbiddenColumn]] = {
    "upper row of a head": (
        {"sheets": {"表": with_column("本人手机号", "备用")}},
        ForbiddenColumn("表", 1, 4, "手机号"),
    ),
    "lower row of a head": (
        {"sheets": {"表": with_column("受理", "手机号")}, "merged": ["A1:C1"]},
        ForbiddenColumn("表", 2, 4, "手机号"),
    ),
    "over several columns": (
        {
            "sheets": {
                "表": [
                    ["编号", "名称", "户主情况", ""],
                    ["", "", "年龄", "人口"],
                    ["G1", "道路", 3, 4],
                ]
            },
            "merged": ["A1:A2", "B1:B2", "C1:D1"],
        },
        ForbiddenColumn("表", 1, 3, "户主"),
    ),
    "hidden column": (
        {"sheets": {"表": with_column("家庭住址")}, "hidden": ["D:D"]},
        ForbiddenColumn("表", 1, 4, "家庭住址"),
    ),
    "second sheet": (
        {"sheets": {"表": ROWS, "名册": [["村名", "银行卡号"], ["甲村", MASKED]]}},
        ForbiddenColumn("名册", 1, 2, "银行卡号"),
    ),
    "hidden sheet": (
        {
            "sheets": {
                "表": ROWS,
                "底册": [["低保户台账"], ["", "编号", "身份证号"], ["", 1, MASKED]],
            },
            "hidden_sheets": ["底册"],
        },
        ForbiddenColumn("底册", 2, 3, "身份证号"),
    ),
    "below the table": (
        {"sheets": {"表": [*ROWS, [], ["村名", "身份证号", "金额"], ["甲村", MASKED, 3]]}},
        ForbiddenColumn("表", 5, 2, "身份证号"),
    ),
    "sheet without a head": (
        {"sheets": {"表": [["甲", "乙", "手机号"], ["一", "二", "138****0000"]]}},
        ForbiddenColumn("表", 1, 3, "手机号"),
    ),
    "one column alone": (
        {"sheets": {"表": ROWS, "另": [["身份证号"], [MASKED]]}},
        ForbiddenColumn("另", 1, 1, "身份证号"),
    ),
}


@pytest.mark.parametrize("name", ELSEWHERE)
def test_column_is_found_wherever_in_a_workbook(name: str) -> None:
    made, column = ELSEWHERE[name]
    assert forbidden(workbook(**made)) == [column]


NO_COLUMN: dict[str, Rows] = {
    "a note": [*ROWS, ["注：本表不公布姓名、身份证号和家庭住址。"]],
    "a title": [["身份证号码登记项目", "", ""], *ROWS],
    "an item of a list": [*ROWS, ["G3", "手机号核验", 2], ["G4", "家庭住址登记", 1]],
    "a basis": [*ROWS, ["", "手机号", "《居民身份证法》"], ["G5", "x", 1]],
    "signatures": [["填报单位：某局", "", "经办人："], *ROWS],
    "labels and values": [["联系人", "张某", "手机号", "0632-3000000"], [], *ROWS],
}


@pytest.mark.parametrize("name", NO_COLUMN)
def test_what_is_no_head_is_left_alone(name: str) -> None:
    assert forbidden(workbook({"表": NO_COLUMN[name]})) == []


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_column_is_found_in_every_encoding(encoding: str) -> None:
    text = f"编号,名称,投资,手机号\nG1,道路,3,{MASKED}\n"
    assert forbidden(text.encode(encoding), "t.csv") == [ForbiddenColumn("", 1, 4, "手机号")]


HEADS = "编号,名称,类别,人数,驾驶员手机号"


def test_build_stops_and_says_the_word_and_the_place_alone(column: Path, caplog: Any) -> None:
    with pytest.raises(Abort):
        in_process.run(add_tables(in_process.equip(column), HEADS), downloads=[])

    assert not (column / "site").exists()
    assert "GK523" in caplog.text
    assert "手机号" in caplog.text
    assert "驾驶员" not in caplog.text, "of the head only the word is said"
    (found,) = [one for one in workspace.findings_in(column) if one.code.id == "GK523"]
    assert (found.record, found.place.line) == (ROUTES_NOW, 12)
    assert found.details["where"].details == {"line": "1", "column": "5"}  # type: ignore[attr-defined]
    assert found.details["where"].message == Where.CELL_OF_LINE  # type: ignore[attr-defined]


def test_nothing_of_the_table_is_published_where_leaks_are_taken_down(column: Path) -> None:
    add_tables(in_process.equip(column), HEADS)
    file = column / FOLDER / f"{ROUTES_NOW}.csv"
    text = file.read_text(encoding="utf-8").replace(
        "L005,5路,公交,5", "SECRET-5,5路,公交,5,138****0000"
    )
    file.write_text(text, encoding="utf-8")
    site = in_process.run(column, on_leak="take-down", downloads=[])

    whole = [path for path in site.rglob("*") if path.is_file()]
    assert [path for path in whole if b"SECRET-5" in path.read_bytes()] == []
    assert [path for path in whole if path.name.startswith(ROUTES_NOW)] == []
    assert not (site / f"r/{ROUTES_NOW}/tables").exists()
    notice = (site / f"r/{ROUTES_NOW}/index.html").read_text(encoding="utf-8")
    assert "<table" not in notice
    jumps = [json.loads(path.read_text("utf-8")) for path in site.rglob("jump/rows-*.json")]
    assert ROUTES_NOW not in str(jumps)
