"""Texts with places for the numbers of what they belong to: “at least {days} days”."""

import re
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from pydantic import BaseModel

from gongkai.model.local_text import LocalText

P = TypeVar("P", bound=BaseModel)

PLACE = re.compile(r"\{([^{}]*)\}")


def places_in(text: LocalText | None) -> set[str]:
    """Return the names in braces in either language."""
    both = (text.zh, text.en) if text is not None else ()
    return {name for one in both for name in PLACE.findall(one or "")}


def fill(text: LocalText, values: Mapping[str, LocalText]) -> LocalText:
    """Return the text with the values in its places; a place without a value stays as it is."""
    if not places_in(text):
        return text
    return LocalText(
        zh=text.zh and PLACE.sub(_value(values, lambda value: value.zh), text.zh),
        en=text.en and PLACE.sub(_value(values, lambda value: value.en), text.en),
    )


def fill_all(part: P, values: Mapping[str, LocalText]) -> P:
    """Return a part of data with the values in the places of all its texts."""
    filled: P = _filled(part, values)
    return filled


def _filled(value: Any, values: Mapping[str, LocalText]) -> Any:
    if isinstance(value, LocalText):
        return fill(value, values)
    if isinstance(value, tuple):
        return tuple(_filled(one, values) for one in value)
    if isinstance(value, BaseModel):
        return value.model_copy(
            update={name: _filled(getattr(value, name), values) for name in value.model_fields_set}
        )
    return value


def _value(
    values: Mapping[str, LocalText], in_language: Callable[[LocalText], str | None]
) -> Callable[[re.Match[str]], str]:
    def found(match: re.Match[str]) -> str:
        value = values.get(match[1])
        return (in_language(value) if value is not None else None) or match[0]

    return found
