"""The fields of a record on its page: what they are to a template, and what is yet to be shown."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from gongkai.model.language import Language, LocalText
from gongkai.views.blocks import Amount, Block, Field, Grid, Printed, Term, Value, Way
from gongkai.views.page import Label
from gongkai.views.rows import Row

TESTS: Mapping[str, Callable[[object], bool]] = {
    "a_text": lambda value: isinstance(value, LocalText),
    "printed": lambda value: isinstance(value, Printed),
    "a_term": lambda value: isinstance(value, Term),
    "a_way": lambda value: isinstance(value, Way),
    "an_amount": lambda value: isinstance(value, Amount),
    "a_grid": lambda value: isinstance(value, Grid),
    "a_record": lambda value: isinstance(value, Row),
    "inline": lambda value: isinstance(value, Printed | Term | Label | int),
}
"""What a value is, as templates ask: `value is a_term`."""
WIDE = 30
"""Columns of letters that the narrow cell of a table of facts holds in a few lines."""
SHORT = 2
"""Columns of a table whose rows are said in a line each."""
_HAN = "\u2e7f"
"""All characters after it are as wide as they are high."""


class Unshown:
    """The blocks of a record while its page is written: what no template has asked for yet.

    A template that shows a field in a shape of its own takes it; the default shows the rest.
    """

    def __init__(self, kind: str, blocks: Iterable[Block]) -> None:
        """Begin with everything that a record of `kind` says."""
        self._kind = kind
        self._blocks = {block.key: block for block in blocks}

    def block(self, key: str) -> Block | None:
        """Take a block with what is left of it; None where it has nothing to say."""
        return self._blocks.pop(key, None)

    def field(self, key: str) -> Field | None:
        """Take one field of the kind's own; None where it says nothing."""
        own = self._blocks.get(self._kind)
        field = next((field for field in own.fields if field.key == key), None) if own else None
        if own is not None and field is not None:
            rest = tuple(other for other in own.fields if other is not field)
            self._blocks[own.key] = replace(own, fields=rest)
        return field

    def pass_over(self, *keys: str) -> str:
        """Take fields and blocks that a template shows by what is worked out of them."""
        for key in keys:
            if self.block(key) is None:
                self.field(key)
        return ""

    @property
    def blocks(self) -> tuple[Block, ...]:
        """Return what is left."""
        return tuple(block for block in self._blocks.values() if block.fields)


def is_stacked(field: Field) -> bool:
    """Return whether a field goes below its label: a table, or a list of more than words."""
    table = any(isinstance(value, Grid) and len(value.heads) > SHORT for value in field.values)
    lists = len(field.values) > 1 and isinstance(field.values[0], LocalText | Row)
    return table or lists


def is_wide(field: Field, language: Language) -> bool:
    """Return whether a field needs the whole width of a table of facts."""
    return any(_width(value, language) > WIDE for value in field.values)


def _width(value: Value, language: Language) -> int:
    match value:
        case LocalText():
            return _columns(value.in_(language))
        case Printed() | Way():
            return _columns(value.text)
        case Grid():
            return 0 if len(value.heads) <= SHORT else WIDE + 1
        case Row():
            return WIDE + 1
    return 0


def _columns(text: str) -> int:
    return sum(2 if character > _HAN else 1 for character in text)
