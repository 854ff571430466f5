"""What titles and numbers say of a document: data/filing.yml, title by title."""

from pathlib import Path

import pytest

from gongkai.measures.filing import FilingIndex
from gongkai.model.catalog import Catalog
from gongkai.model.registries import Registries
from small_column import make_record, read_case

CASES = read_case(Path(__file__).parent / "titles.yml")


@pytest.fixture(scope="module")
def catalog(this_catalog: Catalog) -> Catalog:
    return this_catalog


@pytest.fixture(scope="module")
def filing(catalog: Catalog) -> FilingIndex:
    return FilingIndex(catalog.registries)


def judged(
    filing: FilingIndex, known: Registries, column: str, fields: dict[str, str]
) -> list[str]:
    """Return what speaks against `column`, and where the document belongs, each as one word."""
    given = {"id": "document", "unit": "sample-office", "column": column, **fields}
    kind = known.columns[column].kinds[0]
    given.setdefault("kind", kind)
    if given["kind"] == "policy":
        given.setdefault("class", (known.columns[column].classes or ("other",))[0])
    misfiled = filing.judge(make_record(given, known))
    if misfiled is None:
        return []
    return [*(signal.what.value for signal in misfiled.signals), "->", *misfiled.belongs]


@pytest.mark.parametrize(
    "case", CASES["cases"], ids=lambda case: f"{case['column']}: {case['title']}"
)
def test_case(catalog: Catalog, filing: FilingIndex, case: dict[str, str]) -> None:
    fields = {key: value for key, value in case.items() if key not in ("column", "found")}
    reported = judged(filing, catalog.registries, case["column"], fields)
    assert " ".join(reported) == case.get("found", "")


def test_records_of_the_demonstration_are_reported_in_nearly_every_wrong_column(
    catalog: Catalog, filing: FilingIndex
) -> None:
    """Each record in each other column; the figures stand in docs/architecture.md."""
    wrong = reported = errors = only = 0
    for record in (r for r in catalog.records.values() if r.kind != "external"):
        for column in catalog.registries.columns.values():
            if column.holds_records and column.id != record.column:
                wrong += 1
                misfiled = filing.judge(record.model_copy(update={"column": column.id}))
                if misfiled is not None:
                    reported += 1
                    errors += len(misfiled.signals) >= 2
                    only += misfiled.belongs == (record.column,)
                    assert record.column in misfiled.belongs, (record.id, column.id)
    assert reported / wrong > 0.9
    assert errors / wrong > 0.35
    assert only / reported > 0.8
