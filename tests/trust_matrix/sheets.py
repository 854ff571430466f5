"""Workbooks of Excel and WPS Spreadsheets, with words in every place that they have."""

from collections.abc import Callable

from trust_matrix import pictures, word
from trust_matrix.needles import Said
from trust_matrix.ways import (
    CHART,
    DRAWING,
    NEUTRAL,
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
    extended_property,
    package,
    ways,
    xml,
)

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml."
SHEET = "xl/worksheets/sheet1.xml"
EXCEL = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"


def t(text: str) -> str:
    return f'<t xml:space="preserve">{xml(text)}</t>'


def rich(text: str) -> str:
    """Return a text as Excel keeps one with some of it in another script."""
    return "".join(
        f'<r><rPr><sz val="{10 + place % 2}"/></rPr>{t(piece)}</r>'
        for place, piece in enumerate(cut(text))
    )


def strings(*items: str) -> Part:
    return Part(
        "xl/sharedStrings.xml",
        f'<sst xmlns="{MAIN}" count="{len(items)}">'
        f"{''.join(f'<si>{one}</si>' for one in items)}</sst>",
        TYPE + "sharedStrings+xml",
        "sharedStrings",
    )


def rows(*lines: str, attributes: str = "") -> str:
    return (
        "<sheetData>"
        + "".join(
            f'<row r="{number}" {attributes if number == len(lines) else ""}>{line}</row>'
            for number, line in enumerate(lines, 1)
        )
        + "</sheetData>"
    )


def cell(place: str, text: str, kind: str = "inlineStr") -> str:
    inner = f"<is>{t(text)}</is>" if kind == "inlineStr" else f"<v>{xml(text)}</v>"
    return f'<c r="{place}" t="{kind}">{inner}</c>'


HEAD = cell("A1", NEUTRAL)


def sheet(inner: str, path: str = SHEET, before: str = "", id_: str = "rIdSheet1") -> Part:
    return Part(
        path,
        f'<worksheet xmlns="{MAIN}" {REFERENCES}>{before}{inner}</worksheet>',
        TYPE + "worksheet+xml",
        "worksheet",
        id=id_,
    )


def workbook(
    inner: str = rows(HEAD),
    *parts: Part | Link,
    before: str = "",
    more: str = "",
    state: str = "",
    name: str = "表1",
) -> bytes:
    """Return a workbook: `inner` is its sheet; with a state it has a second, empty one before."""
    sheets = f'<sheet name={attribute(name)} sheetId="1" {state} r:id="rIdSheet1"/>'
    first: list[Part | Link] = [sheet(inner, before=before)]
    if state:
        sheets = '<sheet name="公开表" sheetId="2" r:id="rIdSheet2"/>' + sheets
        first.append(sheet(rows(HEAD), "xl/worksheets/sheet2.xml", id_="rIdSheet2"))
    main = Part(
        "xl/workbook.xml",
        f'<workbook xmlns="{MAIN}" {REFERENCES}><sheets>{sheets}</sheets>{more}</workbook>',
        TYPE + "sheet.main+xml",
        "officeDocument",
    )
    return package(main, [*first, *parts])


def body(write: Callable[[Said], str]) -> Build:
    return lambda said: workbook(rows(HEAD, write(said)))


def shared(
    write: Callable[[str], str], attributes: str = "", before: str = "", state: str = ""
) -> Build:
    """Return a maker of workbooks with the words in a shared string."""

    def build(said: Said) -> bytes:
        inner = rows(HEAD, '<c r="B2" t="s"><v>1</v></c>', attributes=attributes)
        parts = strings(t(NEUTRAL), write(said.text))
        return workbook(inner, parts, before=before, state=state)

    return build


def below(write: Callable[[Said], str]) -> Build:
    """Return a maker of workbooks with elements after the cells."""
    return lambda said: workbook(rows(HEAD) + write(said))


def of_book(write: Callable[[Said], str]) -> Build:
    return lambda said: workbook(more=write(said))


def beside(*make: Callable[[Said], Part | Link]) -> Build:
    return lambda said: workbook(rows(HEAD), *(one(said) for one in make))


def of_sheet(
    path: str, root: str, content: str, relation: str, write: Callable[[Said], str]
) -> Build:
    """Return a maker of workbooks with words in a part that the sheet refers to."""
    return beside(
        lambda said: Part(
            f"xl/{path}",
            f'<{root} xmlns="{MAIN}" {REFERENCES}>{write(said)}</{root}>',
            content and f"{TYPE}{content}+xml",
            relation,
            SHEET,
        )
    )


def notes(write: Callable[[str], str], author: str = "作者") -> Build:
    return of_sheet(
        "comments1.xml",
        "comments",
        "comments",
        "comments",
        lambda said: (
            f"<authors><author>{xml(author)}</author></authors><commentList>"
            f'<comment ref="B2" authorId="0"><text>{write(said.text)}</text></comment>'
            "</commentList>"
        ),
    )


