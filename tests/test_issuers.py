"""Whose names, document numbers and index numbers are whose, and when."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from gongkai.measures.issuers import Issuers, longest
from gongkai.model.naming import Naming
from gongkai.model.units import Unit
from small_column import make_record, registries

UNITS = [
    {"id": "city", "prefixes": ["某政"], "code": "370400"},
    {
        "id": "city-office",
        "type": "office",
        "parent": "city",
        "prefixes": ["某政办"],
        "name": {"zh": "某市人民政府办公室", "en": "Office"},
        "short": {"zh": "市政府办", "en": "Office"},
    },
    {
        "id": "tax",
        "type": "department",
        "parent": "city",
        "prefixes": ["某税"],
        "merged_into": "finance",
        "name": {"zh": "某市税务局", "en": "Tax"},
        "short": {"zh": "税务局", "en": "Tax"},
    },
    {
        "id": "finance",
        "prefixes": ["某财"],
        "index_prefixes": ["某-04"],
        "aliases": [
            {
                "name": {"zh": "某市金库", "en": "Treasury"},
                "until": "2019-03-01",
                "prefixes": ["某库"],
            }
        ],
    },
]
KNOWN = registries({"units": UNITS})
ISSUERS = Issuers(KNOWN.units)


NAMES: Any = yaml.safe_load((Path(__file__).parent / "names.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("name", "by", "wanted"), NAMES["cases"])
def test_name_means_a_unit_by_where_it_is_printed(
    name: str, by: str | None, wanted: list[str]
) -> None:
    units = {unit["id"]: Unit.model_validate(unit) for unit in NAMES["units"]}
    assert [holder.unit for holder in Naming(units).means(name, by)] == wanted


def test_an_office_and_its_government_publish_for_each_other() -> None:
    assert ISSUERS.own("city") == ISSUERS.own("city-office") == {"city", "city-office"}


def test_what_was_merged_is_its_successors_own() -> None:
    assert ISSUERS.own("finance") == {"finance", "tax"}
    assert ISSUERS.own("tax") == {"tax"}


def test_a_joint_document_is_of_all_that_it_prints() -> None:
    fields = {
        "id": "a",
        "kind": "policy",
        "unit": "party-school",
        "issuers": ["市委党校", "某市金库"],
    }
    assert ISSUERS.behind(make_record(fields, KNOWN)) == {"party-school", "finance", "tax"}


@pytest.mark.parametrize(
    ("day", "held"),
    [(date(2019, 3, 1), True), (date(2019, 3, 2), False), (None, True)],
)
def test_a_former_name_and_its_prefix_have_their_days(day: date | None, held: bool) -> None:
    for holders in (ISSUERS.naming.means("某市金库", None), ISSUERS.prefixes["某库"]):
        assert [(one.unit, one.held_on(day)) for one in holders] == [("finance", held)]


def test_all_below_a_division_number_by_its_code() -> None:
    assert {one.unit for one in ISSUERS.index_prefixes["370400"]} >= {"city", "finance", "tax"}
    assert [one.unit for one in ISSUERS.index_prefixes["某-04"]] == ["finance"]


def test_the_longest_prefix_counts() -> None:
    everyone = ISSUERS.everyone
    assert longest("某政办发", ISSUERS.prefixes, everyone) == "某政办"
    assert longest("某政办发", ISSUERS.prefixes, frozenset({"city"})) == "某政"
    assert longest("别政发", ISSUERS.prefixes, everyone) == ""
