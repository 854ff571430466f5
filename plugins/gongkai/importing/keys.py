"""The keys that a record of a kind must have, or usually has, in the order of the front matter."""

from collections.abc import Iterable, Sequence

from gongkai.model.declared import label_of
from gongkai.model.kinds import KINDS
from gongkai.model.record import Record


def ordered(kind: str) -> list[str]:
    """Return all keys of a kind in their order: those of every kind, then its own."""
    model = KINDS.get(kind, Record)
    return [
        field.alias or name
        for name, field in model.model_fields.items()
        if name not in Record.LOADED
    ]


def required(kind: str) -> list[str]:
    """Return the keys that a record of a kind must have."""
    model = KINDS.get(kind, Record)
    return [
        field.alias or name
        for name, field in model.model_fields.items()
        if field.is_required() and name not in Record.LOADED
    ]


def missing(kind: str, given: Iterable[str]) -> Sequence[str]:
    """Return the keys that a record of a kind must have and that are not given."""
    have = set(given)
    return [key for key in required(kind) if key not in have]


def message_of(kind: str, key: str) -> str:
    """Return what pages call a key of a kind, as a message id; the key itself where they do not."""
    model = KINDS.get(kind, Record)
    for name, field in model.model_fields.items():
        if key == (field.alias or name):
            label = label_of(model, name)
            return label.message if label is not None else key
    return key
