"""A unit's register of requests, counted as part three of its annual report counts them."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from gongkai.measures.report_forms import CARRIED_IN, CARRIED_OVER, HANDLED, RECEIVED, TOTAL
from gongkai.model.catalog import Catalog
from gongkai.model.kinds.list import List
from gongkai.model.tables.labels import bare
from gongkai.model.tables.table import DataRow, DataTable, printed

REGISTER = "request-register"
"""The sort of table that a register is, an id of data/tables."""


@dataclass(frozen=True)
class RegisteredRequest:
    """One request of a register."""

    number: str
    received: date
    applicant: str
    """The column of the report in which it counts."""
    result: str | None
    """The row of the report in which it counts; None where none was entered."""
    answered: date | None

    def rows_in(self, year: int) -> Iterator[str]:
        """Yield the rows of the report on a year that count it."""
        if self.received.year > year or (self.answered and self.answered.year < year):
            return
        yield RECEIVED if self.received.year == year else CARRIED_IN
        if self.answered is None or self.answered.year > year:
            yield CARRIED_OVER
        else:
            yield HANDLED
            if self.result is not None:
                yield self.result


Counted = Mapping[tuple[str, str], Sequence[str]]
"""Numbers of requests, by row and column of the report."""


def registered_by(units: Sequence[str], catalog: Catalog) -> list[RegisteredRequest]:
    """Return the requests in all registers of some units, each number of a unit once."""
    found: dict[tuple[str, str], RegisteredRequest] = {}
    for unit in units:
        for record in catalog.of_unit(unit):
            if isinstance(record, List) and record.of == REGISTER:
                for table in record.read_tables:
                    for request in _requests(table):
                        found.setdefault((unit, request.number), request)
    return list(found.values())


def counted(requests: Sequence[RegisteredRequest], year: int) -> Counted:
    """Return which requests count in which cell of the report on a year."""
    cells: dict[tuple[str, str], list[str]] = defaultdict(list)
    for request in requests:
        for row in request.rows_in(year):
            cells[row, request.applicant].append(request.number)
            cells[row, TOTAL].append(request.number)
    return cells


def _requests(table: DataTable) -> Iterator[RegisteredRequest]:
    """Yield the rows that can be counted: those with a day and a sort of applicant."""
    for row in table.rows:
        received, answered = table.value(row, "received"), table.value(row, "answered")
        applicant = _term(table, row, "applicant")
        if isinstance(received, date) and applicant is not None:
            yield RegisteredRequest(
                printed(table.value(row, "number")),
                received,
                applicant,
                _term(table, row, "result"),
                answered if isinstance(answered, date) else None,
            )


def _term(table: DataTable, row: DataRow, name: str) -> str | None:
    """Return the id of the term that stands in a column."""
    field = table.schema.field(name)
    words = field.term(bare(printed(table.value(row, name)))) if field is not None else None
    terms = field.terms if field is not None else {}
    return next((term for term, one in terms.items() if one is words), None)
