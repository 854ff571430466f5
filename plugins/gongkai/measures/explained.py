"""Whether documents are explained, and how soon (point 23; R77, R79)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from gongkai.measures.updated import first_up
from gongkai.model.catalog import Catalog
from gongkai.model.kinds import KINDS
from gongkai.model.kinds.interpretation import Interpretation
from gongkai.model.kinds.plan import Plan
from gongkai.model.kinds.policy import Policy
from gongkai.model.record import Record
from gongkai.model.rules import Rule
from gongkai.model.working_days import YearNotKnownError

SCOPE, LIMIT = "R77", "R79"
"""The rules that say which documents are explained, and within how many working days."""


@dataclass(frozen=True)
class Explanation:
    """A document and the explanations it has."""

    document: Record
    interpretations: tuple[Record, ...]
    """Oldest first."""
    working_days: int | None
    """From the document's publication to the first explanation that went up with it or later;
    None without one, or in a year without a calendar."""
    limit: int | None = None
    """Working days within which an explanation is on time; None where no rule says."""
    due: date | None = None
    """The last day on time; None in a year without a calendar, or without a rule."""
    rule: str = ""
    """The rule by which the document had to be explained when it was published; empty where none
    said so."""
    year_unknown: int | None = None
    """The year whose calendar is missing, where that keeps days from being counted."""
    early: tuple[Record, ...] = ()
    """Explanations that went up before the document did."""

    @property
    def is_owed(self) -> bool:
        """Return whether the document had to be explained when it was published."""
        return bool(self.rule)

    @property
    def is_early(self) -> bool:
        """Return whether nothing explains the document that went up with it or after it."""
        return bool(self.early) and self.early == self.interpretations

    @property
    def follow_ups(self) -> tuple[Record, ...]:
        """Return what explains the document further, published when it was in force already.

        The first explanation is none, however late it came.
        """
        start = self.document.effective
        if start is None:
            return ()
        return tuple(one for one in self.interpretations[1:] if one.published.day > start)

    @property
    def on_time(self) -> bool | None:
        """Return whether the first explanation came in time; None where that is not known."""
        if self.is_early:
            return True
        if self.working_days is None or self.limit is None:
            return None
        return self.working_days <= self.limit


def explanations(catalog: Catalog) -> dict[str, Explanation]:
    """Return, by id, every document that owes an explanation or has one.

    A document is judged by the rule in force when it was published (decision 14). A text put
    together from others is to be read only and owes none, nor does one that only changes or ends
    others.
    """
    found = (
        _explanation(document, catalog, _owed_by(document, rule, catalog))
        for document, rule in _meant(catalog)
    )
    return {e.document.id: e for e in found if e.interpretations or e.is_owed}


def rules_of_scope(rules: Mapping[str, Rule]) -> tuple[str, ...]:
    """Return the rules that say which documents are explained."""
    return (SCOPE, *(rule.id for rule in rules.values() if rule.explained))


def _meant(catalog: Catalog) -> Iterator[tuple[Record, str]]:
    """Yield what is explained, of whatever day, each with the rule that says so."""
    rules = catalog.registries.rules
    if (scope := rules.get(SCOPE)) is not None:
        documents: list[Policy | Plan] = [*catalog.of(Policy), *catalog.of(Plan)]
        for document in documents:
            is_meant = document.key or document.class_ in scope.classes
            if is_meant and not document.consolidates:
                yield document, SCOPE
    for rule in rules.values():
        for kind in rule.explained:
            yield from ((document, rule.id) for document in catalog.of(KINDS[kind]))


def _owed_by(document: Record, rule: str, catalog: Catalog) -> str:
    """Return the rule by which the document owes an explanation; empty where it owes none."""
    applied = catalog.registries.rule(rule, document.published.day, document.unit)
    return rule if applied is not None and not _is_spared(document, applied) else ""


def _is_spared(document: Record, rule: Rule) -> bool:
    changes = document.amends or document.repeals or document.lapses
    return bool(changes) and any(word in document.title for word in rule.spares)


def _explanation(document: Record, catalog: Catalog, rule: str) -> Explanation:
    found = [
        link.source
        for link in catalog.relations_to(document.id)
        if link.relation == "interprets" and isinstance(link.source, Interpretation)
    ]
    found.sort(key=lambda record: (record.published, record.id))
    calendar, published = catalog.registries.calendar, document.published.day
    in_time = catalog.registries.rule(LIMIT, published, document.unit)
    limit = in_time.days if in_time is not None else None
    early = tuple(one for one in found if _is_before(one, document))
    known = Explanation(document, tuple(found), None, limit, rule=rule, early=early)
    counted = [one for one in found if one not in early]
    try:
        due = calendar.after(published, limit) if limit is not None else None
        first = counted[0].published.day if counted else None
        days = max(0, calendar.between(published, first)) if first is not None else None
    except YearNotKnownError as error:
        return replace(known, year_unknown=error.year)
    return replace(known, due=due, working_days=days)


def _is_before(explanation: Record, document: Record) -> bool:
    """Return whether an explanation first went up on an earlier day than its document did."""
    of_document, of_explanation = first_up(document), first_up(explanation)
    return of_document is not None and of_explanation is not None and of_explanation < of_document
