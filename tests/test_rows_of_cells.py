"""Figures in cells side by side are figures; a number cut into cells or by markup is one."""

import io
import re
from collections.abc import Callable, Sequence

import pytest
from docx import Document

from gongkai.checks.attachments import find_in_attachments
from gongkai.checks.personal_numbers import numbers_in
from gongkai.model.file_text import Attached, FileText
from gongkai.model.gate import Gate, Privacy
from gongkai.sources.documents.opened import text_of
from made_office import docx, par, run
from made_workbooks import workbook
from personal import filled
from small_column import PRIVACY
from workspace import DAY

WORDS = Privacy.model_validate(PRIVACY)
Rows = Sequence[Sequence[str]]
MOBILE, CARD = filled("{mobile}"), filled("{card}")


def cut(number: str, *sizes: int) -> list[str]:
    """Return the parts of a number."""
    starts = [sum(sizes[:n]) for n in range(len(sizes))]
    return [number[start : start + size] for start, size in zip(starts, sizes, strict=True)]


def as_markdown(rows: Rows) -> str:
    lines = [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join([lines[0], f"|{'---|' * len(rows[0])}", *lines[1:]])


def as_html(rows: Rows) -> str:
    cells = ("".join(f"<td>{cell}</td>" for cell in row) for row in rows)
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in cells)}</table>"


def as_word(rows: Rows) -> bytes:
    document = Document()
    table = document.add_table(len(rows), max(map(len, rows)))
    for row, cells in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, cells, strict=False):
            cell.text = text
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def as_workbook(rows: Rows) -> bytes:
    figures = re.compile(r"[1-9]\d*")
    typed = [[int(one) if figures.fullmatch(one) else one for one in row] for row in rows]
    return workbook({"表": typed})


def as_csv(rows: Rows) -> bytes:
    return "\n".join(",".join(row) for row in rows).encode()


FILES: dict[str, Callable[[Rows], bytes]] = {"docx": as_word, "xlsx": as_workbook, "csv": as_csv}
TEXTS: dict[str, Callable[[Rows], str]] = {"bars": as_markdown, "html": as_html}


def found(form: str, rows: Rows) -> list[str]:
    """Return the kinds of numbers that the gate finds in a table."""
    if form in TEXTS:
        return [number.kind.value for number in numbers_in(TEXTS[form](rows), WORDS)]
    return in_file(text_of(f"t.{form}", FILES[form](rows)))


def in_file(text: FileText) -> list[str]:
    attached = Attached("content/t", "0" * 64, text)
    gate = Gate.model_validate({"privacy": PRIVACY})
    kinds = {"GK510": "identity", "GK511": "mobile", "GK512": "card"}
    return [kinds[one.code.id] for one in find_in_attachments([attached], gate, DAY, {})]


FIGURES: dict[str, Rows] = {
    "a row": [["线路", "上车", "下车", "换乘"], ["一路", *cut(MOBILE, 4, 4, 3)]],
    "as a phone is parted": [["线路", "上车", "下车", "换乘"], ["一路", *cut(MOBILE, 3, 4, 4)]],
    "under a word for phones": [["联系人数", "来电", "来信"], cut(MOBILE, 4, 4, 3)],
    "beside one": [["渠道", "本月", "上月", "去年"], ["电话咨询", *cut(MOBILE, 3, 4, 4)]],
    "under two rows of heads": [
        ["线路", "客流", "", ""],
        ["", "上车", "下车", "换乘"],
        ["一路", *cut(MOBILE, 3, 4, 4)],
    ],
    "months": [["线路", *[f"{m}月" for m in range(1, 12)]], ["一路", *MOBILE]],
    "years": [["线路", "2018年", "2019年", "2020年"], ["一路", *cut(MOBILE, 3, 4, 4)]],
    "like a card": [
        ["区", "一季度", "二季度", "三季度", "四季度"],
        ["甲", *cut(CARD[:16], 4, 4, 4, 4)],
    ],
    "over two rows": [["甲", "乙"], [*cut(MOBILE, 3, 4)], [MOBILE[7:], "5"]],
}


@pytest.mark.parametrize("form", [*TEXTS, *FILES])
@pytest.mark.parametrize("name", FIGURES)
def test_figures_in_cells_with_heads_of_their_own_are_no_number(name: str, form: str) -> None:
    assert found(form, FIGURES[name]) == []


PARTS: dict[str, tuple[Rows, str]] = {
    "boxes": ([["办事人", "号码"], ["张某", *MOBILE]], "mobile"),
    "boxes below one head": ([["办事人", "手机号", *[""] * 10], ["张某", *MOBILE]], "mobile"),
    "groups below one head": (
        [["办事人", "手机号码", "", ""], ["张某", *cut(MOBILE, 3, 4, 4)]],
        "mobile",
    ),
    "boxes of a card": ([["办事人", "卡"], ["张某", *CARD]], "card"),
}


@pytest.mark.parametrize("form", FILES)
@pytest.mark.parametrize("name", PARTS)
def test_number_cut_into_cells_below_one_head_is_one(name: str, form: str) -> None:
    rows, kind = PARTS[name]
    assert found(form, rows) == [kind]


@pytest.mark.parametrize("form", [*TEXTS, *FILES])
def test_number_in_one_cell_is_found_whatever_stands_beside_it(form: str) -> None:
    rows = [["线路", "上车", "下车"], ["一路", "1508", "1098"], ["二路", MOBILE, "7"]]
    assert found(form, rows) == ["mobile"]


def test_number_split_by_formatting_within_a_cell_is_one() -> None:
    first, last = MOBILE[:5], MOBILE[5:]
    for cell in (f"{first}**{last}**", f"**{first}**{last}", f"{first}&#8203;{last}"):
        assert found("bars", [["线路", "上车"], ["一路", cell]]) == ["mobile"]
    runs = par(run(first, "<w:rPr><w:b/></w:rPr>") + run(last))
    cells = (f"<w:tr><w:tc>{one}</w:tc></w:tr>" for one in (par(run("上车")), runs))
    table = f"<w:tbl>{''.join(cells)}</w:tbl>"
    assert in_file(text_of("t.docx", docx(table))) == ["mobile"]
