"""Every record with all that its front matter says, for machines; no texts."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar, get_args

from pydantic import BaseModel

from gongkai.measures.measure import Measures
from gongkai.model.catalog import Catalog
from gongkai.model.record import Record
from gongkai.model.record_index import newest_first
from gongkai.model.scalars import RECORDS, Names
from gongkai.model.web_address import is_web_address
from gongkai.views.page import Label
from gongkai.views.rows import row

LEFT_OUT = Record.LOADED | {
    *("title", "summary", "openness", "withdrawn", "authorised_release"),
}
"""Keys that are not exported as they are: given in another way, or not for readers."""
M = TypeVar("M", bound=BaseModel)


@dataclass(frozen=True)
class RecordLine:
    """One record."""

    record: Record
    fields: Mapping[str, Any]
    """What the front matter says, as JSON, without what is not said."""
    address: str
    status: str | None
    status_name: Label | None


def record_lines(catalog: Catalog, measures: Measures) -> Iterator[RecordLine]:
    """Yield every record that is shown, newest first."""
    for record in newest_first(catalog.everything()):
        shown = row(record, catalog, measures)
        fields = measures.once(public_fields, record, catalog)
        yield RecordLine(record, fields, shown.address, shown.tone or None, shown.status)


def public_fields(record: Record, catalog: Catalog, _: Measures) -> Mapping[str, Any]:
    """Return what the front matter of a record says to readers, as JSON: the same in all editions.

    What names a record that is not shown is left out.
    """
    public = _public(record, catalog)
    if public is None:
        return {}
    said = public.model_dump(
        mode="json", by_alias=True, exclude=set(LEFT_OUT), exclude_defaults=True
    )
    # A list is empty where all that it named is not shown.
    return {key: value for key, value in said.items() if value not in ([], {})}


def _public(part: M, catalog: Catalog) -> M | None:
    """Return `part` without what names a record that is not shown: withdrawn, or yet to come.

    A part that must name one goes with it.
    """
    model = type(part)
    changed = {}
    for name in _fields_that_name(model):
        value = getattr(part, name)
        public = _public_value(value, catalog, is_name=name in _names(model))
        if public is None and value is not None and model.model_fields[name].is_required():
            return None
        changed[name] = public
    return part.model_copy(update=changed) if changed else part


def _public_value(value: Any, catalog: Catalog, *, is_name: bool) -> Any:
    if isinstance(value, tuple):
        items = (_public_value(item, catalog, is_name=is_name) for item in value)
        return tuple(item for item in items if item is not None)
    if isinstance(value, BaseModel):
        return _public(value, catalog)
    if is_name and not is_web_address(str(value)) and catalog.get(value) is None:
        return None
    return value


def may_lack(model: type[Record]) -> set[str]:
    """Return the keys that a line of `model` may lack although the front matter has them."""
    return {model.model_fields[name].alias or name for name in _fields_that_name(model)}


@cache
def _fields_that_name(model: type[BaseModel]) -> tuple[str, ...]:
    """Return the fields of `model` below which a record may be named."""
    return tuple(
        name
        for name, field in model.model_fields.items()
        if name in _names(model) or any(map(_fields_that_name, _models(field.annotation)))
    )


@cache
def _names(model: type[BaseModel]) -> frozenset[str]:
    """Return the fields of `model` whose values are ids of records."""
    return frozenset(
        name
        for name, field in model.model_fields.items()
        if any(
            isinstance(marker, Names) and marker.target in RECORDS
            for marker in (*field.metadata, *_markers(field.annotation))
        )
    )


def _markers(annotation: Any) -> Iterator[Any]:
    yield from getattr(annotation, "__metadata__", ())
    for part in get_args(annotation):
        yield from _markers(part)


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from _models(part)
