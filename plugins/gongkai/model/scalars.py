"""Scalars as YAML writes them, and the field types that read them without guessing.

The YAML reader hands every scalar over as text. Where an unquoted scalar would be
something else to another YAML tool (`no`, `012`, `2021-01-01`, `1.0`), it comes as
`Plain`, so that a text field can refuse it and a number or date field can read it.
"""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from pydantic import BeforeValidator, PlainSerializer, WithJsonSchema
from pydantic_core import PydanticCustomError

from gongkai.model.moment import YEARS, Moment

UNKNOWN = "unknown"
_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_MOMENT = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:[ T]([0-9]{2}:[0-9]{2}))?")
_MOMENT_FORM = "^[0-9]{4}-[0-9]{2}-[0-9]{2}([ T]([01][0-9]|2[0-3]):[0-5][0-9])?$"
"""The same for JSON Schemas, which look for a pattern anywhere in a text."""
_DAY_OF_YEAR = re.compile(r"(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])")
_INTEGER = re.compile(r"0|[1-9][0-9]{0,8}")
_DECIMAL = re.compile(r"-?(0|[1-9][0-9]{0,14})(\.[0-9]{1,6})?")
_RATE = re.compile(r"0(\.[0-9]+)?|1(\.0+)?")
ID_PATTERN = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_ID = re.compile(ID_PATTERN)


class Plain(str):
    """An unquoted scalar that YAML reads as `reads_as`, not as text."""

    __slots__ = ("reads_as",)
    reads_as: str

    def __new__(cls, text: str, reads_as: str) -> "Plain":
        """Keep the text as written beside what YAML makes of it."""
        plain = super().__new__(cls, text)
        plain.reads_as = reads_as
        return plain


def _fault(kind: str, **details: str) -> PydanticCustomError:
    return PydanticCustomError(kind, "{value}", details)


def _text(value: Any) -> str:
    if isinstance(value, Plain):
        raise _fault("yaml_coercion", value=str(value), reads_as=value.reads_as)
    if not isinstance(value, str):
        raise _fault("wrong_type", value=_shape(value), expected="text")
    return str(value)


def _shape(value: Any) -> str:
    if isinstance(value, dict):
        return "mapping"
    return "list" if isinstance(value, list) else "text"


def _integer(value: Any) -> int:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if not isinstance(value, str) or not _INTEGER.fullmatch(value):
        raise _fault("wrong_type", value=_shape(value), expected="number")
    return int(value)


def _rate(value: Any) -> float:
    if isinstance(value, float):
        return value
    if not isinstance(value, str) or not _RATE.fullmatch(value):
        raise _fault("wrong_type", value=_shape(value), expected="share")
    return float(value)


def _decimal(value: Any) -> Decimal:
    if isinstance(value, Decimal):
        return value
    if not isinstance(value, str) or not _DECIMAL.fullmatch(value):
        raise _fault("wrong_type", value=_shape(value), expected="decimal")
    return Decimal(value)


