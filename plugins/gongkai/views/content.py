"""What a record says, once: the blocks of which its page, its copies and its print are made."""

from collections.abc import Iterator
from dataclasses import dataclass

from gongkai.measures.measure import Measures
from gongkai.model.catalog import Catalog
from gongkai.model.record import Record
from gongkai.views.attached import attached_files
from gongkai.views.attached_tables import attached_tables
from gongkai.views.beside import placed
from gongkai.views.blocks import Block, DataTables, Entries, Facts, Heading, Notice, OwnText
from gongkai.views.claims import claim_cards
from gongkai.views.document_life import document_life
from gongkai.views.fields import boxes, facts
from gongkai.views.notices import notices
from gongkai.views.page import Label
from gongkai.views.plain_tables import plain_tables
from gongkai.views.record_tables import record_tables
from gongkai.views.related import together
from gongkai.views.shapes import shaped
from gongkai.views.unshown import UnshownBoxes

_OF_TABLES = ("list", "series", "enrolment")
"""Kinds that are their tables; the text of others comes first."""


@dataclass(frozen=True)
class Content:
    """A record but for its title, in the order in which it is read."""

    notices: tuple[Notice, ...]
    blocks: tuple[Block, ...]


def content(record: Record, catalog: Catalog, measures: Measures) -> Content:
    """Return what `record` says of itself and where it stands.

    A kind whose fields want a form of their own has it in views/shapes.py; whatever else a
    record says is shown as labels and values.
    """
    unshown = UnshownBoxes(record.kind, boxes(record, catalog, measures))
    shape = shaped(record, unshown, catalog, measures)
    beside = () if (found := together(record, catalog, measures)).is_empty else (found,)
    tables = tuple(_tables(record, catalog, measures))
    are_first = record.kind in _OF_TABLES
    boxes_by_place = placed(unshown.boxes)
    blocks: tuple[Block, ...] = (
        *shape.first,
        *claim_cards(record, catalog, measures),
        Facts(facts(record, catalog, measures)),
        *shape.before_text,
        *boxes_by_place.before_text,
        *(() if shape.after_text else beside),
        *(tables if are_first else ()),
        OwnText(),
        *(() if are_first else tables),
        *boxes_by_place.after_text,
        *shape.after_text,
        *document_life(record, catalog, measures),
        *(beside if shape.after_text else ()),
        *_attachments(record, catalog),
        *_changes(record),
    )
    return Content(notices(record, catalog, measures), blocks)


def _tables(record: Record, catalog: Catalog, measures: Measures) -> Iterator[Block]:
    if record.tables:
        shown = record_tables(record, catalog, measures)
        yield DataTables(shown, tuple(plain_tables(record, catalog, measures)))


def _attachments(record: Record, catalog: Catalog) -> Iterator[Block]:
    files = attached_files(record, catalog, in_full=True)
    if files:
        yield Heading("attachments", Label("Attachments"))
        yield Entries("files", tuple((file,) for file in files))
        yield from attached_tables(record, catalog)


def _changes(record: Record) -> Iterator[Block]:
    if record.changes:
        yield Heading("changes", Label("Changes declared"))
        yield Entries("changes", tuple((change.date, change.note) for change in record.changes))
