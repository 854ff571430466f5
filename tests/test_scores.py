"""The closing report of the faults counts what it says."""

from dataclasses import astuple
from types import SimpleNamespace

import pytest

from scores import FAULT, TWIN, Score, closing, score


@pytest.mark.parametrize(
    ("found", "wanted", "counted"),
    [
        (["GK1 a:1:1"], ["GK1 a:1:1"], Score(1, 1, 0, 0)),
        (["GK1 a:2:1"], ["GK1 a:1:1"], Score(1, 0, 1, 0)),
        (["GK1 b:1:1"], ["GK1 a:1:1"], Score(1, 0, 0, 1)),
        (["GK2 a:1:1"], ["GK1 a:1:1"], Score(1, 0, 0, 1)),
        (["GK1 a:1:1", "GK1 a:1:1"], ["GK1 a:1:1"], Score(1, 1, 0, 1)),
        ([], ["GK1 a:1:1"], Score(1, 0, 0, 0)),
    ],
)
def test_score(found: list[str], wanted: list[str], counted: Score) -> None:
    assert score(found, wanted) == counted


def report(name: str, value: Score) -> SimpleNamespace:
    return SimpleNamespace(when="call", user_properties=[(name, astuple(value))])


def test_closing_adds_up() -> None:
    reports = [
        report(FAULT, Score(3, 2, 1, 0)),
        report(FAULT, Score(1, 0, 0, 2)),
        report(TWIN, Score(0, 0, 0, 1)),
        SimpleNamespace(when="setup", user_properties=[(FAULT, (9, 9, 9, 9))]),
    ]
    assert list(closing(reports)) == [
        "faults: 2 cases, 4 findings wanted; recall 3 of 4 (75.0%), of them at the exact line "
        "and column 2 of 3 (66.7%); false alarms 2",
        "twins: 1 cases; false alarms 1",
    ]


def test_other_runs_have_no_closing() -> None:
    assert list(closing([report("other", Score())])) == []
