"""A Word file -> its layout, and the file with nothing but its text in it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from gongkai.importing.blocks import Block, Blocks
from gongkai.importing.head import DocumentHead, read_head
from gongkai.importing.layout import DocumentForm, DocumentLayout, Item, ReadAt, Said, items_of
from gongkai.importing.numbering import write_numbers
from gongkai.importing.refusal import GRADED, NOT_PUBLIC, RefusedFileError
from gongkai.importing.seen import refuse_unsettled
from gongkai.importing.tail import DocumentTail, read_tail
from gongkai.importing.word_file import WordFile, open_word
from gongkai.importing.wordings import ABOUT, ANNEX, OF_PAGES, TO_BE_PUBLISHED, is_organ
from gongkai.importing.written_forms import is_serial
from gongkai.model.findings import Word

_FRAMED = 4
"""Blocks among which a frame around the head is sought."""
_ENDS = ("。", "；", "：", ":")
"""How lines of a text end, and those that address somebody."""


@dataclass(frozen=True)
class ReadWord:
    """What was read of a Word file."""

    file: WordFile
    """With its text alone: header, title and foot are taken out."""
    layout: DocumentLayout
    blocks: Sequence[Block]
    """Those of the text."""
    of_pages: Sequence[str] = ()
    """What headers and feet of pages say besides."""
    alone: str = ""
    """The line by which it is an attachment and no document; empty where it is one."""


def read_word(path: Path) -> ReadWord:
    """Read a Word file. Raises RefusedFileError where it must not, or cannot, be imported."""
    file = open_word(path)
    reader = Blocks(file)
    refuse_unsettled(file, reader.styles)
    write_numbers(file.body, file.tree("numbering.xml"), reader.styles)
    blocks = _without_frame(reader, reader.of_body())
    items = items_of(blocks)
    above = [Item(line, None) for line in reader.of_pages("header") if line.is_red]
    items = [*above, *items]
    head = read_head(items)
    tail = read_tail(items, head.ends)
    refuse_unpublishable(path.name, head, tail)
    inner = [*items[head.ends : tail.foot], *items[tail.behind :]]
    foot = items[tail.foot : tail.behind]
    kept = {id(item.block) for item in inner}
    outer = (*items[: head.ends], *foot)
    taken = {id(item.block) for item in outer}
    dropped = [block for block in blocks if id(block) in taken and id(block) not in kept]
    first = blocks.index(inner[0].block) if inner and inner[0].block in blocks else 0
    dropped += [block for block in blocks[:first] if block.is_blank or not block.every_line]
    shared = [i for i in outer if i.block is not None and id(i.block) in kept]
    for block in _unique(dropped):
        block.drop()
    layout = DocumentLayout(
        form_of(head, tail),
        tuple(issuers_of(head, tail)),
        {**head.fields, **signed_fields(head, tail)},
        tuple(tail.attachments),
        tuple(_unique(dropped)),
        tuple(item.line.text for item in inner),
        tuple(item.line.text for item in shared),
    )
    gone = {id(block) for block in dropped}
    below = items[tail.signature : tail.dated + 1]
    outside = [*items[: tail.signature], *items[tail.dated + 1 :]]
    signed = {id(i.block) for i in below if i.in_table} - {id(i.block) for i in outside}
    text: list[Block] = []
    for block in (one for one in blocks if id(one) not in gone):
        text += reader.unwrapped(block) if id(block) in signed else [block]
    read = {item.line.text for item in items}
    return ReadWord(file, layout, text, _left_out(reader, read), _alone(items, layout))


def _left_out(reader: Blocks, read: Collection[str]) -> list[str]:
    """Return the lines of headers and feet of pages that say what nothing else does."""
    lines = dict.fromkeys(line.text for line in reader.of_pages("header", "footer"))
    return [line for line in lines if line not in read and not OF_PAGES.fullmatch(line)]


def _alone(items: Sequence[Item], layout: DocumentLayout) -> str:
    """Return the line that says that a file is an attachment, where nothing says otherwise."""
    first = items[0].line.text if items else ""
    is_own = layout.issuers or {"number", "signed", "addressees"} & layout.fields.keys()
    return first if ANNEX.fullmatch(first) and not is_own else ""


def _without_frame(reader: Blocks, blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks with a frame around the head taken off: a table of one column."""
    written = [at for at, block in enumerate(blocks) if not block.is_blank][:_FRAMED]
    for at in written:
        if blocks[at].is_frame:
            return [*blocks[:at], *reader.unwrapped(blocks[at]), *blocks[at + 1 :]]
        if any(line.solid.endswith(_ENDS) for line in blocks[at].every_line):
            break
    return list(blocks)


def _unique(blocks: Sequence[Block]) -> list[Block]:
    return list({id(block): block for block in blocks}.values())


def refuse_unpublishable(name: str, head: DocumentHead, tail: DocumentTail) -> None:
    """Raise RefusedFileError for what is secret, or is not for proactive publication."""
    if head.secret is not None:
        raise RefusedFileError("secret", GRADED, file=name, where=head.secret[:2])
    openness = head.fields.get("openness") or tail.fields.get("openness")
    if openness is not None and openness.value not in TO_BE_PUBLISHED:
        where = Word(openness.where)
        raise RefusedFileError(
            "not-public", NOT_PUBLIC, file=name, openness=openness.value, where=where
        )


def form_of(head: DocumentHead, tail: DocumentTail) -> DocumentForm:
    """Return the form of a document; what was printed by somebody had a header.

    第7号 with the name of a mayor below is an order, whatever became of its header.
    """
    number = head.fields.get("number")
    is_plain = head.form is DocumentForm.PLAIN
    if is_plain and number is not None and is_serial(number.value) and "signer" in tail.fields:
        return DocumentForm.ORDER
    if is_plain and "printed_on" in tail.fields:
        return DocumentForm.DOCUMENT
    return head.form


def signed_fields(head: DocumentHead, tail: DocumentTail) -> dict[str, Said]:
    """Return what the end says; a date below the title counts where nothing is signed."""
    found = {name: said for name, said in tail.fields.items() if name not in head.fields}
    if head.page_day is not None and "signed" not in head.fields:
        found.setdefault("signed", head.page_day)
    return found


def issuers_of(head: DocumentHead, tail: DocumentTail) -> list[Said]:
    """Return who issued it: by the header, else by the signature, else by the title."""
    named = [said for said in head.issuers if is_organ(said.value)]
    if named:
        return named
    if head.source is not None and head.form is DocumentForm.MINUTES:
        return [head.source]
    signed = [said for said in tail.signed_by if is_organ(said.value)]
    if signed:
        return signed
    if head.source is not None:
        return [head.source]
    title = head.fields.get("title")
    if title is not None and (found := ABOUT.search(title.value)) is not None:
        before = title.value[: found.start()].strip()
        if is_organ(before):
            return [Said(before, ReadAt.TITLE, is_sure=False)]
    return head.issuers
