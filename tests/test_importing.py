"""`gongkai import`: what is read of official documents, and what becomes of their text."""

import base64
import io
import random
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor
from hypothesis import given
from hypothesis import strategies as st
from xlsxwriter import Workbook

import made_official as made
from commands import run
from gongkai.commands.importing import RefusedImportError, import_all
from gongkai.importing.attachment_list import titles_in
from gongkai.importing.blocks import Line
from gongkai.importing.document import FORMULA, RUBY, import_word, shown_text
from gongkai.importing.layout import DocumentForm, Item, items_of
from gongkai.importing.losses import lost_characters
from gongkai.importing.numbering import written
from gongkai.importing.pdf_text import FROM_PDF, import_pdf
from gongkai.importing.proposal import Given
from gongkai.importing.refusal import RefusedFileError
from gongkai.importing.to_markdown import escaped, guarded, markdown_of
from gongkai.importing.wordings import is_addressee
from gongkai.importing.written_forms import period_in, read_day, read_document_number
from gongkai.model.file_text import FileText, Spot, Where, joined
from gongkai.model.findings import Phrase
from gongkai.sources.documents import gathering
from gongkai.sources.unfinished import find_unfinished
from imported import imported, said
from made_boxes import box, odd
from made_official import OfficialDocument
from personal import mobile

BASE = Path(__file__).parent / "base"
PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


def test_a_notice_is_read_by_its_layout(tmp_path: Path) -> None:
    document = imported(made.notice(), tmp_path)
    assert document.layout.form is DocumentForm.DOCUMENT
    assert [one.value for one in document.layout.issuers] == ["示例区教育和体育局"]
    assert said(document) == {
        "urgency": "特急",
        "number": "示例教体〔2021〕3号",
        "title": "示例区教育和体育局关于做好2021年义务教育学校招生工作的通知",
        "addressees": "各镇人民政府，各街道办事处，区政府有关部门，各中小学校",
        "signed": "2021-05-25",
        "openness": "公开发布",
        "copies_to": "区委办公室，区人大常委会办公室",
        "printed_by": "示例区教育和体育局办公室",
        "printed_on": "2021-05-26",
    }
    assert [one.value for one in document.layout.attachments] == ["招生日程表", "学区划分一览表"]
    assert document.remarks == ()
    assert document.markdown.startswith(
        "各镇人民政府，各街道办事处，区政府有关部门，各中小学校：\n"
    )
    assert "## 一、招生计划\n" in document.markdown
    assert "### （一）招生对象\n" in document.markdown
    assert "| 甲\\|小学 | 360 |" in document.markdown
    assert "\n## 附件1\n\n### 招生日程表\n" in document.markdown
    assert "抄送" not in document.markdown


def test_names_of_a_joint_document_stand_in_a_table(tmp_path: Path) -> None:
    document = imported(made.joint(), tmp_path)
    names = ["示例区财政局", "示例区教育和体育局", "示例区民政局"]
    assert [one.value for one in document.layout.issuers] == names
    assert document.layout.form is DocumentForm.DOCUMENT
    assert said(document)["signed"] == "2021-12-31"
    assert said(document)["title"] == (
        "示例区财政局 示例区教育和体育局 示例区民政局关于印发《困难学生资助资金管理办法》的通知"
    )


@pytest.mark.parametrize(
    ("make", "form", "fields"),
    [
        (
            made.letter,
            DocumentForm.LETTER,
            {"number": "示例政办函〔2021〕8号", "addressees": "区商务局", "signed": "2021-03-01"},
        ),
        (
            made.announcement,
            DocumentForm.ANNOUNCEMENT,
            {"number": "2021年第3号", "title": "关于划定禁止燃放烟花爆竹区域的公告"},
        ),
        (made.order, DocumentForm.ORDER, {"number": "第12号", "signer": "张某某"}),
        (
            made.on_the_web,
            DocumentForm.PLAIN,
            {"number": "示例政办发〔2021〕15号", "signed": "2021-11-01"},
        ),
    ],
)
def test_other_forms(
    make: Callable[[], OfficialDocument],
    form: DocumentForm,
    fields: dict[str, str],
    tmp_path: Path,
) -> None:
    document = imported(make(), tmp_path)
    assert document.layout.form is form
    assert fields.items() <= said(document).items()
    assert document.remarks == ()
    if form is DocumentForm.ANNOUNCEMENT:
        assert "addressees" not in said(document)


