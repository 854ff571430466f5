"""What data/ of this repository holds, as the rule handbook counts it."""

import re
from pathlib import Path

import pytest

from gongkai.checks.marks import marks_in
from gongkai.model.catalog import Catalog
from gongkai.model.local_text import LocalText
from gongkai.model.points import Point, PointYear
from gongkai.model.units import Unit

ROOT = Path(__file__).parents[1]

POINTS_OF = {
    "development-reform": "2 4 5 6 8 13",
    "finance": "6 10 11 13 22",
    "big-data": "6 7 31 32",
    "market-regulation": "9 13 14 21",
    "commerce": "3 6 8",
    "health": "6 21 22",
    "approval-service": "13 31 36",
    "government-office": "13 32 38",
    "education": "16 17 22",
    "agriculture": "6 11",
    "human-resources": "16 18",
    "justice": "13 26",
    "ecology": "19 22",
    "industry": "6",
    "culture-tourism": "6",
    "local-finance": "6",
    "veterans": "16",
    "civil-affairs": "18",
    "healthcare-security": "18",
    "natural-resources": "19",
    "emergency": "20",
    "public-security": "21",
    "housing": "22",
    "energy": "22",
    "transport": "22",
    "water": "22",
}
"""The departments that the highlights name, and where: 26 of them."""
ALL_DEPARTMENTS = ["12", "23", "24", "25", "28", "29", "30", "33", "37", "39", "40"]
CODES = {
    "shizhong": "370402",
    "xuecheng": "370403",
    "yicheng": "370404",
    "taierzhuang": "370405",
    "shanting": "370406",
    "tengzhou": "370481",
}


@pytest.fixture(scope="module")
def catalog(this_catalog: Catalog) -> Catalog:
    return this_catalog


@pytest.fixture(scope="module")
def year(catalog: Catalog) -> PointYear:
    return catalog.registries.points[2021]


@pytest.fixture(scope="module")
def numbered(year: PointYear) -> list[Point]:
    return [point for point in year.points if point.id.isdecimal()]


@pytest.fixture(scope="module")
def units(catalog: Catalog) -> list[Unit]:
    return list(catalog.registries.units.values())


def test_forty_points_and_the_closing_duty(year: PointYear) -> None:
    ids = [point.id for point in year.points]

    assert ids == [*(str(number) for number in range(1, 41)), "closing"]


def test_real_departments_are_those_named(units: list[Unit]) -> None:
    named = {
        unit.id
        for unit in units
        if not unit.sample and unit.publishes and unit.type in ("department", "office")
    }
    assert named == POINTS_OF.keys()
    assert len(named) == 26


@pytest.mark.parametrize(("unit", "points"), POINTS_OF.items())
def test_department_owes_the_points_that_name_it(
    numbered: list[Point], unit: str, points: str
) -> None:
    owed = [point.id for point in numbered if unit in point.responsible.units]

    assert owed == points.split()


def test_districts_and_high_tech_zone_owe_every_point(numbered: list[Point]) -> None:
    for group in ("districts", "high-tech-zone"):
        assert [p.id for p in numbered if group in p.responsible.sets] == [p.id for p in numbered]


def test_all_departments_owe_eleven_points(numbered: list[Point]) -> None:
    owed = [point.id for point in numbered if "departments" in point.responsible.sets]

    assert owed == ALL_DEPARTMENTS


def test_set_of_all_departments_is_known_to_be_incomplete(catalog: Catalog) -> None:
    sets = catalog.registries.sets

    assert not sets["departments"].complete
    assert sets["districts"].complete and sets["high-tech-zone"].complete


def test_two_party_units_co_operate_and_owe_nothing(year: PointYear, units: list[Unit]) -> None:
    party = {unit.id for unit in units if unit.type == "party"}

    assert party == {"party-organization", "party-school"}
    for point in year.points:
        assert not party & set(point.responsible.units)
        expected = party if point.id == "38" else set()
        assert set(point.responsible.co_operating) == expected
    assert not any(unit.sets for unit in units if unit.id in party)


def test_no_invented_unit_stands_among_those_responsible(catalog: Catalog, year: PointYear) -> None:
    for point in year.points:
        for unit in (*point.responsible.units, *point.responsible.co_operating):
            assert not catalog.registries.units[unit].sample, f"{point.id}: {unit}"


