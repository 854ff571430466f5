"""What titles and numbers say of a paper: data/filing.yml, title by title."""

from pathlib import Path

import pytest

import built
from gongkai.measures.filing import Filing
from gongkai.sources.load import load
from small_column import make_record, read_case

CASES = read_case(Path(__file__).parent / "titles.yml")
REGISTRIES = load(built.ROOT).catalog.registries
FILING = Filing(REGISTRIES)


def judged(column: str, fields: dict[str, str]) -> list[str]:
    """Return what speaks against `column`, and where the paper belongs, each as one word."""
    given = {"id": "paper", "unit": "sample-office", "column": column, **fields}
    kind = REGISTRIES.columns[column].kinds[0]
    given.setdefault("kind", kind)
    if given["kind"] == "policy":
        given.setdefault("class", (REGISTRIES.columns[column].classes or ("other",))[0])
    misfiled = FILING.judge(make_record(given, REGISTRIES))
    if misfiled is None:
        return []
    return [*(signal.what.value for signal in misfiled.signals), "->", *misfiled.belongs]


@pytest.mark.parametrize(
    "case", CASES["cases"], ids=lambda case: f"{case['column']}: {case['title']}"
)
def test_case(case: dict[str, str]) -> None:
    fields = {key: value for key, value in case.items() if key not in ("column", "found")}
    assert " ".join(judged(case["column"], fields)) == case.get("found", "")
