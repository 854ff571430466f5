"""Documents as PDF and Word: read back by programs that are not ours."""

import hashlib
from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Mm
from hypothesis import given, settings
from lxml import etree

import printed
from gongkai.render.downloads import fonts
from gongkai.render.downloads.characters import printable
from gongkai.render.downloads.codes import picture_of
from gongkai.render.downloads.document import (
    Block,
    Cell,
    Closing,
    Heading,
    LabelledBlocks,
    Listing,
    Paragraph,
    Picture,
    Preformatted,
    Quote,
    Rule,
    Run,
    ScanCode,
    TableBlock,
)
from gongkai.render.downloads.forms import forms
from gongkai.render.downloads.pdf import PdfPrinter, _as_json, lines_left_over
from gongkai.render.downloads.word import WordWriter
from printed import document, said, words

HOSTILE = (
    '#panic() #import "@preview/x:1.0.0": * #read("/etc/passwd") $x^2$ @label <label> '
    "*s* _e_ `raw` // gone /* gone */ \\ \\u{41} ~ -- --- ... = / + - ]) }"
)
TABLE = TableBlock(
    2,
    1,
    (
        (Cell((words("项目"),), header=True), Cell((words("金额"),), header=True, align="end")),
        (Cell((words("拨款"),), rows=2), Cell((words("12"),), align="end")),
        (Cell((words("34"),), align="end"),),
        (Cell((words("合计四十六"),), columns=2, align="center"),),
    ),
    (Run("表一"),),
)
EVERYTHING: tuple[Block, ...] = (
    Heading(1, (Run("一、总则"),)),
    Paragraph((Run("第一条", ("strong",)), Run(" 见"), Run("网站", (), "https://example.org/a"))),
    Heading(2, (Run("（一）范围"),)),
    Listing(True, 3, ((words("第三"),), (words("第四"), Listing(False, 1, ((words("点"),),))))),
    Quote((words("引文"),)),
    Preformatted("a  b\n\tc"),
    Rule(),
    TABLE,
)


@pytest.fixture(scope="module")
def printer() -> PdfPrinter:
    found = PdfPrinter.of_this_machine()
    assert found is not None, "sudo apt-get install fonts-noto-cjk"
    return found


@pytest.fixture(scope="module")
def writer() -> WordWriter:
    return WordWriter()


def test_pdf_says_what_it_is(printer: PdfPrinter) -> None:
    pdf = printed.reader(printer.write(document(*EVERYTHING)))
    root = pdf.root_object
    assert bool(root["/MarkInfo"]["/Marked"])
    assert root["/Lang"] == "zh-CN"
    assert bool(root["/ViewerPreferences"]["/DisplayDocTitle"])
    assert pdf.metadata is not None
    assert pdf.metadata.title == "关于停车收费的通知"
    assert pdf.metadata.author == "示例区人民政府"
    assert pdf.metadata.creation_date is not None
    assert pdf.metadata.creation_date.date() == date(2021, 3, 1)
    xmp = root["/Metadata"].get_data().decode()
    assert "<pdfuaid:part>1</pdfuaid:part>" in xmp
    assert "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>" in xmp


def test_english_pdf_says_its_language(printer: PdfPrinter) -> None:
    pdf = printer.write(document(words("Parking"), language="en", title="SAMPLE: Notice"))
    assert printed.reader(pdf).root_object["/Lang"] == "en-GB"


def test_pdf_is_tagged(printer: PdfPrinter) -> None:
    tags = printed.tags(printer.write(document(*EVERYTHING)))
    assert [tag for tag in tags if tag in ("/H1", "/H2", "/H3")] == ["/H1", "/H2"]
    for tag in ("/Table", "/THead", "/TH", "/TD", "/L", "/LI", "/Link", "/P", "/BlockQuote"):
        assert tag in tags, tag
    assert tags.count("/TR") == 4


def test_words_of_a_pdf_come_out_again_in_their_order(printer: PdfPrinter) -> None:
    blocks = (*EVERYTHING[:-1], replace(TABLE, rows=TABLE.rows[::3]))
    text = printed.text_of(printer.write(document(*blocks)))
    place = 0
    for part in printed.all_words(blocks):
        place = text.index("".join(part.split()), place)


