"""Measures, case by case: records and registries in memory, and what must come of them.

A new behaviour is a new file below measures/, named after it. A case gives `as_of`,
`records`, registries where the base ones do not do, and `expect`: only what it names is
compared, so that a case says one thing.
"""

from datetime import date
from pathlib import Path

import pytest

from gongkai.measures.measure import measure
from measured import as_asked, as_data
from small_column import make_catalog, read_case, registries

CASES = sorted((Path(__file__).parent / "measures").glob("*/*.yml"))


@pytest.mark.parametrize("path", CASES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_case(path: Path) -> None:
    case = read_case(path)
    as_of = date.fromisoformat(case["as_of"])
    catalog = make_catalog(case["records"], registries(case)).until(as_of)
    found = as_data(catalog, measure(catalog, as_of))

    assert as_asked(found, case["expect"]) == case["expect"]
