"""Documents of Word and WPS Writer, with words in every place that they have."""

import io
import zipfile
from collections.abc import Callable

from trust_matrix import objects, pictures
from trust_matrix.needles import Said
from trust_matrix.ways import (
    DRAWING,
    NEUTRAL,
    OFFICE,
    REFERENCES,
    Build,
    Link,
    Part,
    Way,
    attribute,
    cached_chart,
    chart,
    core_property,
    custom_data,
    custom_property,
    cut,
    diagram,
    extended_property,
    package,
    ways,
    xml,
    zipped,
)

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SPACES = (
    f'xmlns:w="{W}" {REFERENCES} xmlns:a="{DRAWING}"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    ' xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
)
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml."
AUTHOR = 'w:id="7" w:author="作者" w:date="2021-05-08T09:30:00Z"'


def run(text: str, properties: str = "", tag: str = "w:t") -> str:
    """Return a run; a line end in it is a break."""
    lines = f'</{tag}><w:br/><{tag} xml:space="preserve">'.join(xml(text).split("\n"))
    inner = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{inner}<{tag} xml:space="preserve">{lines}</{tag}></w:r>'


def split(text: str, properties: str = "", tag: str = "w:t", size: int = 5) -> str:
    """Return runs as Word cuts them, with its marks of spelling and bookmarks between."""
    between = (
        '<w:proofErr w:type="spellStart"/>',
        '<w:bookmarkStart w:id="0" w:name="_GoBack"/><w:bookmarkEnd w:id="0"/>',
        '<w:proofErr w:type="spellEnd"/>',
    )
    runs = [
        run(piece, properties or ('<w:rFonts w:hint="eastAsia"/>' if place % 2 else ""), tag)
        for place, piece in enumerate(cut(text, size))
    ]
    return "".join(one + between[place % 3] for place, one in enumerate(runs))


def p(inner: str) -> str:
    return f"<w:p>{inner}</w:p>"


def paragraphs(text: str, write: Callable[[str], str] = run) -> str:
    return "".join(p(write(line)) for line in text.split("\n"))


def document(body: str, *parts: Part | Link) -> bytes:
    main = Part(
        "word/document.xml",
        f"<w:document {SPACES}><w:body>{p(run(NEUTRAL))}{body}<w:sectPr/></w:body></w:document>",
        TYPE + "document.main+xml",
        "officeDocument",
    )
    return package(main, parts)


def body(write: Callable[[Said], str]) -> Build:
    return lambda said: document(write(said))


def beside(path: str, root: str, relation: str, write: Callable[[Said], str]) -> Build:
    """Return a maker of documents with words in another part."""

    def build(said: Said) -> bytes:
        part = Part(
            f"word/{path}.xml",
            f"<w:{root} {SPACES}>{write(said)}</w:{root}>",
            f"{TYPE}{relation}+xml",
            relation,
        )
        return document("", part)

    return build


def with_part(make: Callable[[Said], Part | Link]) -> Build:
    return lambda said: document("", make(said))


def cells(inner: list[str]) -> str:
    return f"<w:tbl><w:tr>{''.join(f'<w:tc>{one}</w:tc>' for one in inner)}</w:tr></w:tbl>"


def boxes(said: Said) -> str:
    """Return a form with a box for each digit."""
    return cells([p(run("登记号码")), *(p(run(one)) for one in said.core)])


