"""Word files in the layouts of official documents (GB/T 9704), made for tests."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

RED = RGBColor(0xFF, 0x00, 0x00)
WHERE = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
}


class OfficialDocument:
    """A document that is being written, a line after the other."""

    def __init__(self) -> None:
        self.document = Document()

    def line(
        self,
        text: str = "",
        where: str = "left",
        *,
        size: float = 16,
        red: bool = False,
        bold: bool = False,
        indent: bool = False,
    ) -> Any:
        paragraph = self.document.add_paragraph()
        paragraph.alignment = WHERE[where]
        if indent:
            paragraph.paragraph_format.first_line_indent = Pt(32)
        if text:
            run = paragraph.add_run(text)
            run.font.size = Pt(size)
            run.bold = bold
            if red:
                run.font.color.rgb = RED
        return paragraph

    def header(self, *names: str) -> None:
        for name in names:
            self.line(name, "center", size=36, red=True)

    def title(self, *lines: str) -> None:
        for line in lines:
            self.line(line, "center", size=22)

    def text(self, *paragraphs: str) -> None:
        for paragraph in paragraphs:
            self.line(paragraph, indent=True)

    def signed(self, *names: str, day: str) -> None:
        for name in names:
            self.line(name, "right")
        self.line(day, "right")

    def table(self, rows: Sequence[Sequence[str]], merged: Sequence[tuple[int, ...]] = ()) -> Any:
        table = self.document.add_table(len(rows), len(rows[0]))
        for number, row in enumerate(rows):
            for column, text in enumerate(row):
                table.cell(number, column).text = text
        for top, left, bottom, right in merged:
            text = table.cell(top, left).text
            table.cell(top, left).merge(table.cell(bottom, right)).text = text
        return table

    def save(self, file: Path) -> Path:
        self.document.save(str(file))
        return file


def numbered(made: OfficialDocument, form: str, label: str, texts: Sequence[str]) -> None:
    """Write paragraphs whose numbers Word draws."""
    numbering = made.document.part.numbering_part.element
    abstract = OxmlElement("w:abstractNum")
    abstract.set(qn("w:abstractNumId"), "77")
    level = OxmlElement("w:lvl")
    level.set(qn("w:ilvl"), "0")
    for name, value in (("start", "1"), ("numFmt", form), ("lvlText", label)):
        one = OxmlElement(f"w:{name}")
        one.set(qn("w:val"), value)
        level.append(one)
    abstract.append(level)
    numbering.insert(0, abstract)
    number = OxmlElement("w:num")
    number.set(qn("w:numId"), "77")
    of = OxmlElement("w:abstractNumId")
    of.set(qn("w:val"), "77")
    number.append(of)
    numbering.append(number)
    for text in texts:
        properties = made.line(text, indent=True)._p.get_or_add_pPr()
        given = OxmlElement("w:numPr")
        for name, value in (("ilvl", "0"), ("numId", "77")):
            one = OxmlElement(f"w:{name}")
            one.set(qn("w:val"), value)
            given.append(one)
        properties.append(given)


def notice() -> OfficialDocument:
    """Return a notice of one unit, with all that the standard has."""
    made = OfficialDocument()
    made.line("000012")
    made.line("特急")
    made.header("示例区教育和体育局文件")
    made.line()
    made.line("示例教体〔2021〕3号", "center")
    made.line()
    made.title("示例区教育和体育局", "关于做好2021年义务教育学校招生工作的通知")
    made.line()
    made.line("各镇人民政府，各街道办事处，区政府有关部门，各中小学校：")
    made.text("现将2021年秋季招生工作安排如下。")
    made.line("一、招生计划", indent=True)
    made.text("公办小学6所，学位2160个*；公办初中3所，学位2000个。")
    made.line("（一）招生对象", indent=True)
    made.text("1.小学招收2021年8月31日以前年满六周岁的儿童。", "2.初中招收小学毕业生。")
    made.table([["学校", "学位"], ["甲|小学", "360"], ["乙小学", ""]])
    made.line()
    made.line("附件：1.招生日程表", indent=True)
    made.line("2.学区划分一览表", indent=True)
    made.line()
    made.signed("示例区教育和体育局", day="2021年5月25日")
    made.line("（此件公开发布）", indent=True)
    made.line("附件1")
    made.title("招生日程表")
    made.text("6月26日网上登记。")
    made.line("抄送：区委办公室，区人大常委会办公室。")
    made.line("示例区教育和体育局办公室\t2021年5月26日印发")
    return made


def joint() -> OfficialDocument:
    """Return a notice that three units issued together, their names in a table."""
    made = OfficialDocument()
    table = made.table(
        [["示例区财政局", "文件"], ["示例区教育和体育局", ""], ["示例区民政局", ""]], [(0, 1, 2, 1)]
    )
    for cell in table._cells:
        for run in (run for paragraph in cell.paragraphs for run in paragraph.runs):
            run.font.color.rgb, run.font.size = RED, Pt(30)
    made.line("示例财教〔2021〕12号", "center")
    made.title(
        "示例区财政局　示例区教育和体育局　示例区民政局",
        "关于印发《困难学生资助资金管理办法》的通知",
    )
    made.line("各镇人民政府、街道办事处：")
    made.text("现将《困难学生资助资金管理办法》印发给你们，请认真贯彻执行。")
    made.line("示例区财政局　　　示例区教育和体育局", "right")
    made.line("示例区民政局", "right")
    made.line("二〇二一年十二月三十一日", "right")
    made.line("（此件主动公开）", indent=True)
    made.title("困难学生资助资金管理办法")
    made.line("第一章　总则", "center")
    made.text("第一条　为了规范资金管理，制定本办法。")
    return made


def letter() -> OfficialDocument:
    """Return a letter."""
    made = OfficialDocument()
    made.header("示例区人民政府办公室")
    made.line("示例政办函〔2021〕8号", "right")
    made.title("示例区人民政府办公室关于同意建立联席会议制度的函")
    made.line("区商务局：")
    made.text(
        "你局关于建立联席会议制度的请示收悉。经区政府同意，现函复如下：", "同意建立联席会议制度。"
    )
    made.line("附件：示例区联席会议制度", indent=True)
    made.signed("示例区人民政府办公室", day="2021年3月1日")
    return made


def announcement() -> OfficialDocument:
    """Return an announcement, which addresses nobody."""
    made = OfficialDocument()
    made.header("示例区人民政府公告")
    made.line("2021年第3号", "center")
    made.title("关于划定禁止燃放烟花爆竹区域的公告")
    made.text(
        "根据《烟花爆竹安全管理条例》，现公告如下：",
        "一、禁放区域为城区。",
        "二、本公告自发布之日起施行。",
    )
    made.signed("示例区人民政府", day="2021年1月8日")
    return made


def order() -> OfficialDocument:
    """Return an order with the rules that it makes known."""
    made = OfficialDocument()
    made.header("示例市人民政府令")
    made.line("第12号", "center")
    made.text(
        "《示例市停车管理办法》已经2021年5月6日市政府第5次常务会议通过，现予公布，自2021年7月1日起施行。"
    )
    made.line("市长　张某某", "right")
    made.line("2021年5月10日", "right")
    made.title("示例市停车管理办法")
    made.text("第一条　为了规范停车管理，制定本办法。")
    return made


def on_the_web() -> OfficialDocument:
    """Return a document without a header, as pages on the web are copied."""
    made = OfficialDocument()
    made.title("示例区人民政府办公室关于加强冬季供暖工作的意见")
    made.line("示例政办发［2021］15号", "center")
    made.line("各镇人民政府，区政府各部门：")
    made.text("为做好冬季供暖，提出以下意见。")
    made.line("示例区人民政府办公室", "right")
    made.line("2021年11月1日", "right")
    return made
