"""`gongkai import`: layouts that a third set of blind documents showed, each in other inputs."""

from pathlib import Path
from typing import Any

import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt

import made_official as made
from gongkai.importing.attachment_list import titles_in
from gongkai.importing.document import ALONE, OF_PAGES, RUBY, ImportedDocument
from gongkai.importing.wordings import is_addressee
from imported import imported, said
from made_boxes import odd
from made_official import OfficialDocument


def listed(document: ImportedDocument) -> list[str]:
    return [one.value for one in document.layout.attachments]


def remarks(document: ImportedDocument) -> dict[str, str]:
    return {one.message: "".join(value for _, value in one.details) for one in document.remarks}


def with_end(*lines: str, behind: tuple[str, ...] = ()) -> OfficialDocument:
    """Return a notice with lines above its signature and below its date."""
    document = OfficialDocument()
    document.title("关于开展自查的通知")
    document.line("各镇人民政府：")
    document.text("附件1所列事项，请逐项自查。", "自查于五月底前完成。")
    for line in lines:
        document.line(line, indent=True)
    document.signed("示例区财政局", day="2021年5月10日")
    for line in behind:
        document.line(line)
    return document


@pytest.mark.parametrize(
    "rule", ["────★────", "——————◆——————", "═══════════", "_____ ☆ _____", "－－－－－－－－"]
)
def test_a_rule_with_a_star_in_it_is_no_title(rule: str, tmp_path: Path) -> None:
    document = OfficialDocument()
    document.header("示例区财政局文件")
    document.line("示例财〔2021〕6号", "center")
    document.line(rule, "center", red=True, size=22)
    document.title("关于规范票据管理的通知")
    document.line("各镇人民政府：")
    document.text("请遵照执行。")
    assert said(imported(document, tmp_path))["title"] == "关于规范票据管理的通知"


def framed(cells: int) -> OfficialDocument:
    """Return a notice with its head in a frame of one cell, or one for each line."""
    document = OfficialDocument()
    table = document.document.add_table(cells, 1)
    lines = [("示例区财政局文件", 34), ("示例财（2021）第6号", 16)]
    lines.append(("示例区财政局\n关于规范票据管理的通知", 22))
    for at, (text, size) in enumerate(lines):
        cell: Any = table.cell(at if cells > 1 else 0, 0)
        paragraph = cell.paragraphs[0] if at == 0 or cells > 1 else cell.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        run = paragraph.add_run(text)
        run.font.size = Pt(size)
        if at == 0:
            run.font.color.rgb = made.RED
    document.line("局属各单位：")
    document.text("请遵照执行。")
    document.signed("示例区财政局", day="2021年5月10日")
    return document


@pytest.mark.parametrize("cells", [1, 3])
def test_a_frame_around_the_head_is_taken_off(cells: int, tmp_path: Path) -> None:
    document = imported(framed(cells), tmp_path)
    assert said(document) == {
        "number": "示例财〔2021〕第6号",
        "title": "示例区财政局关于规范票据管理的通知",
        "addressees": "局属各单位",
        "signed": "2021-05-10",
    }
    assert [one.value for one in document.layout.issuers] == ["示例区财政局"]
    assert document.markdown.startswith("局属各单位：\n")
    assert document.remarks == ()


def test_a_frame_in_the_text_is_a_table(tmp_path: Path) -> None:
    document = OfficialDocument()
    document.title("关于开展自查的通知")
    document.line("各镇人民政府：")
    document.text("请逐项自查。")
    document.table([["提示"], ["如实填写"]])
    assert "| 提示 |" in imported(document, tmp_path).markdown


@pytest.mark.parametrize(
    "lines",
    [
        ("附件1 任务表", "附件2 登记表"),
        ("附件1　任务表", "附件2　登记表"),
        ("附件一 任务表", "附件二 登记表"),
        ("附件1：任务表", "附件2：登记表"),
        ("附件：", "1. 任务表", "2. 登记表"),
        ("附件：1.任务表；2.登记表",),
    ],
)
def test_attachments_are_listed_above_the_signature_or_below_it(
    lines: tuple[str, ...], tmp_path: Path
) -> None:
    for document in (with_end(*lines), with_end(behind=("（此件公开发布）", *lines))):
        assert listed(imported(document, tmp_path)) == ["任务表", "登记表"]


def test_the_head_of_an_annex_lists_nothing(tmp_path: Path) -> None:
    for behind in (("附件1", "任务表", "一、目标"), ("附件1 任务表", "本表由各镇填写。")):
        assert listed(imported(with_end(behind=behind), tmp_path)) == []


def test_a_title_may_begin_with_a_year() -> None:
    assert titles_in(["1.登记表；2.2021年台账；3.限值2.5"]) == ["登记表", "2021年台账", "限值2.5"]


@pytest.mark.parametrize(
    "line",
    [
        "解读机关：示例区财政局　　解读人：何某某　　联系电话：略",
        "（解读单位：示例区财政局；咨询窗口：三楼）",
        "供稿：示例区财政局",
        "责任编辑：何某某　来源：示例区财政局",
    ],
)
def test_who_speaks_stands_beside_other_labels(line: str, tmp_path: Path) -> None:
    document = OfficialDocument()
    document.title("《停车管理办法》政策解读")
    document.text("现将有关内容解读如下。")
    document.line(line, "right")
    read = imported(document, tmp_path)
    assert [one.value for one in read.layout.issuers] == ["示例区财政局"]


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        ("馆内各科室：", True),
        ("机关各处室，直属各单位：", True),
        ("局属各学校：", True),
        ("为各位提供下列服务：", False),
    ],
)
def test_those_who_are_several_are_addressed(line: str, is_one: bool) -> None:
    assert is_addressee(line) is is_one


def test_what_is_left_out_is_remarked(tmp_path: Path) -> None:
    document = with_end()
    section = document.document.sections[0]
    section.header.paragraphs[0].text = "示例区财政局内刊"
    section.footer.paragraphs[0].text = "— 1 —"
    body = document.document.element.body
    body.insert(len(body) - 1, odd())
    told = remarks(imported(document, tmp_path))
    assert told[OF_PAGES] == "示例区财政局内刊"
    assert told[RUBY] == "zhòng"


def test_an_attachment_alone_is_remarked(tmp_path: Path) -> None:
    document = OfficialDocument()
    document.line("附件1")
    document.title("任务表")
    document.table([["单位", "任务"], ["财政局", "自查"]])
    assert remarks(imported(document, tmp_path))[ALONE] == "附件1"
    assert ALONE not in remarks(imported(made.notice(), tmp_path))
