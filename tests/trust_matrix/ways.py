"""A way to put words in a file, and what the makers of files share."""

import io
import posixpath
import zipfile
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr

from trust_matrix.needles import NUMBER_CODES, Said

Build = Callable[[Said], bytes]
STAMP = (2021, 5, 8, 9, 30, 0)
NEUTRAL = "停车收费标准表"
"""What a file says where nothing is hidden."""


class Way(NamedTuple):
    """How words get into a file of a format: where they stand and how a program writes that."""

    format: str
    place: str
    name: str
    build: Build
    holds: frozenset[str]
    """The kinds of needle that can stand there."""


NUMBERS = frozenset(NUMBER_CODES)
LINE = NUMBERS | {"mark", "title"}
LINES = LINE | {"record"}
MOBILE = frozenset(["mobile"])


def ways(
    format_: str,
    table: Mapping[tuple[str, str], Build],
    line: Iterable[str] = (),
    numbers: Iterable[str] = (),
    mobile: Iterable[str] = (),
) -> list[Way]:
    """Return the ways of a table by place and name.

    Those named by `line` hold no more than a line, those by `numbers` and `mobile` only these.
    """
    held = {**dict.fromkeys(line, LINE), **dict.fromkeys(numbers, NUMBERS)}
    held |= dict.fromkeys(mobile, MOBILE)
    return [
        Way(format_, place, name, build, held.get(name, LINES))
        for (place, name), build in table.items()
    ]


def cut(text: str, size: int = 5) -> list[str]:
    """Cut a text into pieces, as programs do in the middle of words."""
    return [text[start : start + size] for start in range(0, len(text), size)]


def xml(text: str) -> str:
    return escape(text)


def attribute(text: str) -> str:
    """Return a value of an attribute in its quotes."""
    return quoteattr(text, {"\n": "&#10;"})


