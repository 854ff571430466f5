"""What of an inspection the public may see (point 33)."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Literal, get_args

from gongkai.measures.ages import AgedFault, Fixed, Inspection
from gongkai.model.catalog import Catalog
from gongkai.model.findings import is_leak
from gongkai.model.units import Unit

Setting = Literal["internal", "sample", "open"]
SETTINGS: tuple[Setting, ...] = get_args(Setting)
"""Nothing but what was fixed; the faults of invented units; all."""
CONTENT = "content"
"""Where the columns are: at the folder of one is found what is not in it."""
REGISTRIES = "data/"
"""Where the registries are: what is found there belongs to no record."""


@dataclass(frozen=True)
class Inspected:
    """An inspection, and how much of it this site opens."""

    inspection: Inspection
    setting: Setting = "internal"

    @property
    def is_open(self) -> bool:
        """Return whether the site has pages of its inspection."""
        return self.setting != "internal"


def opened_units(setting: Setting, units: Iterable[Unit]) -> frozenset[str] | None:
    """Return of which units a site opens the faults; None for all, the column's own among them."""
    if setting == "open":
        return None
    return frozenset(unit.id for unit in units if unit.sample and setting == "sample")


def opened(inspected: Inspected, catalog: Catalog) -> Inspection:
    """Return what the site's own pages of its inspection may say; `catalog` is what is shown."""
    units = opened_units(inspected.setting, catalog.registries.units.values())
    return _shown(inspected.inspection, catalog, lambda unit: units is None or unit in units)


def fixed_in_public(inspected: Inspected, catalog: Catalog) -> tuple[Fixed, ...]:
    """Return what was fixed of what is shown: every site shows it, whatever it opens."""
    return _shown(inspected.inspection, catalog, lambda _: True).fixed


def _shown(
    inspection: Inspection, catalog: Catalog, chosen: Callable[[str | None], bool]
) -> Inspection:
    """Leave out leaks, what is in files that leak, and what no page shows.

    A record that is held back until its day, was taken down or cannot be read is not to be
    known from its faults; a document of others is not judged.
    """
    found = (*inspection.faults, *inspection.past)
    folders = {f"{CONTENT}/{column}" for column in catalog.registries.columns}
    leaking = {f.finding.place.path for f in found if is_leak(f.finding.code.id)}

    def shows(unit: str | None, record: str | None, path: str) -> bool:
        if path in leaking or not chosen(unit):
            return False
        if record is None:
            return path.startswith(REGISTRIES) or path in folders
        meant = catalog.get(record)
        return meant is not None and meant.kind != "external"

    def shown(faults: Iterable[AgedFault]) -> tuple[AgedFault, ...]:
        return tuple(f for f in faults if shows(f.unit, f.finding.record, f.finding.place.path))

    fixed = (
        one
        for one in inspection.fixed
        if not is_leak(one.seen.code) and shows(one.seen.unit, one.seen.record, one.seen.path)
    )
    return replace(
        inspection,
        faults=shown(inspection.faults),
        fixed=tuple(fixed),
        past=shown(inspection.past),
    )
