"""For how long documents may be in force by the rules of the place (point 29)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from gongkai.measures.validity import printed_end
from gongkai.model.catalog import Catalog
from gongkai.model.document_names import acts_on_others, is_on_trial
from gongkai.model.record import Record
from gongkai.model.registries import Registries
from gongkai.model.relations import Relation
from gongkai.model.rules import Rule


@dataclass(frozen=True)
class Bound:
    """By when a document or its extension ends at the latest."""

    rule: Rule
    first: date
    """The day from which it is counted."""
    most: date
    """The last day that the rule leaves, both ways of counting to it allowed."""

    @property
    def is_of_trial(self) -> bool:
        """Return whether it is meant for documents on trial."""
        return self.rule.in_force == "trial"


def bounded_classes(registries: Registries) -> frozenset[str]:
    """Return the classes of documents for whose time in force any rule sets a bound."""
    rules = registries.rules.values()
    return frozenset(name for rule in rules if rule.in_force is not None for name in rule.classes)


def bound_of(document: Record, registries: Registries) -> Bound | None:
    """Return by when a document ends at the latest; None where no rule says so.

    What only changes, ends or extends others has its effect on its first day.
    """
    if document.consolidates or acts_on_others(document.title):
        return None
    return _bound(document, document.in_effect, registries)


def bounds_of_extensions(record: Record, catalog: Catalog) -> Iterator[tuple[Relation, Bound]]:
    """Yield the extensions that a record declares, each counted from the end before it."""
    for link in catalog.relations_of(record.id):
        if link.relation != "extends" or link.since is None or link.last_day is None:
            continue
        before = _end_before(link, catalog)
        first = link.since if before is None else max(link.since, before + timedelta(days=1))
        bound = _bound(link.target, first, catalog.registries)
        if bound is not None:
            yield link, bound


def _bound(document: Record, first: date | None, registries: Registries) -> Bound | None:
    if first is None:
        return None
    on_trial = is_on_trial(document.title)
    rules = [
        rule
        for one in registries.rules.values()
        if one.in_force is not None and document.class_ in one.classes
        if (rule := registries.rule(one.id, first, document.unit)) is not None
    ]
    wanted = [rule for rule in rules if rule.in_force == "trial"] if on_trial else []
    for rule in wanted or [rule for rule in rules if rule.in_force == "any"]:
        if rule.period is not None:
            # from 1 June five years end on 31 May; some write 1 June
            return Bound(rule, first, rule.period.after(first))
    return None


def _end_before(link: Relation, catalog: Catalog) -> date | None:
    """Return the last day that an extended document had before an extension of it."""
    days = [printed_end(link.target)]
    for other in catalog.relations_to(link.target.id):
        if other.relation == "extends" and other.source is not link.source:
            is_earlier = (other.since or date.max) < (link.since or date.min)
            days.append(other.last_day if is_earlier else None)
    return max((day for day in days if day is not None), default=None)