def test_numbers_that_word_draws_are_written_out(tmp_path: Path) -> None:
    document = made.on_the_web()
    made.numbered(document, "chineseCountingThousand", "%1、", ["保供热。", "保供气。"])
    markdown = imported(document, tmp_path).markdown
    assert "一、保供热。\n\n二、保供气。" in markdown


@pytest.mark.parametrize(
    ("number", "form", "label"),
    [
        (10, "chineseCounting", "十"),
        (11, "chineseCounting", "十一"),
        (20, "chineseCounting", "二十"),
        (105, "chineseCounting", "一百零五"),
        (12, "chineseLegalSimplified", "拾贰"),
        (3, "decimalEnclosedCircle", "③"),
        (28, "lowerLetter", "bb"),
        (14, "upperRoman", "XIV"),
        (7, "decimal", "7"),
    ],
)
def test_forms_of_numbers(number: int, form: str, label: str) -> None:
    assert written(number, form) == label


def test_merged_cells_keep_their_spans_and_pictures_their_place(tmp_path: Path) -> None:
    document = made.on_the_web()
    document.table([["收费标准", ""], ["小型车", "2元<3元"]], [(0, 0, 0, 1)])
    document.document.add_picture(io.BytesIO(PNG))
    document.document.paragraphs[-1].add_run("m")
    up = document.document.paragraphs[-1].add_run("2")
    up.font.superscript = True
    read = imported(document, tmp_path)
    assert '<tr><th colspan="2">收费标准</th></tr>' in read.markdown
    assert "<td>2元&lt;3元</td>" in read.markdown
    assert "![](imported-picture-1.png)m<sup>2</sup>" in read.markdown
    assert [name for name, _ in read.pictures] == ["imported-picture-1.png"]
    assert read.remarks == ()


RED = '<w:color w:val="FF0000"/><w:sz w:val="72"/>'


def test_nothing_in_boxes_fields_and_tables_within_tables_is_lost(tmp_path: Path) -> None:
    document = OfficialDocument()
    body = document.document._body._element
    body.insert(0, box("示例区财政局文件", RED))
    document.line("示例财〔2021〕1号", "center")
    document.title("关于报送情况的通知")
    document.line("各单位：")
    body.insert(len(body) - 1, box("请于六月前上报。"))
    body.insert(len(body) - 1, odd())
    document.document.add_paragraph("甲项", style="List Bullet")
    document.document.add_paragraph("乙项", style="List Number")
    outer = document.table([["外", ""]])
    outer.cell(0, 1).add_table(1, 1).cell(0, 0).text = "内"
    document.signed("示例区财政局", day="2021 年 5 月 5 日")
    read = imported(document, tmp_path)
    assert [one.value for one in read.layout.issuers] == ["示例区财政局"]
    assert "请于六月前上报。" in read.markdown
    assert "a+b重控件域" in read.markdown
    assert "\n- 甲项\n\n1.乙项\n" in read.markdown
    assert "内" in read.markdown
    assert [one.message for one in read.remarks] == [FORMULA, RUBY]


def test_minutes_name_office_and_day_below_the_header(tmp_path: Path) -> None:
    document = OfficialDocument()
    document.header("示 例 区 人 民 政 府 常 务 会 议 纪 要")
    document.line("〔2021〕5号", "center")
    document.line("示例区人民政府办公室　　　　　2021年5月25日")
    document.title("研究停车收费有关工作")
    document.text("会议研究了停车收费。")
    read = imported(document, tmp_path)
    assert read.layout.form is DocumentForm.MINUTES
    assert [one.value for one in read.layout.issuers] == ["示例区人民政府"]
    assert said(read)["number"] == "〔2021〕5号"
    assert said(read)["signed"] == "2021-05-25"


