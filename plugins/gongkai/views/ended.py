"""What is said beside every link to a document that is no longer in force (point 29)."""

from collections.abc import Mapping

from gongkai.measures.measure import Measures
from gongkai.model.catalog import Catalog
from gongkai.model.record import Record
from gongkai.views.page import Label
from gongkai.views.rows import row


def status_beside(record: Record, catalog: Catalog, measures: Measures) -> Label | None:
    """Return the status of a record that binds nobody any more; None of any other."""
    found = measures.validity_of(record.id)
    if found is None or found.over_from is None:
        return None
    return row(record, catalog, measures).status


def ended(catalog: Catalog, measures: Measures) -> Mapping[str, Label]:
    """Return what is said beside links to each ended record, by id."""
    found = {
        record.id: status_beside(record, catalog, measures)
        for column in catalog.registries.columns
        for record in catalog.of_column(column)
    }
    return {name: status for name, status in found.items() if status is not None}