def test_links_of_a_pdf_are_live(printer: PdfPrinter) -> None:
    facts = (said("地址", "https://example.org/r/", "https://example.org/r/"),)
    pdf = printed.reader(printer.write(document(*EVERYTHING, facts=facts)))
    found = {
        note.get_object()["/A"]["/URI"] for page in pdf.pages for note in page.get("/Annots", [])
    }
    assert found == {"https://example.org/r/", "https://example.org/a"}


def test_watermark_stands_on_every_page_and_is_no_part_of_the_text(printer: PdfPrinter) -> None:
    long = [words("本办法自发布之日起施行。" * 20) for _ in range(30)]
    marked = printed.shown_text(printer.write(document(*long, watermark="示例")))
    plain = printed.shown_text(printer.write(document(*long)))
    assert len(marked) >= 3
    assert [page["MCID"] for page in marked] == [page["MCID"] for page in plain]
    assert all(page[""] == 0 for page in marked)
    for with_mark, without in zip(marked, plain, strict=True):
        assert with_mark["Artifact"] == without["Artifact"] + 1


def test_head_of_a_long_table_is_repeated_on_every_page(printer: PdfPrinter) -> None:
    head = TABLE.rows[0]
    rows = tuple((Cell((words(f"第{n}行"),)), Cell((words("1"),))) for n in range(150))
    pdf = printed.reader(printer.write(document(TableBlock(2, 1, (head, *rows)))))
    assert len(pdf.pages) >= 4
    assert all("项目" in page.extract_text() for page in pdf.pages)
    assert (
        printed.tags(printer.write(document(TableBlock(2, 1, (head, *rows))))).count("/THead") == 1
    )


def test_typst_code_in_a_text_is_text(printer: PdfPrinter) -> None:
    code = document(words(HOSTILE), title=HOSTILE, number=HOSTILE)
    text = printed.text_of(printer.write(code))
    assert text.count("".join(HOSTILE.split())) == 3


@pytest.mark.parametrize("char", ["\ue000", "\U00020000", "\U000f0000"])
def test_character_that_no_pdf_may_hold_is_named(printer: PdfPrinter, char: str) -> None:
    text = printed.text_of(printer.write(document(words(f"前{char}后"), title=f"题{char}")))
    code = f"[U+{ord(char):04X}]"
    assert f"前{code}后" in text
    assert f"题{code}" in text


def test_control_characters_are_seen_or_gone(printer: PdfPrinter, writer: WordWriter) -> None:
    made = document(words("前\x00\x07\x1b\ud800\ufeff后"))
    assert "前����后" in printed.text_of(printer.write(made))
    assert "前����后" in printed.docx_text(writer.write(made))


def test_word_that_no_line_holds_is_broken(printer: PdfPrinter) -> None:
    pdf = printer.write(document(words("x" * 10_000)))
    assert printed.text_of(pdf).count("x") == 10_000
    assert len(printed.reader(pdf).pages) > 3


@pytest.mark.parametrize("title", ["", " ", "\u200b", "题" * 400])
def test_any_title_can_be_printed(printer: PdfPrinter, writer: WordWriter, title: str) -> None:
    printed.reader(printer.write(document(title=title)))
    docx.Document(BytesIO(writer.write(document(title=title))))


def test_record_without_a_day_or_issuer_can_be_printed(
    printer: PdfPrinter, writer: WordWriter
) -> None:
    bare = document(words("正文"), author="", number="", day=None)
    assert "正文" in printed.text_of(printer.write(bare))
    assert "正文" in printed.docx_text(writer.write(bare))


@settings(max_examples=60)
@given(printed.BLOCKS)
def test_every_tree_can_be_printed(blocks: tuple[Block, ...]) -> None:
    printer = forms(["pdf"]).writers["pdf"]
    assert printer.write(document(*blocks)).startswith(b"%PDF-1.7")


@settings(max_examples=150)
@given(printed.BLOCKS)
def test_words_of_every_tree_are_found_again_in_a_word_file(blocks: tuple[Block, ...]) -> None:
    file = forms(["docx"]).writers["docx"].write(document(*blocks, title="题", number=""))
    wanted = "".join(printable(part) for part in printed.all_words(blocks))
    assert printed.docx_text(file) == "题" + "".join(wanted.split())


