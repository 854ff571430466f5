"""What the fields of a record hold -> values that pages and copies can show."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote

from gongkai.measures.measure import Measures
from gongkai.model.catalog import Catalog
from gongkai.model.contacts import Reached
from gongkai.model.declared import declared, label_of
from gongkai.model.label import Choices, Counted
from gongkai.model.local_text import LocalText
from gongkai.model.moment import Moment
from gongkai.model.parts import Part, Span
from gongkai.model.scalars import Names
from gongkai.model.stages import Stage
from gongkai.model.web_address import is_web_address
from gongkai.views import labels
from gongkai.views.addresses import (
    group_address,
    industry_address,
    life_address,
    point_address,
    theme_address,
    topic_address,
    unit_address,
)
from gongkai.views.blocks import Amount, Grid, Printed, Range, Term, Value, Way
from gongkai.views.page import Label
from gongkai.views.point_names import point_name
from gongkai.views.rows import row

_PAGES = {
    "topics": topic_address,
    "life_events": life_address,
    "industries": industry_address,
    "themes": theme_address,
    "guide_groups": group_address,
}
"""Vocabularies whose terms have pages."""
_WEB = re.compile(r"https?://\S+")
_EXTENSION = re.compile(r" ?(?:x|转) ?")


@dataclass(frozen=True)
class FieldValues:
    """Reads fields with what the rest of the column knows of what they name."""

    catalog: Catalog
    measures: Measures

    def of(self, part: Part, name: str, value: object) -> tuple[Value, ...]:
        """Return what the field `name` of `part` says; nothing where it holds nothing.

        What names a record that is not shown is left out.
        """
        if isinstance(value, Mapping):
            return self._grid(part, name, value)
        items = value if isinstance(value, tuple) else (value,)
        if items and isinstance(items[0], Part) and not isinstance(items[0], Span):
            return (self._table([item for item in items if isinstance(item, Part)]),)
        found = (self._one(part, name, item) for item in items)
        return tuple(item for item in found if item is not None)

    def _one(self, part: Part, name: str, value: object) -> Value | None:
        match value:
            case None | False | "":
                return None
            case True:
                return Label("yes")
            case Span():
                return Range(*value.ends)
            case LocalText() | Moment() | date():
                return value
            case int():
                counted = declared(type(part), name, Counted)
                return Amount(value, counted.one, counted.many) if counted else value
            case str():
                return self._text(part, name, value)
        raise TypeError(value)

    def _text(self, part: Part, name: str, text: str) -> Value | None:
        choices = declared(type(part), name, Choices)
        if choices is not None:
            return Term(choices.labels[text])
        names = declared(type(part), name, Names)
        if names is not None:
            return self._named(names.target, text)
        reached = declared(type(part), name, Reached)
        if reached is not None and reached.scheme:
            return Way(text, _href(reached.scheme, text))
        return Way(text, text) if _WEB.fullmatch(text) else Printed(text)

    def _named(self, target: str, name: str) -> Value | None:
        registries = self.catalog.registries
        scheme, _, vocabulary = target.partition(":")
        match scheme:
            case "term":
                term = registries.vocabularies.terms(vocabulary).get(name)
                page = _PAGES.get(vocabulary)
                return Term(term, page(name) if page else None) if term is not None else None
            case "unit":
                unit = registries.units.get(name)
                return Term(unit.name, unit_address(unit.id)) if unit is not None else None
            case "canonical" if is_web_address(name):
                return Way(name, name)
            case "record" | "matter" | "plan" | "canonical":
                record = self.catalog.get(name)
                return row(record, self.catalog, self.measures) if record is not None else None
            case "point":
                found = registries.point(name)
                if found is None:
                    return None
                title = Label(
                    "{point}: {title}", {"point": point_name(name), "title": found[1].title}
                )
                return Term(title, point_address(name))
            case "table":
                schema = registries.tables.get(name)
                return Term(schema.title) if schema is not None else None
            case "stage":
                return Term(labels.STAGE[Stage(name)])
        return Printed(name)

    def _table(self, parts: list[Part]) -> Grid:
        model = type(parts[0])
        cells = {
            name: [self.of(part, name, getattr(part, name)) for part in parts]
            for name in model.model_fields
        }
        said = {name: column for name, column in cells.items() if any(column)}
        heads = (label_of(model, name) for name in said)
        rows = tuple(zip(*said.values(), strict=True))
        return Grid(tuple(head for head in heads if head is not None), rows)

    def _grid(self, part: Part, name: str, value: Mapping[str, Part]) -> tuple[Value, ...]:
        """Return keys and mappings as a table whose first column is that of the keys."""
        if not value:
            return ()
        below = self._table(list(value.values()))
        label = label_of(type(part), name) or Label("Name")
        rows: list[tuple[tuple[Value, ...], ...]] = []
        for key, cells in zip(value, below.rows, strict=True):
            named = self._text(part, name, key)
            rows.append(((named,) if named is not None else (), *cells))
        return (Grid((label, *below.heads), tuple(rows)),)


def _href(scheme: str, text: str) -> str:
    if scheme != "tel:":
        return f"{scheme}{quote(text, safe='@')}"
    number, *extension = _EXTENSION.split(text, maxsplit=1)
    digits = re.sub(r"[^0-9+]", "", number)
    return f"tel:{digits}" + "".join(f";ext={part}" for part in extension)
