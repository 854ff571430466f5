"""Whether documents are explained, and how soon (point 23; R77, R79)."""

from collections.abc import Sequence
from dataclasses import dataclass

from gongkai.model.catalog import Catalog
from gongkai.model.kinds.interpretation import Interpretation
from gongkai.model.kinds.policy import Policy
from gongkai.model.record import Record
from gongkai.model.working_days import YearNotKnownError

WORKING_DAYS = 3
"""An explanation follows within three working days (R79: local practice elsewhere, V~)."""


@dataclass(frozen=True)
class Explanation:
    """A document and the explanations it has."""

    document: Policy
    interpretations: tuple[Record, ...]
    """Oldest first."""
    working_days: int | None
    """From the document's publication to its first explanation; None without one, or in a
    year without a calendar."""

    @property
    def on_time(self) -> bool | None:
        """Tell whether the first explanation came in time; None where that is not known."""
        return None if self.working_days is None else self.working_days <= WORKING_DAYS


def explanations(catalog: Catalog) -> dict[str, Explanation]:
    """Return, by id, every document of a class that owes an explanation."""
    return {
        policy.id: _explanation(policy, catalog)
        for policy in catalog.of(Policy)
        if policy.class_ in ("normative", "rule")
    }


def _explanation(policy: Policy, catalog: Catalog) -> Explanation:
    found = [
        link.source
        for link in catalog.links_to.get(policy.id, ())
        if link.relation == "interprets" and isinstance(link.source, Interpretation)
    ]
    found.sort(key=lambda record: (record.published, record.id))
    return Explanation(policy, tuple(found), _working_days(policy, found, catalog))


def _working_days(policy: Policy, found: Sequence[Record], catalog: Catalog) -> int | None:
    if not found:
        return None
    calendar = catalog.registries.calendar
    try:
        return max(0, calendar.between(policy.published.day, found[0].published.day))
    except YearNotKnownError:
        return None
