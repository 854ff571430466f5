"""Links in a record's text: by identity, by path, to attachments, and all others."""

from typing import Any
from urllib.parse import unquote

import pytest
from selectolax.lexbor import LexborHTMLParser

from any_column import AS_OF
from gongkai.measures.measure import measure
from gongkai.model.editions import DEFAULT
from gongkai.model.language import Language
from gongkai.render.renderer import PageRenderer
from gongkai.render.urls import Origin
from gongkai.views.decisions import decision_pages
from gongkai.views.ended import ended
from gongkai.views.records import record_pages
from small_column import make_catalog

RECORDS: list[dict[str, Any]] = [
    {"id": "doc", "kind": "policy", "attachments": [{"file": "表格.csv"}, {"file": "100% #1.csv"}]},
    {"id": "matter", "kind": "decision", "year": "2020"},
    {"id": "gone", "kind": "policy", "withdrawn": {"date": "2021-01-05", "reason": "error"}},
    {"id": "past", "kind": "decision", "withdrawn": {"date": "2021-01-05", "reason": "error"}},
    {"id": "later", "kind": "policy", "published": "2031-01-05"},
    {"id": "told", "kind": "interpretation", "interprets": ["doc"]},
]


def links_of(markdown: str, language: Language = "en") -> list[str]:
    """Return the links in the text of the record `doc`, as its page has them."""
    records = [{**RECORDS[0], "text": markdown, "en": "Document"}, *RECORDS[1:]]
    catalog = make_catalog(records).until(AS_OF)
    measures = measure(catalog, AS_OF)
    page = next(p for p in record_pages(catalog, measures) if p.address == "r/doc/")
    html = PageRenderer(catalog, Origin("", language, DEFAULT)).render(page).html
    tree = LexborHTMLParser(html)
    return [node.attributes.get("href") or "" for node in tree.css(".gk-text a")]


@pytest.mark.parametrize(
    ("target", "link"),
    [
        ("record:told", "../../r/told/"),
        ("Record:told", "../../r/told/"),
        ("record:told#第一条", "../../r/told/#第一条"),
        ("record:doc#here", "#here"),
        ("record:matter", "../../decisions/2020/matter/"),
        ("record:gone", "../../r/gone/"),
        ("record:past", "../../decisions/2021/past/"),
        ("unit:finance", "../../units/finance/"),
        ("column:policies", "../../columns/policies/"),
        ("point:2021/26", "../../points/2021/26/"),
        ("told.zh.md", "told.zh.md"),
        ("../interpretations/told.zh.md", "../../r/told/"),
        ("../interpretations/told.zh.md#here", "../../r/told/#here"),
        ("../decisions/matter.zh.md", "../../decisions/2020/matter/"),
        ("gone.zh.md", "../../r/gone/"),
        ("表格.csv", "../../r/doc/表格.csv"),
        ("./表格.csv", "../../r/doc/表格.csv"),
        ("%E8%A1%A8%E6%A0%BC.csv", "../../r/doc/表格.csv"),
        ("100%25#1.csv", "100%25#1.csv"),
        ("<100%25 %231.csv>", "../../r/doc/100%25 %231.csv"),
        ("#here", "#here"),
        ("https://example.gov.cn/a?b=c#d", "https://example.gov.cn/a?b=c#d"),
        ("mailto:office@example.gov.cn", "mailto:office@example.gov.cn"),
    ],
)
def test_link_in_text(target: str, link: str) -> None:
    assert links_of(f"[text]({target})") == [link]


@pytest.mark.parametrize("target", ["record:later", "later.zh.md", "record:unspeakable"])
def test_link_to_what_is_not_shown_is_words_alone(target: str) -> None:
    assert links_of(f"[text]({target})") == []


def test_link_by_reference() -> None:
    assert links_of("[text][1]\n\n[1]: record:told") == ["../../r/told/"]


def test_chinese_edition_stays_in_its_edition_but_shares_attachments() -> None:
    links = links_of("[a](record:told) [b](unit:finance) [c](表格.csv)", "zh")

    assert links == [
        "../../../zh/r/told/",
        "../../../zh/units/finance/",
        "../../../r/doc/表格.csv",
    ]


