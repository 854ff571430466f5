"""A copy changes when its record or its state does, and then says since when."""

from datetime import date, timedelta
from functools import partial
from pathlib import Path

import pytest

from gongkai.measures.measure import measure
from gongkai.model.catalog import Catalog
from gongkai.model.editions import DEFAULT
from gongkai.render.downloads.compose import Composer
from gongkai.render.downloads.document import CopyDocument
from gongkai.render.urls import Origin
from gongkai.views.downloads import copy_contents

WITH_STATES = {"policy", "plan", "consultation", "decision", "catalogue"}


@pytest.fixture(scope="module")
def whole(this_catalog: Catalog) -> Catalog:
    return this_catalog


def copies(whole: Catalog, root: Path, day: date) -> dict[str, tuple[date | None, CopyDocument]]:
    """Return the copies of all records with states, with the days on which these last changed."""
    catalog = whole.until(day)
    origin = Origin("https://column.example/", "zh", DEFAULT)
    composer = Composer(catalog, origin, partial(_read, root))
    contents = copy_contents(catalog, measure(catalog, day), "zh")
    return {
        given.record.id: (given.as_at, composer.compose(given))
        for given in contents
        if given.record.kind in WITH_STATES
    }


def _read(root: Path, path: str) -> bytes:
    return (root / path).read_bytes()


def test_copies_of_two_days_differ_where_the_state_does(whole: Catalog, this_column: Path) -> None:
    day = date(2021, 7, 21)
    later = day + timedelta(days=2)
    before, after = copies(whole, this_column, day), copies(whole, this_column, later)
    differ = {name for name in before if before[name] != after[name]}
    assert {"school-catchments-consultation", "school-catchments-matter"} <= differ
    assert len(differ) < len(before) / 4
    for name in differ:
        since, document = after[name]
        assert document != before[name][1], name
        assert since is not None and day < since <= later, name
