"""The good and bad example of every check, as `gongkai explain` shows them."""

from datetime import date
from typing import Any

import pytest

from gongkai.checks.check import Check, Scope
from gongkai.checks.registered import CHECKS
from gongkai.checks.run import run_checks
from messages import ROOM
from small_column import make_catalog, read_case, registries

EXAMPLES = ROOM / "checks" / "examples"
AS_OF = date(2021, 7, 15)


def codes_in(example: dict[str, Any], which: str) -> list[str]:
    """Return what is found in the records of an example, which may bring registries along."""
    scope = Scope(make_catalog(example[which], registries(example)), AS_OF)
    return [finding.code.id for finding in run_checks(scope)]


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.code.id)
def test_bad_example_is_found_and_good_one_is_not(check: Check) -> None:
    example = read_case(EXAMPLES / f"{check.code.id}.yml")
    assert check.code.id in codes_in(example, "bad")
    assert check.code.id not in codes_in(example, "good")


def test_no_example_is_of_a_code_that_is_gone() -> None:
    assert {path.stem for path in EXAMPLES.glob("*.yml")} == {check.code.id for check in CHECKS}
