"""Office files made for tests: a text at one place of a Word file, a workbook, a presentation."""

from xml.sax.saxutils import escape

from made_packages import ORDINARY, Maker, archive, properties, rels
from made_pictures import PNG

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_S = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
_P = 'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'


def run(text: str, more: str = "") -> str:
    return f"<w:r>{more}<w:t>{escape(text)}</w:t></w:r>"


def par(inner: str) -> str:
    return f"<w:p>{inner}</w:p>"


def docx(body: str = "", **parts: str | bytes) -> bytes:
    """Return a Word file of body and parts, whose names are below word/."""
    return archive(
        {
            "[Content_Types].xml": '<Types xmlns="t"/>',
            "_rels/.rels": rels(("r1", "officeDocument", "word/document.xml")),
            "word/document.xml": f"<w:document {_W}><w:body>{par(run(ORDINARY))}{body}"
            "</w:body></w:document>",
            **parts,
        }
    )


def _word_part(name: str, root: str, item: str = "") -> Maker:
    def make(text: str) -> bytes:
        inner = par(run(text))
        inner = f'<w:{item} w:id="2">{inner}</w:{item}>' if item else inner
        return docx(**{f"word/{name}.xml": f"<w:{root} {_W}>{inner}</w:{root}>"})

    return make


def _split(text: str) -> str:
    """Return runs that cut a text in the middle, as Word does."""
    middle = len(text) // 2
    return run(text[:middle]) + run(text[middle:])


WORD: dict[str, Maker] = {
    "text": lambda text: docx(par(_split(text))),
    "table": lambda text: docx(
        f"<w:tbl><w:tr><w:tc>{par(run('项目'))}</w:tc><w:tc>{par(run('内容'))}</w:tc></w:tr>"
        f"<w:tr><w:tc>{par(run('说明'))}</w:tc><w:tc>{par(run(text))}</w:tc></w:tr></w:tbl>"
    ),
    "header": _word_part("header1", "hdr"),
    "footer": _word_part("footer2", "ftr"),
    "footnote": _word_part("footnotes", "footnotes", "footnote"),
    "endnote": _word_part("endnotes", "endnotes", "endnote"),
    "comment": _word_part("comments", "comments", "comment"),
    "deleted": lambda text: docx(
        par(f"<w:del><w:r><w:delText>{escape(text)}</w:delText></w:r></w:del>")
    ),
    "inserted and deleted": lambda text: docx(
        par(f"<w:ins><w:del><w:r><w:delText>{escape(text)}</w:delText></w:r></w:del></w:ins>")
    ),
    "inserted": lambda text: docx(par(f"<w:ins>{run(text)}</w:ins>")),
    "moved": lambda text: docx(par(f"<w:moveFrom>{run(text)}</w:moveFrom>")),
    "hidden": lambda text: docx(par(run(text, "<w:rPr><w:vanish/></w:rPr>"))),
    "text box": lambda text: docx(
        par(
            f"<w:r><w:pict><v:shape xmlns:v='v'><v:textbox><w:txbxContent>{par(run(text))}"
            "</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
        )
    ),
    "watermark": lambda text: docx(
        **{
            "word/header1.xml": f"<w:hdr {_W}>"
            + par(
                f"<w:r><w:pict><v:textpath xmlns:v='v' string=\"{escape(text)}\"/></w:pict></w:r>"
            )
            + "</w:hdr>"
        }
    ),
    "alternative": lambda text: docx(
        par(f'<w:r><w:drawing><d:docPr xmlns:d="d" descr="{escape(text)}"/></w:drawing></w:r>')
    ),
    "field": lambda text: docx(
        par(f"<w:r><w:instrText>HYPERLINK {escape(text)}</w:instrText></w:r>")
    ),
    "simple field": lambda text: docx(par(f'<w:fldSimple w:instr="QUOTE {escape(text)}"/>')),
    "tip": lambda text: docx(par(f'<w:hyperlink w:tooltip="{escape(text)}"/>')),
    "bookmark": lambda text: docx(par(f'<w:bookmarkStart w:name="{escape(text)}"/>')),
    "link": lambda text: docx(
        **{
            "word/_rels/document.xml.rels": rels(
                ("r9", "hyperlink", f"tel:{text}"), mode=' TargetMode="External"'
            )
        }
    ),
    "chart": lambda text: docx(
        **{
            "word/charts/chart1.xml": "<c:chart xmlns:c='c'><c:pt><c:v>"
            f"{escape(text)}</c:v></c:pt></c:chart>"
        }
    ),
    "core": lambda text: docx(**properties(text, "core")),
    "app": lambda text: docx(**properties(text, "app")),
    "custom": lambda text: docx(**properties(text, "custom")),
    "picture": lambda text: docx(**{"word/media/image1.png": PNG["text"](text)}),
    "embedded": lambda text: docx(**{"word/embeddings/a.docx": docx(par(run(text)))}),
    "object": lambda text: docx(
        **{
            "word/embeddings/oleObject1.bin": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
            + bytes(200)
            + docx(par(run(text)))
        }
    ),
}


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
            "xl/workbook.xml": f"<workbook {_S} {_R}><sheets>"
            '<sheet name="表1" sheetId="1" r:id="r1"/>'
            f'<sheet name="表2" sheetId="2" state="{state}" r:id="r2"/></sheets>'
            f"<definedNames>{names}</definedNames></workbook>",
            "xl/_rels/workbook.xml.rels": rels(
                ("r1", "worksheet", "worksheets/sheet1.xml"),
                ("r2", "worksheet", "/xl/worksheets/sheet2.xml"),
            ),
            "xl/sharedStrings.xml": f"<sst {_S}><si><t>{ORDINARY}</t></si>{strings}</sst>",
            "xl/worksheets/sheet1.xml": f'<worksheet {_S}><sheetData><row r="1">'
            '<c r="A1" t="s"><v>0</v></c></row></sheetData></worksheet>',
            "xl/worksheets/sheet2.xml": f"<worksheet {_S}>{cols}<sheetData>{rows}"
            f"</sheetData>{after}</worksheet>",
            **parts,
        }
    )


