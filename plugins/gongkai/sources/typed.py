"""Raw YAML -> typed values; every pydantic error becomes a finding at its line."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from gongkai.model.contacts import FORMS, Responses, Venue, Ways
from gongkai.model.findings import Code, Finding, SourcePlace, Word
from gongkai.model.language import LocalText
from gongkai.model.nearest import nearest
from gongkai.model.parts import Reference
from gongkai.sources.codes import files, values
from gongkai.sources.limits import FAULTS
from gongkai.sources.moved import moved_from
from gongkai.sources.yaml import Path, YamlDocument

M = TypeVar("M", bound=BaseModel)

_A_LIST = "a list"
_A_MAPPING = "keys and values"
_TEXT = "text"
_ANOTHER = "another kind of value"
_EXPECTED = {
    "list_type": _A_LIST,
    "tuple_type": _A_LIST,
    "dict_type": _A_MAPPING,
    "mapping_type": _A_MAPPING,
    "model_type": _A_MAPPING,
    "model_attributes_type": _A_MAPPING,
    "text": _TEXT,
    "number": "a whole number in plain digits",
    "decimal": "a number in plain digits",
    "share": "a share from 0 to 1",
    "true-or-false": "true or false",
    "date": "a date",
}
_WAYS = "text, or keys and values such as “email” and “post”"
_SHORT_FORMS: Mapping[type[BaseModel], str] = {
    LocalText: "text, or a text each under zh and en",
    Reference: "the id of a record, or keys and values with “doc”",
    Ways: _WAYS,
    Responses: _WAYS,
    Venue: "text, or keys and values with “where”",
}
WORDS = (*_EXPECTED.values(), *_SHORT_FORMS.values(), _ANOTHER, *FORMS)
"""Every name of a type, for translators."""

_BY_TYPE: dict[str, Code] = {
    "date_format": values.DATE_FORMAT,
    "moment_format": values.MOMENT_FORMAT,
    "date_impossible": values.IMPOSSIBLE_DATE,
    "id_format": values.ID_FORMAT,
}


def validate(
    model: type[M], path: str, document: YamlDocument, extra: Mapping[str, Any] | None = None
) -> tuple[M | None, list[Finding]]:
    """Return the typed value of `document`, or None with a finding for every fault.

    `extra` is handed to the model beside what the document holds.
    """
    if not isinstance(document.value, dict):
        place = SourcePlace(path, *document.position(()))
        return None, [Finding(files.NOT_A_MAPPING, place)] if document.readable else []
    loaded = getattr(model, "LOADED", frozenset[str]())
    raw = {key: value for key, value in document.value.items() if key not in loaded}
    findings = [
        _unknown(path, document, (key,), keys_of(model)) for key in document.value if key in loaded
    ]
    findings += [_empty_value(path, document, loc) for loc in sorted(document.empty, key=str)]
    value = None
    try:
        value = model.model_validate({**raw, **(extra or {})}, by_alias=True, by_name=False)
    except ValidationError as error:
        found = [_finding(model, path, document, details) for details in _errors(error)]
        findings += [finding for finding in found if finding is not None]
    return (value if document.readable and not findings else None), _without_misspelt(findings)


def _errors(error: ValidationError) -> Iterator[ErrorDetails]:
    """Yield the errors that may be reported, and one more of each type if there are more."""
    count: Counter[str] = Counter()
    for details in error.errors(include_url=False):
        count[details["type"]] += 1
        if count[details["type"]] <= FAULTS + 1:
            yield details


def _without_misspelt(findings: list[Finding]) -> list[Finding]:
    """Leave out a missing key that stands there misspelt: the cause is reported once."""
    meant = {
        finding.details.get("nearest") for finding in findings if finding.code is values.UNKNOWN_KEY
    }
    return [
        finding
        for finding in findings
        if finding.code is not values.MISSING_KEY or finding.details["key"] not in meant
    ]


def _finding(
    model: type[BaseModel], path: str, document: YamlDocument, error: ErrorDetails
) -> Finding | None:
    at_key = "[key]" in error["loc"]
    loc = tuple(part for part in error["loc"] if part != "[key]")
    if loc in document.empty or loc[:1] in {(key,) for key in document.lost}:
        return None
    kind, context = error["type"], error.get("ctx", {})
    place = SourcePlace(path, *document.position(loc, key=at_key))
    key = _key(loc)
    match kind:
        case "missing":
            if not document.readable:
                return None
            place = SourcePlace(path, *document.position(loc[:-1], key=True))
            return Finding(values.MISSING_KEY, place, {"key": key})
        case "extra_forbidden":
            return _unknown(path, document, loc, keys_of(_model_at(model, loc[:-1])))
        case "yaml_coercion":
            reads = {"value": context["value"], "reads_as": Word(context["reads_as"])}
            return Finding(values.COERCION, place, reads)
        case "literal_error" if isinstance(error["input"], str):
            allowed = _quoted(str(context["expected"]))
            return Finding(values.NOT_ALLOWED, place, choice(key, error["input"], allowed))
        case "order":
            return Finding(values.ORDER, place, {"key": key, "first": context["first"]})
        case "address_format":
            said = {"value": context["value"], "example": context["example"]}
            form = Word(context["expected"])
            return Finding(values.ADDRESS_FORMAT, place, said | {"expected": form})
        case "rule":
            return Finding(values.CONTRADICTION, place, {"rule": Word(context["rule"])})
        case "too_short":
            return Finding(values.EMPTY_VALUE, place, {"key": key})
        case kind if kind in _BY_TYPE:
            return Finding(_BY_TYPE[kind], place, {"key": key, "value": str(context["value"])})
    expected = _EXPECTED.get(str(context.get("expected", kind)), _ANOTHER)
    if kind == "literal_error":
        expected = _TEXT
    elif kind == "model_type":
        expected = _SHORT_FORMS.get(_model_at(model, loc), expected)
    details = {"key": key, "expected": Word(expected), "value": _shown(error["input"])}
    return Finding(values.WRONG_TYPE, place, details)


def choice(key: str, value: str, allowed: Iterable[str]) -> dict[str, str]:
    """Return the details of a value that is none of those allowed."""
    allowed = list(allowed)
    near = nearest(value, allowed)
    details = {"key": key, "value": value, "allowed": ", ".join(allowed)}
    return details | ({"nearest": near} if near else {})


def _unknown(path: str, document: YamlDocument, loc: Path, known: Iterable[str]) -> Finding:
    place = SourcePlace(path, *document.position(loc, key=True))
    moved = moved_from(path, loc)
    if moved is not None:
        details = {"key": str(loc[-1]), "to": moved.to, "version": moved.since}
        return Finding(values.MOVED_KEY, place, details)
    near = nearest(str(loc[-1]), known)
    details = {"key": str(loc[-1])} | ({"nearest": near} if near else {})
    return Finding(values.UNKNOWN_KEY, place, details)


def _empty_value(path: str, document: YamlDocument, loc: Path) -> Finding:
    place = SourcePlace(path, *document.position(loc, key=True))
    return Finding(values.EMPTY_VALUE, place, {"key": _key(loc)})


def _key(loc: Path) -> str:
    return next((part for part in reversed(loc) if isinstance(part, str)), "")


def _shown(value: object) -> str:
    if isinstance(value, dict):
        return Word(_A_MAPPING)
    return Word(_A_LIST) if isinstance(value, list) else f"“{value}”"


def _quoted(expected: str) -> list[str]:
    return [part for part in expected.split("'") if part not in ("", ", ", " or ")]


def keys_of(model: type[BaseModel]) -> list[str]:
    """Return the keys that a clerk may write in the mapping of `model`."""
    loaded = getattr(model, "LOADED", frozenset[str]())
    fields = model.model_fields.items()
    return [field.alias or name for name, field in fields if name not in loaded]


def _model_at(model: type[BaseModel], loc: Path) -> type[BaseModel]:
    """Return the model whose mapping stands at `loc`."""
    for part in loc:
        fields = model.model_fields.items()
        field = next((field for name, field in fields if part == (field.alias or name)), None)
        found = None if field is None else _inner_model(field.annotation)
        if found is not None:
            model = found
    return model


def _inner_model(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    found = (_inner_model(part) for part in getattr(annotation, "__args__", ()))
    return next((model for model in found if model is not None), None)
