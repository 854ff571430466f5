"""How values stand in the records that there are: a form writes them as they do."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class ValueShape:
    """What stands at a key: a text, a mapping, or in some records the one, in others the other."""

    is_used: bool = False
    """Whether any record has it."""
    is_text: bool = False
    is_mapping: bool = False
    is_mixed: bool = False
    """Whether no single form of it fits all records."""
    keys: Mapping[str, "ValueShape"] = field(default_factory=dict)
    """What stands at the keys of the mapping."""


def shapes_of(mappings: Iterable[Mapping[str, Any]]) -> Mapping[str, ValueShape]:
    """Return the shape of each key of some mappings, as YAML reads them."""
    values: dict[str, list[Any]] = {}
    for mapping in mappings:
        for key, value in mapping.items():
            values.setdefault(key, []).append(value)
    return {key: _shape(found) for key, found in values.items()}


def _shape(values: list[Any]) -> ValueShape:
    """Return the shape of values, a list for each record or a single value."""
    lists = [one for one in values if isinstance(one, list)]
    items = [item for one in lists for item in one] if lists else values
    mappings = [item for item in items if isinstance(item, dict)]
    others = len(items) - len(mappings)
    is_mixed = bool(mappings and others) or 0 < len(lists) < len(values)
    return ValueShape(
        is_used=True,
        is_text=bool(others and not mappings),
        is_mapping=bool(mappings and not others),
        is_mixed=is_mixed,
        keys=shapes_of(mappings),
    )
