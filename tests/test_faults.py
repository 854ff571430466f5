"""Each code's fault injected into the demonstration, and its hard twin, which must stay silent.

A case in tests/faults/ names its code first. `fault` and `twin` change a copy of the column as
golden cases do; `history` says when files were first committed. `found` is everything that the
fault adds to what the column has.
"""

import shutil
from collections.abc import Callable
from dataclasses import astuple
from pathlib import Path
from typing import Any

import pytest
import yaml

import workspace
from gongkai.checks.registered import CHECKS, CODES
from gongkai.model.findings import Finding
from personal import filled
from scores import FAULT, TWIN, score
from workspace import findings_in, places

CASES = sorted((Path(__file__).parent / "faults").glob("*.yml"))


@pytest.fixture(scope="module")
def before(this_column: Path) -> list[Finding]:
    return findings_in(this_column)


@pytest.fixture
def column(this_column: Path, tmp_path: Path) -> Path:
    for name in ("content", "data"):
        shutil.copytree(this_column / name, tmp_path / name)
    return tmp_path


def read(path: Path) -> dict[str, Any]:
    """Read a case; numbers of persons in it are made now (personal.py)."""
    case: dict[str, Any] = yaml.safe_load(filled(path.read_text(encoding="utf-8")))
    return case


def added(case: dict[str, Any], which: str, column: Path, before: list[Finding]) -> list[str]:
    workspace.apply(case[which], column)
    return sorted(places(workspace.added_in(column, before, case.get("history"))))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_fault_is_found_at_its_place(
    path: Path, column: Path, before: list[Finding], record_property: Callable[[str, object], None]
) -> None:
    case = read(path)
    found, wanted = added(case, "fault", column, before), sorted(case["found"])
    record_property(FAULT, astuple(score(found, wanted)))
    assert found == wanted
    assert path.stem[:5] in {place[:5] for place in case["found"]}


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_hard_twin_stays_silent(
    path: Path, column: Path, before: list[Finding], record_property: Callable[[str, object], None]
) -> None:
    case = read(path)
    found = added(case, "twin", column, before)
    record_property(TWIN, astuple(score(found, [])))
    assert found == []


def test_every_family_is_entered_once() -> None:
    assert len(CHECKS) == len(CODES)


def test_nothing_is_missing_while_a_record_cannot_be_read(column: Path) -> None:
    """It may be the explanation that is missing."""
    explained = "content/interpretations/2021/parking-charges-explained.zh.md"
    workspace.apply({"change": {explained: [["form: ", "from: "]]}}, column)
    codes = {finding.code.id for finding in findings_in(column)}
    assert "GK320" not in codes
    assert "GK323" in codes, "what is there is judged all the same"