def threaded(said: Said) -> Part:
    space = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"
    return Part(
        "xl/threadedComments/threadedComment1.xml",
        f'<ThreadedComments xmlns="{space}"><threadedComment ref="B2" id="{{1}}">'
        f"<text>{xml(said.text)}</text></threadedComment></ThreadedComments>",
        "application/vnd.ms-excel.threadedcomments+xml",
        "http://schemas.microsoft.com/office/2017/10/relationships/threadedComment",
        SHEET,
    )


def drawing(write: Callable[[Said], str]) -> Callable[[Said], Part]:
    return lambda said: Part(
        "xl/drawings/drawing1.xml",
        f'<xdr:wsDr xmlns:xdr="{EXCEL}" xmlns:a="{DRAWING}" xmlns:c="{CHART}" {REFERENCES}>'
        f"<xdr:twoCellAnchor>{write(said)}</xdr:twoCellAnchor></xdr:wsDr>",
        "application/vnd.openxmlformats-officedocument.drawing+xml",
        "drawing",
        SHEET,
    )


def shape(said: Said) -> str:
    runs = "".join(f"<a:r><a:t>{xml(piece)}</a:t></a:r>" for piece in cut(said.text))
    return f"<xdr:sp><xdr:txBody><a:bodyPr/><a:p>{runs}</a:p></xdr:txBody></xdr:sp>"


def picture(name: str) -> Callable[[Said], str]:
    return lambda said: (
        '<xdr:pic><xdr:nvPicPr><xdr:cNvPr id="2" name="图片 1"'
        f" {name}={attribute(said.text)}/></xdr:nvPicPr></xdr:pic>"
    )


def pivot(said: Said) -> tuple[Part, Part]:
    folder = "xl/pivotCache/pivotCache"
    definition = Part(
        f"{folder}Definition1.xml",
        f'<pivotCacheDefinition xmlns="{MAIN}" {REFERENCES}><cacheFields count="1">'
        '<cacheField name="登记"><sharedItems count="1">'
        f"<s v={attribute(said.text)}/></sharedItems></cacheField></cacheFields>"
        "</pivotCacheDefinition>",
        TYPE + "pivotCacheDefinition+xml",
        "pivotCacheDefinition",
    )
    records = Part(
        f"{folder}Records1.xml",
        f'<pivotCacheRecords xmlns="{MAIN}" count="1"><r><x v="0"/></r></pivotCacheRecords>',
        TYPE + "pivotCacheRecords+xml",
        "pivotCacheRecords",
        definition.path,
    )
    return definition, records


def recorded_pivot(said: Said) -> bytes:
    definition, records = pivot(Said(NEUTRAL, NEUTRAL))
    text = str(records.data).replace('<x v="0"/>', f"<s v={attribute(said.text)}/>")
    return workbook(rows(HEAD), definition, records._replace(data=text))


def other_book(said: Said) -> Part:
    """Return what Excel remembers of the cells of another workbook."""
    return Part(
        "xl/externalLinks/externalLink1.xml",
        f'<externalLink xmlns="{MAIN}" {REFERENCES}><externalBook><sheetNames>'
        '<sheetName val="名单"/></sheetNames><sheetDataSet><sheetData sheetId="0"><row r="1">'
        f'<cell r="A1" t="str"><v>{xml(said.text)}</v></cell></row></sheetData></sheetDataSet>'
        "</externalBook></externalLink>",
        TYPE + "externalLink+xml",
        "externalLink",
    )


def connection(said: Said) -> Part:
    return Part(
        "xl/connections.xml",
        f'<connections xmlns="{MAIN}"><connection id="1" name="查询"'
        f" description={attribute(said.text)}/></connections>",
        TYPE + "connections+xml",
        "connections",
    )


def revision(said: Said) -> Part:
    """Return the log of a shared workbook: what stood in a cell before."""
    return Part(
        "xl/revisions/revisionLog1.xml",
        f'<revisions xmlns="{MAIN}"><rcc rId="1" sId="1"><oc r="B2" t="inlineStr"><is>'
        f'{t(said.text)}</is></oc><nc r="B2" t="inlineStr"><is>{t("略")}</is></nc></rcc>'
        "</revisions>",
        TYPE + "revisionLog+xml",
        "revisionLog",
    )


def inserted(said: Said) -> Part:
    text = str(revision(said).data).replace("<oc ", "<x ").replace("</oc>", "</x>")
    return revision(said)._replace(
        data=text.replace("<nc ", "<oc ")
        .replace("</nc>", "</oc>")
        .replace("<x ", "<nc ")
        .replace("</x>", "</nc>")
    )