def text_box(said: Said) -> str:
    inner = f"<w:txbxContent>{paragraphs(said.text, split)}</w:txbxContent>"
    return p(
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:anchor><a:graphic>"
        f"<a:graphicData><wps:wsp><wps:txbx>{inner}</wps:txbx></wps:wsp></a:graphicData>"
        "</a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape>"
        f"<v:textbox>{inner}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def vml_box(said: Said) -> str:
    return p(
        "<w:r><w:pict><v:shape><v:textbox><w:txbxContent>"
        f"{paragraphs(said.text)}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )


def picture(attributes: str, more: str = "") -> str:
    return p(
        f'<w:r><w:drawing><wp:inline><wp:docPr id="1" name="图片 1" {attributes}/><a:graphic>'
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
        f'<pic:nvPicPr><pic:cNvPr id="1" name="a.png" {more}/></pic:nvPicPr></pic:pic>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def field(said: Said, code: str, size: int = 99) -> str:
    """Return a field as Word stores it: its code may be cut into runs."""
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'.format
    pieces = "".join(run(piece, tag="w:instrText") for piece in cut(code.format(said.core), size))
    return p(mark("begin") + pieces + mark("separate") + run("联系人") + mark("end"))


def tracked(kind: str, said: Said, tag: str, cut_too: bool = True) -> str:
    write = split if cut_too else run
    lines = said.text.split("\n")
    return "".join(p(f"<w:{kind} {AUTHOR}>{write(line, '', tag)}</w:{kind}>") for line in lines)


def deleted_row(said: Said) -> str:
    inner = p(f"<w:del {AUTHOR}>{run(said.text, tag='w:delText')}</w:del>")
    return f"<w:tbl><w:tr><w:trPr><w:del {AUTHOR}/></w:trPr><w:tc>{inner}</w:tc></w:tr></w:tbl>"


def control(said: Said) -> str:
    return (
        '<w:sdt><w:sdtPr><w:alias w:val="经办"/><w:text/></w:sdtPr><w:sdtContent>'
        f"{paragraphs(said.text, split)}</w:sdtContent></w:sdt>"
    )


def choices(said: Said) -> str:
    item = f"<w:listItem w:displayText={attribute(said.text)} w:value='1'/>"
    return p(
        f"<w:sdt><w:sdtPr><w:dropDownList>{item}</w:dropDownList></w:sdtPr><w:sdtContent>"
        f"{run('请选择')}</w:sdtContent></w:sdt>"
    )


def form_field(said: Said) -> str:
    return p(
        '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="Text1"/><w:textInput>'
        f"<w:default w:val={attribute(said.text)}/></w:textInput></w:ffData></w:fldChar></w:r>"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def ruby(said: Said) -> str:
    return p(
        f"<w:r><w:ruby><w:rt>{run('注')}</w:rt><w:rubyBase>{run(said.text)}</w:rubyBase>"
        "</w:ruby></w:r>"
    )


def note(tag: str) -> Callable[[Said], str]:
    return lambda said: f'<w:{tag} w:id="2">{paragraphs(said.text, split)}</w:{tag}>'


def comment(said: Said) -> str:
    return f'<w:comment {AUTHOR} w:initials="a">{paragraphs(said.text, split)}</w:comment>'


def reply(said: Said) -> str:
    first = f'<w:comment w:id="6" w:author="a">{p(run("核一下"))}</w:comment>'
    return first + f'<w:comment w:id="7" w:author="b">{paragraphs(said.text)}</w:comment>'


def watermark(said: Said) -> str:
    return p(
        '<w:r><w:pict><v:shape type="#_x0000_t136"><v:textpath style="font-size:1pt"'
        f" string={attribute(said.text)}/></v:shape></w:pict></w:r>"
    )


def chunk(ending: str, inner: Callable[[Said], bytes]) -> Build:
    """Return a maker of documents that take in another file as a piece of text."""

    def build(said: Said) -> bytes:
        part = Part(f"word/afchunk1.{ending}", inner(said), "", "aFChunk", id="rIdChunk")
        return document('<w:altChunk r:id="rIdChunk"/>', part)

    return build


def html(said: Said) -> bytes:
    text = "<br>".join(xml(said.text).split("\n"))
    page = f'<html><head><meta charset="utf-8"></head><body><p>{text}</p></body></html>'
    return page.encode()


def strict(said: Said) -> bytes:
    """Return a document saved as Strict Open XML: its names are those of ISO."""
    return zipped(
        {
            name: data.replace(W, "http://purl.oclc.org/ooxml/wordprocessingml/main")
            .replace(
                OFFICE + "relationships", "http://purl.oclc.org/ooxml/officeDocument/relationships"
            )
            .replace(DRAWING, "http://purl.oclc.org/ooxml/drawingml/main")
            for name, data in members(document(paragraphs(said.text, split))).items()
        }
    )


def members(data: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def embedded(ending: str, relation: str, make: Build) -> Build:
    return with_part(
        lambda said: Part(f"word/embeddings/object1.{ending}", make(said), "", relation)
    )


def plain(said: Said) -> bytes:
    return document(paragraphs(said.text))


def last_lines(said: Said) -> bytes:
    """Return a document of some length whose last paragraph it is."""
    return document(
        "".join(p(run(f"第{n}条　按规定收费。")) for n in range(40)) + paragraphs(said.text)
    )


def settings(write: Callable[[Said], str]) -> Build:
    return beside("settings", "settings", "settings", write)


TABLE: dict[tuple[str, str], Build] = {
    ("text", "a run"): plain,
    ("text", "runs"): body(lambda said: paragraphs(said.text, split)),
    ("text", "a run for each character"): body(
        lambda said: paragraphs(said.text, lambda line: split(line, size=1))
    ),
    ("text", "last of many"): last_lines,
    ("text", "strict"): strict,
    ("text", "soft hyphens"): body(
        lambda said: p("<w:r><w:softHyphen/></w:r>".join(run(one) for one in cut(said.text)))
    ),
    ("text", "page break inside"): body(
        lambda said: p(
            "<w:r><w:lastRenderedPageBreak/></w:r>".join(run(one) for one in cut(said.text, 7))
        )
    ),
    ("text", "content control"): body(control),
    ("text", "text box"): body(text_box),
    ("text", "box of VML"): body(vml_box),
    ("text", "ruby"): body(ruby),
    ("text", "formula"): body(
        lambda said: p(f"<m:oMath><m:r><m:t>{xml(said.text)}</m:t></m:r></m:oMath>")
    ),
    ("text", "link text"): body(
        lambda said: p(f'<w:hyperlink w:anchor="a">{split(said.text)}</w:hyperlink>')
    ),
    ("text", "simple field"): body(
        lambda said: p(f'<w:fldSimple w:instr=" TITLE ">{split(said.text)}</w:fldSimple>')
    ),
    ("text", "smart tags"): body(
        lambda said: p(
            run(said.text[:6])
            + f'<w:smartTag w:uri="urn:a" w:element="b">{run(said.text[6:])}</w:smartTag>'
        )
    ),
    ("text", "chart"): with_part(lambda said: chart("word/charts/chart1.xml", said)),
    ("text", "cache of a chart"): with_part(
        lambda said: cached_chart("word/charts/chart1.xml", said)
    ),
    ("text", "SmartArt"): with_part(lambda said: diagram("word/diagrams/data1.xml", said)),
    ("text", "piece of HTML"): chunk("html", html),
    ("text", "piece of text"): chunk("txt", lambda said: said.text.encode()),
    ("table", "cell"): body(lambda said: cells([p(run("备注")), paragraphs(said.text, split)])),
    ("table", "table in a table"): body(
        lambda said: cells([cells([paragraphs(said.text)]) + p("")])
    ),
    ("table", "boxes"): body(boxes),
    ("header/footer", "header"): beside(
        "header1", "hdr", "header", lambda said: paragraphs(said.text, split)
    ),
    ("header/footer", "footer"): beside(
        "footer2", "ftr", "footer", lambda said: paragraphs(said.text)
    ),
    ("header/footer", "watermark"): beside("header3", "hdr", "header", watermark),
    ("header/footer", "table"): beside(
        "footer1", "ftr", "footer", lambda said: cells([paragraphs(said.text)])
    ),
    ("footnote", "footnote"): beside("footnotes", "footnotes", "footnotes", note("footnote")),
    ("footnote", "endnote"): beside("endnotes", "endnotes", "endnotes", note("endnote")),
    ("comment", "comment"): beside("comments", "comments", "comments", comment),
    ("comment", "reply"): beside("comments", "comments", "comments", reply),
    ("comment", "author"): body(
        lambda said: p(f"<w:ins w:id='1' w:author={attribute(said.text)}>{run('增加')}</w:ins>")
    ),
    ("tracked change", "inserted"): body(lambda said: tracked("ins", said, "w:t")),
    ("tracked change", "deleted"): body(lambda said: tracked("del", said, "w:delText", False)),
    ("tracked change", "deleted in runs"): body(lambda said: tracked("del", said, "w:delText")),
    ("tracked change", "moved away"): body(lambda said: tracked("moveFrom", said, "w:t")),
    ("tracked change", "inserted and deleted"): body(
        lambda said: p(
            f"<w:ins {AUTHOR}><w:del {AUTHOR}>{split(said.text, '', 'w:delText')}</w:del></w:ins>"
        )
    ),
    ("tracked change", "deleted row"): body(deleted_row),
    ("tracked change", "partly inserted"): body(
        lambda said: p(run(said.text[:9]) + f"<w:ins {AUTHOR}>{run(said.text[9:])}</w:ins>")
    ),
    ("hidden text", "vanished"): body(
        lambda said: paragraphs(said.text, lambda line: split(line, "<w:vanish/>"))
    ),
    ("hidden text", "partly vanished"): body(
        lambda said: p(run(said.text[:9]) + run(said.text[9:], "<w:vanish/>"))
    ),
    ("hidden text", "white"): body(
        lambda said: paragraphs(said.text, lambda line: run(line, '<w:color w:val="FFFFFF"/>'))
    ),
    ("hidden text", "code of a field"): body(lambda said: field(said, ' ADVANCE "{}" ')),
    ("hidden text", "telephone"): body(lambda said: field(said, ' HYPERLINK "tel:{}" ')),
    ("hidden text", "telephone in pieces"): body(
        lambda said: field(said, ' HYPERLINK "tel:{}" ', 7)
    ),
    ("hidden text", "simple"): body(
        lambda said: p(
            f"<w:fldSimple w:instr={attribute(f' QUOTE {said.core} ')}>{run('见')}</w:fldSimple>"
        )
    ),
    ("hidden text", "link"): with_part(lambda said: Link(f"tel:{said.core}")),
    ("hidden text", "tip of a link"): body(
        lambda said: p(
            f"<w:hyperlink w:anchor='a' w:tooltip={attribute(said.text)}>{run('见')}</w:hyperlink>"
        )
    ),
    ("hidden text", "choices"): body(choices),
    ("hidden text", "form field"): body(form_field),
    ("hidden text", "variable"): settings(
        lambda said: f"<w:docVars><w:docVar w:name='a' w:val={attribute(said.text)}/></w:docVars>"
    ),
    ("hidden text", "building block"): beside(
        "glossary/document",
        "glossaryDocument",
        "glossaryDocument",
        lambda said: (
            "<w:docParts><w:docPart><w:docPartBody>"
            f"{paragraphs(said.text, split)}</w:docPartBody></w:docPart></w:docParts>"
        ),
    ),
    ("hidden text", "data of a form"): with_part(lambda said: custom_data(said.text)),
    ("hidden text", "bookmark"): body(
        lambda said: p(
            f"<w:bookmarkStart w:id='1' w:name={attribute('_' + said.core)}/>"
            '<w:bookmarkEnd w:id="1"/>'
        )
    ),
    ("property", "title"): with_part(lambda said: core_property("dc:title", said.text)),
    ("property", "subject"): with_part(lambda said: core_property("dc:subject", said.text)),
    ("property", "keywords"): with_part(lambda said: core_property("cp:keywords", said.text)),
    ("property", "remark"): with_part(lambda said: core_property("dc:description", said.text)),
    ("property", "last author"): with_part(
        lambda said: core_property("cp:lastModifiedBy", said.text)
    ),
    ("property", "manager"): with_part(
        lambda said: extended_property(f"<Manager>{xml(said.text)}</Manager>")
    ),
    ("property", "custom"): with_part(lambda said: custom_property(said.text)),
    ("alternative text", "description"): body(
        lambda said: picture(f"descr={attribute(said.text)}")
    ),
    ("alternative text", "title"): body(lambda said: picture(f"title={attribute(said.text)}")),
    ("alternative text", "of the picture"): body(
        lambda said: picture("", f"descr={attribute(said.text)}")
    ),
    ("alternative text", "of a table"): body(
        lambda said: (
            "<w:tbl><w:tblPr><w:tblDescription"
            f" w:val={attribute(said.text)}/></w:tblPr><w:tr><w:tc>{p('')}</w:tc></w:tr></w:tbl>"
        )
    ),
    ("alternative text", "of VML"): body(
        lambda said: p(f"<w:r><w:pict><v:shape alt={attribute(said.text)}/></w:pict></w:r>")
    ),
    ("embedded file", "document"): embedded("docx", "package", plain),
    ("embedded file", "text as an object"): embedded("bin", "oleObject", objects.packed_text),
    ("embedded file", "EXIF of a picture"): with_part(
        lambda said: Part("word/media/image1.jpeg", pictures.exif(said), "", "image")
    ),
}
WORD: list[Way] = ways(
    "docx",
    TABLE,
    numbers=[
        *("telephone", "telephone in pieces", "link", "boxes", "bookmark", "simple"),
        "code of a field",
    ],
)
