"""Documents in PDF, with words in every place that they have.

Pages are written as other programs write them: with fonts of their own and a table of what their
glyphs mean, with the fonts that every reader of Chinese has, with each character by itself.
"""

import struct
import zlib
from collections.abc import Callable, Iterable, Mapping

from trust_matrix import pictures, word
from trust_matrix.needles import Said
from trust_matrix.ways import NEUTRAL, Build, Way, ways, xml

PAGE, CONTENT, FONT, FREE = 3, 4, 5, 20
"""Numbers of objects; from FREE on they are those of a way."""


def hexadecimal(text: str) -> str:
    """Return a string of PDF outside of pages."""
    return f"<{(chr(0xFEFF) + text).encode('utf-16-be').hex().upper()}>"


def literal(text: str) -> str:
    """Return it as bytes in brackets with escapes."""
    data = b"\xfe\xff" + text.encode("utf-16-be")
    return "(" + "".join(f"\\{byte:03o}" for byte in data) + ")"


def stream(data: bytes, head: str = "", packed: bool = True) -> bytes:
    if packed:
        data, head = zlib.compress(data), head + "/Filter/FlateDecode"
    return f"<<{head}/Length {len(data)}>>\nstream\n".encode() + data + b"\nendstream"


Objects = Mapping[int, bytes | str]


def _bytes(data: bytes | str) -> bytes:
    return data if isinstance(data, bytes) else data.encode("latin-1")


def written(objects: Objects, trailer: str = "", before: bytes = b"") -> bytes:
    """Return a file with a table of its objects; `before` is the file that it goes on."""
    data = bytearray(before or b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    places = {}
    for number, one in sorted(objects.items()):
        places[number] = len(data)
        data += f"{number} 0 obj\n".encode() + _bytes(one) + b"\nendobj\n"
    start = len(data)
    data += b"xref\n" if before else b"xref\n0 1\n0000000000 65535 f \n"
    for number, place in places.items():
        data += f"{number} 1\n{place:010} 00000 n \n".encode()
    last = before.rfind(b"startxref\n")
    previous = f"/Prev {before[last + 10 :].split()[0].decode()}" if before else ""
    size = max([*objects, 60]) + 1
    data += f"trailer\n<</Size {size}/Root 1 0 R{previous}{trailer}>>\n".encode("latin-1")
    data += f"startxref\n{start}\n%%EOF\n".encode()
    return bytes(data)


def packed(objects: Objects, trailer: str = "") -> bytes:
    """Return a file whose objects lie in a stream, as newer programs write them."""
    inside = {
        n: _bytes(one) for n, one in sorted(objects.items()) if b"stream\n" not in _bytes(one)
    }
    numbers, start = "", 0
    for number, one in inside.items():
        numbers += f"{number} {start} "
        start += len(one) + 1
    held = numbers.encode() + b"\n".join(inside.values())
    rest = {n: one for n, one in objects.items() if n not in inside}
    rest[50] = stream(held, f"/Type/ObjStm/N {len(inside)}/First {len(numbers)}")
    data = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    entries = {n: (2, 50, place) for place, n in enumerate(inside)}
    for number, other in sorted(rest.items()):
        entries[number] = (1, len(data), 0)
        data += f"{number} 0 obj\n".encode() + _bytes(other) + b"\nendobj\n"
    entries[51] = (1, len(data), 0)
    table = b"".join(struct.pack(">BIH", *entries.get(n, (0, 0, 0))) for n in range(52))
    head = f"/Type/XRef/Size 52/W[1 4 2]/Root 1 0 R{trailer}"
    start = len(data)
    data += b"51 0 obj\n" + stream(table, head) + f"\nendobj\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(data)


# Pages

LATIN = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
SONG = {
    FONT: "<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H"
    "/DescendantFonts[6 0 R]>>",
    6: "<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo"
    "<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/FontDescriptor 7 0 R/DW 1000>>",
    7: "<</Type/FontDescriptor/FontName/STSong-Light/Flags 4/FontBBox[0 -200 1000 900]"
    "/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 700/StemV 80>>",
}


def own_font(text: str) -> tuple[dict[int, bytes | str], dict[str, int]]:
    """Return a font with glyphs numbered as they come, what they mean, and the numbers."""
    glyphs = {char: number for number, char in enumerate(dict.fromkeys(text), 3)}
    meaning = "\n".join(f"<{number:04X}> <{ord(char):04X}>" for char, number in glyphs.items())
    table = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def"
        "\n1 begincodespacerange <0000> <FFFF> endcodespacerange"
        f"\n{len(glyphs)} beginbfchar\n{meaning}\nendbfchar\nendcmap end end"
    )
    font: dict[int, bytes | str] = {
        FONT: "<</Type/Font/Subtype/Type0/BaseFont/ABCDEF+SimSun/Encoding/Identity-H"
        "/DescendantFonts[6 0 R]/ToUnicode 8 0 R>>",
        6: "<</Type/Font/Subtype/CIDFontType2/BaseFont/ABCDEF+SimSun/CIDSystemInfo"
        "<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor 7 0 R/DW 1000>>",
        7: SONG[7].replace("STSong-Light", "ABCDEF+SimSun"),
        8: stream(table.encode()),
    }
    return font, glyphs


