"""Service guides that lack an element, GK373 (point 16; R11, R158)."""

from collections.abc import Iterator

from gongkai.checks.check import RecordCheck, Scope, found, listed
from gongkai.model.declared import label_of
from gongkai.model.findings import Code, Finding, Severity
from gongkai.model.kinds.guide import Guide, Service
from gongkai.model.law import ELEMENTS
from gongkai.model.record import Record

LACKING = Code(
    "GK373",
    Severity.WARNING,
    "the guide to a service does not say: {missing}",
    "add to “service”: {keys}; where nothing is needed or to be paid, say so in words",
    rules=("R158",),
    rule="R11",
)


def lacking(record: Record, scope: Scope) -> Iterator[Finding]:
    """Find guides to a service that lack an element which a rule wants."""
    if not isinstance(record, Guide) or not (record.group or record.service):
        return
    wanted = _wanted(record, scope)
    keys = [key for key in wanted if not getattr(record.service, key, None)]
    if keys:
        labels = (label_of(Service, key) for key in keys)
        missing = listed([label.message for label in labels if label is not None])
        place = "service" if record.service is not None else "group"
        yield found(LACKING, record, place, missing=missing, keys=", ".join(keys))


def _wanted(guide: Guide, scope: Scope) -> list[str]:
    """Return the elements that the rules want of a guide of this day and unit."""
    day = guide.day or scope.as_of
    rules = (scope.loaded.registries.rule(name, day, guide.unit) for name in ELEMENTS)
    named = (key for rule in rules if rule is not None for key in rule.fields.get("guide", ()))
    return [key for key in named if key in Service.model_fields]


CHECKS = (RecordCheck(LACKING, lacking),)