def test_blanks_place_lines_where_others_are_aligned(tmp_path: Path) -> None:
    document = OfficialDocument()
    document.line("示例区财政局关于做好预算公开工作的通知", bold=True)
    document.line("发布日期：2021-05-26")
    document.line("示例财预〔2021〕2号　　　　　　　签发人：王某某")
    document.line("区直各部门：")
    document.text("现通知如下。")
    document.line("    附件：1. 公开目录")
    document.line("          2. 公开说明以及各部门公开的内容和")
    document.line("             公开的时间")
    document.line(" " * 30 + "示例区财政局")
    document.line(" " * 30 + "2021年5月25日")
    document.table(
        [["抄送：市财政局。", ""], ["示例区财政局办公室", "2021年5月26日印发"]], [(0, 0, 0, 1)]
    )
    read = imported(document, tmp_path)
    assert said(read) == {
        "title": "示例区财政局关于做好预算公开工作的通知",
        "number": "示例财预〔2021〕2号",
        "signer": "王某某",
        "addressees": "区直各部门",
        "signed": "2021-05-25",
        "copies_to": "市财政局",
        "printed_by": "示例区财政局办公室",
        "printed_on": "2021-05-26",
    }
    assert [one.value for one in read.layout.attachments] == [
        "公开目录",
        "公开说明以及各部门公开的内容和公开的时间",
    ]


def wrapped(name: str, text: str, tag: str = "t") -> OxmlElement:
    outer, run, inner = OxmlElement(f"w:{name}"), OxmlElement("w:r"), OxmlElement(f"w:{tag}")
    outer.set(qn("w:id"), "1")
    inner.text = text
    run.append(inner)
    outer.append(run)
    return outer


def tracked(document: OfficialDocument) -> None:
    document.line("原文")._p.append(wrapped("ins", "新增"))


def deleted(document: OfficialDocument) -> None:
    document.line("原文")._p.append(wrapped("del", "删去", "delText"))


def commented(document: OfficialDocument) -> None:
    run = document.line("原文").runs[0]
    document.document.add_comment(run, text="再核")


def hidden(document: OfficialDocument) -> None:
    document.line("看不见").runs[0].font.hidden = True


def white(document: OfficialDocument) -> None:
    document.line("看不见").runs[0].font.color.rgb = RGBColor(0xFF, 0xFF, 0xFF)


def tiny(document: OfficialDocument) -> None:
    document.line("看不见").runs[0].font.size = Pt(1)


def withheld(document: OfficialDocument) -> None:
    document.line("（此件依申请公开）")


@pytest.mark.parametrize(
    ("spoil", "reason"),
    [
        (tracked, "tracked-changes"),
        (deleted, "tracked-changes"),
        (commented, "comments"),
        (hidden, "hidden"),
        (white, "hidden"),
        (tiny, "hidden"),
        (withheld, "not-public"),
    ],
)
def test_what_is_not_settled_is_refused(
    spoil: Callable[[OfficialDocument], None], reason: str, tmp_path: Path
) -> None:
    document = made.on_the_web()
    spoil(document)
    with pytest.raises(RefusedFileError) as refused:
        imported(document, tmp_path)
    assert refused.value.reason == reason


def test_white_letters_on_a_colour_are_seen(tmp_path: Path) -> None:
    document = made.on_the_web()
    cell = document.table([["项目"]]).cell(0, 0)
    cell.paragraphs[0].runs[0].font.color.rgb = RGBColor(0xFF, 0xFF, 0xFF)
    shade = OxmlElement("w:shd")
    shade.set(qn("w:fill"), "1F4E79")
    cell._tc.get_or_add_tcPr().append(shade)
    assert "| 项目 |" in imported(document, tmp_path).markdown


