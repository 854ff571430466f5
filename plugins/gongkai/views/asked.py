"""What the key tasks ask of units in records of one kind: for pages about that kind."""

from collections.abc import Iterator

from gongkai.measures.measure import Measures
from gongkai.measures.obligations.obligation import MET, OPEN
from gongkai.measures.obligations.points import PartOfPoint
from gongkai.model.catalog import Catalog
from gongkai.model.units import Unit


def parts_asked(
    kind: str, catalog: Catalog, measures: Measures
) -> Iterator[tuple[Unit, PartOfPoint]]:
    """Yield the parts of key tasks that want records of `kind`, with who owes each.

    Only units that are judged, and parts that are there or still to come.
    """
    for year in catalog.registries.points.values():
        for point in year.points:
            if any(wanted.kind == kind for wanted in point.evidence):
                cells = measures.obligations.cells_of(year.reference(point))
                for cell in cells.values():
                    for part in cell.parts:
                        if part.wanted.kind == kind and part.compliance.state in (*MET, *OPEN):
                            yield cell.unit, part
