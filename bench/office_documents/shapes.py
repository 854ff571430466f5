"""XML that python-docx has no call for: boxes, lines, fields, numbering, footnotes, pictures."""

from __future__ import annotations

import re
import struct
import zlib
from typing import Any
from xml.sax.saxutils import escape

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml

SPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
}
DECLARED = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in SPACES.items())
RED = "FF0000"
BLUE = b"\x2f\x6f\xb0"
WIDTH = 5612130  # of the text, in EMU
HEADING = '<w:pStyle w:val="Heading{}"/>'
RUNS_ON = '<w:lvlRestart w:val="0"/>'  # articles count on across chapters
GRAPHIC = f'<a:graphic><a:graphicData uri="{SPACES["wps"]}">'


def element(inner: str) -> Any:
    """Parse one element, written with the usual prefixes."""
    return parse_xml(re.sub(r"^<([\w:]+)", rf"<\1 {DECLARED}", inner, count=1))


def anchor(number: int, height: int, top: int, name: str, graphic: str) -> str:
    """Give a drawing that floats over the text, sizes in EMU."""
    return (
        '<w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0"'
        f' relativeHeight="{251658240 + number}" behindDoc="0" locked="0" layoutInCell="1"'
        ' allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        '<wp:positionH relativeFrom="column"><wp:posOffset>0</wp:posOffset></wp:positionH>'
        f'<wp:positionV relativeFrom="paragraph"><wp:posOffset>{top}</wp:posOffset>'
        f'</wp:positionV><wp:extent cx="{WIDTH}" cy="{height}"/><wp:wrapNone/>'
        f'<wp:docPr id="{number}" name="{name} {number}"/><wp:cNvGraphicFramePr/>'
        f"{GRAPHIC}{graphic}</a:graphicData></a:graphic></wp:anchor></w:drawing>"
    )


def box(number: int, text: str, run: str, align: str = "center") -> Any:
    """Give a run with a text box, for new Word and again for old Word as Word does."""
    content = "".join(
        f'<w:p><w:pPr><w:jc w:val="{align}"/></w:pPr><w:r>{run}<w:t>{escape(line)}</w:t></w:r>'
        "</w:p>"
        for line in text.split("\n")
    )
    content = f"<w:txbxContent>{content}</w:txbxContent>"
    size = f'<a:xfrm><a:off x="0" y="0"/><a:ext cx="{WIDTH}" cy="900000"/></a:xfrm>'
    shape = (
        f'<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr>{size}'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></wps:spPr>'
        f"<wps:txbx>{content}</wps:txbx><wps:bodyPr/></wps:wsp>"
    )
    drawing = anchor(number, 900000, 0, "文本框", shape)
    return element(
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps">'
        f"{drawing}</mc:Choice><mc:Fallback><w:pict>"
        f'<v:shape id="box{number}" style="position:absolute;width:442pt;height:71pt"'
        f' stroked="f"><v:textbox>{content}</v:textbox></v:shape></w:pict></mc:Fallback>'
        "</mc:AlternateContent></w:r>"
    )


def drawn_line(number: int, old: bool = False) -> Any:
    """Give a run with the red line as a shape, old Word's or new Word's."""
    if old:
        return element(
            f'<w:r><w:pict><v:line id="line{number}" style="position:absolute;z-index:1"'
            f' from="0,8pt" to="442pt,8pt" strokecolor="#{RED}" strokeweight="2.25pt"/></w:pict>'
            "</w:r>"
        )
    shape = (
        '<wps:wsp><wps:cNvCnPr/><wps:spPr><a:xfrm><a:off x="0" y="0"/>'
        f'<a:ext cx="{WIDTH}" cy="0"/></a:xfrm><a:prstGeom prst="line"><a:avLst/></a:prstGeom>'
        f'<a:ln w="28575"><a:solidFill><a:srgbClr val="{RED}"/></a:solidFill></a:ln></wps:spPr>'
        "<wps:bodyPr/></wps:wsp>"
    )
    return element(f"<w:r>{anchor(number, 0, 100000, '直线', shape)}</w:r>")


def border(side: str, color: str = RED, size: int = 18, kind: str = "single") -> Any:
    """Give the borders of a paragraph with one line on one side."""
    return element(
        f'<w:pBdr><w:{side} w:val="{kind}" w:sz="{size}" w:space="1" w:color="{color}"/></w:pBdr>'
    )


def field(code: str, shown: str, simple: bool) -> list[Any]:
    """Give a field such as PAGE, in one element or in the five runs Word writes."""
    text = f"<w:r><w:t>{shown}</w:t></w:r>"
    if simple:
        return [element(f'<w:fldSimple w:instr=" {code} ">{text}</w:fldSimple>')]
    return [
        element('<w:r><w:fldChar w:fldCharType="begin"/></w:r>'),
        element(f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'),
        element('<w:r><w:fldChar w:fldCharType="separate"/></w:r>'),
        element(text),
        element('<w:r><w:fldChar w:fldCharType="end"/></w:r>'),
    ]


def numbering(
    document: Document, levels: list[tuple[str, str, str]], number: int, linked: bool
) -> None:
    """Add a list of automatic numbers: (format, text with %n, what follows) of each level.

    If linked, the first three levels belong to the heading styles.
    """
    root = document.part.numbering_part.element
    inner = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f"{RUNS_ON if '条' in text else ''}"
        f"{HEADING.format(at + 1) if linked and at < 3 else ''}"
        f'<w:suff w:val="{after}"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        '<w:pPr><w:ind w:left="0" w:firstLine="640"/></w:pPr></w:lvl>'
        for at, (form, text, after) in enumerate(levels)
    )
    abstract = element(
        f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="multilevel"/>'
        f"{inner}</w:abstractNum>"
    )
    first = root.find(f"{{{SPACES['w']}}}num")
    if first is None:
        root.append(abstract)
    else:
        first.addprevious(abstract)
    root.append(element(f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'))


def add_footnotes(document: Document, texts: list[str]) -> None:
    """Add the part with the footnotes, numbered from 1 as the references are."""
    kinds = ((-1, "separator"), (0, "continuationSeparator"))
    inner = "".join(
        f'<w:footnote w:type="{kind}" w:id="{at}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>'
        for at, kind in kinds
    )
    for at, text in enumerate(texts, 1):
        inner += (
            f'<w:footnote w:id="{at}"><w:p><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
            f"<w:footnoteRef/></w:r><w:r><w:t>{escape(text)}</w:t></w:r></w:p></w:footnote>"
        )
    blob = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:footnotes {DECLARED}>'
    part = Part(
        PackURI("/word/footnotes.xml"),
        "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml",
        f"{blob}{inner}</w:footnotes>".encode(),
        document.part.package,
    )
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def png(width: int, height: int, bars: list[int], color: bytes = BLUE) -> bytes:
    """Draw a small picture of bars, heights in per cent."""
    step = width // len(bars)
    rows = bytearray()
    for y in range(height):
        rows.append(0)
        for x in range(width):
            bar = bars[min(x // step, len(bars) - 1)]
            inside = x % step > step // 4 and (height - y) * 100 < bar * height
            rows += color if inside else b"\xff\xff\xff"
    size = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", size), (b"IDAT", zlib.compress(bytes(rows), 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in chunks
    )