def song(text: str) -> str:
    return f"<{text.encode('utf-16-be').hex()}>"


def shown(text: str, write: Callable[[str], str] | None = None, y: int = 700) -> str:
    """Return operators that show lines of text."""
    show = write or (lambda line: f"{song(line)} Tj")
    return "".join(
        f"BT /F1 12 Tf 1 0 0 1 60 {y - 20 * number} Tm {show(line)} ET\n"
        for number, line in enumerate(text.split("\n"))
    )


def one_by_one(line: str) -> str:
    """Show each character by itself and move on, as printers of PDF do."""
    return " ".join(f"{song(char)} Tj 12 0 Td" for char in line)


def kerned(line: str) -> str:
    return "[" + " -20 ".join(song(char) for char in line) + "] TJ"


def spread(line: str) -> str:
    """Show a line with each word put in its place, and no blank between them."""
    shown_, x = [], 60
    for word_ in line.split(" "):
        shown_.append(f"1 0 0 1 {x} 500 Tm {song(word_)} Tj")
        x += 12 * len(word_) + 20
    return " ".join(shown_)


def base(
    content: str,
    more: Objects | None = None,
    page: str = "",
    *,
    root: str = "",
    font: Objects = SONG,
    resources: str = "",
) -> dict[int, bytes | str]:
    """Return the objects of a document of one page."""
    return {
        1: f"<</Type/Catalog/Pages 2 0 R{root}>>",
        2: f"<</Type/Pages/Kids[{PAGE} 0 R]/Count 1>>",
        PAGE: f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {CONTENT} 0 R"
        f"/Resources<</Font<</F1 {FONT} 0 R>>{resources}>>{page}>>",
        CONTENT: stream(content.encode("latin-1")),
        **font,
        **(more or {}),
    }


FIRST = shown(NEUTRAL, y=780)


def page(write: Callable[[str], str] | None = None) -> Build:
    return lambda said: written(base(FIRST + shown(said.text, write)))


def own_glyphs(said: Said) -> bytes:
    font, glyphs = own_font(said.text + NEUTRAL)

    def write(line: str) -> str:
        return f"<{''.join(f'{glyphs[char]:04x}' for char in line)}> Tj"

    return written(base(shown(NEUTRAL, write, 780) + shown(said.text, write), font=font))


def latin(said: Said) -> bytes:
    content = f"BT /F1 12 Tf 60 700 Td ({said.core}) Tj ET"
    return written(base(content, font={FONT: LATIN}))


def latin_kerned(said: Said) -> bytes:
    pieces = "-3".join(f"({said.core[start : start + 2]})" for start in range(0, len(said.core), 2))
    return written(base(f"BT /F1 12 Tf 60 700 Td [{pieces}] TJ ET", font={FONT: LATIN}))