def _boolean(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    if isinstance(value, Plain) and value in ("true", "false"):
        return value == "true"
    raise _fault("wrong_type", value=_shape(value), expected="true-or-false")


def _day(value: Any) -> date:
    if isinstance(value, date):
        return value
    if not isinstance(value, str):
        raise _fault("wrong_type", value=_shape(value), expected="date")
    match = _DAY.fullmatch(value)
    if match is None:
        raise _fault("date_format", value=str(value))
    try:
        day = date(*(int(part) for part in match.groups()))
    except ValueError:
        raise _fault("date_impossible", value=str(value)) from None
    if day.year not in YEARS:
        raise _fault("year_impossible", value=str(value))
    return day


def _year(value: Any) -> int:
    year = _integer(value)
    if year not in YEARS:
        raise _fault("year_impossible", value=str(value))
    return year


def _first_day(value: Any) -> date | None:
    return None if value is None or value == UNKNOWN else _day(value)


def _day_of_year(value: Any) -> tuple[int, int]:
    if isinstance(value, tuple):
        return value
    match = _DAY_OF_YEAR.fullmatch(value) if isinstance(value, str) else None
    if match is None or match[0] in ("02-29", "02-30", "02-31", "04-31", "06-31", "09-31", "11-31"):
        raise _fault("date_impossible", value=str(value))
    return int(match[1]), int(match[2])


def _moment(value: Any) -> Moment:
    if isinstance(value, Moment):
        return value
    if not isinstance(value, str):
        raise _fault("wrong_type", value=_shape(value), expected="date")
    match = _MOMENT.fullmatch(value)
    if match is None:
        raise _fault("moment_format", value=str(value))
    time = match[2] or ""
    if time > "23:59" or time[3:] > "59":
        raise _fault("date_impossible", value=str(value))
    return Moment(_day(match[1]), time)


def is_identifier(text: str) -> bool:
    """Return whether a text has the form of an id."""
    return _ID.fullmatch(text) is not None


def _identifier(value: Any) -> str:
    text = value if isinstance(value, Plain) else _text(value)
    if not _ID.fullmatch(text):
        raise _fault("id_format", value=str(text))
    return _text(value)


Text = Annotated[str, BeforeValidator(_text)]
Integer = Annotated[int, BeforeValidator(_integer), WithJsonSchema({"type": "integer"})]
Year = Annotated[
    int,
    BeforeValidator(_year),
    WithJsonSchema({"type": "integer", "minimum": YEARS[0], "maximum": YEARS[-1]}),
]
Rate = Annotated[float, BeforeValidator(_rate), WithJsonSchema({"type": "number"})]
Number = Annotated[
    Decimal,
    BeforeValidator(_decimal),
    PlainSerializer(float, return_type=float),
    WithJsonSchema({"type": "number"}),
]
"""A number that may have decimal places; nothing of it is rounded."""
Boolean = Annotated[bool, BeforeValidator(_boolean), WithJsonSchema({"type": "boolean"})]
Day = Annotated[
    date,
    BeforeValidator(_day),
    WithJsonSchema({"type": "string", "format": "date"}),
]
FirstDay = Annotated[
    date | None,
    BeforeValidator(_first_day),
    WithJsonSchema({"anyOf": [{"type": "string", "format": "date"}, {"const": UNKNOWN}]}),
]
"""A day, or the word `unknown` where nobody has found it out."""
DayOfYear = Annotated[
    tuple[int, int],
    BeforeValidator(_day_of_year),
    PlainSerializer(lambda day: f"{day[0]:02}-{day[1]:02}"),
    WithJsonSchema({"type": "string", "pattern": f"^({_DAY_OF_YEAR.pattern})$"}),
]
"""Month and day, `01-31`."""
MomentField = Annotated[
    Moment,
    BeforeValidator(_moment),
    PlainSerializer(str),
    WithJsonSchema({"type": "string", "pattern": _MOMENT_FORM}),
]
Identifier = Annotated[
    str,
    BeforeValidator(_identifier),
    WithJsonSchema({"type": "string", "pattern": f"^{_ID.pattern}$"}),
]


@dataclass(frozen=True)
class Names:
    """Marks a field whose value names something: a unit, a record, a term of a list."""

    target: str
    """`unit`, `record`, `point`, `column`, `rule`, `set`, `stage`, `kind`,
    `relation`, `cadence`, `section` or `term:<vocabulary>`."""


UnitId = Annotated[Identifier, Names("unit")]
RecordId = Annotated[Identifier, Names("record")]
MatterId = Annotated[Identifier, Names("matter")]
PlanId = Annotated[Identifier, Names("plan")]
RECORDS = frozenset({"record", "matter", "plan", "canonical"})
"""The targets that are records: of any kind, or of those that can be what is named. `canonical` may
be the address of a page in place of a record."""
ColumnId = Annotated[Identifier, Names("column")]
SetId = Annotated[Identifier, Names("set")]
PointId = Annotated[Text, Names("point")]
RuleId = Annotated[Text, Names("rule")]
StageId = Annotated[Text, Names("stage")]
