"""Files as programs make them, by libraries: nothing of these is written by hand."""

import io
from collections.abc import Callable

import docx
import pypdf
import typst
from docx.document import Document

from trust_matrix import pdfs
from trust_matrix.needles import Said
from trust_matrix.ways import NEUTRAL, Build, Way, ways


def composed(markup: str, name: str = "text") -> Build:
    """Return a maker of PDFs by Typst, in whose markup the words are `s`."""

    def build(said: Said) -> bytes:
        source = f'#let s = sys.inputs.at("said")\n{NEUTRAL}\n\n{markup}\n'
        made = typst.compile(source.encode(), sys_inputs={"said": getattr(said, name)})
        assert isinstance(made, bytes)
        return made

    return build


def changed(change: Callable[[pypdf.PdfWriter], object]) -> Build:
    """Return a maker of PDFs that another program wrote anew."""

    def build(said: Said) -> bytes:
        made = composed("#s")(said)
        data = io.BytesIO()
        writer = pypdf.PdfWriter(clone_from=io.BytesIO(made))
        change(writer)
        writer.write(data)
        return data.getvalue()

    return build


def joined(said: Said) -> bytes:
    """Return a document put together of three."""
    data = io.BytesIO()
    writer = pypdf.PdfWriter()
    for part in (Said(NEUTRAL, NEUTRAL), said, Said(NEUTRAL, NEUTRAL)):
        writer.append(io.BytesIO(pdfs.TABLE["text", "line"](part)))
    writer.write(data)
    return data.getvalue()


COMPOSED: dict[tuple[str, str], Build] = {
    ("text", "composed"): composed("#s"),
    ("text", "composed, narrow"): composed("#block(width: 9em, s)", "core"),
    ("text", "composed, in columns"): composed("#columns(2)[#s #colbreak() 停车]"),
    ("text", "composed, strong inside"): composed(
        "#{s.clusters().slice(0, 6).join()}*#{s.clusters().slice(6).join()}*"
    ),
    ("text", "protected"): changed(lambda writer: writer.encrypt("", "owner", use_128bit=True)),
    ("text", "protected, 40 bits"): changed(
        lambda writer: writer.encrypt("", "owner", use_128bit=False)
    ),
    ("text", "packed again"): changed(lambda writer: writer.compress_identical_objects()),
    ("text", "turned by its page"): changed(lambda writer: writer.pages[0].rotate(90)),
    ("text", "put together"): joined,
    ("table", "composed"): composed("#table(columns: 3, [1], s, [300])"),
    ("header/footer", "composed"): composed("#set page(header: s)\n停车"),
    ("footnote", "composed"): composed("停车#footnote(s)"),
    ("property", "composed title"): composed("#set document(title: s)"),
    ("alternative text", "composed"): composed(
        '#figure(rect(), alt: s, kind: "a", supplement: [图])'
    ),
    ("hidden text", "composed, telephone"): composed('#link("tel:" + s)[联系]', "core"),
    ("hidden text", "composed, white"): composed("#text(fill: white, s)"),
    ("hidden text", "composed, bookmark"): composed("#heading(bookmarked: true, s)"),
}


def written(change: Callable[[Document, Said], object]) -> Build:
    """Return a maker of documents by python-docx."""

    def build(said: Said) -> bytes:
        document = docx.Document()
        document.add_paragraph(NEUTRAL)
        change(document, said)
        data = io.BytesIO()
        document.save(data)
        return data.getvalue()

    return build


def in_cell(document: Document, said: Said) -> None:
    document.add_table(2, 2).cell(1, 1).text = said.text


def in_header(document: Document, said: Said) -> None:
    document.sections[0].first_page_header.paragraphs[0].text = said.text


def commented(document: Document, said: Said) -> None:
    document.add_comment(document.paragraphs[0].runs, said.text, author="甲", initials="a")


def with_title(document: Document, said: Said) -> None:
    document.core_properties.comments = said.text


WRITTEN: dict[tuple[str, str], Build] = {
    ("text", "by a library"): written(lambda document, said: document.add_paragraph(said.text)),
    ("text", "heading by a library"): written(
        lambda document, said: document.add_heading(said.text)
    ),
    ("table", "by a library"): written(in_cell),
    ("header/footer", "by a library"): written(in_header),
    ("comment", "by a library"): written(commented),
    ("property", "remark by a library"): written(with_title),
}
MADE: list[Way] = [
    *ways(
        "pdf",
        COMPOSED,
        line=["composed title", "composed, bookmark", "composed, strong inside"],
        numbers=["composed, narrow", "composed, telephone"],
    ),
    *ways("docx", WRITTEN, line=["heading by a library", "remark by a library"]),
]
