"""Words for readers: gettext message ids, as pages say them and as records declare them."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Label:
    """Words of the interface: a gettext message id and the values of its placeholders.

    On a field of a record it is what pages call the field.
    """

    message: str
    values: Mapping[str, object] = field(default_factory=dict, hash=False)


@dataclass(frozen=True)
class ChineseKey:
    """Marks a field with its key in Chinese, where what pages call it is too long or is another's.

    Columns are written with it: it is never changed (`tests/chinese_keys.yml`).
    """

    key: str


@dataclass(frozen=True)
class Counted:
    """Marks a number with what it counts: the message for one, and for any other number."""

    one: str
    many: str


@dataclass(frozen=True)
class Beside:
    """Marks a field with what is said beside its value, in smaller type."""

    note: Label


@dataclass(frozen=True)
class Choices:
    """Marks a field that takes one of a few words with what pages call each of them."""

    labels: Mapping[str, Label] = field(hash=False)