def differing(said: Said) -> bytes:
    """Return digits in a font whose codes are its own and whose glyphs have names."""
    names = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
    codes = {**{str(n): chr(65 + n) for n in range(10)}, "X": "Z"}
    font = (
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding<</Type/Encoding/Differences"
        f"[65 {' '.join('/' + name for name in names)} 90 /X]>>>>"
    )
    text = "".join(codes[char] for char in said.core)
    return written(base(f"BT /F1 12 Tf 60 700 Td ({text}) Tj ET", font={FONT: font}))


def form(said: Said, resources: str = "/XObject<</X1 20 0 R>>") -> bytes:
    inner = stream(
        shown(said.text).encode(),
        "/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</Font<</F1 5 0 R>>>>",
    )
    return written(base(FIRST + "/X1 Do\n", {20: inner}, resources=resources))


def replaced(said: Said) -> bytes:
    """Return a page on which what is drawn stands for another text."""
    content = f"/Span <</ActualText {hexadecimal(said.text)}>> BDC {shown('略')} EMC"
    return written(base(FIRST + content))


def layer(said: Said) -> bytes:
    root = "/OCProperties<</OCGs[20 0 R]/D<</OFF[20 0 R]>>>>"
    content = f"/OC /L1 BDC\n{shown(said.text)}EMC\n"
    more = {20: f"<</Type/OCG/Name{hexadecimal('图层')}>>"}
    return written(base(FIRST + content, more, root=root, resources="/Properties<</L1 20 0 R>>"))


def around(operators: str) -> Build:
    return lambda said: written(base(f"{FIRST}{operators}\n{shown(said.text)}"))


def two_streams(said: Said) -> bytes:
    """Return a page whose contents are cut into two streams in the middle of a text."""
    content = shown(said.text)
    place = content.index("Tj") if "Tj" in content else 9
    objects = base(
        FIRST, {20: stream(content[:place].encode()), 21: stream(content[place:].encode())}
    )
    objects[PAGE] = _text(objects[PAGE]).replace(
        "/Contents 4 0 R", "/Contents[4 0 R 20 0 R 21 0 R]"
    )
    return written(objects)


def _text(data: bytes | str) -> str:
    return data if isinstance(data, str) else data.decode("latin-1")


def second_page(said: Said) -> bytes:
    objects = base(FIRST, {20: "", 21: stream(shown(said.text).encode())})
    objects[20] = _text(objects[PAGE]).replace("/Contents 4 0 R", "/Contents 21 0 R")
    objects[2] = f"<</Type/Pages/Kids[{PAGE} 0 R 20 0 R]/Count 2>>"
    return written(objects)


def newer(build: Callable[[Said], tuple[dict[int, bytes | str], str]]) -> Build:
    return lambda said: packed(*build(said))


def older(said: Said) -> bytes:
    """Return a document whose last revision took the words from the page."""
    first = written(base(FIRST + shown(said.text)))
    return written({CONTENT: stream(FIRST.encode())}, before=first)


def added(said: Said) -> bytes:
    first = written(base(FIRST))
    return written({CONTENT: stream((FIRST + shown(said.text)).encode())}, before=first)


def rows(cells: Callable[[Said], Iterable[str]], step: int) -> Build:
    """Return a maker of pages with cells in a row, each shown by itself between lines."""

    def build(said: Said) -> bytes:
        drawn, x = [FIRST], 60
        for one in cells(said):
            drawn.append(f"{x - 4} 690 {step} 24 re S BT /F1 12 Tf {x} 697 Td {song(one)} Tj ET\n")
            x += step
        return written(base("".join(drawn)))

    return build


def at(y: int) -> Build:
    return lambda said: written(base(FIRST + shown(said.text, y=y)))


# Beside the pages


def annotated(
    write: Callable[[Said], str], more: Callable[[Said], Objects] = lambda _: {}
) -> Build:
    return lambda said: written(
        base(
            FIRST,
            {20: f"<</Type/Annot/Rect[60 600 200 640]{write(said)}>>", **more(said)},
            "/Annots[20 0 R]",
        )
    )


def appearance(said: Said) -> Objects:
    head = "/Type/XObject/Subtype/Form/BBox[0 0 200 40]/Resources<</Font<</F1 5 0 R>>>>"
    return {21: stream(shown(said.text, y=20).encode(), head)}