def test_word_file_has_real_structure(writer: WordWriter) -> None:
    facts = (said("索引号", "x-1"), said("地址", "https://example.org/", "https://example.org/"))
    file = writer.write(document(*EVERYTHING, notices=((Run("虚构"),),), facts=facts))
    word = docx.Document(BytesIO(file))
    styles = [(p.style.name, p.text) for p in word.paragraphs if p.style is not None and p.text]
    assert styles == [
        ("Notice", "虚构"),
        ("Title", "关于停车收费的通知"),
        ("Subtitle", "示例〔2021〕第1号"),
        ("Heading 1", "一、总则"),
        ("Body Text", "第一条 见网站"),
        ("Heading 2", "（一）范围"),
        ("List Paragraph", "第三"),
        ("List Paragraph", "第四"),
        ("List Paragraph", "点"),
        ("Quote", "引文"),
        ("HTML Preformatted", "a  b\n\tc"),
        ("Caption", "表一"),
    ]
    box, table = word.tables
    assert [[cell.text for cell in row.cells] for row in box.rows] == [
        ["索引号", "x-1"],
        ["地址", "https://example.org/"],
    ]
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["项目", "金额"],
        ["拨款", "12"],
        ["拨款", "34"],
        ["合计四十六", "合计四十六"],
    ]
    heads = [row._tr.find(".//" + qn("w:tblHeader")) is not None for row in table.rows]
    assert heads == [True, False, False, False]
    links = [link.address for p in word.paragraphs for link in p.hyperlinks]
    assert links == ["https://example.org/a"]


def test_every_list_of_a_word_file_counts_for_itself(writer: WordWriter) -> None:
    lists = [Listing(True, start, ((words("一"),), (words("二"),))) for start in (1, 1, 7)]
    word = docx.Document(BytesIO(writer.write(document(*lists))))
    numbers = [
        str(p._p.pPr.numPr.numId.val)
        for p in word.paragraphs
        if p._p.pPr is not None and p._p.pPr.numPr is not None
    ]
    assert numbers[::2] == numbers[1::2]
    assert len(set(numbers)) == 3
    starts = {
        num.get(qn("w:numId")): num.find(".//" + qn("w:startOverride")).get(qn("w:val"))
        for num in word.part.numbering_part.element.iter(qn("w:num"))
    }
    assert [starts[number] for number in dict.fromkeys(numbers)] == ["1", "1", "7"]


def test_word_file_says_what_it_is(writer: WordWriter) -> None:
    file = writer.write(document(watermark="示例"))
    word = docx.Document(BytesIO(file))
    properties = word.core_properties
    assert (properties.title, properties.author) == ("关于停车收费的通知", "示例区人民政府")
    assert properties.language == "zh-CN"
    assert properties.created is not None
    assert properties.created.date() == date(2021, 3, 1)
    assert word.sections[0].header.paragraphs[0].text == "示例"
    foot = word.sections[0].footer.paragraphs[0]._p
    assert [field.get(qn("w:instr")) for field in foot.iter(qn("w:fldSimple"))] == ["PAGE"]
    styles = word.styles.element
    defaults = styles.find(".//" + qn("w:rPrDefault"))
    assert defaults.find(".//" + qn("w:rFonts")).get(qn("w:eastAsia")) == "仿宋"
    assert defaults.find(".//" + qn("w:lang")).get(qn("w:val")) == "zh-CN"
    assert docx.Document(BytesIO(writer.write(document()))).sections[0].header.is_linked_to_previous


def test_every_part_of_a_word_file_is_xml_without_a_clock(writer: WordWriter) -> None:
    with ZipFile(BytesIO(writer.write(document(*EVERYTHING)))) as archive:
        for part in archive.infolist():
            assert part.date_time == (1980, 1, 1, 0, 0, 0)
            etree.fromstring(archive.read(part))


@pytest.mark.parametrize("form", ["pdf", "docx"])
def test_same_document_has_the_same_bytes(form: Any) -> None:
    made = [forms([form]).writers[form] for _ in range(2)]
    whole = document(*EVERYTHING, watermark="示例")
    first = made[0].write(whole)
    made[0].write(replace(whole, title="另一"))
    assert made[0].write(whole) == first == made[1].write(whole)


def test_machine_without_chinese_fonts_prints_nothing() -> None:
    assert fonts.choose(["DejaVu Sans", "Libertinus Serif", "Liberation Serif"]) is None
    assert not fonts.fonts_missing()


def test_text_is_set_in_fangsong_where_the_machine_has_it() -> None:
    chosen = fonts.choose(["Noto Serif CJK SC", "FangSong", "SimHei"])
    assert chosen is not None
    assert (chosen.text[0], chosen.heading[0]) == ("FangSong", "SimHei")


