"""Each code's fault injected into the demonstration, and its hard twin, which must stay silent.

A case in tests/faults/ names its code first. `fault` and `twin` change a copy of the column as
golden cases do; `history` says when files were first committed. `found` is everything that the
fault adds to what the column has; `beside` names what both add for another reason. Cases that
touch other files are put in together (injected.py).
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
from injected import Injected, spread
from personal import filled
from scores import FAULT, TWIN, score
from sites import contents
from workspace import findings_in

pytestmark = pytest.mark.usefixtures("read_once")

CASES = sorted((Path(__file__).parent / "faults").glob("*.yml"))
NAMES = spread(path.stem for path in CASES)


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


@pytest.fixture(scope="module")
def injected(column: Path, this_column: Path, before: list[Finding]) -> dict[str, Injected]:
    cases = {path.stem: read(path) for path in CASES}
    return {
        which: Injected(cases, which, this_column, column, before) for which in ("fault", "twin")
    }


def read(path: Path) -> dict[str, Any]:
    """Read a case; numbers of persons in it are made now (personal.py)."""
    case: dict[str, Any] = yaml.safe_load(filled(path.read_text(encoding="utf-8")))
    return case


@pytest.mark.parametrize("name", NAMES)
def test_fault_is_found_at_its_place(
    name: str, injected: dict[str, Injected], record_property: Callable[[str, object], None]
) -> None:
    found, wanted = injected["fault"].added(name), injected["fault"].wanted(name)
    record_property(FAULT, astuple(score(found, wanted)))
    assert found == wanted
    assert name[:5] in {place[:5] for place in wanted}


@pytest.mark.parametrize("name", NAMES)
def test_hard_twin_stays_silent(
    name: str, injected: dict[str, Injected], record_property: Callable[[str, object], None]
) -> None:
    found = injected["twin"].added(name)
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
