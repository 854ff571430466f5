"""Who publishes, numbers and ends what several units made: cases as data."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from gongkai.checks.check import Scope
from gongkai.checks.registered import CHECKS, run_checks
from small_column import make_catalog, read_case, registries

CASES = read_case(Path(__file__).parent / "joint_documents.yml")
UNITS = registries({"units": CASES["units"]})
AS_OF = date(2021, 7, 15)
ASKED = ("GK337", "GK350", "GK351", "GK352")


def codes_in(records: list[dict[str, Any]]) -> list[str]:
    checks = (check for check in CHECKS if check.code.id in ASKED)
    return sorted(
        one.code.id for one in run_checks(Scope(make_catalog(records, UNITS), AS_OF), checks)
    )


@pytest.mark.parametrize("case", CASES["issued"], ids=lambda case: str(case["name"]))
def test_lead_publishes_and_numbers(case: dict[str, Any]) -> None:
    fields = {key: value for key, value in case.items() if key not in ("name", "found")}
    assert codes_in([{"id": "fees", "kind": "policy", **fields}]) == case.get("found", [])


@pytest.mark.parametrize("case", CASES["ended"], ids=lambda case: str(case["name"]))
def test_documents_are_ended_by_whoever_may(case: dict[str, Any]) -> None:
    owners = {"first": case["of"], **({"second": case["and"]} if "and" in case else {})}
    more = {"issuers": case["issuers"]} if "issuers" in case else {}
    older = [{"id": name, "kind": "policy", "unit": unit, **more} for name, unit in owners.items()]
    newer = {"id": "end", "kind": "policy", "unit": case["by"], "repeals": list(owners)}
    assert codes_in([*older, newer]) == case.get("found", [])