def zipped(files: Mapping[str, bytes | str], stored: Iterable[str] = ()) -> bytes:
    """Return an archive whose bytes depend on its files alone."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, STAMP)
            entry.compress_type = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return data.getvalue()


class Part(NamedTuple):
    """A part of a package of Office: where it lies, what it is and what refers to it."""

    path: str
    data: bytes | str
    content: str
    """Its type by media; empty where the ending tells."""
    relation: str
    of: str = ""
    """The part that refers to it; empty: the main part; `/`: the package."""
    id: str = ""


class Link(NamedTuple):
    """A relation to an address outside of the package."""

    target: str
    of: str = ""
    id: str = "rIdLink"


OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
DECLARED = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
DEFAULTS = {
    "rels": "application/vnd.openxmlformats-package.relationships+xml",
    "xml": "application/xml",
    "png": "image/png",
    "jpeg": "image/jpeg",
    "vml": "application/vnd.openxmlformats-officedocument.vmlDrawing",
    "bin": "application/vnd.openxmlformats-officedocument.oleObject",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "html": "text/html",
    "txt": "text/plain",
}


def package(main: Part, parts: Iterable[Part | Link] = ()) -> bytes:
    """Return a package of Office as its programs lay it out."""
    whole = [main._replace(of="/"), *(one for one in parts if isinstance(one, Part))]
    types = "".join(
        f'<Default Extension="{ending}" ContentType="{kind}"/>' for ending, kind in DEFAULTS.items()
    ) + "".join(
        f'<Override PartName="/{one.path}" ContentType="{one.content}"/>'
        for one in whole
        if one.content
    )
    files: dict[str, bytes | str] = {
        "[Content_Types].xml": DECLARED
        + '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        + types
        + "</Types>"
    }
    relations: dict[str, list[str]] = {}
    for number, one in enumerate(whole):
        source = "" if one.of == "/" else one.of or main.path
        target = posixpath.relpath(one.path, posixpath.dirname(source) or ".")
        kind = one.relation if "://" in one.relation else OFFICE + "relationships/" + one.relation
        relations.setdefault(source, []).append(
            f'<Relationship Id="{one.id or f"rId{number + 1}"}" Type="{kind}" Target="{target}"/>'
        )
    for link in parts:
        if isinstance(link, Link):
            relations.setdefault(link.of or main.path, []).append(
                f'<Relationship Id="{link.id}" Type="{OFFICE}relationships/hyperlink"'
                f' Target={attribute(link.target)} TargetMode="External"/>'
            )
    for source, lines in relations.items():
        folder, _, name = source.rpartition("/")
        path = f"{folder}/_rels/{name}.rels" if source else "_rels/.rels"
        files[path] = (
            f'{DECLARED}<Relationships xmlns="{RELATIONS}">{"".join(lines)}</Relationships>'
        )
    for one in whole:
        text = one.data
        is_xml = isinstance(text, str) and text.startswith("<") and not text.startswith("<?")
        files[one.path] = DECLARED + text if is_xml and isinstance(text, str) else text
    return zipped(files)


CORE = "http://schemas.openxmlformats.org/package/2006/"


def core_property(name: str, value: str) -> Part:
    """Return the properties of a document as programs of Office write them."""
    return Part(
        "docProps/core.xml",
        f'<cp:coreProperties xmlns:cp="{CORE}metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<{name}>{xml(value)}</{name}>"
        '<dcterms:created xsi:type="dcterms:W3CDTF">2021-05-08T01:30:00Z</dcterms:created>'
        "</cp:coreProperties>",
        "application/vnd.openxmlformats-package.core-properties+xml",
        f"{CORE}relationships/metadata/core-properties",
        "/",
    )


def extended_property(inner: str) -> Part:
    return Part(
        "docProps/app.xml",
        f'<Properties xmlns="{OFFICE}extended-properties" xmlns:vt="{OFFICE}docPropsVTypes">'
        f"<Application>Microsoft Office Word</Application>{inner}</Properties>",
        "application/vnd.openxmlformats-officedocument.extended-properties+xml",
        "extended-properties",
        "/",
    )


def custom_property(value: str, kind: str = "vt:lpwstr") -> Part:
    return Part(
        "docProps/custom.xml",
        f'<Properties xmlns="{OFFICE}custom-properties" xmlns:vt="{OFFICE}docPropsVTypes">'
        '<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="KSOTemplate">'
        f"<{kind}>{xml(value)}</{kind}></property></Properties>",
        "application/vnd.openxmlformats-officedocument.custom-properties+xml",
        "custom-properties",
        "/",
    )


def custom_data(value: str) -> Part:
    """Return what a form of the office system left beside the document."""
    return Part(
        "customXml/item1.xml",
        f'<form xmlns="urn:example:form"><remark>{xml(value)}</remark></form>',
        "",
        "customXml",
    )


CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
DIAGRAM = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
REFERENCES = f'xmlns:r="{OFFICE}relationships"'


def chart(path: str, said: Said, of: str = "") -> Part:
    """Return a chart whose title is cut into runs and whose categories are cached."""
    runs = "".join(f"<a:r><a:t>{xml(piece)}</a:t></a:r>" for piece in cut(said.text))
    return Part(
        path,
        f'<c:chartSpace xmlns:c="{CHART}" xmlns:a="{DRAWING}"><c:chart><c:title><c:tx><c:rich>'
        f"<a:bodyPr/><a:p>{runs}</a:p></c:rich></c:tx></c:title><c:plotArea><c:barChart><c:ser>"
        '<c:idx val="0"/><c:cat><c:strRef><c:f>Sheet1!$A$2</c:f><c:strCache><c:ptCount val="1"/>'
        f'<c:pt idx="0"><c:v>{NEUTRAL}</c:v></c:pt></c:strCache></c:strRef></c:cat></c:ser>'
        "</c:barChart></c:plotArea></c:chart></c:chartSpace>",
        "application/vnd.openxmlformats-officedocument.drawingml.chart+xml",
        "chart",
        of,
    )


def cached_chart(path: str, said: Said, of: str = "") -> Part:
    """Return a chart with words in the cache of its series only."""
    whole = chart(path, Said(NEUTRAL, NEUTRAL), of)
    text = str(whole.data).replace(f"<c:v>{NEUTRAL}", f"<c:v>{xml(said.text)}")
    return whole._replace(data=text)


def diagram(path: str, said: Said, of: str = "") -> Part:
    """Return the data of a SmartArt."""
    runs = "".join(f"<a:r><a:t>{xml(piece)}</a:t></a:r>" for piece in cut(said.text))
    return Part(
        path,
        f'<dgm:dataModel xmlns:dgm="{DIAGRAM}" xmlns:a="{DRAWING}"><dgm:ptLst>'
        f'<dgm:pt modelId="1"><dgm:t><a:bodyPr/><a:p>{runs}</a:p></dgm:t></dgm:pt>'
        "</dgm:ptLst></dgm:dataModel>",
        "application/vnd.openxmlformats-officedocument.drawingml.diagramData+xml",
        "diagramData",
        of,
    )