@pytest.mark.parametrize("mark", ["机密★1年", "机 密 ★ 1 年", "绝密", "000001　秘密★5年　特急"])
def test_what_is_secret_is_refused(mark: str, tmp_path: Path) -> None:
    document = OfficialDocument()
    document.line(mark)
    document.header("示例区财政局文件")
    document.line("示例财〔2021〕1号", "center")
    document.title("关于预算的通知")
    with pytest.raises(RefusedFileError) as refused:
        imported(document, tmp_path)
    assert refused.value.reason == "secret"


def test_of_two_signatures_the_first_is_that_of_the_document(tmp_path: Path) -> None:
    document = OfficialDocument()
    document.header("示例区应急管理局")
    document.line("特急　　　　　　　示例应急函〔2021〕2号")
    document.title("关于印发《值班制度》的通知")
    document.line("各科室：")
    document.text("现印发给你们。")
    document.signed("示例区应急管理局", day="2021年2月3日")
    document.title("值班制度")
    document.text("第一条　为了规范，制定本制度。")
    document.signed("示例区应急管理局", day="2020年12月1日")
    read = imported(document, tmp_path)
    assert said(read)["urgency"] == "特急"
    assert said(read)["number"] == "示例应急函〔2021〕2号"
    assert said(read)["signed"] == "2021-02-03"


def test_a_rule_of_characters_parts_header_and_title(tmp_path: Path) -> None:
    document = OfficialDocument()
    document.line("类别：A")
    document.header("示例区交通运输局")
    document.line("示交提复〔2023〕5号")
    document.line("─" * 28, red=True)
    document.title("关于公开征求《示例区停车管理办法", "（征求意见稿）》意见的函")
    document.line("张某某委员：")
    document.text("现将草案送上。")
    document.signed("示例区交通运输局", day="2023年5月5日")
    read = imported(document, tmp_path)
    assert [one.value for one in read.layout.issuers] == ["示例区交通运输局"]
    assert said(read)["title"] == "关于公开征求《示例区停车管理办法（征求意见稿）》意见的函"
    assert said(read)["addressees"] == "张某某委员"


def test_what_is_meant_for_the_house_is_refused(tmp_path: Path) -> None:
    document = OfficialDocument()
    document.line("内部资料　注意保存")
    document.header("示例区财政局", "办公会议纪要")
    document.line("〔2023〕8号", "center")
    document.title("研究预算工作")
    with pytest.raises(RefusedFileError) as refused:
        imported(document, tmp_path)
    assert refused.value.reason == "not-public"


def test_annexes_may_stand_behind_the_foot(tmp_path: Path) -> None:
    document = OfficialDocument()
    document.header("示例区民政局文件")
    document.line("示例民〔2021〕9号", "center")
    document.title("关于调整标准的通知")
    document.line("各镇街：")
    document.text("现将标准印发给你们。")
    document.signed("示例区民政局（盖章）", day="2021年5月5日")
    document.line("抄送：区财政局，区审计局，区人力资源和社会保障局，")
    document.line("区教育和体育局。")
    document.line("示例区民政局办公室　　　2021年5月6日印发")
    document.line("附件")
    document.title("救助标准")
    document.text("每人每月700元。")
    read = imported(document, tmp_path)
    assert said(read)["printed_by"] == "示例区民政局办公室"
    assert said(read)["copies_to"] == "区财政局，区审计局，区人力资源和社会保障局，区教育和体育局"
    assert "抄送" not in read.markdown
    assert read.markdown.endswith("## 附件\n\n### 救助标准\n\n每人每月700元。\n")


def test_a_document_to_a_higher_organ_names_its_signers(tmp_path: Path) -> None:
    document = OfficialDocument()
    document.header("示例区人民政府文件")
    document.line("示例政〔2021〕5号　　　　　　　签发人：王某某")
    document.line("　　　　　　　　　　　　　　　　　　　　李某某")
    document.title("示例区人民政府关于开展保密教育工作情况的报告")
    document.line("市人民政府：")
    document.text("现将情况报告如下。")
    document.line("附件1：情况表", indent=True)
    document.line("附件2：名单", indent=True)
    document.signed("示例区人民政府", day="2021年5月5日")
    read = imported(document, tmp_path)
    assert said(read)["signer"] == "王某某、李某某"
    assert said(read)["title"] == "示例区人民政府关于开展保密教育工作情况的报告"
    assert [one.value for one in read.layout.attachments] == ["情况表", "名单"]


