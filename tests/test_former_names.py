"""Names of units in texts of days on which they were not in use: tests/former_names.yml."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from gongkai.measures.former_names import FormerNames
from gongkai.model.units import Unit
from small_column import make_catalog

CASES = yaml.safe_load((Path(__file__).parent / "former_names.yml").read_text("utf-8"))
DISTRICT = {
    "id": "district",
    "type": "government",
    "name": {"zh": "示例区人民政府", "en": "Sample District Government"},
    "short": {"zh": "区政府", "en": "District"},
}


def department(name: str, zh: str, former: str, english: str) -> dict[str, Any]:
    return {
        "id": name,
        "type": "department",
        "parent": "district",
        "name": {"zh": zh, "en": english},
        "short": {"zh": zh, "en": english},
        "aliases": [
            {
                "name": {"zh": former, "en": f"Sample District {name.title()} Bureau"},
                "until": "2019-03-01",
            }
        ],
    }


UNITS = [
    DISTRICT,
    department("education", "示例区教育和体育局", "示例区教育局", "Bureau of Education and Sports"),
    department("agriculture", "示例区农业农村局", "示例区农业局", "Bureau of Rural Affairs"),
    {
        "id": "tourism",
        "type": "department",
        "parent": "district",
        "name": {"zh": "示例区旅游局", "en": "Tourism Bureau"},
        "short": {"zh": "示例区旅游局", "en": "Tourism"},
        "until": "2018-12-31",
        "merged_into": "education",
    },
]
NAMES = FormerNames({unit["id"]: Unit.model_validate(unit) for unit in UNITS})
RECORD = (
    make_catalog([{"id": "fees", "kind": "policy"}])
    .records["fees"]
    .model_copy(update={"unit": "education"})
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['text']} {case.get('day', '')}")
def test_text_has_these_names_of_another_time(case: dict[str, Any]) -> None:
    day = case.get("day", date(2021, 7, 15))
    assert [one.name for one in NAMES.found_in(case["text"], RECORD, day)] == case["found"]


def test_units_without_dates_have_no_names_of_another_time() -> None:
    names = FormerNames({"district": Unit.model_validate(DISTRICT)})
    assert list(names.found_in("示例区教育局", RECORD, date(2021, 7, 15))) == []