def test_cell_of_a_stage_leads_to_the_attachment_that_shows_it() -> None:
    records = [
        {"id": "matter", "kind": "decision", "procedures": ["draft", "meeting"]},
        {
            "id": "doc",
            "kind": "draft",
            "attachments": [{"file": "草案.csv"}],
            "fulfils": [{"matter": "matter", "stage": "draft", "attachment": "草案.csv"}],
        },
        {
            "id": "minutes",
            "kind": "meeting",
            "held": "2021-03-01",
            "fulfils": [{"matter": "matter", "stage": "meeting"}],
        },
    ]
    catalog = make_catalog(records).until(AS_OF)
    measures = measure(catalog, AS_OF)
    renderer = PageRenderer(catalog, Origin("", "zh", DEFAULT))
    pages = {page.address: page for page in (*decision_pages(catalog, measures),)}
    pages |= {page.address: page for page in record_pages(catalog, measures)}
    for address, where in (
        ("decisions/2021/", "td a"),
        ("decisions/2021/matter/", ".gk-timeline a"),
        ("r/minutes/", ".gk-together a"),
    ):
        links = LexborHTMLParser(renderer.render(pages[address]).html).css(where)
        found = [unquote(node.attributes.get("href") or "") for node in links]
        assert any(link.endswith("/r/doc/草案.csv") for link in found), address


ENDS = "[旧办法](record:old)同时废止"


@pytest.mark.parametrize(
    ("markdown", "shown"),
    [
        ("按[旧办法](record:old)办理", "按旧办法（已废止）办理"),
        ("按[旧办法](old.zh.md)办理", "按旧办法（已废止）办理"),
        ("按[新办法](record:new)办理", "按新办法办理"),
        ("**[旧办法](record:old#第一条)**，[旧](record:old)", "旧办法（已废止），旧（已废止）"),
    ],
)
def test_status_stands_beside_a_link_to_an_ended_document(markdown: str, shown: str) -> None:
    records = [
        {"id": "old", "kind": "policy", "text": "[本办法](record:old)"},
        {
            "id": "new",
            "kind": "policy",
            "replaces": ["old"],
            "text": "[旧办法](record:old)同时废止",
        },
        {"id": "doc", "kind": "policy", "text": markdown},
    ]
    catalog = make_catalog(records).until(AS_OF)
    measures = measure(catalog, AS_OF)
    renderer = PageRenderer(catalog, Origin("", "zh", DEFAULT), ended=ended(catalog, measures))

    def text_of(record: str) -> str:
        page = next(p for p in record_pages(catalog, measures) if p.address == f"r/{record}/")
        (text,) = LexborHTMLParser(renderer.render(page).html).css(".gk-text")
        return text.text().strip()

    assert text_of("doc") == shown
    assert text_of("new") == "旧办法同时废止", "it says itself what it does"
    assert text_of("old") == "本办法"


@pytest.mark.parametrize(
    ("language", "target", "link"),
    [
        ("en", "record:both#总则", "../../zh/r/both/#总则"),
        ("en", "record:both", "../../r/both/"),
        ("en", "record:chinese#总则", "../../r/chinese/#总则"),
        ("en", "record:later#总则", None),
        ("zh", "record:both#总则", "../../../zh/r/both/#总则"),
    ],
)
def test_borrowed_text_leads_to_headings_in_its_own_language(
    language: Language, target: str, link: str | None
) -> None:
    """Only the page in the language of the text has the headings that the text knows."""
    records = [
        {"id": "doc", "kind": "policy", "text": f"[text]({target})"},
        {"id": "both", "kind": "policy", "en": "Document"},
        {"id": "chinese", "kind": "policy"},
        {"id": "later", "kind": "policy", "en": "Later", "published": "2031-01-05"},
    ]
    catalog = make_catalog(records).until(AS_OF)
    page = next(p for p in record_pages(catalog, measure(catalog, AS_OF)) if p.address == "r/doc/")
    html = PageRenderer(catalog, Origin("", language, DEFAULT)).render(page).html
    links = [node.attributes.get("href") for node in LexborHTMLParser(html).css(".gk-text a")]
    assert links == ([link] if link else [])
