"""What titles say of documents, and that units hear of each step towards their end."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml

from gongkai.checks.check import Scope
from gongkai.checks.genres import named_genre
from gongkai.checks.registered import CHECKS, run_checks
from gongkai.measures.filing import quoted_removed
from gongkai.model.document_names import acts_on_others, is_on_trial, own_name
from gongkai.model.findings import Finding, Severity
from gongkai.model.local_text import LocalText
from gongkai.model.titles import unmarked
from small_column import make_catalog, read_case

HERE = Path(__file__).parent
NAMES: list[dict[str, Any]] = yaml.safe_load((HERE / "document_names.yml").read_text("utf-8"))
GENRES = {
    genre: LocalText.model_validate(name)
    for genre, name in yaml.safe_load(
        (HERE.parent / "data" / "vocabularies.yml").read_text("utf-8")
    )["genres"].items()
}
CASES = read_case(HERE / "time_in_force.yml")
AS_OF, END = date(2021, 7, 15), date(2021, 12, 31)


@pytest.mark.parametrize("case", NAMES, ids=lambda case: str(case["title"]))
def test_titles_say_what_documents_are(case: dict[str, Any]) -> None:
    title = case["title"]
    assert is_on_trial(title) is case.get("trial", False)
    assert acts_on_others(title) is case.get("acts", False)
    assert own_name(title) == case.get("name", own_name(title))
    named = named_genre(quoted_removed(unmarked(title)), GENRES)
    assert (named and named[1]) == case.get("genre")


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["name"]))
def test_documents_are_in_force_for_as_long_as_they_may(case: dict[str, Any]) -> None:
    records = [{"kind": "policy", "published": "2011-01-04", **one} for one in case["records"]]
    found = of_family(records, AS_OF)
    assert [f"{one.code.id} {one.record}" for one in found] == case.get("found", [])


def of_family(records: list[dict[str, Any]], day: date) -> list[Finding]:
    codes = ("GK345", "GK346", "GK347", "GK348")
    scope = Scope(make_catalog(records), day)
    return run_checks(scope, (check for check in CHECKS if check.code.id in codes))


def findings_with(left: int) -> list[Finding]:
    """Return what a unit hears when so many days of a document are left."""
    fees = {"id": "fees", "kind": "policy", "effective": "2019-01-01", "expires": END.isoformat()}
    return of_family([fees], END - timedelta(days=left))


@pytest.mark.parametrize(
    ("left", "days", "level"),
    [
        (91, None, None),
        (90, "90", Severity.NOTICE),
        (31, "90", Severity.NOTICE),
        (30, "30", Severity.WARNING),
        (7, "7", Severity.WARNING),
        (0, "7", Severity.WARNING),
        (-1, None, None),
    ],
)
def test_unit_is_warned_ninety_thirty_and_seven_days_before(
    left: int, days: str | None, level: Severity | None
) -> None:
    found = findings_with(left)
    assert [(one.details["days"], one.level) for one in found] == ([(days, level)] if days else [])


def test_each_step_is_news_once() -> None:
    nights = [findings_with(left)[0].fingerprint for left in range(90, -1, -1)]
    assert len(set(nights)) == 3
    assert [nights.count(one) for one in dict.fromkeys(nights)] == [60, 23, 8]
