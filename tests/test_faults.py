"""Each code's fault injected into the demonstration, and its hard twin, which must stay silent.

A case in tests/faults/ names its code first. `fault` and `twin` change a copy of the column as
golden cases do; `history` says when files were first committed. `found` is everything that the
fault adds to what the column has; `beside` names what both add for another reason.
"""

import shutil
from collections.abc import Callable, Iterator
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
from sites import contents
from workspace import findings_in, places

pytestmark = pytest.mark.usefixtures("read_once")

CASES = sorted((Path(__file__).parent / "faults").glob("*.yml"))


@pytest.fixture(scope="module")
def before(this_column: Path) -> list[Finding]:
    return findings_in(this_column)


@pytest.fixture(scope="module")
def column(this_column: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A copy of the column; each case takes back what it changes."""
    root = tmp_path_factory.mktemp("faults")
    for name in ("content", "data"):
        shutil.copytree(this_column / name, root / name)
    yield root
    for name in ("content", "data"):
        assert contents(root / name) == contents(this_column / name)


def read(path: Path) -> dict[str, Any]:
    """Read a case; numbers of persons in it are made now (personal.py)."""
    case: dict[str, Any] = yaml.safe_load(filled(path.read_text(encoding="utf-8")))
    return case


def added(
    case: dict[str, Any], which: str, column: Path, this_column: Path, before: list[Finding]
) -> list[str]:
    try:
        workspace.apply(case[which], column)
        found = places(workspace.added_in(column, before, case.get("history")))
        return sorted(place for place in found if place not in case.get("beside", ()))
    finally:
        workspace.restore(case[which], column, this_column)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_fault_is_found_at_its_place(
    path: Path,
    column: Path,
    this_column: Path,
    before: list[Finding],
    record_property: Callable[[str, object], None],
) -> None:
    case = read(path)
    found, wanted = added(case, "fault", column, this_column, before), sorted(case["found"])
    record_property(FAULT, astuple(score(found, wanted)))
    assert found == wanted
    assert path.stem[:5] in {place[:5] for place in case["found"]}


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_hard_twin_stays_silent(
    path: Path,
    column: Path,
    this_column: Path,
    before: list[Finding],
    record_property: Callable[[str, object], None],
) -> None:
    case = read(path)
    found = added(case, "twin", column, this_column, before)
    record_property(TWIN, astuple(score(found, [])))
    assert found == []


def test_every_family_is_entered_once() -> None:
    assert len(CHECKS) == len(CODES)


def test_nothing_is_missing_while_a_record_cannot_be_read(column: Path, this_column: Path) -> None:
    """It may be the explanation that is missing."""
    explained = "content/interpretations/2021/parking-charges-explained.zh.md"
    early = "content/interpretations/2021/straw-burning-explained.zh.md"
    change = {
        "change": {
            explained: [["form: ", "from: "]],
            early: [
                ["dated: 2021-06-11", "dated: 2021-06-09"],
                ["published: 2021-06-11", "published: 2021-06-09"],
            ],
        }
    }
    try:
        workspace.apply(change, column)
        codes = {finding.code.id for finding in findings_in(column)}
    finally:
        workspace.restore(change, column, this_column)
    assert "GK320" not in codes
    assert "GK327" in codes, "what is there is judged all the same"