def validation(name: str) -> Build:
    return below(
        lambda said: (
            '<dataValidations count="1"><dataValidation type="list" sqref="B2"'
            f" {name}={attribute(said.text)}><formula1>$A$1</formula1></dataValidation>"
            "</dataValidations>"
        )
    )


def choices(said: Said) -> str:
    return (
        '<dataValidations count="1"><dataValidation type="list" sqref="B2">'
        f'<formula1>"{xml(said.core)},其他"</formula1></dataValidation></dataValidations>'
    )


def header(tag: str, code: str) -> Build:
    return below(
        lambda said: f"<headerFooter><{tag}>{xml(code)}{xml(said.text)}</{tag}></headerFooter>"
    )


def name(form: str, hidden: str = "") -> Build:
    return of_book(
        lambda said: (
            f'<definedNames><definedName name="名单"{hidden}>'
            f"{xml(form.format(said.core))}</definedName></definedNames>"
        )
    )


def boxes(said: Said) -> str:
    letters = "BCDEFGHIJKLMNOPQRSTUVWXYZ"
    return "".join(
        cell(f"{letter}2", digit) for letter, digit in zip(letters, said.core, strict=False)
    )


def number(form: Callable[[str], str]) -> Build:
    return body(lambda said: f'<c r="B2"><v>{form(said.core)}</v></c>')


def as_power(text: str) -> str:
    """Write a number as Apache POI does."""
    return f"{text[0]}.{text[1:]}E{len(text) - 1}"


def vml(said: Said) -> Part:
    return Part(
        "xl/drawings/vmlDrawing1.vml",
        '<xml xmlns:v="urn:schemas-microsoft-com:vml"><v:shape><v:textbox><div>'
        f"{xml(said.text)}</div></v:textbox></v:shape></xml>",
        "",
        "vmlDrawing",
        SHEET,
    )


