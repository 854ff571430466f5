"""A record as blocks: the statutory facts, and every other field that it has."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from gongkai.measures.measure import Measures
from gongkai.model.catalog import Catalog
from gongkai.model.contacts import Ways
from gongkai.model.declared import declared, label_of
from gongkai.model.label import Beside
from gongkai.model.local_text import LocalText
from gongkai.model.parts import Part, Span
from gongkai.model.record import Record
from gongkai.model.relations import RELATIONS
from gongkai.model.units import Unit
from gongkai.views.addresses import unit_address
from gongkai.views.blocks import Box, Field, Range, Term
from gongkai.views.field_values import FieldValues
from gongkai.views.page import Label
from gongkai.views.rows import row

NOT_SHOWN: Mapping[str, str] = {
    "id": "it names the page, whose address ends with it",
    "openness": "only what is proactive is published: it would say the same on every page",
    "authorised_release": "it answers the gate, and readers see the release itself",
    **dict.fromkeys(Record.LOADED, "the loader adds it; the page is made of it"),
}
"""The fields that no page shows as they are, each with the reason."""
ELSEWHERE = frozenset(
    {
        *("title", "authoritative", "sample", "withdrawn", "points", "fulfils", "claim"),
        *("attachments", "changes", "tables", *RELATIONS),
    }
)
"""The fields that have a place of their own on every page of a record."""
FACTS = ("index", "issuers", "dated", "published", "number", "registration", "topics")
"""The statutory facts, in the order in which offices print them (R70); others follow."""


def facts(record: Record, catalog: Catalog, measures: Measures) -> tuple[Field, ...]:
    """Return the facts that records of every kind can state, the statutory ones first."""
    values = FieldValues(catalog, measures)
    names = [name for name in _shown(record) if name in Record.model_fields]
    found = {field.key: field for field in _flat(record, names, values)}
    found["kind"] = _kind(record, found)
    unit = catalog.registries.units.get(record.unit or "")
    if "issuers" in found:
        found["issuers"] = replace(found["issuers"], values=tuple(_issuers(record, catalog)))
    if unit is not None and _bears_former_name(record, unit):
        now = Label("now {unit}", {"unit": unit.name})
        found["issuers"] = replace(found["issuers"], notes=(now,))
    if measures.validity_of(record.id) is not None:
        status = row(record, catalog, measures).status
        found["validity"] = _validity(record, status, found)
    if issues := catalog.printed_in(record.id):
        printed = tuple(row(issue, catalog, measures) for issue in issues)
        found["gazette"] = Field("gazette", Label("Printed in the gazette"), printed)
    summaries = {lang: body.summary for lang, body in record.bodies.items() if body.summary}
    if summaries:
        found["summary"] = Field("summary", Label("Summary"), (LocalText(**summaries),))
    return tuple(found[key] for key in _ordered(found))


def boxes(record: Record, catalog: Catalog, measures: Measures) -> tuple[Box, ...]:
    """Return what the record says beyond its facts: the fields of its kind, and what it holds."""
    values = FieldValues(catalog, measures)
    own = [name for name in _shown(record) if name not in Record.model_fields]
    first = Box(record.kind, record.heading, tuple(_flat(record, own, values)))
    below = [
        Box(name, label_of(type(record), name), tuple(_flat(part, None, values)))
        for name in (*own, *Record.model_fields)
        if name not in ELSEWHERE and _is_box(part := getattr(record, name))
    ]
    return tuple(box for box in (first, *below) if box.fields)


def fields_of(record: Record, name: str, catalog: Catalog, measures: Measures) -> tuple[Field, ...]:
    """Return what one field of a record says; of a mapping, each of its fields."""
    value = getattr(record, name)
    part, names = (value, None) if _is_box(value) else (record, [name])
    return tuple(_flat(part, names, FieldValues(catalog, measures)))


def part_fields(part: Part, catalog: Catalog, measures: Measures) -> tuple[Field, ...]:
    """Return the fields of a mapping that a record holds."""
    return tuple(_flat(part, None, FieldValues(catalog, measures)))


def _shown(record: Record) -> list[str]:
    apart = {*NOT_SHOWN, *ELSEWHERE, "summary"}
    return [name for name in type(record).model_fields if name not in apart]


def _flat(part: Part, names: Iterable[str] | None, values: FieldValues) -> Iterator[Field]:
    """Yield the fields, or those of `names`; those of a mapping below are among them."""
    for name in type(part).model_fields if names is None else names:
        value = getattr(part, name)
        if isinstance(value, Ways) and value.in_words is not None:
            value = value.in_words
        if _is_box(value):
            if not isinstance(part, Record):
                yield from _flat(value, None, values)
            continue
        label = label_of(type(part), name)
        if label is not None and (found := values.of(part, name, value)):
            beside = declared(type(part), name, Beside)
            key = type(part).model_fields[name].alias or name
            yield Field(key, label, found, (beside.note,) if beside is not None else ())


def _is_box(value: object) -> bool:
    """Return whether a value is a mapping that does not fit in a line."""
    if isinstance(value, Ways):
        return value.in_words is None
    return isinstance(value, Part) and not isinstance(value, Span)


def _issuers(record: Record, catalog: Catalog) -> Iterator[Term]:
    """Yield the issuers as printed, each leading to the unit that it means.

    The owner has a line of its own, which leads to it.
    """
    for name, unit in zip(
        record.issuers, catalog.registries.naming.issuers_of(record), strict=True
    ):
        printed = LocalText(**{record.authoritative: name, **_in_english(name, unit)})
        yield Term(printed, unit_address(unit.id) if unit and unit.id != record.unit else None)


def _in_english(name: str, unit: Unit | None) -> dict[str, str]:
    """Return the English of a printed name, that of its time, where the registry knows it."""
    names = (unit.name, *(alias.name for alias in unit.aliases)) if unit is not None else ()
    english = next((known.en for known in names if known.zh == name), None)
    return {"en": english} if english else {}


def _kind(record: Record, found: dict[str, Field]) -> Field:
    """Return the kind, with the class and genre of a document beside it."""
    beside = [found.pop(key) for key in ("class", "genre") if key in found]
    notes = tuple(value for field in beside for value in field.values)
    return Field("kind", Label("Kind"), (record.label,), notes)


def _validity(record: Record, status: Label | None, found: dict[str, Field]) -> Field:
    """Return the state of a document, with the days that it names itself beside it."""
    notes: tuple[Label, ...] = ()
    if record.effective is not None:
        del found["effective"]
        since: object = record.effective
        if record.expires is not None:
            del found["expires"]
            since = Range(record.effective, record.expires)
        in_its_text = (
            Label("its text says: in force {since}", {"since": since})
            if isinstance(since, Range)
            else Label("its text says: in force from {since}", {"since": since})
        )
        notes = (in_its_text,)
    return Field("validity", Label("Validity"), (Term(status),) if status else (), notes)


def _ordered(found: Iterable[str]) -> list[str]:
    """Return keys in the order of the table: the statutory first, the summary last."""
    keys = list(found)
    first, last = [*FACTS, "validity", "unit", "kind"], ["summary"]
    others = [key for key in keys if key not in (*first, *last)]
    return [key for key in (*first, *others, *last) if key in keys]


def _bears_former_name(record: Record, unit: Unit) -> bool:
    former = {alias.name.in_("zh") for alias in unit.aliases}
    return any(issuer in former for issuer in record.issuers)