def _shared(text: str, hidden: str = "") -> dict[str, str]:
    middle = len(text) // 2
    rich = f"<si><r><t>{escape(text[:middle])}</t></r><r><t>{escape(text[middle:])}</t></r></si>"
    return {"rows": f'<row r="14"{hidden}><c r="C14" t="s"><v>1</v></c></row>', "strings": rich}


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
    "extended choices": lambda text: xlsx(after=f'<extLst><f>"{escape(text)},其他"</f></extLst>'),
    "filter": lambda text: xlsx(after=f'<autoFilter><filter val="{escape(text)}"/></autoFilter>'),
    "number format": lambda text: xlsx(
        **{"xl/styles.xml": f'<s {_S}><numFmt formatCode="&quot;{escape(text)}&quot;0"/></s>'}
    ),
    "prompt": lambda text: xlsx(
        after=f'<dataValidations><dataValidation prompt="{escape(text)}"/></dataValidations>'
    ),
    "comment": lambda text: xlsx(
        **{
            "xl/worksheets/_rels/sheet2.xml.rels": rels(("r1", "comments", "../comments1.xml")),
            "xl/comments1.xml": f'<comments {_S}><commentList><comment ref="C14"><text><t>'
            f"{escape(text)}</t></text></comment></commentList></comments>",
        }
    ),
    "text box": lambda text: xlsx(**{"xl/drawings/drawing1.xml": f"<d {_A}>{drawn(text)}</d>"}),
    "pivot cache": lambda text: xlsx(
        **{"xl/pivotCache/pivotCacheDefinition1.xml": f'<p {_S}><s v="{escape(text)}"/></p>'}
    ),
    "core": lambda text: xlsx(**properties(text, "core")),
    "embedded": lambda text: xlsx(**{"xl/embeddings/a.docx": docx(par(run(text)))}),
}


def _renamed(text: str) -> bytes:
    return archive(
        {
            "xl/workbook.xml": f'<workbook {_S} {_R}><sheets><sheet name="{escape(text)}" '
            'sheetId="1" r:id="r1"/></sheets></workbook>',
        }
    )


WORKBOOK["sheet name"] = _renamed


def pptx(shapes: str = "", show: str = "1", **parts: str | bytes) -> bytes:
    """Return a presentation of two slides; the second has these shapes."""
    slide = f"<p:sld {_P} {_A} show='{{}}'><p:sp>{{}}</p:sp></p:sld>"
    ordinary = f"<a:p><a:r><a:t>{ORDINARY}</a:t></a:r></a:p>"
    return archive(
        {
            "ppt/presentation.xml": f'<p:presentation {_P} {_R}><p:sldIdLst><p:sldId r:id="r1"/>'
            '<p:sldId r:id="r2"/></p:sldIdLst></p:presentation>',
            "ppt/_rels/presentation.xml.rels": rels(
                ("r1", "slide", "slides/slide7.xml"), ("r2", "slide", "slides/slide3.xml")
            ),
            "ppt/slides/slide7.xml": slide.format("1", ordinary),
            "ppt/slides/slide3.xml": slide.format(show, shapes),
            **parts,
        }
    )


def drawn(text: str) -> str:
    middle = len(text) // 2
    parts = (f"<a:r><a:t>{escape(part)}</a:t></a:r>" for part in (text[:middle], text[middle:]))
    return f"<a:p>{''.join(parts)}</a:p>"


SLIDES: dict[str, Maker] = {
    "slide": lambda text: pptx(drawn(text)),
    "table": lambda text: pptx(f"<a:tbl><a:tr><a:tc>{drawn(text)}</a:tc></a:tr></a:tbl>"),
    "hidden slide": lambda text: pptx(drawn(text), show="0"),
    "alternative": lambda text: pptx(f'<p:cNvPr descr="{escape(text)}"/>'),
    "name of a shape": lambda text: pptx(f'<p:cNvPr name="{escape(text)}"/>'),
    "notes": lambda text: pptx(
        **{
            "ppt/slides/_rels/slide3.xml.rels": rels(
                ("r1", "notesSlide", "../notesSlides/notesSlide1.xml")
            ),
            "ppt/notesSlides/notesSlide1.xml": f"<p:notes {_P} {_A}>{drawn(text)}</p:notes>",
        }
    ),
    "comment": lambda text: pptx(
        **{
            "ppt/slides/_rels/slide3.xml.rels": rels(("r1", "comments", "../comments/c1.xml")),
            "ppt/comments/c1.xml": f"<p:cmLst {_P}><p:cm><p:text>{escape(text)}"
            "</p:text></p:cm></p:cmLst>",
        }
    ),
    "core": lambda text: pptx(**properties(text, "core")),
}
