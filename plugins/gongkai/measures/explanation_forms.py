"""How many explained documents are explained in another form than text (point 24)."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from gongkai.measures.explained import Explanation
from gongkai.model.catalog import Catalog
from gongkai.model.kinds.interpretation import Interpretation
from gongkai.model.media import medium_of
from gongkai.model.record import Record
from gongkai.model.rules import Rule


@dataclass(frozen=True)
class FormShare:
    """How many documents of a unit, or of all, are explained in another form too."""

    year: int
    explained: tuple[Record, ...]
    """The documents that were explained in the year."""
    in_other_forms: tuple[Record, ...]
    """Those of them with an explanation in another form."""
    evidence: tuple[Record, ...]
    """These explanations."""
    rule: str
    """The rule that asks for a share; empty where none is in force in that year."""
    wanted: float | None
    """The share that the rule asks for; None where none is in force in that year."""

    @property
    def is_reached(self) -> bool | None:
        """Return whether the share is reached; None where nothing is to be reached."""
        if self.wanted is None or not self.explained:
            return None
        return len(self.in_other_forms) >= self.wanted * len(self.explained)


def rule_of_forms(year: int, catalog: Catalog, unit: str | None = None) -> Rule | None:
    """Return the rule that asks for other forms in a year, as it applies to a unit.

    It is known by what it says of forms: which rule it is, each column's data say.
    """
    for rule in catalog.registries.rules.values():
        applied = catalog.registries.rule(rule.id, date(year, 12, 31), unit) if rule.forms else None
        if applied is not None:
            return applied
    return None


def years_explained(explanations: Iterable[Explanation]) -> list[int]:
    """Return the years in which documents were first explained, the latest first."""
    found = {e.interpretations[0].published.day.year for e in explanations if e.interpretations}
    return sorted(found, reverse=True)


def form_share(
    year: int, explanations: Iterable[Explanation], catalog: Catalog, unit: str | None = None
) -> FormShare:
    """Return the share of the documents that were first explained in a year.

    It is asked for by the rule that is in force on the last day of the year. A form needs its
    thing: an infographic without a picture is a text.
    """
    rule = rule_of_forms(year, catalog, unit)
    explained = [
        e
        for e in explanations
        if e.interpretations and e.interpretations[0].published.day.year == year
    ]
    found = {e.document.id: list(_in_other_forms(e, rule)) for e in explained}
    others = [e.document for e in explained if found[e.document.id]]
    evidence = {i.id: i for of_document in found.values() for i in of_document}
    return FormShare(
        year,
        tuple(e.document for e in explained),
        tuple(others),
        tuple(evidence.values()),
        rule.id if rule is not None else "",
        rule.share if rule is not None else None,
    )


def has_other_form(explanation: Explanation, catalog: Catalog) -> bool | None:
    """Return whether a document is explained in another form; None where no rule asks for it."""
    if not explanation.interpretations:
        return None
    year = explanation.interpretations[0].published.day.year
    rule = rule_of_forms(year, catalog, explanation.document.unit)
    return any(_in_other_forms(explanation, rule)) if rule is not None else None


def by_unit(explanations: Iterable[Explanation]) -> Mapping[str, list[Explanation]]:
    """Return explanations by the unit whose documents they explain."""
    found: dict[str, list[Explanation]] = {}
    for explanation in explanations:
        found.setdefault(explanation.document.unit, []).append(explanation)
    return found


def _in_other_forms(explanation: Explanation, rule: Rule | None) -> Iterator[Record]:
    for record in explanation.interpretations:
        if isinstance(record, Interpretation) and is_in_other_form(record, rule):
            yield record


def is_in_other_form(record: Interpretation, rule: Rule | None) -> bool:
    """Return whether an explanation is in another form than text, and has what makes it so."""
    if rule is None:
        return False
    if record.by in rule.explainers:
        return True
    needed = rule.forms.get(record.form, ())
    names = [*(attachment.file for attachment in record.attachments), record.media or ""]
    return any(medium_of(name) in needed for name in names) or bool(needed and record.media)
