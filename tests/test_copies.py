"""Documents entered twice, case by case: records in memory, and which are copies of which.

A new behaviour is a new file below copies/, named after it. All texts of a case that are not
given are one long text, so that only what the case says keeps two documents apart.
"""

from pathlib import Path

import pytest

from gongkai.measures.copies import copies
from gongkai.model.catalog import Catalog
from gongkai.model.filing import Copies
from small_column import make_catalog, read_case

CASES = sorted((Path(__file__).parent / "copies").glob("*.yml"))
TEXT = (Path(__file__).parent / "copies" / "text.txt").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def limits(this_catalog: Catalog) -> Copies:
    limits = this_catalog.registries.filing.copies
    assert limits is not None
    return limits


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_case(path: Path, limits: Copies) -> None:
    case = read_case(path)
    records = [{"text": TEXT, "kind": "notice"} | fields for fields in case["records"]]
    catalog = make_catalog(records)
    found = copies(catalog.records.values(), catalog.registries, limits)
    assert {copy.record.id: copy.other.id for copy in found} == (case.get("copies") or {})
