"""How well the words of records tell their column, measured on the demonstration.

Each record is judged by the others alone. The figures stand in measures/column_similarity.py; they
may grow with the demonstration, and what matters must hold: nothing in its place is called
misplaced.
"""

import pytest

from gongkai.measures.column_similarity import ColumnSimilarity, ColumnWording
from gongkai.model.catalog import Catalog
from gongkai.model.filing import SimilarityLimits
from small_column import make_catalog


@pytest.fixture(scope="module")
def limits(this_catalog: Catalog) -> SimilarityLimits:
    limits = this_catalog.registries.filing.wording
    assert limits is not None
    return limits


@pytest.fixture(scope="module")
def similarities(this_catalog: Catalog, limits: SimilarityLimits) -> list[ColumnSimilarity]:
    own = [record for record in this_catalog.records.values() if record.kind != "external"]
    return list(ColumnWording(own, limits.least, limits.most).similarities())


def test_most_records_are_likest_to_their_own_column(similarities: list[ColumnSimilarity]) -> None:
    right = sum(similarity.nearest == similarity.record.column for similarity in similarities)
    assert len(similarities) >= 120
    assert right / len(similarities) > 0.75


def test_no_record_in_its_place_reaches_the_margin(
    similarities: list[ColumnSimilarity], limits: SimilarityLimits
) -> None:
    found = {one.record.id: one.margin(one.record.column) for one in similarities}
    assert max(found.values()) < limits.margin * 0.8


def test_half_of_the_records_in_a_wrong_column_are_noticed(
    similarities: list[ColumnSimilarity], limits: SimilarityLimits
) -> None:
    wrong = [
        (one, column)
        for one in similarities
        for column in one.scores
        if column != one.record.column
    ]
    noticed = [one for one, column in wrong if one.margin(column) >= limits.margin]
    named = sum(one.nearest == one.record.column for one in noticed)
    assert len(noticed) / len(wrong) > 0.5
    assert named / len(noticed) > 0.85


def test_column_with_few_records_is_not_learnt() -> None:
    few = make_catalog([{"id": f"r{n}", "kind": "policy"} for n in range(3)])
    assert list(ColumnWording(few.records.values(), 4, 9).similarities()) == []
    assert ColumnWording(few.records.values(), 3, 9).columns == ["policies"]
    assert list(ColumnWording(few.records.values(), 3, 9).similarities()) == [], (
        "nothing to compare with"
    )
