"""Attachments made for tests: a text at one place of one format, with nothing else in the file.

`made("docx", "footnote", "words")` returns the bytes; `FORMATS` lists what can be made. The parts
are written by hand: a library would write only what it can read.
"""

from collections.abc import Mapping
from xml.sax.saxutils import escape

from made_office import SLIDES, WORD, WORKBOOK, docx, par, run
from made_packages import ORDINARY, Maker, archive, remarked
from made_pdfs import PDF, pdf_with
from made_pictures import GIF, JPEG, PNG

TXT: dict[str, Maker] = {
    encoding: lambda text, encoding=encoding: f"{ORDINARY}。\r\n\r\n{text}\r\n".encode(encoding)  # type: ignore[misc]
    for encoding in ("utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be")
}
CSV: dict[str, Maker] = {
    encoding: lambda text, encoding=encoding: f'项目,内容\n说明,"{text}"\n'.encode(encoding)  # type: ignore[misc]
    for encoding in ("utf-8-sig", "gb18030", "utf-16")
}
ZIP: dict[str, Maker] = {
    "text": lambda text: archive({"说明/附件.txt": text}),
    "document": lambda text: archive({"a.docx": docx(par(run(text)))}),
    "document in a document": lambda text: archive({"a.docx": WORD["embedded"](text)}),
    "name": lambda text: archive({f"{text}.txt": ORDINARY}),
    "comment": remarked,
    "comment on a member": lambda text: remarked("", text),
    "page": lambda text: archive({"a.html": f"<p>{ORDINARY}</p>\n<p>{escape(text)}</p>"}),
    "attribute of a page": lambda text: archive({"a.html": f"\n<img alt='{escape(text)}'>"}),
}


def ods(cells: str, style: str = "", row: str = "", *, meta: str = "") -> bytes:
    """Return an OpenDocument sheet, 表2, with one row of these cells."""
    spaces = "xmlns:table='t' xmlns:text='x' xmlns:office='o' xmlns:style='s' xmlns:dc='d'"
    return archive(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": f"<office:document-content {spaces}><style:style style:name='ta2'>"
            "<style:table-properties table:display='false'/></style:style>"
            f"<table:table table:name='表2' table:style-name='{style}'><table:table-row>"
            f"<table:table-cell><text:p>{ORDINARY}</text:p></table:table-cell></table:table-row>"
            f"<table:table-row {row}><table:table-cell table:number-columns-repeated='2'/>{cells}"
            "</table:table-row></table:table></office:document-content>",
            "meta.xml": f"<office:document-meta {spaces}><dc:description>{escape(meta)}"
            "</dc:description></office:document-meta>",
        }
    )


def _odf_cell(text: str, more: str = "") -> str:
    return f"<table:table-cell><text:p>{escape(text)}</text:p>{more}</table:table-cell>"


ODS: dict[str, Maker] = {
    "cell": lambda text: ods(_odf_cell(text)),
    "hidden sheet": lambda text: ods(_odf_cell(text), style="ta2"),
    "hidden row": lambda text: ods(_odf_cell(text), row="table:visibility='collapse'"),
    "comment": lambda text: ods(
        _odf_cell("", f"<office:annotation><text:p>{escape(text)}</text:p></office:annotation>")
    ),
    "description": lambda text: ods(
        _odf_cell("", f"<svg:desc xmlns:svg='s'>{escape(text)}</svg:desc>")
    ),
    "formula": lambda text: ods(
        f"<table:table-cell table:formula='of:=IF([.A1]=\"{escape(text)}\";1;2)'/>"
    ),
    "property": lambda text: ods("", meta=text),
}


def ofd(text: str, *, note: str = "", keyword: str = "") -> bytes:
    """Return an OFD document of one page that cuts its text into pieces on one line."""
    middle = len(text) // 2
    pieces = "".join(
        f'<ofd:TextObject Boundary="{x} 20 90 5"><ofd:TextCode>{escape(part)}</ofd:TextCode>'
        "</ofd:TextObject>"
        for x, part in ((10, text[:middle]), (60, text[middle:]))
    )
    return archive(
        {
            "OFD.xml": f'<ofd:OFD xmlns:ofd="o"><ofd:Keyword>{escape(keyword)}</ofd:Keyword>'
            "</ofd:OFD>",
            "Doc_0/Pages/Page_0/Content.xml": f'<ofd:Page xmlns:ofd="o">{pieces}</ofd:Page>',
            "Doc_0/Annots/Page_0/Annot.xml": f'<a xmlns:ofd="o"><ofd:Remark>{escape(note)}'
            "</ofd:Remark></a>",
        }
    )


OFD: dict[str, Maker] = {
    "page": ofd,
    "note": lambda text: ofd(ORDINARY, note=text),
    "property": lambda text: ofd(ORDINARY, keyword=text),
}
DOC: dict[str, Maker] = {
    encoding: lambda text, encoding=encoding: (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # type: ignore[misc]
        + bytes(504)
        + f"{ORDINARY}。{text}。".encode(encoding)
        + bytes(512)
    )
    for encoding in ("utf-16-le", "gb18030")
}

INSIDE_PDF: Maker = lambda text: pdf_with(docx(par(run(text))), "附件.docx")  # noqa: E731

FORMATS: Mapping[str, Mapping[str, Maker]] = {
    "docx": WORD,
    "xlsx": WORKBOOK,
    "pptx": SLIDES,
    "pdf": {**PDF, "embedded": INSIDE_PDF},
    "png": PNG,
    "jpg": JPEG,
    "gif": GIF,
    "txt": TXT,
    "csv": CSV,
    "zip": ZIP,
    "ods": ODS,
    "ofd": OFD,
    "doc": DOC,
}


def made(form: str, place: str, text: str) -> bytes:
    """Return a file of a format with `text` at a place and ordinary words elsewhere."""
    return FORMATS[form][place](text)
