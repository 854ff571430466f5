"""Whether a service is to be had, as its guide says and as its documents have it (point 16)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from gongkai.measures.claims import ClaimPhase
from gongkai.measures.validity import Validity
from gongkai.model.catalog import Catalog
from gongkai.model.kinds.guide import Guide
from gongkai.model.record import Record


@dataclass(frozen=True)
class ServiceState:
    """A service with a guide, on the build date."""

    guide: Guide
    phase: ClaimPhase
    ends: date | None = None
    """Its last day, where it has one."""
    ended: Record | None = None
    """The document on which it rests that has ended, where that makes the phase."""
    since: date | None = None
    """When that ended."""


def service_states(
    catalog: Catalog, validities: Mapping[str, Validity], as_of: date
) -> dict[str, ServiceState]:
    """Return, by the id of its guide, where each service stands."""
    return {guide.id: _state(guide, validities, as_of) for guide in catalog.of(Guide)}


def _state(guide: Guide, validities: Mapping[str, Validity], as_of: date) -> ServiceState:
    service = guide.service
    if service is None:
        return ServiceState(guide, ClaimPhase.OPEN)
    if service.closed:
        return ServiceState(guide, ClaimPhase.CLOSED, service.ends)
    for name in service.basis:
        found = validities.get(name)
        if found is not None and found.over_from is not None:
            return ServiceState(guide, ClaimPhase.OVER, service.ends, found.document, found.since)
    is_past = service.ends is not None and service.ends < as_of
    return ServiceState(guide, ClaimPhase.ENDED if is_past else ClaimPhase.OPEN, service.ends)
