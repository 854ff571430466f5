"""The records that belong to one, in both directions, by relation."""

from dataclasses import dataclass

from gongkai.measures.measure import Measures
from gongkai.model.catalog import Catalog
from gongkai.model.record import Record
from gongkai.model.relations import Relation
from gongkai.views import labels
from gongkai.views.page import Label
from gongkai.views.rows import Row, row


@dataclass(frozen=True)
class Related:
    """Records that belong to this one in the same way."""

    label: Label
    items: tuple[tuple[Row, Relation], ...]


def related(record: Record, catalog: Catalog, measures: Measures) -> tuple[Related, ...]:
    """Return the records that relate to `record`, in both directions, by relation."""
    groups = []
    for names, links, other in (
        (labels.BACKWARD, catalog.relations_to(record.id), "source"),
        (labels.FORWARD, catalog.relations_of(record.id), "target"),
    ):
        for relation, label in names.items():
            found = [link for link in links if link.relation == relation]
            if found:
                items = [(row(getattr(link, other), catalog, measures), link) for link in found]
                groups.append(Related(label, tuple(items)))
    return tuple(groups)
