"""What withheld records are called must not stand in the attachments of others."""

from pathlib import Path

import pytest

from gongkai.checks.rows_of_cells import joined_numbers
from gongkai.checks.withheld_names import WithheldNames
from gongkai.i18n.translation import translation
from gongkai.i18n.wording import message
from gongkai.model.gate import Privacy
from personal import filled
from small_column import PRIVACY
from workspace import findings_in

WITHHELD = ("【示例】停车场选址内部比选方案", "示例交〔2021〕第97号", "工作要点")
PUBLIC = (
    *("【示例】停车场选址公开比选方案", "示例交〔2021〕第98号"),
    "关于停车场选址内部比选方案的公告",
)
NAMES = WithheldNames(WITHHELD, PUBLIC, {"inner"})


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("附件：《停车场选址内部比选方案》", "停车场"),
        ("停 车 场\n选址（内部）比选方案", "停 车"),
        ("见**示例交[2021]第９７号**文", "示例交"),
        ("见《工作要点》", "《工作"),
        ("| 停车场选址 | 内部比选方案 |", "停车场"),
    ],
)
def test_name_is_known_however_it_is_written(text: str, begins: str) -> None:
    assert [text[place:].startswith(begins) for place in NAMES.places_in(text)] == [True]


@pytest.mark.parametrize(
    "text",
    [
        "附件：《停车场选址公开比选方案》（示例交〔2021〕第98号）",
        "见《关于停车场选址内部比选方案的公告》",
        "见示例交〔2021〕第197号文",
        "今年的工作要点如下",
        "停车场选址方案",
    ],
)
def test_other_names_are_silent(text: str) -> None:
    assert list(NAMES.places_in(text)) == []


def test_nothing_is_withheld() -> None:
    assert list(WithheldNames((), PUBLIC).places_in("停车场选址公开比选方案")) == []


RECORD = """---
id: {id}
kind: notice
title: {title}
unit: sample-transport
published: 2021-05-10
openness: {openness}
sample: true
{more}---
各单位：
"""


def test_finding_names_nothing_of_the_withheld_record(column: Path) -> None:
    folder = column / "content/policies/2021"
    more = "attachments:\n  - {file: list.txt}\n"
    inner = RECORD.format(id="inner", title=WITHHELD[0], openness="withheld", more=more)
    (folder / "inner.zh.md").write_text(inner.replace("list", "own"), encoding="utf-8")
    (folder / "own.txt").write_text(WITHHELD[0], encoding="utf-8")
    outer = RECORD.format(id="outer", title=PUBLIC[0], openness="proactive", more=more)
    (folder / "outer.zh.md").write_text(outer, encoding="utf-8")
    (folder / "list.txt").write_text("一\n附停车场选址内部比选方案\n", encoding="utf-8")
    found = [one for one in findings_in(column) if one.code.id == "GK507"]
    assert [(one.record, one.place.line) for one in found] == [("outer", 10)]
    said = message(found[0], translation("en"))
    assert "line 2" in said and "内部比选" not in said
    (folder / "inner.zh.md").write_text(
        inner.replace("list", "own").replace("withheld", "proactive"), encoding="utf-8"
    )
    assert not [one for one in findings_in(column) if one.code.id == "GK507"]


@pytest.mark.parametrize(
    "unlisted", ["停车场选址内部比选方案.txt", "名单-停车场选址内部比选方案.txt"]
)
def test_name_of_a_file(column: Path, unlisted: str) -> None:
    folder = column / "content/policies/2021"
    inner = RECORD.format(id="inner", title=WITHHELD[0], openness="withheld", more="")
    (folder / "inner.zh.md").write_text(inner, encoding="utf-8")
    (folder / unlisted).write_text("一")
    assert "GK507" in {one.code.id for one in findings_in(column)}


WORDS = Privacy.model_validate(PRIVACY)


def row(number: str, size: int, label: str = "登记号码") -> str:
    cells = [number[start : start + size] for start in range(0, len(number), size)]
    return f"| {label} | {' | '.join(cells)} |\n"


@pytest.mark.parametrize(("kind", "size"), [("id", 1), ("id", 4), ("mobile", 1), ("card", 1)])
def test_number_in_cells_side_by_side(kind: str, size: int) -> None:
    number = filled(f"{{{kind}}}")
    (found,) = joined_numbers(f"| 停车 | 收费 |\n|---|---|\n{row(number, size)}", WORDS)
    assert found.digits == number.upper()


def test_rows_of_figures_are_no_phones() -> None:
    mobile = filled("{mobile}")
    table = f"{row(mobile, 1, '一月')}{row('20231104125', 1, '二月')}"
    assert list(joined_numbers(table, WORDS)) == []
    assert len(list(joined_numbers(table.replace("一月", "手机"), WORDS))) == 1