def field(write: Callable[[Said], str]) -> Build:
    return lambda said: written(
        base(
            FIRST,
            {20: f"<</Type/Annot/Subtype/Widget/Rect[9 9 90 20]/T(a){write(said)}>>"},
            "/Annots[20 0 R]",
            root="/AcroForm<</Fields[20 0 R]>>",
        )
    )


def root(write: Callable[[Said], str], more: Callable[[Said], Objects] = lambda _: {}) -> Build:
    return lambda said: written(base(FIRST, more(said), root=write(said)))


def information(name: str, write: Callable[[str], str] = hexadecimal) -> Build:
    return lambda said: written(base(FIRST), f"/Info<</{name} {write(said.text)}>>")


def metadata(said: Said) -> Objects:
    return {20: stream(pictures.xmp(said), "/Type/Metadata/Subtype/XML", packed=False)}


def attached(inner: Build, name: str) -> Build:
    """Return a maker of documents with a file inside."""

    def build(said: Said) -> bytes:
        more: Objects = {
            20: f"<</Type/Filespec/F({name})/UF({name})/EF<</F 21 0 R>>>>",
            21: stream(inner(said), "/Type/EmbeddedFile"),
        }
        return written(base(FIRST, more, root="/Names<</EmbeddedFiles<</Names[(a)20 0 R]>>>>"))

    return build


def named_file(said: Said) -> bytes:
    more: Objects = {
        20: f"<</Type/Filespec/UF {hexadecimal(said.text)}/EF<</F 21 0 R>>>>",
        21: stream(NEUTRAL.encode(), "/Type/EmbeddedFile"),
    }
    return written(base(FIRST, more, root="/Names<</EmbeddedFiles<</Names[(a)20 0 R]>>>>"))


def structure(name: str) -> Build:
    return root(
        lambda _: "/MarkInfo<</Marked true>>/StructTreeRoot 20 0 R",
        lambda said: {
            20: "<</Type/StructTreeRoot/K 21 0 R>>",
            21: f"<</Type/StructElem/S/Figure/P 20 0 R/{name} {hexadecimal(said.text)}>>",
        },
    )


def plain_file(said: Said) -> bytes:
    return said.text.encode("gb18030")


