"""A table of figures -> blocks of a document to keep: its heads, rows, sums and notes."""

from collections.abc import Iterator

from gongkai.model.local_text import LocalText
from gongkai.model.tables.schema import FieldType, TableFile
from gongkai.model.tables.table import CellMark, Value
from gongkai.render.downloads.document import Align, Block, Cell, Heading, Paragraph, TableBlock
from gongkai.render.downloads.inline import InlineWriter
from gongkai.render.downloads.runs import Runs, strong
from gongkai.render.words import write_value
from gongkai.views.blocks import Printed
from gongkai.views.page import Label, Title
from gongkai.views.plain_tables import PlainHead, PlainTable

_MARKS = {
    CellMark.SLASH: Label("“/”: does not apply."),
    CellMark.DASH: Label("“—”: there is no figure."),
}
_SIDE: dict[str, Align] = {"left": "start", "right": "end"}


def data_table(table: PlainTable, inline: InlineWriter) -> Iterator[Block]:
    """Yield a table under its title, with its notes below."""
    yield Heading(1, inline.runs(table.title))
    if table.description is not None:
        yield Paragraph(inline.runs(table.description))
    if table.rows:
        heads = tuple(tuple(_head(head, inline) for head in row) for row in table.heads)
        rows = (_row(table, number, inline) for number in range(len(table.rows)))
        yield TableBlock(len(table.align), len(heads), (*heads, *rows))
    else:
        yield Paragraph(inline.runs(Label("The table is empty.")))
    for note in table.notes:
        yield Paragraph(inline.runs(Printed(note)))
    if table.marks:
        blank = Label("Blank: nothing was entered. None of these is 0.")
        yield Paragraph(inline.line([*(_MARKS[mark] for mark in table.marks), blank]))


def unread_table(named: TableFile, sort: LocalText | None, inline: InlineWriter) -> Paragraph:
    """Return what is known of a table that could not be read: its names, its file and sheet."""
    titles = [title for title in (named.title, sort) if title is not None]
    file = [Printed(name) for name in (named.file, named.sheet) if name]
    return Paragraph(inline.line([*titles, *file]))


def _head(head: PlainHead, inline: InlineWriter) -> Cell:
    unit = Printed(head.unit) if isinstance(head.unit, str) else head.unit
    beside = inline.beside(inline.runs(unit)) if unit is not None else ()
    runs = (*inline.runs(head.title), *beside)
    align: Align = "center" if head.columns > 1 else "start"
    return Cell((Paragraph(runs),), True, head.columns, head.rows, align)


def _row(table: PlainTable, number: int, inline: InlineWriter) -> tuple[Cell, ...]:
    cells = zip(table.rows[number], table.places, table.types, table.align, strict=True)
    made = ((_value(value, at, kind, inline), _SIDE[side]) for value, at, kind, side in cells)
    return tuple(
        Cell((Paragraph(strong(runs) if number in table.sums else runs),), align=side)
        for runs, side in made
    )


def _value(value: Value | Title, places: int, kind: FieldType, inline: InlineWriter) -> Runs:
    if isinstance(value, Label | LocalText):
        return inline.runs(value)
    return inline.runs(Printed(write_value(value, inline.words.language, places, kind)))