def test_an_order_has_its_number_on_the_line_of_its_header(tmp_path: Path) -> None:
    document = OfficialDocument()
    document.header("示例市人民政府令（第12号）")
    document.text("现公布《示例市停车管理办法》，自2021年7月1日起施行。")
    document.line("市长：王某某", "right")
    document.line("2021年5月10日", "right")
    read = imported(document, tmp_path)
    assert [one.value for one in read.layout.issuers] == ["示例市人民政府"]
    assert said(read)["number"] == "第12号"
    assert read.layout.form is DocumentForm.ORDER


def test_a_pdf_gives_its_text_as_paragraphs() -> None:
    lines = [
        "示例区教育局文件",
        "示例教〔2021〕3号",
        "示例区教育局",
        "关于做好招生工作的通知",
        "各镇人民政府，各街道办事处：",
        "现将2021年秋季招生工作安排如下，请各单位结合实际认真抓好贯",
        "彻落实。",
        "一、招生计划",
        "公办小学6所。",
        "示例区教育局",
        "2021年5月25日",
        "— 1 —",
    ]
    spots = [(Spot.at(Where.PAGE, page=1), "\n".join(lines))]
    read = import_pdf(Path("招生.pdf"), FileText((joined(spots),)))
    assert said(read)["title"] == "示例区教育局关于做好招生工作的通知"
    assert said(read)["signed"] == "2021-05-25"
    assert "请各单位结合实际认真抓好贯彻落实。\n\n## 一、招生计划\n" in read.markdown
    assert [one.message for one in read.remarks] == [FROM_PDF]
    with pytest.raises(RefusedFileError) as refused:
        import_pdf(Path("扫描.pdf"), FileText(pages=1, pictured=1))
    assert refused.value.reason == "no-text"


def bomb() -> bytes:
    packed = io.BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        archive.writestr("_rels/.rels", "<Relationships/>")
        archive.writestr("word/document.xml", b" " * (2 << 20))
    return packed.getvalue()


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 99, "old"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "locked"),
        (b"{\\rtf1 text}", "old"),
        (b"PK\x03\x04 torn", "broken"),
        (b"text", "broken"),
    ],
)
def test_files_that_are_no_word_files(content: bytes, reason: str, tmp_path: Path) -> None:
    file = tmp_path / "a.docx"
    file.write_bytes(content)
    with pytest.raises(RefusedFileError) as refused:
        import_word(file)
    assert refused.value.reason == reason


@pytest.mark.parametrize(
    ("name", "message"), [("公文.docx", "{name} is empty"), ("公文.doc", "{name} is an old Word")]
)
def test_what_gives_no_record_says_what_to_do(name: str, message: str, tmp_path: Path) -> None:
    shutil.copytree(BASE, tmp_path / "column")
    Document().save(str(tmp_path / name))
    done = run(tmp_path / "column", "import", str(tmp_path / name))
    assert message.format(name=name) in done.stderr
    assert not list((tmp_path / "column").rglob("*-2026-*"))


def test_a_missing_day_is_to_be_written_and_what_was_given_is_not_read(tmp_path: Path) -> None:
    shutil.copytree(BASE, tmp_path / "column")
    document = Document()
    document.add_paragraph("关于调整班车时间的通知")
    document.add_paragraph("各单位：")
    document.add_paragraph("班车时间调整如下。")
    document.save(str(tmp_path / "a.docx"))
    given = ("--unit", "示例区交通运输局", "--kind", "政策文件", "--id", "bus")
    done = run(tmp_path / "column", "import", str(tmp_path / "a.docx"), *given)
    (file,) = (tmp_path / "column").rglob("bus.zh.md")
    text = file.read_text(encoding="utf-8")
    assert "unit: sample-transport\n" in text and "dated: 【待填写：成文日期】\n" in text
    assert done.stdout.count("the command line") == 3


