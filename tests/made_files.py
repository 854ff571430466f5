"""Attachments made for tests: a text at one place of one format, with nothing else in the file.

`made("docx", "footnote", "words")` returns the bytes; `PLACES` lists what can be made. The parts
are written by hand: a library would write only what it can read.
"""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping
from xml.sax.saxutils import escape

Maker = Callable[[str], bytes]
ORDINARY = "关于停车收费的说明"
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_S = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
_P = 'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def archive(parts: Mapping[str, str | bytes]) -> bytes:
    """Return a ZIP archive of parts."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    return file.getvalue()


def _rels(*relations: tuple[str, str, str], mode: str = "") -> str:
    inner = "".join(
        f'<Relationship Id="{name}" Type="{_REL}/{kind}" Target="{escape(target)}"{mode}/>'
        for name, kind, target in relations
    )
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inner}</Relationships>'


def _properties(text: str, part: str) -> dict[str, str]:
    text = escape(text)
    return {
        "core": {
            "docProps/core.xml": '<cp:coreProperties xmlns:cp="c" xmlns:dc="d">'
            f"<dc:description>{text}</dc:description></cp:coreProperties>"
        },
        "app": {"docProps/app.xml": f'<Properties xmlns="e"><Subject>{text}</Subject></Properties>'},
        "custom": {
            "docProps/custom.xml": '<Properties xmlns="c" xmlns:vt="v">'
            f'<property name="批注"><vt:lpwstr>{text}</vt:lpwstr></property></Properties>'
        },
    }[part]


# Word


def _run(text: str, more: str = "") -> str:
    return f"<w:r>{more}<w:t>{escape(text)}</w:t></w:r>"


def _par(inner: str) -> str:
    return f"<w:p>{inner}</w:p>"


def docx(body: str = "", **parts: str | bytes) -> bytes:
    """Return a Word file of body and parts, whose names are below word/."""
    return archive(
        {
            "[Content_Types].xml": '<Types xmlns="t"/>',
            "_rels/.rels": _rels(("r1", "officeDocument", "word/document.xml")),
            "word/document.xml": f"<w:document {_W}><w:body>{_par(_run(ORDINARY))}{body}"
            "</w:body></w:document>",
            **parts,
        }
    )


def _word_part(name: str, root: str, item: str = "") -> Maker:
    def make(text: str) -> bytes:
        inner = _par(_run(text))
        inner = f'<w:{item} w:id="2">{inner}</w:{item}>' if item else inner
        return docx(**{f"word/{name}.xml": f"<w:{root} {_W}>{inner}</w:{root}>"})

    return make


def _split(text: str) -> str:
    """Return runs that cut a text in the middle, as Word does."""
    middle = len(text) // 2
    return _run(text[:middle]) + _run(text[middle:])


WORD: dict[str, Maker] = {
    "text": lambda text: docx(_par(_split(text))),
    "table": lambda text: docx(
        f"<w:tbl><w:tr><w:tc>{_par(_run('项目'))}</w:tc><w:tc>{_par(_run('内容'))}</w:tc></w:tr>"
        f"<w:tr><w:tc>{_par(_run('说明'))}</w:tc><w:tc>{_par(_run(text))}</w:tc></w:tr></w:tbl>"
    ),
    "header": _word_part("header1", "hdr"),
    "footer": _word_part("footer2", "ftr"),
    "footnote": _word_part("footnotes", "footnotes", "footnote"),
    "endnote": _word_part("endnotes", "endnotes", "endnote"),
    "comment": _word_part("comments", "comments", "comment"),
    "deleted": lambda text: docx(
        _par(f"<w:del><w:r><w:delText>{escape(text)}</w:delText></w:r></w:del>")
    ),
    "inserted": lambda text: docx(_par(f"<w:ins>{_run(text)}</w:ins>")),
    "moved": lambda text: docx(_par(f"<w:moveFrom>{_run(text)}</w:moveFrom>")),
    "hidden": lambda text: docx(_par(_run(text, "<w:rPr><w:vanish/></w:rPr>"))),
    "text box": lambda text: docx(
        _par(f"<w:r><w:pict><v:shape xmlns:v='v'><v:textbox><w:txbxContent>{_par(_run(text))}"
             "</w:txbxContent></v:textbox></v:shape></w:pict></w:r>")
    ),
    "watermark": lambda text: docx(
        **{"word/header1.xml": f"<w:hdr {_W}>" + _par(
            f"<w:r><w:pict><v:textpath xmlns:v='v' string=\"{escape(text)}\"/></w:pict></w:r>"
        ) + "</w:hdr>"}
    ),
    "alternative": lambda text: docx(
        _par(f'<w:r><w:drawing><d:docPr xmlns:d="d" descr="{escape(text)}"/></w:drawing></w:r>')
    ),
    "field": lambda text: docx(
        _par(f"<w:r><w:instrText>HYPERLINK {escape(text)}</w:instrText></w:r>")
    ),
    "link": lambda text: docx(
        **{"word/_rels/document.xml.rels": _rels(("r9", "hyperlink", f"tel:{text}"),
                                                 mode=' TargetMode="External"')}
    ),
    "chart": lambda text: docx(
        **{"word/charts/chart1.xml": f"<c:chart xmlns:c='c'><c:pt><c:v>{escape(text)}</c:v></c:pt></c:chart>"}
    ),
    "core": lambda text: docx(**_properties(text, "core")),
    "app": lambda text: docx(**_properties(text, "app")),
    "custom": lambda text: docx(**_properties(text, "custom")),
    "picture": lambda text: docx(**{"word/media/image1.png": PNG["text"](text)}),
    "embedded": lambda text: docx(**{"word/embeddings/a.docx": docx(_par(_run(text)))}),
    "object": lambda text: docx(
        **{"word/embeddings/oleObject1.bin": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(200)
           + docx(_par(_run(text)))}
    ),
}

# Workbooks


def xlsx(
    rows: str = "",
    *,
    state: str = "visible",
    cols: str = "",
    after: str = "",
    strings: str = "",
    names: str = "",
    **parts: str | bytes,
) -> bytes:
    """Return a workbook of two sheets; the second, 表2, has these rows."""
    return archive(
        {
            "[Content_Types].xml": '<Types xmlns="t"/>',
            "xl/workbook.xml": f'<workbook {_S} {_R}><sheets><sheet name="表1" sheetId="1" r:id="r1"/>'
            f'<sheet name="表2" sheetId="2" state="{state}" r:id="r2"/></sheets>'
            f"<definedNames>{names}</definedNames></workbook>",
            "xl/_rels/workbook.xml.rels": _rels(
                ("r1", "worksheet", "worksheets/sheet1.xml"),
                ("r2", "worksheet", "/xl/worksheets/sheet2.xml"),
            ),
            "xl/sharedStrings.xml": f"<sst {_S}><si><t>{ORDINARY}</t></si>{strings}</sst>",
            "xl/worksheets/sheet1.xml": f'<worksheet {_S}><sheetData><row r="1">'
            '<c r="A1" t="s"><v>0</v></c></row></sheetData></worksheet>',
            "xl/worksheets/sheet2.xml": f"<worksheet {_S}>{cols}<sheetData>{rows}</sheetData>{after}"
            "</worksheet>",
            **parts,
        }
    )


def _shared(text: str, hidden: str = "") -> dict[str, str]:
    middle = len(text) // 2
    rich = f"<si><r><t>{escape(text[:middle])}</t></r><r><t>{escape(text[middle:])}</t></r></si>"
    return {"rows": f'<row r="14"{hidden}><c r="C14" t="s"><v>1</v></c></row>', "strings": rich}


def _number(text: str) -> str:
    """Return a cell that holds a number as Excel writes long ones."""
    return f'<row r="14"><c r="C14"><v>{text}</v></c></row>'


WORKBOOK: dict[str, Maker] = {
    "cell": lambda text: xlsx(**_shared(text)),
    "inline": lambda text: xlsx(
        f'<row r="14"><c r="C14" t="inlineStr"><is><t>{escape(text)}</t></is></c></row>'
    ),
    "hidden sheet": lambda text: xlsx(**_shared(text), state="hidden"),
    "very hidden sheet": lambda text: xlsx(**_shared(text), state="veryHidden"),
    "hidden row": lambda text: xlsx(**_shared(text, ' hidden="1"')),
    "hidden column": lambda text: xlsx(
        **_shared(text), cols='<cols><col min="2" max="3" hidden="1"/></cols>'
    ),
    "formula": lambda text: xlsx(
        f'<row r="14"><c r="C14"><f>IF(A1="","{escape(text)}","")</f><v>0</v></c></row>'
    ),
    "defined name": lambda text: xlsx(
        names=f'<definedName name="说明" hidden="1">"{escape(text)}"</definedName>'
    ),
    "unused string": lambda text: xlsx(strings=f"<si><t>{escape(text)}</t></si>"),
    "header": lambda text: xlsx(
        after=f"<headerFooter><oddHeader>&amp;C{escape(text)}</oddHeader></headerFooter>"
    ),
    "prompt": lambda text: xlsx(
        after=f'<dataValidations><dataValidation prompt="{escape(text)}"/></dataValidations>'
    ),
    "comment": lambda text: xlsx(
        **{
            "xl/worksheets/_rels/sheet2.xml.rels": _rels(("r1", "comments", "../comments1.xml")),
            "xl/comments1.xml": f'<comments {_S}><commentList><comment ref="C14"><text><t>'
            f"{escape(text)}</t></text></comment></commentList></comments>",
        }
    ),
    "text box": lambda text: xlsx(
        **{"xl/drawings/drawing1.xml": f"<d {_A}><a:p><a:r><a:t>{escape(text)}</a:t></a:r></a:p></d>"}
    ),
    "pivot cache": lambda text: xlsx(
        **{"xl/pivotCache/pivotCacheDefinition1.xml": f'<p {_S}><s v="{escape(text)}"/></p>'}
    ),
    "core": lambda text: xlsx(**_properties(text, "core")),
    "embedded": lambda text: xlsx(**{"xl/embeddings/a.docx": docx(_par(_run(text)))}),
}


def _renamed(text: str) -> bytes:
    return archive(
        {
            "xl/workbook.xml": f'<workbook {_S} {_R}><sheets><sheet name="{escape(text)}" '
            'sheetId="1" r:id="r1"/></sheets></workbook>',
        }
    )


WORKBOOK["sheet name"] = _renamed

# Presentations


def pptx(shapes: str = "", show: str = "1", **parts: str | bytes) -> bytes:
    """Return a presentation of two slides; the second has these shapes."""
    slide = f"<p:sld {_P} {_A} show='{{}}'><p:sp>{{}}</p:sp></p:sld>"
    ordinary = f"<a:p><a:r><a:t>{ORDINARY}</a:t></a:r></a:p>"
    return archive(
        {
            "ppt/presentation.xml": f'<p:presentation {_P} {_R}><p:sldIdLst><p:sldId r:id="r1"/>'
            '<p:sldId r:id="r2"/></p:sldIdLst></p:presentation>',
            "ppt/_rels/presentation.xml.rels": _rels(
                ("r1", "slide", "slides/slide7.xml"), ("r2", "slide", "slides/slide3.xml")
            ),
            "ppt/slides/slide7.xml": slide.format("1", ordinary),
            "ppt/slides/slide3.xml": slide.format(show, shapes),
            **parts,
        }
    )


def _drawn(text: str) -> str:
    middle = len(text) // 2
    return f"<a:p><a:r><a:t>{escape(text[:middle])}</a:t></a:r><a:r><a:t>{escape(text[middle:])}</a:t></a:r></a:p>"


SLIDES: dict[str, Maker] = {
    "slide": lambda text: pptx(_drawn(text)),
    "table": lambda text: pptx(f"<a:tbl><a:tr><a:tc>{_drawn(text)}</a:tc></a:tr></a:tbl>"),
    "hidden slide": lambda text: pptx(_drawn(text), show="0"),
    "alternative": lambda text: pptx(f'<p:cNvPr descr="{escape(text)}"/>'),
    "notes": lambda text: pptx(
        **{
            "ppt/slides/_rels/slide3.xml.rels": _rels(
                ("r1", "notesSlide", "../notesSlides/notesSlide1.xml")
            ),
            "ppt/notesSlides/notesSlide1.xml": f"<p:notes {_P} {_A}>{_drawn(text)}</p:notes>",
        }
    ),
    "comment": lambda text: pptx(
        **{
            "ppt/slides/_rels/slide3.xml.rels": _rels(("r1", "comments", "../comments/c1.xml")),
            "ppt/comments/c1.xml": f"<p:cmLst {_P}><p:cm><p:text>{escape(text)}</p:text></p:cm></p:cmLst>",
        }
    ),
    "core": lambda text: pptx(**_properties(text, "core")),
}

# PDF


def _string(text: str) -> str:
    return f"<FEFF{text.encode('utf-16-be').hex()}>"


def pdf(
    text: str = "",
    *,
    page: str = "",
    catalog: str = "",
    info: str = "",
    objects: Mapping[int, bytes] = {},  # noqa: B006  never changed
) -> bytes:
    """Return a PDF of two pages; the second shows `text`. Further objects begin with 20."""
    shown = f"BT /F 12 Tf 50 700 Td <{text.encode('utf-16-be').hex()}> Tj ET".encode()
    ordinary = f"BT /F 12 Tf 50 700 Td <{ORDINARY.encode('utf-16-be').hex()}> Tj ET".encode()
    ranges = "\n".join(f"<{n:02X}00> <{n:02X}FF> <{n:02X}00>" for n in range(256))
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n1 begincodespacerange\n"
        f"<0000> <FFFF>\nendcodespacerange\n256 beginbfrange\n{ranges}\nendbfrange\nendcmap end end"
    ).encode()
    all_objects: dict[int, bytes] = {
        1: f"<< /Type /Catalog /Pages 2 0 R {catalog} >>".encode(),
        2: b"<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 >>",
        3: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R "
        b"/Resources << /Font << /F 7 0 R >> >> >>",
        4: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 6 0 R "
        b"/Resources << /Font << /F 7 0 R >> >> " + page.encode() + b" >>",
        5: stream(ordinary),
        6: stream(shown),
        7: b"<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H "
        b"/DescendantFonts [8 0 R] /ToUnicode 9 0 R >>",
        8: b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /A /CIDSystemInfo "
        b"<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>",
        9: stream(cmap),
        10: f"<< {info} >>".encode(),
        **objects,
    }
    out = bytearray(b"%PDF-1.7\n")
    offsets = {}
    for number, content in sorted(all_objects.items()):
        offsets[number] = len(out)
        out += f"{number} 0 obj\n".encode() + content + b"\nendobj\n"
    start = len(out)
    size = max(offsets) + 1
    out += f"xref\n0 {size}\n0000000000 65535 f \n".encode()
    for number in range(1, size):
        out += f"{offsets.get(number, 0):010d} 00000 {'n' if number in offsets else 'f'} \n".encode()
    out += f"trailer << /Size {size} /Root 1 0 R /Info 10 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)


def stream(content: bytes, more: str = "", *, packed: bool = False) -> bytes:
    if packed:
        content, more = zlib.compress(content), f"{more} /Filter /FlateDecode"
    return f"<< /Length {len(content)} {more} >>\nstream\n".encode() + content + b"\nendstream"


def _xmp(text: str) -> bytes:
    return (
        '<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:description><rdf:Alt>'
        f"<rdf:li>{escape(text)}</rdf:li></rdf:Alt></dc:description></rdf:Description></rdf:RDF>"
        '</x:xmpmeta><?xpacket end="w"?>'
    ).encode()


def pdf_with(content: bytes, name: str) -> bytes:
    """Return a PDF with a file inside."""
    return pdf(
        catalog="/Names << /EmbeddedFiles << /Names [(a) 20 0 R] >> >>",
        objects={
            20: f"<< /Type /Filespec /UF {_string(name)} /EF << /F 21 0 R >> >>".encode(),
            21: stream(content, "/Type /EmbeddedFile", packed=True),
        },
    )


PDF: dict[str, Maker] = {
    "text": lambda text: pdf(text),
    "annotation": lambda text: pdf(
        page="/Annots [20 0 R]",
        objects={
            20: f"<< /Type /Annot /Subtype /Text /Rect [0 0 9 9] /Contents {_string(text)} >>".encode()
        },
    ),
    "form field": lambda text: pdf(
        catalog="/AcroForm << /Fields [20 0 R] >>",
        page="/Annots [20 0 R]",
        objects={
            20: "<< /Type /Annot /Subtype /Widget /FT /Tx /T (name) /Rect [0 0 9 9] "
            f"/V {_string(text)} >>".encode()
        },
    ),
    "property": lambda text: pdf(info=f"/Subject {_string(text)}"),
    "xmp": lambda text: pdf(
        catalog="/Metadata 20 0 R",
        objects={20: stream(_xmp(text), "/Type /Metadata /Subtype /XML", packed=True)},
    ),
    "bookmark": lambda text: pdf(
        catalog="/Outlines 20 0 R",
        objects={
            20: b"<< /First 21 0 R /Last 21 0 R /Count 1 >>",
            21: f"<< /Title {_string(text)} /Parent 20 0 R >>".encode(),
        },
    ),
    "alternative": lambda text: pdf(
        catalog="/StructTreeRoot 20 0 R",
        objects={20: f"<< /K [<< /S /Figure /Alt {_string(text)} >>] >>".encode()},
    ),
    "embedded": lambda text: pdf_with(docx(_par(_run(text))), "附件.docx"),
}

# Pictures


def _chunk(kind: bytes, content: bytes) -> bytes:
    check = struct.pack(">I", zlib.crc32(kind + content))
    return struct.pack(">I", len(content)) + kind + content + check


def png(*chunks: tuple[bytes, bytes], behind: bytes = b"") -> bytes:
    """Return a picture of one point, with chunks before the end: as far back as they may stand."""
    head = _chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    point = _chunk(b"IDAT", zlib.compress(b"\0\0"))
    texts = b"".join(_chunk(kind, content) for kind, content in chunks)
    return b"\x89PNG\r\n\x1a\n" + head + point + texts + _chunk(b"IEND", b"") + behind


def _tiff(tag: int, kind: int, value: bytes) -> bytes:
    """Return a list of entries with one, which lies in a further list as those of EXIF do."""
    size = len(value) // (2 if kind == 3 else 1)
    inner = struct.pack("<HHHIII", 1, tag, kind, size, 44, 0)
    return b"II*\0" + struct.pack("<IHHHIII", 8, 1, 0x8769, 4, 1, 26, 0) + inner + value


def jpeg(marker: int, content: bytes) -> bytes:
    segment = struct.pack(">BBH", 0xFF, marker, len(content) + 2) + content
    return b"\xff\xd8" + segment + b"\xff\xda\0\2\0\xff\xd9"


PNG: dict[str, Maker] = {
    "text": lambda text: png((b"tEXt", b"Comment\0" + text.encode())),
    "packed text": lambda text: png((b"zTXt", b"Comment\0\0" + zlib.compress(text.encode("gb18030")))),
    "international text": lambda text: png((b"iTXt", b"Title\0\0\0zh\0\0" + text.encode())),
    "xmp": lambda text: png((b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + _xmp(text))),
    "exif": lambda text: png((b"eXIf", _tiff(0x010E, 2, text.encode() + b"\0"))),
    "archive behind": lambda text: png(behind=archive({"a.txt": text})),
}
JPEG: dict[str, Maker] = {
    "description": lambda text: jpeg(0xE1, b"Exif\0\0" + _tiff(0x010E, 2, text.encode() + b"\0")),
    "user comment": lambda text: jpeg(
        0xE1, b"Exif\0\0" + _tiff(0x9286, 7, b"UNICODE\0" + text.encode("utf-16-be"))
    ),
    "windows comment": lambda text: jpeg(
        0xE1, b"Exif\0\0" + _tiff(0x9C9C, 1, text.encode("utf-16-le") + b"\0\0")
    ),
    "xmp": lambda text: jpeg(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + _xmp(text)),
    "comment": lambda text: jpeg(0xFE, text.encode("gb18030")),
    "iptc": lambda text: jpeg(
        0xED, b"Photoshop 3.0\0" + b"\x1c\x02\x78" + struct.pack(">H", len(text.encode())) + text.encode()
    ),
}
GIF: dict[str, Maker] = {
    "comment": lambda text: b"GIF89a\1\0\1\0\0\0\0\x21\xfe"
    + bytes([len(text.encode())])
    + text.encode()
    + b"\0\x3b",
}

# Plain text, archives and the rest

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
    "document": lambda text: archive({"a.docx": docx(_par(_run(text)))}),
    "document in a document": lambda text: archive({"a.docx": WORD["embedded"](text)}),
    "name": lambda text: archive({f"{text}.txt": ORDINARY}),
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
    "property": lambda text: ods("", meta=text),
}


def ofd(text: str, *, note: str = "", keyword: str = "") -> bytes:
    """Return an OFD document of one page that cuts its text into pieces on one line."""
    middle = len(text) // 2
    pieces = "".join(
        f'<ofd:TextObject Boundary="{x} 20 90 5"><ofd:TextCode>{escape(part)}</ofd:TextCode></ofd:TextObject>'
        for x, part in ((10, text[:middle]), (60, text[middle:]))
    )
    return archive(
        {
            "OFD.xml": f'<ofd:OFD xmlns:ofd="o"><ofd:Keyword>{escape(keyword)}</ofd:Keyword></ofd:OFD>',
            "Doc_0/Pages/Page_0/Content.xml": f'<ofd:Page xmlns:ofd="o">{pieces}</ofd:Page>',
            "Doc_0/Annots/Page_0/Annot.xml": f'<a xmlns:ofd="o"><ofd:Remark>{escape(note)}</ofd:Remark></a>',
        }
    )


OFD: dict[str, Maker] = {
    "page": lambda text: ofd(text),
    "note": lambda text: ofd(ORDINARY, note=text),
    "property": lambda text: ofd(ORDINARY, keyword=text),
}
DOC: dict[str, Maker] = {
    encoding: lambda text, encoding=encoding: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # type: ignore[misc]
    + bytes(504)
    + f"{ORDINARY}。{text}。".encode(encoding)
    + bytes(512)
    for encoding in ("utf-16-le", "gb18030")
}

FORMATS: Mapping[str, Mapping[str, Maker]] = {
    "docx": WORD,
    "xlsx": WORKBOOK,
    "pptx": SLIDES,
    "pdf": PDF,
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
