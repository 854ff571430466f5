"""Two years of key tasks side by side: the later one tells how the earlier ended (point 40)."""

from dataclasses import replace
from datetime import date

from gongkai.measures.measure import measure
from gongkai.measures.obligations.obligation import ObligationState
from gongkai.views.points import point_pages
from gongkai.views.progress import progress
from small_column import make_catalog, points_of, registries

OWED = [{"id": "1", "responsible": {"units": ["finance"]}, "evidence": [{"kind": "policy"}]}]
AS_OF = date(2021, 7, 15)


def test_each_year_is_reported_by_its_own_records() -> None:
    known = registries({"points": OWED})
    known = replace(known, points={2020: points_of(2020, OWED), **known.points})
    records = [
        {"id": "old", "kind": "policy", "published": "2020-03-02"},
        {"id": "news", "kind": "notice", "published": "2021-03-01"},
    ]
    catalog = make_catalog(records, known)
    measures = measure(catalog, AS_OF)

    assert measures.obligations.cells_of("2020/1")["finance"].state is ObligationState.DONE
    assert measures.obligations.cells_of("2021/1")["finance"].state is ObligationState.DUE
    now = progress(known.points[2021], catalog, measures)
    assert now.previous is not None
    year, totals = now.previous
    assert (year.year, dict(totals)[ObligationState.DONE]) == (2020, 1)
    assert progress(known.points[2020], catalog, measures).previous is None
    addresses = [page.address for page in point_pages(catalog, measures)]
    assert {"points/2020/", "points/2021/", "points/2020/1/", "points/2021/1/"} <= set(addresses)