def test_an_archive_that_grows_is_not_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gathering, "UNPACKED", 1)
    file = tmp_path / "a.docx"
    file.write_bytes(bomb())
    with pytest.raises(RefusedFileError) as refused:
        import_word(file)
    assert refused.value.reason == "large"


YEARS = st.integers(1980, 2099)
DIGITS = "〇一二三四五六七八九"


@given(st.dates(date(1980, 1, 1), date(2099, 12, 31)))
def test_a_day_is_read_in_digits_and_characters(day: date) -> None:
    year = "".join(DIGITS[int(digit)] for digit in str(day.year))
    month, number = written(day.month, "chineseCounting"), written(day.day, "chineseCounting")
    assert read_day(f"{day.year}年{day.month}月{day.day}日") == day
    assert read_day(f" {day.year} 年 {day.month:02} 月 {day.day:02} 日") == day
    assert read_day(f"{year}年{month}月{number}日") == day
    assert read_day(f"{day.year}年13月{day.day}日") is None


@given(
    st.text("示例政办发教体财文人社函", min_size=2, max_size=8),
    YEARS,
    st.integers(1, 9999),
    st.sampled_from(["〔〕", "[]", "［］", "()", "（）", "【】", "﹝﹞"]),
)
def test_a_number_is_read_with_any_brackets(
    prefix: str, year: int, order: int, brackets: str
) -> None:
    opens, closes = brackets
    expected = f"{prefix}〔{year}〕{order}号"
    assert read_document_number(f"{prefix}{opens}{year}{closes}{order}号") == expected
    assert read_document_number(f"{prefix} {opens} {year} {closes} {order} 号") == expected
    assert read_document_number(f"根据{expected}的要求。") is None


@given(
    st.lists(
        st.sampled_from(["各镇人民政府", "区财政局", "各街道办事处", "区直各单位", "有关企业"]),
        min_size=1,
        max_size=9,
    ),
    st.sampled_from("、，"),
)
def test_whom_a_document_addresses(names: list[str], between: str) -> None:
    assert is_addressee(f"{between.join(names)}：")
    assert not is_addressee(between.join(names))
    assert not is_addressee(f"现将{between.join(names)}的任务明确如下：")


@given(st.text("*_[]()<>#`&|\\~-+.1 a文。", max_size=40))
def test_no_text_is_markup(text: str) -> None:
    plain = " ".join(text.split())
    shown = shown_text(guarded(escaped(plain)))
    assert "".join(shown.split()) == "".join(plain.split())


@given(st.lists(st.text("甲乙丙表册", min_size=2, max_size=9), min_size=1, max_size=9))
def test_titles_of_attachments(titles: list[str]) -> None:
    lines = [f"{number}.{title}" for number, title in enumerate(titles, 1)]
    assert titles_in(lines) == titles
    assert titles_in([" ".join(lines)]) == titles


def test_what_is_lost_is_counted() -> None:
    assert lost_characters(["甲 乙", "乙丙"], "乙甲丙") == "乙"


def test_notes_lists_and_links_become_markdown() -> None:
    html = (
        '<p>见注<sup><a href="#footnote-2" id="footnote-ref-2">[1]</a></sup>。</p>'
        "<ul><li>甲</li><li>乙<ul><li>丙</li></ul></li></ul>"
        '<p><a href="https://www.example.gov.cn/">网站</a><a href="javascript:x">坏</a></p>'
        '<ol><li id="footnote-2"><p>据报。 <a href="#footnote-ref-2">↑</a></p></li></ol>'
    )
    blocks = [
        "见注[^1]。",
        "- 甲\n- 乙\n  - 丙",
        "[网站](https://www.example.gov.cn/)坏",
        "[^1]: 据报。",
    ]
    assert markdown_of(html, lambda _: None).strip().split("\n\n") == blocks


