"""What is said while records are left out for errors of their own: one may be what is missing."""

from datetime import date

from gongkai.checks.check import Scope
from gongkai.checks.registered import CHECKS, run_checks
from small_column import make_catalog

AS_OF = date(2021, 7, 15)
ABSENT = {check.code.id for check in CHECKS if check.of_absence}


def codes(*, is_partial: bool) -> set[str]:
    records = [
        {"id": "fees", "kind": "policy", "column": "meetings"},
        {"id": "old", "kind": "policy", "published": "2020-07-01"},
    ]
    scope = Scope(make_catalog(records), AS_OF, is_partial=is_partial)
    return {finding.code.id for finding in run_checks(scope)}


def test_what_is_not_there_is_reported_only_of_a_whole_column() -> None:
    whole = codes(is_partial=False)
    assert {"GK210", "GK211", "GK202"} <= whole
    assert codes(is_partial=True) == whole - ABSENT
