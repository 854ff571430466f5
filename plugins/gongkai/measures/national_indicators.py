"""How far the site is from what alone fails it under the national indicators (R6-R11)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from gongkai.measures.column_health import ColumnHealth, Health, site_updated
from gongkai.measures.measure import Measures
from gongkai.model.catalog import Catalog
from gongkai.model.columns import STATIC
from gongkai.model.indicators import Indicator


class Distance(StrEnum):
    """How far the site is from failing."""

    REACHED = "reached"
    NEAR = "near"
    FAR = "far"
    NOT_MEASURED = "not-measured"


@dataclass(frozen=True)
class NationalIndicator:
    """One item that alone fails the site, with what is counted for it."""

    indicator: Indicator
    distance: Distance
    limit: int | None = None
    """From which count on it fails the site; None where nothing says."""
    count: int | None = None
    """Days or columns; None where nothing can be counted."""
    left: int | None = None
    """How many more would fail the site; 0 once it is reached."""
    columns: tuple[ColumnHealth, ...] = ()
    """The columns counted."""
    looked_at: int = 0
    """Among how many columns they were counted."""
    since: date | None = None
    """The day from which days are counted."""


def national_indicators(catalog: Catalog, measures: Measures) -> tuple[NationalIndicator, ...]:
    """Return every indicator of data/indicators.yml in its order."""
    registry = catalog.registries.indicators
    return tuple(_indicator(one, catalog, measures) for one in registry.indicators)


def _limit(indicator: Indicator, catalog: Catalog, as_of: date) -> int | None:
    rule = catalog.registries.rule(indicator.rule, as_of)
    return rule.limits.get(indicator.counts or "") if rule is not None else None


def _indicator(indicator: Indicator, catalog: Catalog, measures: Measures) -> NationalIndicator:
    as_of = measures.as_of
    limit = _limit(indicator, catalog, as_of)
    first_level = catalog.registries.indicators.first_level
    judged = [h for h in measures.health_of_every_column() if h.state is not Health.ELSEWHERE]
    kept_new = [h for h in judged if h.column.cadence != STATIC and h.state is not Health.BLANK]
    match indicator.counts:
        case "home-days":
            since = site_updated(catalog, as_of)
            days = (as_of - since).days if since is not None else None
            return _judged(indicator, limit, days, since=since)
        case "blank":
            return _of_columns(indicator, limit, judged, Health.BLANK)
        case "stale-first":
            asked = [h for h in kept_new if h.column.id in first_level]
            return _of_columns(indicator, limit, asked, Health.OVERDUE)
        case "stale-other":
            asked = [h for h in kept_new if h.column.id not in first_level]
            return _of_columns(indicator, limit, asked, Health.OVERDUE)
        case None:
            return NationalIndicator(indicator, Distance.NOT_MEASURED)


def _of_columns(
    indicator: Indicator, limit: int | None, asked: list[ColumnHealth], state: Health
) -> NationalIndicator:
    counted = tuple(found for found in asked if found.state is state)
    return _judged(indicator, limit, len(counted), columns=counted, looked_at=len(asked))


def _judged(
    indicator: Indicator,
    limit: int | None,
    count: int | None,
    *,
    columns: tuple[ColumnHealth, ...] = (),
    looked_at: int = 0,
    since: date | None = None,
) -> NationalIndicator:
    near = indicator.near
    if count is None or limit is None or near is None:
        return NationalIndicator(indicator, Distance.NOT_MEASURED)
    distance = (
        Distance.REACHED if count >= limit else Distance.NEAR if count >= near else Distance.FAR
    )
    return NationalIndicator(
        indicator, distance, limit, count, max(0, limit - count), columns, looked_at, since
    )