@pytest.fixture
def column(tmp_path: Path) -> Path:
    shutil.copytree(BASE, tmp_path / "column")
    return tmp_path / "column"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    found = tmp_path / "招生"
    found.mkdir()
    made.notice().save(found / "关于招生的通知.docx")
    made.letter().save(found / "附件2 学区划分.docx")
    workbook = Workbook(str(found / "附件1.招生日程表.xlsx"))
    sheet = workbook.add_worksheet()
    sheet.write_row(0, 0, ["日期", "事项"])
    sheet.write_row(1, 0, ["6月26日", "登记"])
    workbook.close()
    return found


def test_a_folder_is_a_document_with_its_attachments(column: Path, folder: Path) -> None:
    done = run(column, "import", "--csv", "--date", "2021-06-01", str(folder))
    assert done.returncode == 0, done.stderr
    assert "示例教体〔2021〕3号" in done.stdout
    place = column / "content/policies/2021"
    text = (place / "policy-2021-3.zh.md").read_text(encoding="utf-8")
    assert "file: policy-2021-3-1.csv" in text
    assert "file: policy-2021-3-2.docx" in text
    assert "title: {zh: 学区划分一览表}" in text
    content = (place / "policy-2021-3-1.csv").read_bytes().decode("utf-8-sig")
    assert content == "日期,事项\n6月26日,登记\n"
    codes = {one.code.id for one in find_unfinished("a.md", text)}
    assert codes == {"GK078", "GK077"}
    day = date(2021, 6, 1)
    with pytest.raises(RefusedImportError) as refused:
        import_all(column, [folder], day, Given(id="policy-2021-3"), as_csv=False)
    assert [one.details["id"] for one in refused.value.reasons if isinstance(one, Phrase)] == [
        "policy-2021-3"
    ]
    (place / "charges-2.docx").touch()
    with pytest.raises(RefusedImportError) as refused:
        import_all(column, [folder], day, Given(id="charges"), as_csv=False)
    assert [one.details["path"] for one in refused.value.reasons if isinstance(one, Phrase)] == [
        "content/policies/2021/charges-2.docx"
    ]


def test_nothing_is_written_where_one_of_several_is_refused(column: Path, tmp_path: Path) -> None:
    document = made.announcement()
    number = mobile(random.Random(7))
    document.line(f"联系人手机：{number}")
    workbook = Workbook(str(tmp_path / "附件1.xlsx"))
    workbook.add_worksheet("甲").write(0, 0, "数")
    concealed = workbook.add_worksheet("乙")
    concealed.write(0, 0, "内部")
    concealed.hide()
    workbook.close()
    refused = document.save(tmp_path / "甲.docx")
    folder = tmp_path / "乙"
    folder.mkdir()
    made.letter().save(folder / "乙.docx")
    (tmp_path / "附件1.xlsx").rename(folder / "附件1.xlsx")
    before = sorted(column.rglob("*.md"))
    done = run(column, "import", str(folder), str(refused))
    assert done.returncode == 1
    assert "甲.docx" in done.stderr
    assert "附件1.xlsx" in done.stderr
    assert number not in done.stderr
    assert sorted(column.rglob("*.md")) == before


def test_a_row_of_a_table_is_a_line() -> None:
    assert items_of([]) == []
    assert Item(Line("甲 乙"), None).solid == "甲乙"


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("自2021年5月1日起至2021年5月31日止", (date(2021, 5, 1), date(2021, 5, 31))),
        ("2021年5月1日—6月2日", (date(2021, 5, 1), date(2021, 6, 2))),
        ("2021年5月1日至7日", (date(2021, 5, 1), date(2021, 5, 7))),
        ("2021年5月1日至7日；2021年6月1日至7日", None),
        ("2021年5月31日至2021年5月1日", None),
        ("2021年2月30日至3月2日", None),
    ],
)
def test_the_days_of_a_consultation(text: str, period: tuple[date, date] | None) -> None:
    assert period_in(text) == period
