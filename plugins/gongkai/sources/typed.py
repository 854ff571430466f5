"""Raw YAML -> typed values; every pydantic error becomes a finding at its line."""

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from gongkai.model.findings import Code, Finding, Place, Word
from gongkai.sources import codes
from gongkai.sources.nearest import nearest
from gongkai.sources.yaml import Document

M = TypeVar("M", bound=BaseModel)

_EXPECTED = {
    "list_type": "a list",
    "tuple_type": "a list",
    "dict_type": "keys and values",
    "mapping_type": "keys and values",
    "model_type": "keys and values",
    "model_attributes_type": "keys and values",
    "float_parsing": "a number",
    "float_type": "a number",
    "text": "text",
    "number": "a number",
    "true-or-false": "true or false",
    "date": "a date",
}


def validate(
    model: type[M], path: str, document: Document, extra: Mapping[str, Any] | None = None
) -> tuple[M | None, list[Finding]]:
    """Return the typed value of `document`, or None with a finding for every fault.

    `extra` is handed to the model beside what the document holds.
    """
    findings = [_empty_value(path, document, loc) for loc in sorted(document.empty, key=str)]
    if not isinstance(document.value, dict):
        findings.append(Finding(codes.NOT_A_MAPPING, Place(path, *document.position(()))))
        return None, findings
    try:
        value = model.model_validate({**document.value, **(extra or {})})
    except ValidationError as error:
        for details in error.errors():
            finding = _finding(model, path, document, details)
            if finding is not None:
                findings.append(finding)
        return None, findings
    return (None if findings else value), findings


def _empty_value(path: str, document: Document, loc: tuple[str | int, ...]) -> Finding:
    place = Place(path, *document.position(loc, key=True))
    return Finding(codes.EMPTY_VALUE, place, {"key": str(loc[-1])})


def _finding(
    model: type[BaseModel], path: str, document: Document, error: ErrorDetails
) -> Finding | None:
    loc = tuple(part for part in error["loc"] if part != "[key]")
    context = error.get("ctx", {})
    key = _key(loc)
    place = Place(path, *document.position(loc))
    match error["type"]:
        case "missing":
            if loc in document.empty:
                return None
            return Finding(
                codes.MISSING_KEY,
                Place(path, *document.position(loc[:-1], key=True)),
                {"key": key},
            )
        case "extra_forbidden":
            known = keys_of(_model_at(model, loc[:-1]))
            return Finding(
                codes.UNKNOWN_KEY,
                Place(path, *document.position(loc, key=True)),
                {"key": key, **_near(key, known)},
            )
        case "yaml_coercion":
            reads = {"value": context["value"], "reads_as": Word(context["reads_as"])}
            return Finding(codes.COERCION, place, reads)
        case "literal_error":
            allowed = _quoted(str(context["expected"]))
            value = str(error["input"])
            details = {"key": key, "value": value, "allowed": ", ".join(allowed)}
            return Finding(codes.NOT_ALLOWED, place, {**details, **_near(value, allowed)})
        case "order":
            where = Place(path, *document.position((*loc, context["key"])))
            return Finding(codes.ORDER, where, {"key": context["key"], "first": context["first"]})
        case "rule":
            return Finding(codes.CONTRADICTION, place, {"rule": Word(context["rule"])})
        case "too_short":
            return Finding(codes.EMPTY_VALUE, place, {"key": key})
        case kind if kind in _BY_TYPE:
            return Finding(_BY_TYPE[kind], place, {"key": key, "value": str(context["value"])})
    expected = _EXPECTED.get(str(context.get("expected", error["type"])), "another kind of value")
    details = {"key": key, "expected": Word(expected), "value": Word(_shape(error["input"]))}
    return Finding(codes.WRONG_TYPE, place, details)


_BY_TYPE: dict[str, Code] = {
    "date_format": codes.DATE_FORMAT,
    "moment_format": codes.MOMENT_FORMAT,
    "date_impossible": codes.IMPOSSIBLE_DATE,
    "id_format": codes.ID_FORMAT,
}


def _key(loc: tuple[str | int, ...]) -> str:
    return next((part for part in reversed(loc) if isinstance(part, str)), "")


def _shape(value: object) -> str:
    if isinstance(value, dict):
        return "keys and values"
    return "a list" if isinstance(value, list) else "text"


def _near(value: str, known: Iterable[str]) -> dict[str, str]:
    found = nearest(value, known)
    return {"nearest": found} if found else {}


def _quoted(expected: str) -> list[str]:
    return [part for part in expected.split("'") if part not in ("", ", ", " or ")]


def keys_of(model: type[BaseModel]) -> list[str]:
    """Return the keys that a clerk may write in the mapping of `model`."""
    loaded = getattr(model, "LOADED", frozenset())
    return [
        field.alias or name for name, field in model.model_fields.items() if name not in loaded
    ]


def _model_at(model: type[BaseModel], loc: tuple[str | int, ...]) -> type[BaseModel]:
    for part in loc:
        if isinstance(part, int):
            continue
        field = next(
            (f for name, f in model.model_fields.items() if part in (name, f.alias)), None
        )
        found = None if field is None else _inner_model(field.annotation)
        if found is not None:
            model = found
    return model


def _inner_model(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    found = (_inner_model(part) for part in getattr(annotation, "__args__", ()))
    return next((model for model in found if model is not None), None)
