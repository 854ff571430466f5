"""A file -> what it says of itself, and its text as Markdown: what an import makes of it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from gongkai.importing.layout import DocumentLayout
from gongkai.importing.losses import lost_characters
from gongkai.importing.reading import read_word
from gongkai.importing.ready import has_formula, ruby_of
from gongkai.importing.refusal import BROKEN, RefusedFileError
from gongkai.importing.to_html import html_of
from gongkai.importing.to_markdown import markdown_of
from gongkai.model.said import SaidError
from gongkai.render.markdown import MarkdownRenderer
from gongkai.render.shown_text import shown_texts

PICTURE_FORMAT = (
    "a picture has the format {format}, which no browser shows: insert it as PNG or JPEG"
)
FORMULA = "a formula became plain characters: compare it with the document"
LOST = "{count} characters of the document are not in the text ({some}): compare the two"
LEFT_OVER = "this line is no text, but one paragraph with text: take it out by hand: {line}"
RUBY = "what stands above characters ({some}) is left out: put it behind them if it is needed"
OF_PAGES = "the header or foot of pages is left out: {line}"
ALONE = (
    "it begins with “{line}”, as attachments do, and has no number, date or issuer: import it in "
    "one folder with its document"
)
WORDS = (PICTURE_FORMAT, FORMULA, LOST, LEFT_OVER, RUBY, OF_PAGES, ALONE)
"""What is to be looked at, for translators."""
_SOME = 20
PICTURE = "imported-picture"
"""How the names of pictures begin until the record has an id."""


@dataclass(frozen=True)
class Remark:
    """Something of the text that a person has to look at."""

    message: str
    details: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class ImportedDocument:
    """What an import makes of a file."""

    file: Path
    layout: DocumentLayout
    markdown: str
    pictures: Sequence[tuple[str, bytes]] = ()
    """The name and the bytes of each picture, as the Markdown names it."""
    remarks: Sequence[Remark] = field(default_factory=tuple)


def import_word(file: Path, picture: str = PICTURE) -> ImportedDocument:
    """Read a Word file; pictures are named `picture`-1.png and so on.

    Raises RefusedFileError where it must not be imported, NotInstalledError without the library.
    """
    try:
        return _imported(file, picture)
    except SaidError:
        raise
    except Exception as error:  # a library came to grief over a file that is not as it should be
        raise RefusedFileError("broken", BROKEN, file=file.name) from error


def _imported(file: Path, picture: str) -> ImportedDocument:
    read = read_word(file)
    remarks = [Remark(ALONE, (("line", read.alone),))] if read.alone else []
    remarks += [Remark(FORMULA)] * has_formula(read.file)
    above = ruby_of(read.file)
    remarks += [Remark(RUBY, (("some", above[:_SOME]),))] if above else []
    remarks += [Remark(OF_PAGES, (("line", line),)) for line in read.of_pages]
    lines = [line.text for block in read.blocks for line in block.every_line]
    made = html_of(read)
    names = [f"{picture}-{number}.{end}" for number, (end, _) in enumerate(made.pictures, 1)]
    markdown = markdown_of(made.html, lambda number: names[number - 1] if number else None)
    kinds = sorted(set(made.unshown))
    remarks += [Remark(PICTURE_FORMAT, (("format", kind),)) for kind in kinds]
    remarks += [Remark(LEFT_OVER, (("line", line),)) for line in read.layout.left_over]
    lost = lost_characters(lines, shown_text(markdown))
    if lost:
        remarks.append(Remark(LOST, (("count", str(len(lost))), ("some", lost[:_SOME]))))
    pictures = [(name, data) for name, (_, data) in zip(names, made.pictures, strict=True)]
    return ImportedDocument(file, read.layout, markdown, pictures, tuple(remarks))


def shown_text(markdown: str) -> str:
    """Return what a reader sees of a Markdown text."""
    return shown_texts(MarkdownRenderer().render(markdown, lambda target: target).html)[0]