def test_invented_units_are_kept_together(catalog: Catalog, units: list[Unit]) -> None:
    for unit in units:
        parent = catalog.registries.units.get(unit.parent or "")
        assert parent is None or parent.sample == unit.sample, unit.id
        if unit.stands_for:
            assert unit.sample and not catalog.registries.units[unit.stands_for].sample
        if unit.sample:
            assert unit.name.zh and unit.name.zh.startswith("示例")


def test_sample_district_has_its_units(units: list[Unit]) -> None:
    types = sorted(unit.type for unit in units if unit.sample)

    below = ["government", "institution", "institution", "office", "town", "utility"]
    assert types == ["committee", *["department"] * 16, *below]


@pytest.mark.parametrize(("unit", "code"), CODES.items())
def test_district_has_its_code(catalog: Catalog, unit: str, code: str) -> None:
    assert catalog.registries.units[unit].code == code
    assert "districts" in catalog.registries.units[unit].sets


def test_decision_organ_is_there(catalog: Catalog) -> None:
    organ = catalog.registries.units["zaozhuang"]

    assert organ.type == "government" and organ.parent is None
    assert catalog.registries.units["high-tech-zone"].code is None


def test_rename_is_dated(catalog: Catalog) -> None:
    names = catalog.registries.units["high-tech-zone-approval"].aliases

    assert [alias.name.zh for alias in names] == ["枣庄高新区行政审批局"]
    assert names[0].until is not None


def test_uncertain_names_are_marked(units: list[Unit]) -> None:
    doubtful = {unit.id for unit in units if unit.name_checked is False}

    assert doubtful == {"big-data", "local-finance", "energy"}


def test_every_name_is_in_both_languages(catalog: Catalog, year: PointYear) -> None:
    registries = catalog.registries
    names: list[LocalText] = [year.title, year.status, *year.notes]
    for unit in registries.units.values():
        names += [unit.name, unit.short, *(alias.name for alias in unit.aliases)]
    names += [group.name for group in registries.sets.values()]
    for column in registries.columns.values():
        names += [column.name, column.help, column.owes]
    for terms in registries.vocabularies.root.values():
        names += terms.values()
    for rule in registries.rules.values():
        names += [rule.title, rule.text, rule.source]
    names += [section.name for section in year.sections]
    for point in year.points:
        names += [point.title, point.duty, *([point.measured] if point.measured else [])]
        names += [due.what for due in point.due] + [proof.what for proof in point.evidence]

    for name in names:
        assert name.zh and name.en, name
        assert re.search("[\u4e00-\u9fff]", name.zh), name
        assert not re.fullmatch("[\u4e00-\u9fff，。、；：]+", name.en), name


def test_five_statutory_doors(catalog: Catalog) -> None:
    columns = catalog.registries.columns.values()
    doors = [column.id for column in columns if column.door]

    assert doors == ["guide", "systems", "statutory-content", "annual-reports", "request"]
    assert {column.area for column in columns} == {"statutory", "open-government"}
    assert {column.area for column in columns if column.door} == {"statutory"}


def test_unsure_due_date_is_marked(numbered: list[Point]) -> None:
    dues = {point.id: [due.certainty for due in point.due] for point in numbered}

    assert dues["29"] == ["unsure"]


def test_every_gate_mark_is_there(catalog: Catalog) -> None:
    gate = catalog.registries.gate

    for mark in ("此件不公开", "此件依申请公开"):
        assert next(marks_in(mark, gate), None) is not None
    assert {mark.text for mark in gate.secrecy} == {"绝密", "机密", "秘密"}
    assert gate.party_numbers and gate.party_issuers


def test_words_on_persons_are_there(catalog: Catalog) -> None:
    privacy = catalog.registries.gate.privacy

    assert {"姓名", "户主"} <= set(privacy.heads.persons)
    assert {"残疾", "怀孕", "疾病"} <= set(privacy.heads.conditions)
    assert len(privacy.surnames.split()[0]) == len(set(privacy.surnames.split()[0]))
    assert any("行政处罚" in entry.titles for entry in privacy.disclosed)
    for labels in (privacy.labels, privacy.heads):
        for words in labels.model_dump().values():
            assert words and all(word == word.lower() and " " not in word for word in words)
