"""PDFs made for tests: a text on a page, beside it, or in a file inside."""

import zlib
from collections.abc import Mapping
from xml.sax.saxutils import escape

from made_packages import ORDINARY, Maker


def string(text: str) -> str:
    return f"<FEFF{text.encode('utf-16-be').hex()}>"


def pdf(
    text: str = "",
    *,
    page: str = "",
    catalog: str = "",
    info: str = "",
    objects: Mapping[int, bytes] = {},
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
        out += (
            f"{offsets.get(number, 0):010d} 00000 {'n' if number in offsets else 'f'} \n".encode()
        )
    out += (
        f"trailer << /Size {size} /Root 1 0 R /Info 10 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()
    )
    return bytes(out)


def stream(content: bytes, more: str = "", *, packed: bool = False) -> bytes:
    if packed:
        content, more = zlib.compress(content), f"{more} /Filter /FlateDecode"
    return f"<< /Length {len(content)} {more} >>\nstream\n".encode() + content + b"\nendstream"


def xmp(text: str) -> bytes:
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
            20: f"<< /Type /Filespec /UF {string(name)} /EF << /F 21 0 R >> >>".encode(),
            21: stream(content, "/Type /EmbeddedFile", packed=True),
        },
    )


PDF: dict[str, Maker] = {
    "text": pdf,
    "annotation": lambda text: pdf(
        page="/Annots [20 0 R]",
        objects={
            20: "<< /Type /Annot /Subtype /Text /Rect [0 0 9 9] "
            f"/Contents {string(text)} >>".encode()
        },
    ),
    "old annotation": lambda text: pdf(
        objects={
            20: "<< /Type /Annot /Subtype /Text /Rect [0 0 9 9] "
            f"/Contents {string(text)} >>".encode()
        },
    ),
    "form field": lambda text: pdf(
        catalog="/AcroForm << /Fields [20 0 R] >>",
        page="/Annots [20 0 R]",
        objects={
            20: "<< /Type /Annot /Subtype /Widget /FT /Tx /T (name) /Rect [0 0 9 9] "
            f"/V {string(text)} >>".encode()
        },
    ),
    "choices": lambda text: pdf(
        objects={20: f"<< /FT /Ch /T (name) /Opt [(a) {string(text)}] >>".encode()},
    ),
    "destination": lambda text: pdf(catalog=f"/Names << /Dests << /Names [{string(text)} 1] >> >>"),
    "earlier version": lambda text: pdf(text) + pdf().removeprefix(b"%PDF-1.7\n"),
    "behind": lambda text: pdf() + text.encode(),
    "property": lambda text: pdf(info=f"/Subject {string(text)}"),
    "xmp": lambda text: pdf(
        catalog="/Metadata 20 0 R",
        objects={20: stream(xmp(text), "/Type /Metadata /Subtype /XML", packed=True)},
    ),
    "bookmark": lambda text: pdf(
        catalog="/Outlines 20 0 R",
        objects={
            20: b"<< /First 21 0 R /Last 21 0 R /Count 1 >>",
            21: f"<< /Title {string(text)} /Parent 20 0 R >>".encode(),
        },
    ),
    "alternative": lambda text: pdf(
        catalog="/StructTreeRoot 20 0 R",
        objects={20: f"<< /K [<< /S /Figure /Alt {string(text)} >>] >>".encode()},
    ),
}
