"""What is past and cannot be mended: clerks are told for a month, then figures tell of it."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest

import workspace
from commands import run
from gongkai.measures.ages import inspect, remember
from gongkai.model.findings import PAST_IS_REPORTED
from gongkai.model.history import History
from gongkai.model.local_text import LocalText
from gongkai.sources.load import load
from gongkai.verdict.judge import judge

EXPLANATION = "content/interpretations/parking-explained.zh.md"
LATE = {
    "change": {
        workspace.PARKING: [
            ["dated: 2021-05-08", "dated: 2021-05-06"],
            ["published: 2021-05-10 09:30", "published: 2021-05-06 09:30"],
        ],
        EXPLANATION: [["published: 2021-05-10", "published: 2021-05-14"]],
    }
}
EXPLAINED = date(2021, 5, 14)
LAST_REPORTED = EXPLAINED + PAST_IS_REPORTED


@pytest.fixture
def late(column: Path) -> Path:
    workspace.apply(LATE, column)
    return column


def test_month_is_reported_and_then_counted(late: Path) -> None:
    told = judge(late, LAST_REPORTED, history={})
    assert [one.code.id for one in told.findings] == ["GK321"] and told.past == ()
    after = judge(late, LAST_REPORTED + timedelta(days=1), history={})
    assert after.findings == () and [one.code.id for one in after.past] == ["GK321"]
    assert after.all == after.past


def test_what_is_past_is_neither_to_fix_nor_fixed(late: Path) -> None:
    catalog = load(late).catalog
    history = History()
    for day in (
        LAST_REPORTED,
        LAST_REPORTED + timedelta(days=1),
        LAST_REPORTED + timedelta(days=20),
    ):
        findings = judge(late, day, history={}).all
        found = inspect(findings, history, catalog, day)
        history = remember(findings, history, catalog, day, lambda _: LocalText(zh="…"))
        assert found.fixed == ()
        assert (len(found.faults), len(found.past)) == ((1, 0) if day == LAST_REPORTED else (0, 1))


def test_inspection_counts_it(late: Path) -> None:
    run(late, "inspect", "--date", "2021-07-15")
    pages = (late / "build/inspection").rglob("*.html")
    said = [page.name for page in pages if "be put right" in page.read_text(encoding="utf-8")]
    assert said
    told = json.loads(run(late, "check", "--date", "2021-07-15", "--format", "json").stdout)
    assert told == []


def test_what_can_still_be_fixed_is_always_reported(column: Path) -> None:
    """An explanation that is missing can come; so can the right date of a document."""
    workspace.apply({"remove": [EXPLANATION]}, column)
    zh, en = workspace.PARKING, workspace.PARKING.replace(".zh.", ".en.")
    links = {
        zh: "[解读](record:parking-explained)",
        en: f"[the explanation](../../{EXPLANATION[8:]})",
    }
    change = {"change": {path: [[link, "x"]] for path, link in links.items()}}
    workspace.apply(change, column)
    found = judge(column, date(2021, 12, 31), history={})
    assert "GK320" in {one.code.id for one in found.findings} and found.past == ()
