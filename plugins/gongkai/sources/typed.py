"""Raw YAML -> typed values; every pydantic error becomes a finding at its line."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from gongkai.model.contacts import FORMS, Venue, Ways
from gongkai.model.findings import Code, Finding, SourcePlace, Word
from gongkai.model.local_text import LocalText
from gongkai.model.moment import YEARS
from gongkai.model.nearest import Lookup, Words
from gongkai.model.parts import Reference
from gongkai.sources.codes import files, values
from gongkai.sources.days import meant_day, meant_moment
from gongkai.sources.limits import FAULTS
from gongkai.sources.lookup import words_of_choices, words_of_keys
from gongkai.sources.mistyped import Right, right_value
from gongkai.sources.model_keys import key_at, keys_of, model_at
from gongkai.sources.moved import moved_from
from gongkai.sources.names import names_in
from gongkai.sources.spelling import Spelling
from gongkai.sources.yaml import Path, YamlDocument, quoted

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
    "too_short": "a longer text",
    "string_too_short": "a longer text",
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
    model: type[M],
    path: str,
    document: YamlDocument,
    extra: Mapping[str, Any] | None = None,
    *,
    names_come_later: bool = False,
) -> tuple[M | None, list[Finding]]:
    """Return the typed value of `document`, or None with a finding for every fault.

    `extra` is handed to the model beside what the document holds. A name that is no id is left to
    whoever looks names up, where `names_come_later`.
    """
    if not isinstance(document.value, dict):
        place = SourcePlace(path, *document.position(()))
        return None, [Finding(files.NOT_A_MAPPING, place)] if document.readable else []
    loaded = getattr(model, "LOADED", frozenset[str]())
    raw = {key: value for key, value in document.value.items() if key not in loaded}
    findings = [_unknown(model, path, document, (key,)) for key in document.value if key in loaded]
    empty = sorted(document.empty, key=str)
    findings += [_empty_value(model, path, document, loc) for loc in empty]
    value, missing = None, []
    try:
        value = model.model_validate({**raw, **(extra or {})}, by_alias=True, by_name=False)
    except ValidationError as error:
        errors = list(_errors(error))
        missing = [details["loc"] for details in errors if details["type"] == "missing"]
        later = {name.loc for name in names_in(model, raw)} if names_come_later else set()
        found = [
            _finding(model, path, document, details)
            for details in errors
            if not (details["type"] == "id_format" and {_loc(details), _loc(details)[:-1]} & later)
        ]
        findings += [finding for finding in found if finding is not None]
    findings += _missing(model, path, document, missing, findings)
    return (value if document.readable and not findings else None), findings


def _errors(error: ValidationError) -> Iterator[ErrorDetails]:
    """Yield the errors that may be reported, and one more of each type if there are more."""
    count: Counter[str] = Counter()
    for details in error.errors(include_url=False):
        count[details["type"]] += 1
        if count[details["type"]] <= FAULTS + 1:
            yield details


def _missing(
    model: type[BaseModel],
    path: str,
    document: YamlDocument,
    locs: Iterable[Path],
    findings: Iterable[Finding],
) -> Iterator[Finding]:
    """Report what is missing in each mapping, once; what stands there misspelt is not missing."""
    if not document.readable:
        return
    meant = {
        finding.details.get("nearest") for finding in findings if finding.code is values.UNKNOWN_KEY
    }
    keys: dict[Path, list[str]] = {}
    for loc in locs:
        is_reported = loc in document.empty or loc[:1] in {(key,) for key in document.lost}
        key = key_at(model, document, loc)
        if not is_reported and key not in meant:
            keys.setdefault(loc[:-1], []).append(key)
    for above, names in keys.items():
        place = SourcePlace(path, *document.position(above, key=True))
        lines = "; ".join(f"{name}: …" for name in names)
        yield Finding(values.MISSING_KEY, place, {"key": ", ".join(names), "lines": lines})


def _loc(error: ErrorDetails) -> Path:
    return tuple(part for part in error["loc"] if part != "[key]")


def _finding(
    model: type[BaseModel], path: str, document: YamlDocument, error: ErrorDetails
) -> Finding | None:
    at_key = "[key]" in error["loc"]
    loc = _loc(error)
    if loc in document.empty or loc[:1] in {(key,) for key in document.lost}:
        return None
    kind, context = error["type"], error.get("ctx", {})
    place = SourcePlace(path, *document.position(loc, key=at_key))
    key = key_at(model, document, loc)
    match kind:
        case "missing":
            return None  # what one mapping lacks is one finding
        case "extra_forbidden":
            return _unknown(model_at(model, loc[:-1]), path, document, loc)
        case "yaml_coercion":
            reads = {"value": context["value"], "reads_as": Word(context["reads_as"])}
            return Finding(values.COERCION, place, reads, instead=f'"{context["value"]}"')
        case "literal_error" if isinstance(error["input"], str):
            allowed = _quoted(str(context["expected"]))
            words = _choices(model_at(model, loc[:-1]), loc, allowed, document.spelling)
            return not_allowed(place, key, error["input"], words)
        case "order":
            first = key_at(model, document, (*loc[:-1], context["first"]))
            return Finding(values.ORDER, place, {"key": key, "first": first})
        case "address_format":
            said = {"value": context["value"], "example": context["example"]}
            form = Word(context["expected"])
            return Finding(values.ADDRESS_FORMAT, place, said | {"expected": form})
        case "rule":
            return Finding(values.CONTRADICTION, place, {"rule": Word(context["rule"])})
        case "too_short" if not isinstance(error["input"], str):
            if error["input"]:  # what is wrong with all that stands there is reported
                return None
            return Finding(values.EMPTY_VALUE, place, {"key": key})
        case "date_format" | "moment_format":
            return _day(_BY_TYPE[kind], place, key, str(context["value"]))
        case "year_impossible":
            years = {"first": str(YEARS[0]), "last": str(YEARS[-1])}
            said = {"value": str(context["value"])} | years
            return Finding(values.IMPOSSIBLE_YEAR, place, said)
        case kind if kind in _BY_TYPE:
            return Finding(_BY_TYPE[kind], place, {"key": key, "value": str(context["value"])})
    expected = _EXPECTED.get(str(context.get("expected", kind)), _ANOTHER)
    if kind == "literal_error":
        expected = _TEXT
    elif kind == "model_type":
        expected = _SHORT_FORMS.get(model_at(model, loc), expected)
    details = {"key": key, "expected": Word(expected), "value": _shown(error["input"])}
    expects = str(context.get("expected", kind))
    right = right_value(expects, error["input"], model, loc, document.spelling)
    return with_right(Finding(values.WRONG_TYPE, place, details), right)


def with_right(finding: Finding, right: Right | None) -> Finding:
    """Return a finding that knows what is right, if anything is known."""
    if right is None:
        return finding
    details = {**finding.details, "nearest": right.text}
    return replace(finding, details=details, instead=right.text if right.is_sure else None)


def _day(code: Code, place: SourcePlace, key: str, written: str) -> Finding:
    """Report a day or time in another form, with the one that was meant."""
    moment = meant_moment(written)
    if code is values.MOMENT_FORMAT:
        right = Right(moment, is_sure=True) if moment is not None else None
    else:  # a time is more than is asked for
        day = meant_day(written)
        right = Right(day, is_sure=True) if day else None
        if moment and not day:
            right = Right(moment[:10], is_sure=False)
    return with_right(Finding(code, place, {"key": key, "value": written}), right)


def not_allowed(place: SourcePlace, key: str, value: str, allowed: Words) -> Finding:
    """Report a value that is none of those allowed, with the one that was meant."""
    finding = Finding(
        values.NOT_ALLOWED, place, {"key": key, "value": value, "allowed": ", ".join(allowed)}
    )
    return with_right(finding, right_name(value, allowed))


def right_name(written: str, known: Words | Iterable[str]) -> Right | None:
    """Return the name that was meant, as YAML has it."""
    found = Lookup(known).meant(written)
    return Right(quoted(found.name), is_sure=found.is_sure) if found is not None else None


def unknown_key(place: SourcePlace, key: str, known: Words | Iterable[str]) -> Finding:
    """Report a key that is none of those known, with the one that was meant."""
    return with_right(Finding(values.UNKNOWN_KEY, place, {"key": key}), right_name(key, known))


def _unknown(model: type[BaseModel], path: str, document: YamlDocument, loc: Path) -> Finding:
    place, key = SourcePlace(path, *document.position(loc, key=True)), str(loc[-1])
    moved = moved_from(path, loc)
    if moved is not None:
        details = {"key": key, "to": moved.to, "version": moved.since}
        return Finding(values.MOVED_KEY, place, details)
    names = {document.spelling.key(model, name): name for name in keys_of(model)}
    words = words_of_keys(model)
    known = {said: (name, *words[name]) for said, name in names.items()}
    finding = unknown_key(place, document.written.get(loc, key), known)
    meant = names.get(finding.details.get("nearest", ""))
    is_taken = (*loc[:-1], meant) in document.keys
    return replace(finding, instead=None) if is_taken else finding


def _empty_value(model: type[BaseModel], path: str, document: YamlDocument, loc: Path) -> Finding:
    place = SourcePlace(path, *document.position(loc, key=True))
    finding = Finding(values.EMPTY_VALUE, place, {"key": key_at(model, document, loc)})
    commented = document.commented.get(loc)
    return with_right(finding, Right(commented, is_sure=False) if commented else None)


def _choices(
    model: type[BaseModel], loc: Path, allowed: Iterable[str], spelling: Spelling
) -> Words:
    """Return the words that a key takes as the column writes them, with what people call them."""
    key = next((part for part in reversed(loc) if isinstance(part, str)), "")
    called = words_of_choices(model, key, allowed)
    return {spelling.choice(model, key, word): (word, *said) for word, said in called.items()}


def _shown(value: object) -> str:
    if isinstance(value, dict):
        return Word(_A_MAPPING)
    return Word(_A_LIST) if isinstance(value, list) else f"“{value}”"


def _quoted(expected: str) -> list[str]:
    return [part for part in expected.split("'") if part not in ("", ", ", " or ")]