def test_chinese_names_in_an_english_pdf_say_their_language(printer: PdfPrinter) -> None:
    facts = (
        LabelledBlocks("Issued by", (Paragraph((Run("示例区人民政府", language="zh"),)),)),
        said("Dated", "1 March 2021"),
    )
    pdf = printer.write(document(words("Text"), language="en", title="SAMPLE", facts=facts))
    assert printed.languages(pdf) == {"en-GB", "zh-CN"}
    assert printed.languages(printer.write(document(words("正文"), facts=facts[1:]))) == {"zh-CN"}


PNG = picture_of(ScanCode("https://example.org/", ""), "png").content
SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" width="400" height="300">'
    b'<rect width="400" height="300" fill="#cde"/><text x="20" y="50">Parking</text></svg>'
)


def picture(name: str, content: bytes, alt: str = "停车收费图") -> Picture:
    return Picture(alt, name, hashlib.sha256(content).hexdigest(), content)


@pytest.mark.parametrize(("name", "content"), [("a.png", PNG), ("a.svg", SVG), ("A.PNG", PNG)])
def test_pictures_are_in_both_forms_with_their_words(
    printer: PdfPrinter, name: str, content: bytes
) -> None:
    made = document(words("前"), picture(name, content), words("后"))
    pdf = printer.write(made)
    assert printed.alternatives(pdf) == ["停车收费图"]
    assert "/Figure" in printed.tags(pdf)
    assert "前后" in printed.text_of(pdf).replace("Parking", "")
    word = docx.Document(BytesIO(forms(["docx"]).writers["docx"].write(made)))
    (shape,) = word.inline_shapes
    assert shape._inline.docPr.get("descr") == "停车收费图"
    assert shape.width <= Mm(156)
    assert shape.height <= Mm(200)


@pytest.mark.parametrize("name", ["a.png", "a.svg", "a.webp", "a.jpg"])
def test_picture_that_cannot_be_drawn_leaves_its_words(printer: PdfPrinter, name: str) -> None:
    made = document(words("前"), picture(name, b"no picture"), words("后"))
    assert "前[停车收费图]后" in printed.text_of(printer.write(made))
    assert "前[停车收费图]后" in printed.docx_text(forms(["docx"]).writers["docx"].write(made))


def test_no_last_line_of_a_pdf_has_a_page_of_its_own(printer: PdfPrinter) -> None:
    alone = 0
    for lines in range(20, 66):
        given = [words("本办法自发布之日起施行。") for _ in range(lines)]
        made = document(*given, watermark="示例" if lines % 2 else "")
        alone += lines_left_over(printer._compile(_as_json(made)), made.watermark) == 1
        assert lines_left_over(printer.write(made), made.watermark) > 1, lines
    assert alone, "none of these documents needed any help: the test proves nothing"


def test_copy_of_a_document_of_an_organ_has_a_red_head_and_a_closing(
    printer: PdfPrinter, writer: WordWriter
) -> None:
    closing = Closing(("示例区人民政府",), "2021年3月1日")
    made = document(words("正文"), closing, red_head="示例区人民政府", watermark="示例")
    text = printed.text_of(printer.write(made))
    assert "示例区人民政府示例〔2021〕第1号关于停车收费的通知正文示例区人民政府2021年3月1日" in text
    word = docx.Document(BytesIO(writer.write(made)))
    styles = [(p.style.name, p.text) for p in word.paragraphs if p.style is not None and p.text]
    assert styles == [
        ("Red Head", "示例区人民政府"),
        ("Red Number", "示例〔2021〕第1号"),
        ("Title", "关于停车收费的通知"),
        ("Body Text", "正文"),
        ("Closing", "示例区人民政府"),
        ("Closing", "2021年3月1日"),
    ]


def test_word_keeps_lines_together(writer: WordWriter) -> None:
    word = docx.Document(BytesIO(writer.write(document(*EVERYTHING))))
    defaults = word.styles.element.find(".//" + qn("w:pPrDefault"))
    assert defaults.find(".//" + qn("w:widowControl")) is not None
    for name in ("Title", "Heading 1", "Caption"):
        assert word.styles[name].paragraph_format.keep_with_next, name
    end = docx.Document(BytesIO(writer.write(document(words("前"), words("中"), words("后")))))
    kept = [p.text for p in end.paragraphs if p.paragraph_format.keep_with_next]
    assert kept == ["中"]
