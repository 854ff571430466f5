"""The parts of key tasks that are owed for themselves: what no other kind of obligation covers."""

from collections.abc import Iterator

from gongkai.measures.obligations.obligation import Obligation, ObligationKind
from gongkai.measures.obligations.parts import is_measured
from gongkai.measures.obligations.points import Cells


def deliverable_obligations(cells: Cells) -> Iterator[Obligation]:
    """Yield each measured part of each cell; one that rests on other obligations is these."""
    for reference, of_point in cells.items():
        for cell in of_point.values():
            for place, part in enumerate(cell.parts):
                if part.wanted.owed is None and is_measured(part.wanted):
                    yield Obligation(
                        ObligationKind.DELIVERABLE,
                        cell.unit.id,
                        reference,
                        int(reference.partition("/")[0]),
                        "",
                        part.compliance,
                        str(place),
                        part.wanted.what,
                    )
