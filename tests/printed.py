"""Documents to print, made for tests, and ways to read back what was printed."""

from collections.abc import Iterator, Mapping
from datetime import date
from io import BytesIO
from typing import Any

import docx
from docx.oxml.ns import qn
from hypothesis import strategies as st
from pypdf import PdfReader
from pypdf.generic import ContentStream, IndirectObject

from gongkai.render.downloads.document import (
    Block,
    Cell,
    Closing,
    CopyDocument,
    Heading,
    LabelledBlocks,
    Listing,
    Pairs,
    Paragraph,
    Preformatted,
    Quote,
    Rule,
    Run,
    TableBlock,
)
from gongkai.render.downloads.grid import table


def document(*blocks: Block, **given: Any) -> CopyDocument:
    """Return a document of these blocks; `given` are other fields than the usual ones."""
    usual = {
        "id": "document",
        "language": "zh",
        "title": "关于停车收费的通知",
        "author": "示例区人民政府",
        "number": "示例〔2021〕第1号",
        "day": date(2021, 3, 1),
    }
    return CopyDocument(**(usual | {"blocks": blocks} | given))


def words(text: str, *marks: Any, href: str = "") -> Paragraph:
    return Paragraph((Run(text, marks, href),))


def said(label: str, text: str, href: str = "") -> LabelledBlocks:
    """Return a label with one line under it."""
    return LabelledBlocks(label, (words(text, href=href),))


def reader(pdf: bytes) -> PdfReader:
    return PdfReader(BytesIO(pdf))


def text_of(pdf: bytes) -> str:
    """Return the words of all pages, without the ends of lines."""
    pages = [page.extract_text() for page in reader(pdf).pages]
    return "".join("".join(pages).split())


def tags(pdf: bytes) -> list[str]:
    """Return the tags of the structure tree, in reading order."""
    return [str(node["/S"]) for node in _nodes(reader(pdf).root_object["/StructTreeRoot"])]


def languages(pdf: bytes) -> set[str]:
    """Return the languages that the document and the parts of its structure name."""
    root = reader(pdf).root_object
    named = [root, *_nodes(root["/StructTreeRoot"])]
    return {str(node["/Lang"]) for node in named if "/Lang" in node}


def alternatives(pdf: bytes) -> list[str]:
    """Return the alternative texts of the pictures of a PDF."""
    nodes = _nodes(reader(pdf).root_object["/StructTreeRoot"])
    return [str(node["/Alt"]) for node in nodes if "/Alt" in node]


def _nodes(node: Any) -> Iterator[Any]:
    node = node.get_object() if isinstance(node, IndirectObject) else node
    if isinstance(node, list):
        for child in node:
            yield from _nodes(child)
    elif isinstance(node, Mapping):
        if "/S" in node and node.get("/Type", "/StructElem") == "/StructElem":
            yield node
        if "/K" in node:
            yield from _nodes(node["/K"])


def shown_text(pdf: bytes) -> list[dict[str, int]]:
    """Count on each page what is shown as a part of the text, as an artifact, and as neither."""
    file = reader(pdf)
    counted = []
    for page in file.pages:
        found = {"MCID": 0, "Artifact": 0, "": 0}
        inside: list[str] = []
        for operands, operator in ContentStream(page.get_contents(), file).operations:
            if operator in (b"BDC", b"BMC"):
                artifact = operands[0] == "/Artifact"
                inside.append("Artifact" if artifact else "MCID" if "/MCID" in operands[1] else "")
            elif operator == b"EMC":
                inside.pop()
            elif operator in (b"Tj", b"TJ"):
                found[next((name for name in reversed(inside) if name), "")] += 1
        counted.append(found)
    return counted


def docx_text(file: bytes) -> str:
    """Return the words of a Word file's body in their order, without spaces."""
    body = docx.Document(BytesIO(file)).element.body
    return "".join("".join(node.text or "" for node in body.iter(qn("w:t"))).split())


def all_words(value: object) -> Iterator[str]:
    """Yield the words of a tree of blocks in the order in which they are read."""
    match value:
        case tuple():
            for item in value:
                yield from all_words(item)
        case Run(text) | Preformatted(text):
            yield text
        case Paragraph(runs) | Heading(_, runs):
            yield from all_words(runs)
        case TableBlock():
            yield from all_words(value.caption)
            yield from all_words(value.rows)
        case Cell(blocks) | Quote(blocks):
            yield from all_words(blocks)
        case Listing():
            yield from all_words(value.items)
        case Pairs(pairs):
            yield from all_words(pairs)
        case LabelledBlocks(label, blocks):
            yield label
            yield from all_words(blocks)
        case Closing(issuers, day):
            yield from (*issuers, day)


TEXTS = st.text(
    st.sampled_from("ab中文 字。#$\\@[]{}<>&\"'*_|—\u202e\u200f\u0301\t\n\x00\x07\x1b\ufffe\ud800"),
    min_size=1,
    max_size=12,
)
RUNS = st.lists(
    st.builds(
        Run,
        TEXTS,
        st.sampled_from([(), ("strong",), ("em", "code"), ("del", "under"), ("sup",)]),
        st.sampled_from(["", "", "https://example.org/?a=1&b=中", "mailto:a@example.org"]),
    ),
    min_size=1,
    max_size=3,
).map(tuple)
LEAVES = st.one_of(
    st.builds(Paragraph, RUNS),
    st.builds(Preformatted, TEXTS),
    st.just(Rule()),
)


def _grown(inner: "st.SearchStrategy[Block]") -> "st.SearchStrategy[Block]":
    some = st.lists(inner, min_size=1, max_size=3).map(tuple)
    numbers = st.integers(1, 3)
    cells = st.builds(Cell, some, st.booleans(), numbers, numbers)
    rows = st.lists(st.lists(cells, min_size=1, max_size=3), min_size=1, max_size=3)
    return st.one_of(
        st.builds(Quote, some),
        st.builds(
            Listing, st.booleans(), st.integers(0, 99), st.lists(some, min_size=1).map(tuple)
        ),
        st.builds(
            Pairs,
            st.lists(st.builds(LabelledBlocks, TEXTS, some), min_size=1, max_size=2).map(tuple),
        ),
        st.builds(_table, rows, st.integers(0, 1), st.one_of(st.just(()), RUNS)),
    )


def _table(rows: list[list[Cell]], head: int, caption: tuple[Run, ...]) -> TableBlock:
    made = table(rows, head, caption)
    assert made is not None
    return made


BLOCKS = st.lists(
    st.one_of(st.recursive(LEAVES, _grown, max_leaves=6), st.builds(Heading, st.just(1), RUNS)),
    max_size=4,
).map(tuple)
