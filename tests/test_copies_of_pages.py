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
    ".gk-actions",  # what can be clicked
    ".gk-aside",  # what is so today, or what others say
    ".gk-together .gk-status, dd a + .gk-status",  # the state of another document
    ".gk-translation :is(a, span)",  # the way to the official text; its words are those of its copy
    ".gk-official",  # the other text
)
_WORDS = re.compile(r"[^\W_]+")
_ON_EVERY_PAGE = re.compile(r"^(?:示例|SAMPLE)\s+|—\s*\d+\s*—\s*$")


def words(text: str) -> str:
    """Return the letters and digits of a text: separators are a matter of form."""
    return "".join(_WORDS.findall(text))


def said_on(page: Path) -> Iterator[str]:
    """Yield the words of each text of a page, alternative texts of pictures among them."""
    tree = LexborHTMLParser(page.read_text(encoding="utf-8"))
    for selector in NOT_CONTENT:
        for node in tree.css(selector):
            node.decompose()
    main = tree.css_first(".gk-page")
    assert main is not None, page
    for node in main.traverse(include_text=True):
        if isinstance(node, LexborNode) and node.is_text_node:
            yield words(node.text_content or "")
        elif node.tag == "img":
            yield words(node.attributes["alt"] or "")


def in_pdf(file: Path) -> str:
    """Return the words of a PDF in their order, then the alternative texts of its pictures."""
    pdf = pypdfium2.PdfDocument(file)
    pages = [_ON_EVERY_PAGE.sub("", page.get_textpage().get_text_bounded()) for page in pdf]
    return words("".join(pages)) + words("".join(printed.alternatives(file.read_bytes())))


def in_word(file: Path) -> str:
    """Return the words of a Word file in their order, alternative texts of pictures among them."""
    with ZipFile(file) as archive:
        body = etree.fromstring(archive.read("word/document.xml"))
    texts = (
        node.get("descr") or node.get("title") or "" if node.tag.endswith("}docPr") else node.text
        for node in body.iter(f"{W}t", "{*}docPr")
    )
    return words("".join(text or "" for text in texts))


def copies(site: Path, language: Language) -> Iterator[tuple[Path, Path, Path]]:
    """Yield each record's page in an edition with its PDF and its Word file in that language."""
    for pdf in sorted((site / ROOTS[language]).glob(f"**/*.{language}.pdf")):
        if pdf.name == f"{pdf.parent.name}.{language}.pdf":
            yield pdf.with_name("index.html"), pdf, pdf.with_suffix(".docx")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_of_a_page_is_in_its_copies(demonstration: Path, language: Language) -> None:
    found = list(copies(demonstration, language))
    assert len(found) > 150
    missing = []
    for page, pdf, word in found:
        said = [text for text in said_on(page) if text]
        read, written = in_pdf(pdf), in_word(word)
        missing += [f"{pdf.name}: {text}" for text in said if text not in read]
        missing += [f"{word.name}: {text}" for text in said if text not in written]
    assert missing == []
