"""What texts cite of laws and orders: tests/citations.yml, by data/laws.yml."""

import shutil
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from selectolax.lexbor import LexborHTMLParser

import workspace
from gongkai.measures.citations import Citations, Ended, Mismatched
from gongkai.model.laws import LawRegistry
from gongkai.render.citations import with_citations
from in_process import equip, run
from small_column import read_case

CASES = yaml.safe_load((Path(__file__).parent / "citations.yml").read_text("utf-8"))
REGISTRY = LawRegistry.model_validate(read_case(workspace.ROOT / "data/laws.yml"))
CITATIONS = Citations(REGISTRY)
LINKED = yaml.safe_load((Path(__file__).parent / "linked_citations.yml").read_text("utf-8"))


def said(found: Ended | Mismatched) -> str:
    if isinstance(found, Ended):
        return f"{found.shown} → {found.instead}"
    return f"{found.shown} ≠ {found.number}"


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['text']} {case.get('day', '')}")
def test_text_has_these_wrong_citations(case: dict[str, Any]) -> None:
    day = case.get("day", date(2021, 7, 15))
    assert [said(one) for one in CITATIONS.found_in(case["text"], day)] == case["found"]


def test_every_law_ends_on_its_day() -> None:
    """It is cited rightly until its last day, and never from the next day on."""
    for law in REGISTRY.laws:
        numbers = [(one.number, one.until or law.until) for one in law.numbers]
        for cited, until in [(f"《{law.title}》", law.until), *numbers]:
            text = f"根据{cited}办理。"
            if until is None:
                assert list(CITATIONS.found_in(text, date(2030, 1, 1))) == [], cited
            else:
                assert list(CITATIONS.found_in(text, until)) == [], cited
                (found,) = CITATIONS.found_in(text, until + timedelta(days=1))
                assert isinstance(found, Ended) and found.until == until
                assert found.instead, cited


def test_every_title_fits_its_numbers_and_no_other() -> None:
    for law in REGISTRY.laws:
        for number in law.numbers:
            text = f"《{law.title}》（{number.number}）"
            assert list(CITATIONS.found_in(text, date(1990, 1, 1))) == [], text
    first, second = REGISTRY.laws[:2]
    (found,) = CITATIONS.found_in(
        f"《{first.title}》（{second.numbers[0].number}）", date(1990, 1, 1)
    )
    assert isinstance(found, Mismatched)


def test_registry_says_where_it_was_read() -> None:
    assert len(REGISTRY.laws) >= 60
    known = {source.id for source in REGISTRY.sources}
    assert {law.source for law in REGISTRY.laws} <= known
    for law in REGISTRY.laws:
        assert (law.certainty == "M") is (law.source == "memory"), law.title
        assert law.until is None or law.replaced_by, law.title


def test_a_citation_leads_to_the_text_of_its_day() -> None:
    text = {"from": "2019-05-15", "until": "2025-12-31", "source": "page"}
    law = {
        "title": "中华人民共和国公开条例",
        "texts": [
            text | {"address": "https://www.gov.example/2019/"},
            {"address": "https://www.gov.example/2026/", "from": "2026-01-01", "source": "page"},
        ],
        "source": "page",
        "certainty": "V~",
    }
    citations = Citations(LawRegistry.model_validate({"laws": [law]}))
    days = [(2019, 5, 14), (2019, 5, 15), (2025, 12, 31), (2026, 1, 1)]
    assert [citations.address_of("公开条例", date(*day)) for day in days] == [
        None,
        "https://www.gov.example/2019/",
        "https://www.gov.example/2019/",
        "https://www.gov.example/2026/",
    ]
    assert citations.address_of("中华人民共和国公开条例", date(2020, 1, 1)) is not None
    assert citations.address_of("公开条例（2019年修订）", date(2020, 1, 1)) is not None
    assert citations.address_of("示例区公开条例实施办法", date(2020, 1, 1)) is None


def test_official_texts_of_one_law_do_not_overlap() -> None:
    known = {source.id for source in REGISTRY.sources}
    texts = [text for law in REGISTRY.laws for text in law.texts]
    assert len(texts) >= 14
    assert {text.source for text in texts} <= known
    assert len({text.address for text in texts}) == len(texts)
    for law in REGISTRY.laws:
        for earlier, later in pairwise(law.texts):
            assert earlier.until is not None and earlier.until < later.from_, law.title


@pytest.mark.parametrize("case", LINKED, ids=lambda case: case["html"])
def test_first_mention_of_a_law_is_a_link(case: dict[str, str]) -> None:
    addresses = {"公开条例": "https://gov.example/?a=1&b=2", "许可法": "https://gov.example/xkf"}
    assert with_citations(case["html"], addresses.get) == case["linked"]


def test_page_leads_to_the_official_text(column: Path) -> None:
    file = column / workspace.PARKING
    cited = "依照《中华人民共和国政府信息公开条例》和《示例区停车条例》制定。\n"
    file.write_text(file.read_text("utf-8") + f"\n{cited}", "utf-8")
    shutil.copy(workspace.ROOT / "data/laws.yml", column / "data/laws.yml")
    page = run(equip(column), editions=["zh"]) / "r/parking/index.html"
    html = LexborHTMLParser(page.read_text("utf-8"))
    links = {link.text(): link.attributes["href"] or "" for link in html.css(".gk-text a")}
    assert links["《中华人民共和国政府信息公开条例》"].startswith("http://www.gov.cn/")
    assert "《示例区停车条例》" not in links


def test_orders_of_a_city_are_found_too() -> None:
    law = {
        "title": "某市停车管理办法",
        "numbers": [{"number": "某市人民政府令第12号", "until": "2020-12-31"}],
        "source": "text",
        "certainty": "V",
    }
    registry = LawRegistry.model_validate(
        {"sources": [{"id": "text", "note": "原文"}], "laws": [law]}
    )
    text = "根据某市人民政府令（第12号）和某市人民政府令第120号办理。"
    (found,) = Citations(registry).found_in(text, date(2021, 7, 15))
    assert said(found) == "某市人民政府令（第12号 → "


def test_column_without_laws_finds_nothing() -> None:
    text = "根据《合同法》、国务院令第492号。"
    assert list(Citations(LawRegistry()).found_in(text, date(2021, 7, 15))) == []
