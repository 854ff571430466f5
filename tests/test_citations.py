"""What texts cite of laws and orders: tests/citations.yml, by data/laws.yml."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml

import workspace
from gongkai.measures.citations import Citations, Ended, Mismatched
from gongkai.model.laws import LawRegistry
from small_column import read_case

CASES = yaml.safe_load((Path(__file__).parent / "citations.yml").read_text("utf-8"))
REGISTRY = LawRegistry.model_validate(read_case(workspace.ROOT / "data/laws.yml"))
CITATIONS = Citations(REGISTRY)


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
