"""The catalogue of major decisions that governments publish each year (point 26; R101, R123)."""

from collections.abc import Iterator, Mapping
from datetime import date

from gongkai.measures.obligations.judged import OwnRecords, is_judged
from gongkai.measures.obligations.obligation import Obligation, ObligationKind
from gongkai.measures.obligations.yearly import of_yearly
from gongkai.measures.reports import years_asked, years_in
from gongkai.model.catalog import Catalog
from gongkai.model.kinds.catalogue import Catalogue
from gongkai.model.rules import Rule
from gongkai.model.units import Unit


def catalogue_obligations(
    catalog: Catalog, own: Mapping[str, OwnRecords], as_of: date
) -> Iterator[Obligation]:
    """Yield the catalogue of this year, of the last and of every year of key tasks."""
    for unit in catalog.registries.units.values():
        for year in years_asked(catalog, as_of):
            rule = _rule(unit, year, catalog)
            due = _due(rule, unit, year)
            if (
                rule is None
                or due is None
                or not unit.owes_on(due)
                or not is_judged(unit, year, own[unit.id])
            ):
                continue
            found = [
                record
                for record in own[unit.id].by_kind.get("catalogue", ())
                if isinstance(record, Catalogue)
                and record.year == year
                and record.organ in own[unit.id].itself
            ]
            elsewhere = [
                record
                for record in catalog.of_unit(unit.id)
                if record.kind == "external"
                and "catalogue" in catalog.registries.columns[record.column].kinds
                and year in years_in(record.title)
            ]
            yield Obligation(
                ObligationKind.CATALOGUE,
                unit.id,
                str(year),
                year,
                rule.id,
                of_yearly(found, elsewhere, due, as_of),
            )


def _due(rule: Rule | None, unit: Unit, year: int) -> date | None:
    deadline = rule.deadlines.get(unit.type) if rule is not None and unit.publishes else None
    return date(year, *deadline) if deadline is not None else None


def _rule(unit: Unit, year: int, catalog: Catalog) -> Rule | None:
    """Return the rule that wants a catalogue of a year, known by that it does."""
    for rule in catalog.registries.rules.values():
        if rule.yearly == "catalogue":
            return catalog.registries.rule(rule.id, date(year, 12, 31), unit.id)
    return None
