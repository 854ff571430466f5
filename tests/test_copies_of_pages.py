"""Every word of a record's page is in its PDF and in its Word file, for every record."""

import re
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pypdfium2
import pytest
from lxml import etree
from selectolax.lexbor import LexborHTMLParser, LexborNode

import printed
from gongkai.model.language import LANGUAGES, Language

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ROOTS = {"en": "", "zh": "zh/"}
NOT_CONTENT = (
    ".gk-actions, .gk-follow, .gk-fold > summary, .gk-claim > .gk-buttons",  # what can be clicked
    ".gk-aside",  # what is so today, or what others say
    ".gk-ended",  # the state of another document, as the two that follow
    ".gk-together .gk-status",
    "dd a + .gk-status, .gk-banner a + .gk-status",
    ".gk-translation :is(a, span)",  # the way to the official text; its words are those of its copy
    ".gk-official",  # the other text
    ".gk-scan",  # how to get from the page to a phone or a wall
    "svg, .gk-chart__key",  # a picture: the table behind it says the same
    ".gk-data > :is(.gk-figures, .gk-more)",  # what is drawn and summed of a table
    ".gk-data > :is(.gk-filter, .gk-jumps, .gk-pager, .gk-table-files)",  # ways around in it
)
FEWEST = 10
"""Texts that any page of a record has."""
PIECES = 40
"""Letters of other heads between two letters of one that is wrapped, at most."""
MARKS = {"en": "SAMPLE", "zh": "示例"}
_WORDS = re.compile(r"[^\W_]+")
_ON_EVERY_PAGE = re.compile(r"^(?:示例|SAMPLE)\s+|—\s*\d+\s*—\s*$")


def words(text: str) -> str:
    """Return the letters and digits of a text: separators are a matter of form."""
    return "".join(_WORDS.findall(text))


def said_on(tree: LexborHTMLParser) -> Iterator[str]:
    """Yield the words of each text of a page, alternative texts of pictures among them."""
    for selector in NOT_CONTENT:
        for node in tree.css(selector):
            node.decompose()
    main = tree.css_first(".gk-page")
    assert main is not None
    for node in main.traverse(include_text=True):
        if isinstance(node, LexborNode) and node.is_text_node:
            yield words(node.text_content or "")
        elif node.tag == "img":
            yield words(node.attributes["alt"] or "")


def sheets(file: Path) -> list[str]:
    """Return the text of each page of a PDF; the mark of what is invented comes first."""
    return [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(file)]


def in_pdf(sheets: list[str]) -> str:
    """Return the words of a PDF in their order."""
    return words("".join(_ON_EVERY_PAGE.sub("", sheet) for sheet in sheets))


def in_word(file: Path) -> str:
    """Return the words of a Word file in their order, alternative texts of pictures among them."""
    with ZipFile(file) as archive:
        body = etree.fromstring(archive.read("word/document.xml"))
    texts = (
        node.get("descr") or node.get("title") or "" if node.tag.endswith("}docPr") else node.text
        for node in body.iter(f"{W}t", "{*}docPr")
    )
    return words("".join(text or "" for text in texts))


def read_page(file: Path) -> LexborHTMLParser:
    return LexborHTMLParser(file.read_text(encoding="utf-8"))


def copies(site: Path, language: Language) -> Iterator[tuple[Path, Path, Path]]:
    """Yield each record's page in an edition with its PDF and its Word file in that language."""
    for pdf in sorted((site / ROOTS[language]).glob(f"**/*.{language}.pdf")):
        if pdf.name == f"{pdf.parent.name}.{language}.pdf":
            yield pdf.with_name("index.html"), pdf, pdf.with_suffix(".docx")


def wrapped_in(head: str, read: str) -> bool:
    """Return whether the head of a narrow column is there, in pieces of its own order.

    A PDF gives heads line by line over all columns: what is wrapped has pieces of others between.
    """
    pieces = f".{{0,{PIECES}}}?".join(map(re.escape, head))
    return re.search(pieces, read) is not None


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_of_a_page_is_in_its_copies(demonstration: Path, language: Language) -> None:
    found = list(copies(demonstration, language))
    assert len(found) > 150
    missing = []
    for page, pdf, word in found:
        tree, printed_on = read_page(page), sheets(pdf)
        is_sample = tree.css_first(".gk-banner--sample") is not None
        assert {sheet.startswith(MARKS[language]) for sheet in printed_on} == {is_sample}, pdf
        said = [text for text in said_on(tree) if text]
        assert len(said) > FEWEST, page
        read, written = in_pdf(printed_on), in_word(word)
        if tree.css_first(".gk-text img") is not None:
            read += words("".join(printed.alternatives(pdf.read_bytes())))
        heads = {words(head.text()) for head in tree.css(".gk-table--data thead th")}
        missing += [
            f"{pdf.name}: {text}"
            for text in said
            if text not in read
            and not (any(text in head for head in heads) and wrapped_in(text, read))
        ]
        missing += [f"{word.name}: {text}" for text in said if text not in written]
    assert missing == []
