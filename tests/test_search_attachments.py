"""What search finds of attachments: what everybody sees who opens them, and nothing else."""

from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect
from selectolax.lexbor import LexborHTMLParser

import workspace
from gongkai.mkdocs import index
from gongkai.model.file_text import Extract, FileText, Spot, Where, joined
from gongkai.sources.documents.opened import text_of
from in_process import equip, run
from made_files import FORMATS, made
from made_packages import archive

WORDS = "槐树巷便民停车点"
SEEN = {
    "docx": {
        *("text", "table", "header", "footer", "footnote", "endnote", "inserted", "text box"),
    },
    "xlsx": {"cell", "inline"},
    "pptx": {"slide", "table", "alternative"},
    "pdf": {"text"},
    "txt": {*FORMATS["txt"]},
    "csv": {*FORMATS["csv"]},
    "zip": {"text", "document", "page"},
    "ods": {"cell"},
    "ofd": {"page"},
}
"""Where a text is found; a note, a property, what is deleted or hidden is not."""
PLACES = [(form, place) for form, places in FORMATS.items() for place in places]


@pytest.mark.parametrize(("form", "place"), PLACES)
def test_only_what_is_seen_is_found(form: str, place: str) -> None:
    text = text_of(f"a.{form}", made(form, place, WORDS)).visible(1000)
    assert (WORDS in text) == (place in SEEN.get(form, ()))


def test_old_format_in_an_archive_says_nothing_and_hides_nothing() -> None:
    held = {"a.doc": made("doc", "utf-16-le", WORDS), "b.txt": "收费公示牌".encode()}
    text = text_of("a.zip", archive(held)).visible(1000)
    assert "收费公示牌" in text
    assert WORDS not in text


def page_of(*texts: str) -> FileText:
    spot = Spot.at(Where.PAGE, page=1)
    return FileText(tuple(Extract(text, ((0, spot),)) for text in texts))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("公共停车场实行\r\n分时收费", "公共停车场实行分时收费"),
        ("fees and\nreceipts", "fees and receipts"),
        ("收费\n2021", "收费 2021"),
        ("| 区域 | 元 |\n|---|---|\n| 一类\\|二类 |  |\n", "区域 元 一类|二类"),
        ("", ""),
    ],
)
def test_text_is_one_line_of_words(text: str, shown: str) -> None:
    assert page_of(text).visible(100) == shown


def test_long_text_is_cut() -> None:
    assert page_of("一二三", "四五六", "七八九").visible(5) == "一二三 四"
    pieces = [(Spot.at(Where.LINE, line=line), "甲" * 9) for line in range(9)]
    assert len(FileText((joined(pieces),)).visible(50)) == 50


# In pages


@pytest.fixture
def project(column: Path) -> Path:
    return equip(column)


def test_edition_of_the_records_language_holds_the_text(project: Path) -> None:
    site = run(project, edition="zh")
    page = LexborHTMLParser((site / "r/parking/index.html").read_text(encoding="utf-8"))
    held = page.css("[data-gk-inside][data-pagefind-body]")
    assert [node.css_first("h2").text() for node in held] == ["收费表"]
    assert "zone charge" in held[0].text()
    assert "hidden" in held[0].attributes
    assert "data-gk-inside" not in (run(project) / "r/parking/index.html").read_text("utf-8")
    alone = (run(project, editions=["en"]) / "r/parking/index.html").read_text("utf-8")
    assert "data-gk-inside" in alone


def test_text_of_an_attachment_is_no_markup_and_leaves_the_page_whole(project: Path) -> None:
    file = project / "content/policies/2021/parking-table.csv"
    file.write_text("</div><script>alert(1)</script>,<div hidden data-gk-inside>\n", "utf-8")
    site = run(project, edition="zh")
    page = site / "r/parking/index.html"
    before = page.read_text(encoding="utf-8")
    assert "<script>alert" not in before
    said: list[str] = []
    index.index_site(site, project / "kept", said.append)
    after = page.read_text(encoding="utf-8")
    start = before.index("<div hidden data-pagefind-body data-pagefind-weight")
    _, _, rest = before[start:].partition("</div>")
    assert after == before[:start] + rest.lstrip()
    assert "data-gk-inside" not in after and "alert(1)" not in after
    index.index_site(run(project, edition="zh"), project / "kept", said.append)
    assert page.read_text(encoding="utf-8") == after
    assert said == ["search: indexed"], "the same pages need no index anew"


def test_attachment_of_a_record_that_is_taken_down_is_in_no_page(project: Path) -> None:
    marked = {workspace.PARKING: [["openness: proactive", "openness: on-request"]]}
    workspace.apply({"change": marked}, project)
    site = run(project, edition="zh", on_leak="take-down")
    assert "zone" not in (site / "r/parking/index.html").read_text(encoding="utf-8")


# In a browser


def hit_to(page: Page, address: str) -> Locator:
    link = page.locator(f"a[href$='{address}']")
    return page.locator("ol[data-part=hits] > li", has=link)


@pytest.mark.browser
@pytest.mark.parametrize(
    ("query", "record", "title"),
    [
        ("高锰酸盐指数", "water-quality-2021-05", "2021年5月水质检测数据"),
        ("统一社会信用代码", "request-guide-district", "示例区政府信息公开申请表"),
    ],
)
def test_words_of_an_attachment_lead_to_its_record(
    page: Page, site: str, query: str, record: str, title: str
) -> None:
    page.goto(f"{site}zh/search/?q={query}")
    hit = page.locator(
        "ol[data-part=hits] > li", has=page.locator(f"a[href$='/r/{record}/#gk-attachments']")
    )
    expect(hit.locator("[data-slot=file]")).to_have_text(f"附件《{title}》中：")
    expect(hit.locator("mark").first).to_be_visible()
    hit.locator("a").click()
    expect(page.locator("#gk-attachments")).to_be_in_viewport()


@pytest.mark.browser
def test_answer_on_the_page_itself_names_no_attachment(page: Page, site: str) -> None:
    page.goto(f"{site}zh/search/?q=停车收费管理办法")
    hit = page.locator(
        "ol[data-part=hits] > li", has=page.locator("a[href$='/r/parking-charges/']")
    )
    expect(hit).to_be_visible()
    expect(hit.locator("[data-slot=file]")).to_have_count(0)


def test_published_pages_hold_no_text_for_the_index(demonstration: Path) -> None:
    assert (demonstration / "pagefind").is_dir()
    pages = (file.read_bytes() for file in demonstration.rglob("*.html"))
    assert not [page for page in pages if b"data-gk-inside" in page or b"gk-inside-" in page]
