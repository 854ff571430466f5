"""Take records out of a catalog, leaving a neutral notice at each address (decision 11)."""

from collections.abc import Collection
from dataclasses import replace

from gongkai.model.catalog import Catalog
from gongkai.model.notices import Notice, year_of


def take_down(
    catalog: Catalog, ids: Collection[str], without_notice: Collection[str] = ()
) -> Catalog:
    """Return the catalog without the records of `ids`; their notices say nothing of them.

    Those of `without_notice` get no notice: their very address must not be published.
    """
    if not ids:
        return catalog
    kept = {name: record for name, record in catalog.records.items() if name not in ids}
    records = catalog.records
    years = {name: year_of(records[name]) for name in ids if name in records}
    notices = {
        name: Notice(name, "", year=years.get(name)) for name in ids if name not in without_notice
    }
    return replace(catalog, records=kept, notices={**catalog.notices, **notices})