TABLE: dict[tuple[str, str], Build] = {
    ("text", "line"): page(),
    ("text", "each character by itself"): page(one_by_one),
    ("text", "kerned"): page(kerned),
    ("text", "words in places"): page(spread),
    ("text", "glyphs of its own"): own_glyphs,
    ("text", "Latin"): latin,
    ("text", "Latin, kerned"): latin_kerned,
    ("text", "glyphs with names"): differing,
    ("text", "form"): form,
    ("text", "replaced"): replaced,
    ("text", "two streams"): two_streams,
    ("text", "second page"): second_page,
    ("text", "turned"): around("0 1 -1 0 600 0 cm"),
    ("text", "packed objects"): newer(lambda said: (base(FIRST + shown(said.text)), "")),
    ("table", "cells"): rows(lambda said: ["1", said.core, "300"], 260),
    ("table", "boxes"): rows(lambda said: said.core, 20),
    ("header/footer", "header"): at(830),
    ("header/footer", "footer"): at(14),
    ("comment", "note"): annotated(lambda said: f"/Subtype/Text/Contents {hexadecimal(said.text)}"),
    ("comment", "note in bytes"): annotated(
        lambda said: f"/Subtype/Text/Contents {literal(said.text)}"
    ),
    ("comment", "free text"): annotated(
        lambda said: f"/Subtype/FreeText/DA(/F1 9 Tf)/Contents {hexadecimal(said.text)}"
    ),
    ("comment", "rich text"): annotated(
        lambda said: f"/Subtype/FreeText/RC {hexadecimal(f'<body><p>{xml(said.text)}</p></body>')}"
    ),
    ("comment", "appearance"): annotated(lambda _: "/Subtype/Stamp/AP<</N 21 0 R>>", appearance),
    ("comment", "author"): annotated(lambda said: f"/Subtype/Text/T {hexadecimal(said.text)}"),
    ("comment", "subject"): annotated(lambda said: f"/Subtype/Text/Subj {hexadecimal(said.text)}"),
    ("comment", "highlight"): annotated(
        lambda said: f"/Subtype/Highlight/Contents {hexadecimal(said.text)}"
    ),
    ("comment", "reply"): annotated(
        lambda _: "/Subtype/Popup/Parent 21 0 R",
        lambda said: {21: f"<</Type/Annot/Subtype/Text/Contents {hexadecimal(said.text)}>>"},
    ),
    ("hidden text", "telephone"): annotated(
        lambda said: f"/Subtype/Link/A<</S/URI/URI(tel:{said.core})>>"
    ),
    ("hidden text", "without ink"): around("3 Tr"),
    ("hidden text", "white"): around("1 g"),
    ("hidden text", "under a bar"): lambda said: written(
        base(f"{FIRST}{shown(said.text)}0 g 50 600 400 120 re f\n")
    ),
    ("hidden text", "outside of the page"): at(-300),
    ("hidden text", "layer"): layer,
    ("hidden text", "script"): root(
        lambda said: f"/OpenAction<</S/JavaScript/JS {hexadecimal(f'app.alert({said.core!r})')}>>"
    ),
    ("hidden text", "form field"): field(lambda said: f"/FT/Tx/V {hexadecimal(said.text)}"),
    ("hidden text", "default of a field"): field(
        lambda said: f"/FT/Tx/DV {hexadecimal(said.text)}"
    ),
    ("hidden text", "choices"): field(lambda said: f"/FT/Ch/Opt[{hexadecimal(said.text)}(b)]"),
    ("hidden text", "tip of a field"): field(lambda said: f"/FT/Tx/TU {hexadecimal(said.text)}"),
    ("hidden text", "bookmark"): root(
        lambda _: "/Outlines 20 0 R",
        lambda said: {
            20: "<</Type/Outlines/First 21 0 R/Last 21 0 R/Count 1>>",
            21: f"<</Title {hexadecimal(said.text)}/Parent 20 0 R/Dest[3 0 R/Fit]>>",
        },
    ),
    ("tracked change", "older revision"): older,
    ("tracked change", "newer revision"): added,
    ("property", "title"): information("Title"),
    ("property", "title in bytes"): information("Title", literal),
    ("property", "subject"): information("Subject"),
    ("property", "keywords"): information("Keywords"),
    ("property", "custom"): information("SourceModified"),
    ("property", "packed objects"): newer(
        lambda said: (
            base(FIRST, {20: f"<</Title {hexadecimal(said.text)}>>"}),
            "/Info 20 0 R",
        )
    ),
    ("XMP", "description"): root(lambda _: "/Metadata 20 0 R", metadata),
    ("XMP", "of the page"): lambda said: written(base(FIRST, metadata(said), "/Metadata 20 0 R")),
    ("alternative text", "alternative"): structure("Alt"),
    ("alternative text", "actual"): structure("ActualText"),
    ("defined name", "destination"): root(
        lambda said: f"/Names<</Dests<</Names[{hexadecimal(said.core)}[3 0 R/Fit]]>>>>"
    ),
    ("embedded file", "text"): attached(plain_file, "a.txt"),
    ("embedded file", "document"): attached(word.plain, "a.docx"),
    ("embedded file", "record"): attached(lambda said: said.text.encode(), "a.zh.md"),
    ("embedded file", "document in PDF"): attached(page(), "a.pdf"),
    ("embedded file", "name"): named_file,
    ("embedded file", "annotation"): annotated(
        lambda _: "/Subtype/FileAttachment/FS 21 0 R",
        lambda said: {
            21: "<</Type/Filespec/F(a.txt)/EF<</F 22 0 R>>>>",
            22: stream(plain_file(said), "/Type/EmbeddedFile"),
        },
    ),
}
DOCUMENTS: list[Way] = ways(
    "pdf",
    TABLE,
    line=["cells", "script", "destination"],
    numbers=[
        *("Latin", "Latin, kerned", "glyphs with names", "boxes", "telephone"),
    ],
)
