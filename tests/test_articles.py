"""Articles of a text: their addresses on its page, and what changed them."""

from pathlib import Path

import pytest
from markupsafe import Markup
from selectolax.lexbor import LexborHTMLParser

from gongkai.model.articles import anchors_of_articles, articles_alone
from gongkai.render.articles import noted
from gongkai.render.markdown import MarkdownRenderer

BEGIN = {
    "**第三条** 停放不足三十分钟的免费。": ["art-3"],
    "第三条　停放不足三十分钟的免费。": ["art-3"],
    "第二十条 施行。": ["art-20"],
    "**第一百零三条** 施行。": ["art-103"],
    "第12条 施行。": ["art-12"],
    "第三条之二 另有规定的除外。": ["art-3-2"],
    "**Article 4** Time beyond is charged.": ["art-4"],
    "Article 5. The bureau answers.": ["art-5"],
    "**第一条** 甲。\n\n**第二条** 乙。": ["art-1", "art-2"],
}
DO_NOT = (
    "第三条规定的情形除外。",
    "依照第三条 的规定办理。",
    "将第三条修改为：",
    "- 第三条 在列表里。",
    "`第三条 代码`",
    "Articles 3 and 4 apply.",
)
render = MarkdownRenderer()


def ids(markdown: str) -> list[str]:
    tree = LexborHTMLParser(render.read(markdown).html)
    return [str(node.attributes["id"]) for node in tree.css("p[id]")]


@pytest.mark.parametrize("markdown", BEGIN)
def test_article_has_its_address(markdown: str) -> None:
    assert ids(markdown) == BEGIN[markdown]
    assert anchors_of_articles(markdown) == set(BEGIN[markdown])


@pytest.mark.parametrize("markdown", DO_NOT)
def test_paragraph_that_begins_no_article(markdown: str) -> None:
    assert ids(markdown) == []


def test_id_is_given_once() -> None:
    """An amending document quotes what it changes: the first paragraph is its own article."""
    assert ids("第一条 将旧文第一条改为：\n\n第一条 新的。") == ["art-1"]


@pytest.mark.parametrize(
    ("markdown", "expected"),
    {
        "## 第一章 总则": ["chap-1"],
        "## **第十二章** 附则": ["chap-12"],
        "### 第3章　罚则": ["chap-3"],
        "## 第二章": ["chap-2"],
        "## Chapter 2. The last five years": ["chap-2"],
        "## Chapter XIV: Penalties": ["chap-14"],
        "## 第一章 总则\n\n## 第一章 总则": ["chap-1"],
        "## 第三章节选": [],
        "第一章 总则": [],
        "## Chapters": [],
    }.items(),
)
def test_chapter_has_its_address(markdown: str, expected: list[str]) -> None:
    tree = LexborHTMLParser(render.read(markdown).html)
    assert [node.attributes["id"] for node in tree.css("span[id]")] == expected
    assert all(node.attributes["id"] for node in tree.css("h2, h3"))


def test_text_beside_another_has_ids_of_its_own() -> None:
    html = render.read("第一条 施行。").linked(lambda _: None, "o-").html
    assert '<p id="o-art-1">' in html


def test_note_stands_behind_its_article() -> None:
    html = render.read("第一条 甲。\n\n第二条 乙。").html
    shown = noted(html, {"art-1": Markup("<p>改</p>"), "art-9": Markup("<p>无</p>")})
    said = [node.text() for node in LexborHTMLParser(shown).css("p")]
    assert said == ["第一条 甲。", "改", "第二条 乙。"]


@pytest.mark.parametrize("edition", ["", "zh/"])
def test_amended_article_says_by_what_and_the_amendment_leads_to_it(
    demonstration: Path, edition: str
) -> None:
    site = demonstration / edition
    old = LexborHTMLParser((site / "r/farm-subsidy-2019/index.html").read_bytes())
    for anchor in ("art-4", "art-7"):
        note = old.css_first(f"#{anchor} + .gk-note a")
        assert note is not None
        assert str(note.attributes["href"]).endswith("r/farm-subsidy-amendment/")
    assert len(old.css(".gk-note")) == 2
    other = LexborHTMLParser((site / "r/estate-lift-subsidy/index.html").read_bytes())
    assert other.css_first("#art-9 + .gk-note a + .gk-meta time") is not None
    new = LexborHTMLParser((site / "r/farm-subsidy-amendment/index.html").read_bytes())
    hrefs = [str(node.attributes["href"]) for node in new.css(".gk-together a")]
    assert any(href.endswith("r/farm-subsidy-2019/#art-4") for href in hrefs)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("第九条", (9,)),
        ("第四条、第七条", (4, 7)),
        ("第三条至第五条和第十二条", (3, 4, 5, 12)),
        ("第九条第二款", ()),
        ("接种点和时间", ()),
    ],
)
def test_articles_differ_from_other_parts(text: str, numbers: tuple[int, ...]) -> None:
    """Their numbers can be said in another language; a paragraph or a heading cannot."""
    assert articles_alone(text) == numbers
