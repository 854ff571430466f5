"""Links held against the page that they lead to, and against those beside them."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from gongkai.links.misleading.check import find_misleading
from gongkai.links.reading.link import PageLink
from gongkai.links.reading.page_texts import PageTexts
from gongkai.model.findings import Finding
from misleading_cases import CASES, MANIFEST, TOWNS, address_of, link_to, read_cases, resolve

SAID: dict[str, str] = {
    address: text
    for name, text in yaml.safe_load((CASES / "page_texts.yml").read_text(encoding="utf-8")).items()
    for address in (f"zh/r/{name}/", f"r/{name}/")
}


def _found(*links: PageLink) -> list[Finding]:
    texts = PageTexts(known=SAID)
    numbered = [link._replace(at=number) for number, link in enumerate(links)]
    found = find_misleading(numbered, resolve, MANIFEST, TOWNS, texts=texts)
    return [one for one in found if one.code.id not in ("GK150", "GK156", "GK170")]


@pytest.mark.parametrize(
    ("text", "context", "right"),
    [
        ("查看全文", "示例区公共停车收费管理办法 查看全文", "parking"),
        ("点击查看", "示例发改〔2021〕6号 点击查看", "parking"),
        ("返回", "示例区公共停车收费管理办法 返回", None),
        ("返回顶部", "返回顶部", None),
        ("查看全文", "停车 查看全文", None),
    ],
)
def test_hash_that_waits_for_an_address(text: str, context: str, right: str | None) -> None:
    link = link_to(text, "news-2021", context, "news-2021")._replace(href="#")
    found = find_misleading([link], lambda one: one.page, MANIFEST, TOWNS)
    nearest = [one.details["nearest"] for one in found if one.code.id not in ("GK150", "GK170")]

    assert nearest == ([address_of(right)] if right else [])


@pytest.mark.parametrize("case", read_cases("unsaid.yml"), ids=lambda case: str(case["name"]))
def test_words_of_which_nothing_stands_there(case: dict[str, Any]) -> None:
    link = link_to(case["text"], case["target"], case.get("context", ""), case.get("page", ""))
    if "place" in case:
        link = link._replace(href=f"{link.href}#{case['place']}")
    found = _found(link)

    assert [one.code.id for one in found] == ([case["finds"]] if "finds" in case else [])
    for one in found:
        assert one.details["nearest"] == address_of(case["fix"])
        assert one.details["nearest"] in one.fix.format(**one.details)


@pytest.mark.parametrize("case", read_cases("twins.yml"), ids=lambda case: str(case["name"]))
def test_links_of_one_address(case: dict[str, Any]) -> None:
    links = [
        link_to(one["text"], one["target"], one.get("context", case.get("context", "")))
        for one in case["links"]
    ]
    found = _found(*links)

    assert {one.details["text"]: one.details.get("nearest", "") for one in found} == {
        text: address_of(right) if right else "" for text, right in case.get("finds", {}).items()
    }
    assert {one.code.id for one in found} <= {case.get("code", "GK144")}


def test_each_of_one_text_is_asked_by_the_words_before_it() -> None:
    context = "水价的标准点这里；疫苗接种的安排点这里，停车的费用点这里"
    links = [link_to("这里", target, context) for target in ("water-2021", "parking", "parking")]

    found = _found(*links)
    assert [(one.code.id, one.details["nearest"]) for one in found] == [
        ("GK157", address_of("jabs-7"))
    ]


def test_links_that_somebody_else_printed_are_not_held_against_one_another() -> None:
    context = "前者与后者"
    links = [link_to(text, "stones-2", context) for text in ("前者", "后者")]

    assert len(_found(*links)) == 1
    assert _found(*(link._replace(is_own_text=False) for link in links)) == []


def test_text_of_a_page(tmp_path: Path) -> None:
    page = tmp_path / "r" / "one"
    page.mkdir(parents=True)
    (page / "index.html").write_text(
        "<!doctype html><title>t</title><nav>导航</nav><article><nav>位置</nav><h1>停车 收费</h1>"
        "<div data-gk-text><p>首 半小时<b>免费</b>。</p></div>"
        "<section class=gk-together>相关文件</section><script>var a</script></article>",
        encoding="utf-8",
    )
    texts = PageTexts(tmp_path)

    assert texts.of("r/one/") == "停车收费首半小时免费"
    assert texts.of("r/two/") == texts.of("r/one/a.pdf") == texts.of("a\0b/") == ""
    assert PageTexts().of("r/one/") == ""


def test_page_that_is_not_in_utf_8_says_nothing(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_bytes("<article>停车收费</article>".encode("gbk"))

    assert PageTexts(tmp_path).of("") == ""


def test_findings_of_pages_come_in_their_order_and_keep_apart() -> None:
    texts = PageTexts(known=SAID)
    links = [
        link_to("前者", "stones-1", "前者与后者", "a")._replace(at=0),
        link_to("后者", "stones-1", "前者与后者", "a")._replace(at=1),
        link_to("第一批", "stones-1", "第一批", "a")._replace(at=2),
        link_to("该公告", "stones-2", "该公告", "b")._replace(is_own_text=False),
        link_to("地震灾害应急预案", "flood", "应急预案", "b")._replace(is_own_text=False),
    ]

    found = list(find_misleading(links, resolve, MANIFEST, TOWNS, texts=texts))
    assert [(one.code.id, one.place.path) for one in found if one.code.id != "GK150"] == [
        ("GK144", "zh/r/a/"),
        ("GK145", "zh/r/b/"),
    ]


def test_switch_is_of_the_page_unless_the_page_names_another_document() -> None:
    link = link_to("政策解读", "dust-explained", page="parking")
    page = {link.page: "停车收费与关于加强建筑工地扬尘控制的通告"}

    for known, codes in (({}, ["GK146"]), (page, [])):
        found = find_misleading([link], resolve, MANIFEST, TOWNS, texts=PageTexts(known=known))
        assert [one.code.id for one in found if one.code.id != "GK150"] == codes
