"""What a record says (views/blocks.py) -> blocks of a document to keep, in one language.

templates/blocks.html writes the same for the page.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from gongkai.measures.stages import StageCell
from gongkai.model.parts import Fulfilment
from gongkai.model.record import Record
from gongkai.render.blocks import WORDED
from gongkai.render.downloads.data_tables import data_table, unread_table
from gongkai.render.downloads.document import (
    Block,
    Cell,
    Heading,
    LabelledBlocks,
    Listing,
    Pairs,
    Paragraph,
    TableBlock,
)
from gongkai.render.downloads.inline import InlineWriter
from gongkai.render.downloads.runs import Runs, begun
from gongkai.views import blocks as said
from gongkai.views import labels
from gongkai.views.addresses import record_address
from gongkai.views.page import Label, Title
from gongkai.views.related import Together
from gongkai.views.rows import title_of

_SHORT = 2
"""Columns of a table whose rows are said in a line each."""


@dataclass(frozen=True)
class RecordWriter:
    """Writes what records say in one language."""

    inline: InlineWriter

    def notice(self, notice: said.Notice) -> Iterator[Runs]:
        """Yield the lines of a notice."""
        for line in notice.lines:
            if runs := self.inline.line(line):
                yield begun(runs) if isinstance(line[0], WORDED) else runs

    def blocks(self, given: Iterable[said.Block], text: Iterable[Block]) -> Iterator[Block]:
        """Yield blocks in their order, `text` in the place of the record's own; facts are apart."""
        for block in given:
            match block:
                case said.OwnText():
                    yield from text
                case said.Box():
                    if block.title is not None:
                        yield self._heading(block.title)
                    yield Pairs(self.pairs(block.fields))
                case said.Numbers():
                    yield self._numbers(block.fields)
                case said.Sentence():
                    if runs := self.inline.line(block.values):
                        yield Paragraph(runs)
                case said.Heading():
                    yield self._heading(block.title)
                case said.Entries():
                    items = tuple((Paragraph(self.inline.line(item)),) for item in block.items)
                    yield Listing(False, 1, items)
                case said.GridBlock(titled=True):
                    yield self._table(block.grid)
                case said.GridBlock():
                    yield from self._grid(block.grid)
                case said.OpeningTable():
                    yield self._table(block.grid)
                case said.DataTables():
                    for table in block.whole:
                        yield from data_table(table, self.inline)
                    for named, sort in block.shown.unread:
                        yield unread_table(named, sort, self.inline)
                case said.Timeline():
                    yield Listing(False, 1, tuple(self._step(cell) for cell in block.steps))
                case Together():
                    yield from self._together(block)

    def pairs(self, fields: Iterable[said.Field]) -> tuple[LabelledBlocks, ...]:
        """Return fields as labels, with what is said under each."""
        return tuple(
            LabelledBlocks(self.inline.say(field.label), self._field(field)) for field in fields
        )

    def said_under(self, label: Label, runs: Runs) -> LabelledBlocks:
        """Return a label with one line under it."""
        return LabelledBlocks(self.inline.say(label), (Paragraph(runs),))

    def _heading(self, title: Title) -> Heading:
        return Heading(1, self.inline.runs(title))

    def _field(self, field: said.Field) -> tuple[Block, ...]:
        """Return what a field says: a line, or a list where it says more than words."""
        notes = self.inline.beside(self.inline.values(field.notes))
        match field.values:
            case (said.Grid() as grid,):
                blocks = self._grid(grid)
                return (*blocks, Paragraph(notes)) if notes else blocks
            case values if len(values) == 1 or all(isinstance(v, said.INLINE) for v in values):
                runs = self.inline.values(values)
                first = begun(runs) if isinstance(values[0], WORDED) else runs
                return (Paragraph((*first, *notes)),)
            case values:
                points = tuple((Paragraph(self.inline.runs(value)),) for value in values)
                return (Listing(False, 1, points), *((Paragraph(notes),) if notes else ()))

    def _grid(self, grid: said.Grid) -> tuple[Block, ...]:
        """Return mappings of one shape: a line each where they are short, else a table."""
        if len(grid.heads) <= _SHORT:
            lines = tuple((Paragraph(self.inline.row(row)),) for row in grid.rows)
            return lines[0] if len(lines) == 1 else (Listing(False, 1, lines),)
        return (self._table(grid),)

    def _table(self, grid: said.Grid) -> TableBlock:
        heads = tuple(self._head(head) for head in grid.heads)
        rows = tuple(tuple(self._cell(cell) for cell in row) for row in grid.rows)
        return TableBlock(len(heads), 1, (heads, *rows))

    def _head(self, label: Label) -> Cell:
        return Cell((Paragraph(self.inline.label(label)),), header=True)

    def _cell(self, values: tuple[said.Value, ...]) -> Cell:
        if all(isinstance(value, said.INLINE) for value in values):
            return Cell((Paragraph(self.inline.values(values)),) if values else ())
        return Cell(tuple(Paragraph(self.inline.runs(value)) for value in values))

    def _numbers(self, fields: tuple[said.Field, ...]) -> TableBlock:
        heads = tuple(self._head(field.label) for field in fields)
        counts = tuple(Cell((Paragraph(self.inline.values(f.values)),)) for f in fields)
        return TableBlock(len(fields), 1, (heads, counts))

    def _step(self, cell: StageCell) -> tuple[Block, ...]:
        """Return a stage of a matter: its state and day, or the documents that show it."""
        lines: list[said.Line] = [(said.Strong(labels.STAGE[cell.stage]),)]
        if not cell.documents:
            day = (cell.day,) if cell.day is not None else ()
            lines = [(*lines[0], labels.STAGE_STATE[cell.state], *day)]
        for document, fulfilment in cell.documents:
            lines.append((document.day, *_shown_by(document, fulfilment)))
        if cell.basis is not None:
            lines.append((Label("Basis:"), cell.basis))
        return tuple(Paragraph(self.inline.line(line)) for line in lines)

    def _together(self, beside: Together) -> Iterator[Block]:
        """Yield what the record says that it belongs to; what others say of it is theirs."""
        pairs = [
            LabelledBlocks(
                self.inline.say(group.label),
                self._points(self.inline.related(*item) for item in group.items),
            )
            for group in beside.related
            if group.is_own
        ]
        if beside.matters:
            decisions = self._points(self.inline.matter(matter) for matter in beside.matters)
            pairs.append(LabelledBlocks(self.inline.say(Label("Part of the decision")), decisions))
        if beside.points:
            tasks = self._points(self.inline.task(*point) for point in beside.points)
            pairs.append(LabelledBlocks(self.inline.say(Label("Key tasks")), tasks))
        if pairs:
            yield self._heading(Label("Related documents"))
            yield Pairs(tuple(pairs))

    def _points(self, lines: Iterable[Runs]) -> tuple[Block, ...]:
        return tuple(Paragraph(line) for line in lines)


def _shown_by(document: Record, fulfilment: Fulfilment) -> said.Line:
    """Return the document that shows a stage, behind the attachment that does, if one does."""
    link = said.Term(title_of(document), record_address(document))
    files = (one for one in document.attachments if one.file == fulfilment.attachment)
    attached = next(files, None)
    if attached is None:
        return (link,)
    return (attached.title or said.Printed(attached.file), Label("with"), link)
