"""A number of the law and its words are one: both come from the rule, for each unit its own."""

import re
import shutil
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from gongkai.checks.check import Scope
from gongkai.checks.registered import run_checks
from gongkai.i18n.translation import translation
from gongkai.i18n.wording import message
from gongkai.model.filling import places_in
from gongkai.model.language import LANGUAGES, Language
from gongkai.model.law import LAW
from gongkai.model.registries import Registries
from gongkai.model.rules import Rule
from gongkai.sources.registries import load_registries
from gongkai.verdict.handbook import handbook
from messages import all_messages
from small_column import make_catalog, read_case, registries
from test_render import rendered

ROOT = Path(__file__).parents[1]
AS_OF = date(2021, 7, 15)
EDITIONS = pytest.mark.parametrize("language", LANGUAGES)
WITH_DAYS = [need.rule for need in LAW if "days" in need.keys]
WITH_SHARE = [need.rule for need in LAW if "share" in need.keys]
SHORTER = {
    "units": ("finance",),
    "days": "20",
    "source": {"zh": "本地规定", "en": "Rules of the place"},
    "certainty": "V",
}
"""R104 for one unit: it takes opinions for twenty days."""


@cache
def law() -> dict[str, Rule]:
    return dict(load_registries(ROOT).registries.rules)


def rule_with(name: str, **keys: Any) -> Rule:
    """Return a rule of the column with other keys, as data/ would have them."""
    raw = law()[name].model_dump(by_alias=True, exclude_unset=True)
    return Rule.model_validate(raw | keys)


def written(rule: Rule) -> list[str]:
    texts = (rule.text_as_written, rule.threshold_as_written)
    return [text.in_(language) for text in texts if text for language in LANGUAGES]


@pytest.mark.parametrize("rule", law().values(), ids=lambda rule: rule.id)
def test_words_take_their_number_from_the_rule(rule: Rule) -> None:
    numbers = {"days": rule.days, "share": rule.share and f"{rule.share * 100:g}"}
    for key, number in numbers.items():
        if number is not None:
            assert key in places_in(rule.threshold_as_written), key
            for text in written(rule):
                assert not re.search(rf"(?<![\d.]){number}(?![\d.])", text), text
    for text in (rule.text, rule.threshold):
        assert not places_in(text)


NUMBERED = re.compile(
    r"\b(?:\d+|two|three|seven|fourteen|twenty|thirty)[ -](?:working )?days?\b|\d+ ?%"
    r"|(?:\d+|[二三四五六七八九十]+)(?:个工作日|日内|天内)",
    re.IGNORECASE,
)
"""A number of days, or a share."""
OF_THE_PROGRAM = ("in 30 days", "last 30 days", "30天内")
"""The time that the inspection looks back: no rule says how long."""


def test_no_message_has_a_number_of_the_law() -> None:
    chinese = translation("zh").messages
    for text in (*all_messages(), *chinese.values()):
        if not any(words in text for words in OF_THE_PROGRAM):
            assert not NUMBERED.search(text), text


def with_law(known: Registries, changed: dict[str, Rule]) -> Registries:
    """Return registries with the column's rules, some changed; every section rests on all."""
    rules = law() | changed
    columns = {
        name: column.model_copy(update={"basis": tuple(rules)})
        for name, column in known.columns.items()
    }
    return replace(known, rules=rules, columns=columns)


def pages(changed: dict[str, Rule], language: Language) -> dict[str, str]:
    """Return the texts of all pages of the full column."""
    case = read_case(Path(__file__).parent / "full_column.yml")
    catalog = make_catalog(case["records"], with_law(registries(case), changed))
    return {
        page.address: " ".join(LexborHTMLParser(result.html).text().split())
        for page, result in rendered(catalog, language)
    }


@EDITIONS
def test_pages_have_the_number_of_the_rule(language: Language) -> None:
    changed = {name: rule_with(name, days=str(77 + n)) for n, name in enumerate(WITH_DAYS)}
    changed |= {name: rule_with(name, share=f"0.1{n}7") for n, name in enumerate(WITH_SHARE)}
    shown = "\n".join(pages(changed, language).values())

    for name, rule in changed.items():
        assert rule.text.in_(language) in shown, name
        if rule.text != law()[name].text:
            assert law()[name].text.in_(language) not in shown, name


@EDITIONS
def test_handbook_has_the_number_of_the_rule(language: Language, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "data", tmp_path / "data")
    file = tmp_path / "data" / "rules" / "national.yml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("    days: 30\n    bases:", "    days: 20\n    bases:"), "utf-8")

    text = "\n".join(handbook(tmp_path, language).values())

    least = {"en": "at least {} days", "zh": "不少于{}日"}[language]
    assert least.format(20) in text and least.format(30) not in text


@EDITIONS
def test_number_for_one_unit_is_that_of_its_records_alone(language: Language) -> None:
    """R104 set to 20 for one unit: its consultations, their findings and the rule's page."""
    case = read_case(Path(__file__).parent / "full_column.yml")
    known = with_law(registries(case), {"R104": rule_with("R104", variants=(SHORTER,))})
    days = {"opens": "2021-03-01", "closes": "2021-03-16", "basis": "major-decision"}
    reason = {"short_reason": {"zh": "急", "en": "urgent"}}
    records: list[dict[str, Any]] = [
        {"id": f"{unit}-{name}", "kind": "consultation", "unit": unit, **days, **more}
        for unit in ("finance", "district-water")
        for name, more in (("silent", {}), ("told", reason))
    ]
    catalog = make_catalog([*case["records"], *records], known)

    found = [f for f in run_checks(Scope(catalog, AS_OF)) if f.code.id == "GK420"]
    messages = {str(f.record): message(f, translation(language)) for f in found}
    assert messages.keys() == {"finance-silent", "district-water-silent"}
    assert "20" in messages["finance-silent"] and "30" not in messages["finance-silent"]
    assert (
        "30" in messages["district-water-silent"] and "20" not in messages["district-water-silent"]
    )

    shown = {
        page.record.id if page.record else page.address: LexborHTMLParser(result.html).text()
        for page, result in rendered(catalog, language)
    }
    reason_for = {"en": "fewer than {} days", "zh": "少于{}日"}[language]
    assert reason_for.format(20) in shown["finance-told"]
    assert reason_for.format(30) in shown["district-water-told"]
    section = " ".join(shown["columns/consultations/"].split())
    least = {"en": "at least {} days", "zh": "不少于{}日"}[language]
    assert least.format(30) in section and least.format(20) in section
    assert {"en": "Finance:", "zh": "市财政局："}[language] in section


def test_variant_of_the_unit_comes_before_that_of_its_type() -> None:
    by_type = {**SHORTER, "units": (), "types": ("department",), "days": "25"}
    later = {**SHORTER, "from": "2022-01-01", "days": "15"}
    earlier = {**SHORTER, "until": "2021-12-31"}
    rule = rule_with("R104", variants=(by_type, later, earlier))
    units = registries().units

    def applied(day: date, unit: str | None) -> int | None:
        found = rule.on(day, units[unit] if unit else None)
        return found.days if found is not None else None

    assert applied(date(2021, 3, 1), "finance") == 20
    assert applied(date(2022, 3, 1), "finance") == 15
    assert applied(date(2022, 3, 1), "district-water") == 25
    assert applied(date(2022, 3, 1), "city") == 30
    assert applied(date(2022, 3, 1), None) == 30
    assert applied(date(2018, 3, 1), "finance") is None
