"""The blocks of a record on its page: what they are to a template, and how wide."""

import re
from collections.abc import Callable, Mapping

from markupsafe import Markup, escape

from gongkai.model.language import Language
from gongkai.model.local_text import LocalText
from gongkai.views.attached import AttachedFile
from gongkai.views.attached_tables import AttachedTable
from gongkai.views.beside import SHORT
from gongkai.views.blocks import (
    INLINE,
    Box,
    DataTables,
    Drawing,
    Entries,
    Facts,
    Field,
    Grid,
    GridBlock,
    Heading,
    ListPoint,
    Numbers,
    OnThisDay,
    OpeningTable,
    OwnText,
    PageJump,
    Printed,
    Quiet,
    Sentence,
    Status,
    Strong,
    Term,
    Timeline,
    Value,
    Way,
)
from gongkai.views.page import Label
from gongkai.views.pictures import BarChart, Strip
from gongkai.views.related import Parts, Together
from gongkai.views.rows import Row

WORDED: tuple[type, ...] = (Label, Term, Status, Strong)
"""Values in words of ours, which begin with a capital where they begin a line."""


def is_in_short(block: object) -> bool:
    """Return whether a block is what the kind says in short, beside the text."""
    return isinstance(block, Box) and block.is_beside


TESTS: Mapping[str, Callable[[object], bool]] = {
    "printed": lambda value: isinstance(value, Printed),
    "parts": lambda value: isinstance(value, Parts),
    "a_label": lambda value: isinstance(value, Label),
    "a_term": lambda value: isinstance(value, Term),
    "a_way": lambda value: isinstance(value, Way),
    "a_grid": lambda value: isinstance(value, Grid),
    "a_record": lambda value: isinstance(value, Row),
    "a_status": lambda value: isinstance(value, Status),
    "a_point": lambda value: isinstance(value, ListPoint),
    "strong": lambda value: isinstance(value, Strong),
    "quiet": lambda value: isinstance(value, Quiet),
    "on_this_day": lambda value: isinstance(value, OnThisDay),
    "a_jump": lambda value: isinstance(value, PageJump),
    "a_file": lambda value: isinstance(value, AttachedFile),
    "worded": lambda value: isinstance(value, WORDED),
    "inline": lambda value: isinstance(value, INLINE),
    "beside_text": lambda block: isinstance(block, Facts | Together) or is_in_short(block),
    "in_short": is_in_short,
    "the_facts": lambda block: isinstance(block, Facts),
    "tables": lambda block: isinstance(block, DataTables),
    "the_text": lambda block: isinstance(block, OwnText),
    "a_box": lambda block: isinstance(block, Box),
    "numbers": lambda block: isinstance(block, Numbers),
    "a_sentence": lambda block: isinstance(block, Sentence),
    "a_heading": lambda block: isinstance(block, Heading),
    "entries": lambda block: isinstance(block, Entries),
    "a_table": lambda block: isinstance(block, GridBlock),
    "opening_hours": lambda block: isinstance(block, OpeningTable),
    "a_timeline": lambda block: isinstance(block, Timeline),
    "a_strip": lambda block: isinstance(block, Drawing) and isinstance(block.shown, Strip),
    "a_chart": lambda block: isinstance(block, Drawing) and isinstance(block.shown, BarChart),
    "an_attached_table": lambda block: isinstance(block, AttachedTable),
    "together": lambda block: isinstance(block, Together),
}
"""What a value or a block is, as templates ask: `value is a_term`."""
WIDE = 30
"""Columns of letters that the narrow cell of a table of facts holds in a few lines."""
_FIRST = re.compile(r"^((?:\s|<[^>]*>)*)([a-z])")
_HAN = "\u2e7f"
"""All characters after it are as wide as they are high."""


def begun(html: str) -> Markup:
    """Return HTML whose first word begins with a capital."""
    text = _FIRST.sub(lambda match: match[1] + match[2].upper(), escape(html))
    return Markup(text)  # noqa: S704  escaped, as templates do


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
