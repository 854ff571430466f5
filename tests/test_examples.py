"""The good and bad example of every check, as `gongkai explain` shows them."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

import workspace
from gongkai.checks import privacy
from gongkai.checks.check import Check, Scope
from gongkai.checks.registered import CHECKS
from gongkai.checks.run import run_checks
from messages import ROOM
from small_column import make_catalog, read_case

EXAMPLES = ROOM / "checks" / "examples"
AS_OF = date(2021, 7, 15)


def codes_in(records: list[dict[str, Any]]) -> list[str]:
    return [finding.code.id for finding in run_checks(Scope(make_catalog(records), AS_OF))]


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.code.id)
def test_bad_example_is_found_and_good_one_is_not(check: Check) -> None:
    example = read_case(EXAMPLES / f"{check.code.id}.yml")
    assert check.code.id in codes_in(example["bad"])
    assert check.code.id not in codes_in(example["good"])


@pytest.mark.parametrize("code", privacy.CODES)
def test_bad_file_stops_at_the_gate_and_good_one_does_not(code: str, column: Path) -> None:
    example = read_case(EXAMPLES / f"{code}.yml")
    for shown, expected in (("good", []), ("bad", [code])):
        workspace.make(column)
        workspace.apply({"change": {example["in"]: [[example["instead"], example[shown]]]}}, column)
        assert [finding.code.id for finding in workspace.findings_in(column)] == expected


def test_no_example_is_of_a_code_that_is_gone() -> None:
    codes = {check.code.id for check in CHECKS} | privacy.CODES.keys()
    assert {path.stem for path in EXAMPLES.glob("*.yml")} == codes