HIDDEN = 'hidden="1"'
COLUMN = f'<cols><col min="2" max="2" width="0" {HIDDEN}/></cols>'
TABLE: dict[tuple[str, str], Build] = {
    ("text", "shared"): shared(t),
    ("text", "shared, rich"): shared(rich),
    ("text", "shared, with its sound"): shared(
        lambda text: t("某") + f"<rPh sb='0' eb='1'>{t(text)}</rPh>"
    ),
    ("text", "inline"): body(lambda said: cell("B2", said.text)),
    ("text", "inline, rich"): body(
        lambda said: f'<c r="B2" t="inlineStr"><is>{rich(said.text)}</is></c>'
    ),
    ("text", "a number"): number(str),
    ("text", "a number as a power"): number(as_power),
    ("text", "what a formula gave"): body(
        lambda said: f'<c r="B2" t="str"><f>VLOOKUP(A1,A:A,1)</f><v>{xml(said.text)}</v></c>'
    ),
    ("text", "constant of a formula"): body(
        lambda said: f'<c r="B2" t="str"><f>IF(A1="","{xml(said.core)}","")</f><v></v></c>'
    ),
    ("text", "joined by a formula"): body(
        lambda said: (
            '<c r="B2" t="str"><f>CONCATENATE('
            f"{','.join(f'&quot;{xml(piece)}&quot;' for piece in cut(said.core, 4))})</f>"
            f"<v>{xml(said.core)}</v></c>"
        )
    ),
    ("text", "link of a formula"): body(
        lambda said: f'<c r="B2" t="str"><f>HYPERLINK("tel:{xml(said.core)}","见")</f><v>见</v></c>'
    ),
    ("text", "link"): beside(lambda said: Link(f"tel:{said.core}", SHEET)),
    ("text", "tip of a link"): below(
        lambda said: (
            f"<hyperlinks><hyperlink ref='A1' tooltip={attribute(said.text)}/></hyperlinks>"
        )
    ),
    ("text", "text box"): beside(drawing(shape)),
    ("text", "chart"): beside(lambda said: chart("xl/charts/chart1.xml", said, SHEET)),
    ("text", "cache of a chart"): beside(
        lambda said: cached_chart("xl/charts/chart1.xml", said, SHEET)
    ),
    ("table", "digits in cells"): body(boxes),
    ("table", "groups in cells"): body(
        lambda said: "".join(
            cell(f"{letter}2", part)
            for letter, part in zip("BCDEF", cut(said.core, 4), strict=False)
        )
    ),
    ("table", "column of a table"): of_sheet(
        "tables/table1.xml",
        "table",
        "table",
        "table",
        lambda said: (
            f"<tableColumns><tableColumn id='1' name={attribute(said.text)}/></tableColumns>"
        ),
    ),
    ("header/footer", "header"): header("oddHeader", "&C"),
    ("header/footer", "header in a script"): header("oddHeader", '&L&"宋体,常规"&10 '),
    ("header/footer", "footer"): header("oddFooter", "&R"),
    ("header/footer", "footer of even pages"): header("evenFooter", "&C"),
    ("header/footer", "in pieces"): below(
        lambda said: (
            f"<headerFooter><firstHeader>&amp;C{xml(said.text[:9])}"
            f"&amp;B{xml(said.text[9:])}</firstHeader></headerFooter>"
        )
    ),
    ("comment", "note"): notes(t),
    ("comment", "note, rich"): notes(rich),
    ("comment", "conversation"): beside(threaded),
    ("comment", "VML"): beside(vml),
    ("comment", "author of a note"): lambda said: notes(t, said.text)(Said(NEUTRAL, NEUTRAL)),
    ("tracked change", "what stood there"): beside(revision),
    ("tracked change", "what was put there"): beside(inserted),
    ("hidden sheet/row/column", "hidden sheet"): shared(t, state='state="hidden"'),
    ("hidden sheet/row/column", "very hidden sheet"): shared(rich, state='state="veryHidden"'),
    ("hidden sheet/row/column", "hidden row"): shared(t, attributes=HIDDEN),
    ("hidden sheet/row/column", "row without height"): shared(
        t, attributes='ht="0" customHeight="1"'
    ),
    ("hidden sheet/row/column", "hidden column"): shared(t, before=COLUMN),
    ("hidden sheet/row/column", "a number"): lambda said: workbook(
        rows(HEAD, f'<c r="B2"><v>{said.core}</v></c>'), before=COLUMN
    ),
    ("hidden sheet/row/column", "name of a hidden sheet"): lambda said: workbook(
        state='state="hidden"', name=said.core
    ),
    ("hidden text", "unused string"): lambda said: workbook(
        rows(HEAD), strings(t(NEUTRAL), t(said.text))
    ),
    ("hidden text", "name of a sheet"): lambda said: workbook(name=said.core),
    ("hidden text", "prompt"): validation("prompt"),
    ("hidden text", "error"): validation("error"),
    ("hidden text", "choices"): below(choices),
    ("hidden text", "filter"): below(
        lambda said: (
            '<autoFilter ref="A1:B2"><filterColumn colId="1"><filters>'
            f"<filter val={attribute(said.text)}/></filters></filterColumn></autoFilter>"
        )
    ),
    ("hidden text", "condition"): below(
        lambda said: (
            '<conditionalFormatting sqref="A1"><cfRule type="containsText"'
            f' priority="1" operator="containsText" text={attribute(said.text)}/>'
            "</conditionalFormatting>"
        )
    ),
    ("hidden text", "scenario"): below(
        lambda said: (
            '<scenarios><scenario name="甲"><inputCells r="A1"'
            f" val={attribute(said.text)}/></scenario></scenarios>"
        )
    ),
    ("hidden text", "items of a pivot table"): lambda said: workbook(rows(HEAD), *pivot(said)),
    ("hidden text", "records of a pivot table"): recorded_pivot,
    ("hidden text", "cells of another book"): beside(other_book),
    ("hidden text", "connection"): beside(connection),
    ("hidden text", "data of a form"): beside(lambda said: custom_data(said.text)),
    ("property", "title"): beside(lambda said: core_property("dc:title", said.text)),
    ("property", "author"): beside(lambda said: core_property("dc:creator", said.text)),
    ("property", "category"): beside(lambda said: core_property("cp:category", said.text)),
    ("property", "company"): beside(
        lambda said: extended_property(f"<Company>{xml(said.text)}</Company>")
    ),
    ("property", "custom"): beside(lambda said: custom_property(said.text)),
    ("defined name", "constant"): name('"{}"'),
    ("defined name", "hidden constant"): name('"{}"', ' hidden="1"'),
    ("defined name", "list"): name('{{"{}","乙"}}'),
    ("defined name", "remark"): of_book(
        lambda said: (
            f"<definedNames><definedName name='甲' comment={attribute(said.text)}>"
            "表1!$A$1</definedName></definedNames>"
        )
    ),
    ("alternative text", "description"): beside(drawing(picture("descr"))),
    ("alternative text", "title"): beside(drawing(picture("title"))),
    ("embedded file", "document"): beside(
        lambda said: Part("xl/embeddings/a.docx", word.plain(said), "", "package", SHEET)
    ),
    ("embedded file", "EXIF of a picture"): beside(
        lambda said: Part("xl/media/image1.jpeg", pictures.exif(said), "", "image", SHEET)
    ),
}
SHEETS: list[Way] = ways(
    "xlsx",
    TABLE,
    line=[
        *("constant of a formula", "name of a hidden sheet", "name of a sheet", "choices"),
        *("constant", "hidden constant", "list", "joined by a formula"),
    ],
    numbers=["digits in cells", "groups in cells", "link of a formula", "link"],
    mobile=["a number", "a number as a power"],
)
