"""What of a document is read by where and how it stands on the page (GB/T 9704)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from gongkai.importing.blocks import Block, Line


class ReadAt(StrEnum):
    """ReadAt something was read; the value is its message id."""

    HEADER = "the red header"
    BELOW_HEADER = "the line below the red header"
    BELOW_TITLE = "the line below the title"
    TITLE = "the title"
    SALUTATION = "the line before the text"
    BEFORE_SIGNATURE = "the note of attachments before the signature"
    SIGNATURE = "the signature"
    NOTE = "the note below the date"
    COLOPHON = "the lines at the foot of the last page"
    TEXT = "the text"
    FILE = "the name of the file"
    REGISTRY = "the registries of the column"
    LATEST = "what the unit published last"
    TODAY = "the day of the import"
    GIVEN = "the command line"
    NOTHING = "the document says nothing"


class DocumentForm(StrEnum):
    """A form of official document."""

    DOCUMENT = "document with a red header"
    LETTER = "letter"
    ORDER = "order"
    ANNOUNCEMENT = "announcement"
    MINUTES = "minutes"
    PLAIN = "text without a header"


@dataclass(frozen=True)
class Said:
    """A value as it was read, with the place, and whether only one thing can be meant."""

    value: str
    where: ReadAt
    is_sure: bool = True


@dataclass(frozen=True)
class Item:
    """A line on the page: of a paragraph, a box, or a row of a table."""

    line: Line
    block: Block | None
    """None for the header of pages."""
    in_table: bool = False

    @property
    def solid(self) -> str:
        """Return its text without blanks."""
        return self.line.solid


def items_of(blocks: Sequence[Block]) -> list[Item]:
    """Return every line on the page; cells of a row stand on one line, with tabs between."""
    found: list[Item] = []
    for block in blocks:
        found += (Item(line, block) for line in (*block.boxes, *block.lines))
        for row in block.rows:
            lines = [line for cell in row for line in cell]
            if lines:
                text = "\t".join(" ".join(line.text for line in cell) for cell in row if cell)
                red = all(line.is_red for line in lines)
                points = max(line.points for line in lines)
                found.append(Item(Line(text, lines[0].alignment, points, red), block, True))
    return found


@dataclass
class DocumentLayout:
    """What was read, and which blocks are the text."""

    form: DocumentForm
    issuers: tuple[Said, ...] = ()
    fields: Mapping[str, Said] = field(default_factory=dict)
    """number, signer, urgency, title, addressees, signed, openness, printed_by, printed_on,
    copies_to: those that stand in the document."""
    attachments: tuple[Said, ...] = ()
    """The titles that the note of attachments lists."""
    dropped: tuple[Block, ...] = ()
    """Blocks that are not the text: the header, the title, the lines at the foot."""
    paragraphs: tuple[str, ...] = ()
    """Lines of the text from the addressee to the end, as they stand in the document."""
    left_over: tuple[str, ...] = ()
    """Lines of header or foot that one paragraph holds with text: they are still in it."""

    def value(self, name: str) -> str | None:
        """Return what was read of a field."""
        said = self.fields.get(name)
        return said.value if said is not None else None
