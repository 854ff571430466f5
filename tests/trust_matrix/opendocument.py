"""Spreadsheets of LibreOffice, with words in every place that they have."""

from collections.abc import Callable

from trust_matrix import pictures, word
from trust_matrix.needles import Said
from trust_matrix.ways import NEUTRAL, Build, Way, attribute, cut, ways, xml, zipped

URN = "urn:oasis:names:tc:opendocument:xmlns:"
SPACES = " ".join(
    f'xmlns:{name}="{URN}{name if name != "draw" else "drawing"}:1.0"'
    for name in ("office", "table", "text", "style", "draw", "meta", "chart", "form")
) + (
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xlink="http://www.w3.org/1999/xlink"'
    f' xmlns:svg="{URN}svg-compatible:1.0" xmlns:fo="{URN}xsl-fo-compatible:1.0"'
)
KIND = "application/vnd.oasis.opendocument.spreadsheet"


def p(text: str) -> str:
    return "".join(f"<text:p>{xml(one)}</text:p>" for one in text.split("\n"))


def spans(text: str) -> str:
    return "".join(
        "<text:p>"
        + "".join(f"<text:span>{xml(one)}</text:span>" for one in cut(line))
        + "</text:p>"
        for line in text.split("\n")
    )


def cell(inner: str, attributes: str = 'office:value-type="string"') -> str:
    return f"<table:table-cell {attributes}>{inner}</table:table-cell>"


def row(inner: str, attributes: str = "") -> str:
    return f"<table:table-row {attributes}>{inner}</table:table-row>"


def table(inner: str, name: str = "表1", attributes: str = "") -> str:
    return f"<table:table table:name={attribute(name)} {attributes}>{inner}</table:table>"


def document(kind: str, inner: str) -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<office:document-{kind} {SPACES} office:version="1.3">{inner}</office:document-{kind}>'
    )


def content(tables: str, before: str = "", after: str = "", styles: str = "") -> str:
    return document(
        "content",
        f"<office:automatic-styles>{styles}</office:automatic-styles><office:body>"
        f"<office:spreadsheet>{before}{tables}{after}</office:spreadsheet></office:body>",
    )


FIRST = row(cell(p(NEUTRAL)))


def book(whole: str = "", meta: str = "", styles: str = "", **files: bytes | str) -> bytes:
    """Return a spreadsheet; other files are named with `__` for a slash and `_` for a full stop."""
    parts: dict[str, bytes | str] = {
        "mimetype": KIND,
        "content.xml": whole or content(table(FIRST)),
        "meta.xml": document("meta", f"<office:meta>{meta}</office:meta>"),
        "styles.xml": document("styles", styles),
    }
    parts |= {name.replace("__", "/").replace("_", "."): data for name, data in files.items()}
    listed = "".join(
        f'<manifest:file-entry manifest:full-path="{name}" manifest:media-type="text/xml"/>'
        for name in parts
        if name != "mimetype"
    )
    parts["META-INF/manifest.xml"] = (
        f'<manifest:manifest xmlns:manifest="{URN}manifest:1.0"><manifest:file-entry'
        f' manifest:full-path="/" manifest:media-type="{KIND}"/>{listed}</manifest:manifest>'
    )
    return zipped(parts, stored=["mimetype"])


def rows(write: Callable[[Said], str]) -> Build:
    return lambda said: book(content(table(FIRST + row(write(said)))))


def meta(write: Callable[[Said], str]) -> Build:
    return lambda said: book(meta=write(said))


def page(tag: str) -> Build:
    return lambda said: book(
        styles='<office:master-styles><style:master-page style:name="Default">'
        f"<style:{tag}>{spans(said.text)}</style:{tag}></style:master-page></office:master-styles>"
    )


def around(before: str = "", after: str = "") -> Build:
    """Return a maker of spreadsheets with elements around the tables, `{}` the short words."""
    return lambda said: book(
        content(
            table(FIRST), before.replace("{}", xml(said.core)), after.replace("{}", xml(said.core))
        )
    )


def changed(said: Said) -> bytes:
    """Return a spreadsheet that remembers what a cell held."""
    return book(
        content(
            table(FIRST),
            '<table:tracked-changes><table:cell-content-change table:id="ct1"><table:cell-address'
            ' table:column="0" table:row="0" table:table="0"/><office:change-info><dc:creator>甲'
            "</dc:creator><dc:date>2021-05-08T09:30:00</dc:date></office:change-info><table:previous>"
            f'<table:change-track-table-cell office:value-type="string">{p(said.text)}'
            "</table:change-track-table-cell></table:previous></table:cell-content-change>"
            "</table:tracked-changes>",
        )
    )


def removed(said: Said) -> bytes:
    return book(
        content(
            table(FIRST),
            '<table:tracked-changes><table:deletion table:id="ct1" table:type="row">'
            "<table:deletions>"
            '<table:cell-content-deletion table:id="ct2"><table:change-track-table-cell'
            f' office:value-type="string">{p(said.text)}</table:change-track-table-cell>'
            "</table:cell-content-deletion></table:deletions></table:deletion></table:tracked-changes>",
        )
    )


def commented(said: Said) -> str:
    note = f"<office:annotation><dc:creator>甲</dc:creator>{spans(said.text)}</office:annotation>"
    return cell(note + p("停车"))


def hidden_sheet(said: Said) -> bytes:
    styles = (
        '<style:style style:name="ta2" style:family="table"><style:table-properties'
        ' table:display="false"/></style:style>'
    )
    second = table(row(cell(p(said.text))), "表2", 'table:style-name="ta2"')
    return book(content(table(FIRST) + second, styles=styles))


def hidden_column(said: Said) -> bytes:
    columns = '<table:table-column/><table:table-column table:visibility="collapse"/>'
    return book(content(table(columns + row(cell(p(NEUTRAL)) + cell(p(said.text))))))


def picture(tag: str) -> Callable[[Said], str]:
    return lambda said: cell(
        f'<draw:frame draw:name="图"><draw:image xlink:href="Pictures/a.jpg"/>'
        f"<svg:{tag}>{xml(said.text)}</svg:{tag}></draw:frame>"
    )


def validated(tag: str) -> Build:
    return lambda said: book(
        content(
            table(FIRST),
            '<table:content-validations><table:content-validation table:name="v">'
            f"<table:{tag}>{p(said.text)}</table:{tag}></table:content-validation>"
            "</table:content-validations>",
        )
    )


FLOAT = 'office:value-type="float" office:value="{}"'
TABLE: dict[tuple[str, str], Build] = {
    ("text", "paragraph"): rows(lambda said: cell(p(said.text))),
    ("text", "spans"): rows(lambda said: cell(spans(said.text))),
    ("text", "blanks as elements"): rows(
        lambda said: cell(p(said.text).replace(" ", '<text:s text:c="1"/>'))
    ),
    ("text", "link"): rows(
        lambda said: cell(f'<text:p><text:a xlink:href="tel:{xml(said.core)}">见</text:a></text:p>')
    ),
    ("text", "link text"): rows(
        lambda said: cell(f'<text:p><text:a xlink:href="#a">{xml(said.text)}</text:a></text:p>')
    ),
    ("text", "a number"): rows(lambda said: cell(p(said.core), FLOAT.format(said.core))),
    ("text", "a number that is shown otherwise"): rows(
        lambda said: cell(p("1.38E+10"), FLOAT.format(said.core))
    ),
    ("text", "what a formula gave"): rows(
        lambda said: cell(p(said.text), 'table:formula="of:=[.A1]" office:value-type="string"')
    ),
    ("text", "constant of a formula"): rows(
        lambda said: cell(
            p("是"), "table:formula=" + attribute(f'of:=IF([.A1]="{said.core}";"是";"否")')
        )
    ),
    ("text", "text box"): rows(
        lambda said: cell(
            f"<draw:frame><draw:text-box>{spans(said.text)}</draw:text-box></draw:frame>"
        )
    ),
    ("text", "shape"): lambda said: book(
        content(
            table(
                "<table:shapes><draw:custom-shape>"
                f"{spans(said.text)}</draw:custom-shape></table:shapes>{FIRST}"
            )
        )
    ),
    ("table", "digits in cells"): rows(lambda said: "".join(cell(p(one)) for one in said.core)),
    ("table", "groups in cells"): rows(
        lambda said: "".join(cell(p(one)) for one in cut(said.core, 4))
    ),
    ("header/footer", "header"): page("header"),
    ("header/footer", "footer"): page("footer"),
    ("comment", "comment"): rows(commented),
    ("tracked change", "what stood there"): changed,
    ("tracked change", "deleted row"): removed,
    ("hidden sheet/row/column", "hidden sheet"): hidden_sheet,
    ("hidden sheet/row/column", "hidden row"): lambda said: book(
        content(table(FIRST + row(cell(p(said.text)), 'table:visibility="collapse"')))
    ),
    ("hidden sheet/row/column", "filtered row"): lambda said: book(
        content(table(FIRST + row(cell(p(said.text)), 'table:visibility="filter"')))
    ),
    ("hidden sheet/row/column", "hidden column"): hidden_column,
    ("hidden text", "name of a sheet"): lambda said: book(content(table(FIRST, said.core))),
    ("hidden text", "help"): validated("help-message"),
    ("hidden text", "error"): validated("error-message"),
    ("hidden text", "condition of entries"): around(
        '<table:content-validations><table:content-validation table:name="v"'
        ' table:condition=\'of:cell-content-is-in-list("{}";"乙")\'/></table:content-validations>'
    ),
    ("hidden text", "scenario"): lambda said: book(
        content(table(f"<table:scenario table:comment={attribute(said.text)}/>{FIRST}"))
    ),
    ("property", "title"): meta(lambda said: f"<dc:title>{xml(said.text)}</dc:title>"),
    ("property", "remark"): meta(lambda said: f"<dc:description>{xml(said.text)}</dc:description>"),
    ("property", "keyword"): meta(lambda said: f"<meta:keyword>{xml(said.text)}</meta:keyword>"),
    ("property", "author"): meta(
        lambda said: f"<meta:initial-creator>{xml(said.text)}</meta:initial-creator>"
    ),
    ("property", "custom"): meta(
        lambda said: f'<meta:user-defined meta:name="甲">{xml(said.text)}</meta:user-defined>'
    ),
    ("defined name", "expression"): around(
        after='<table:named-expressions><table:named-expression table:name="甲"'
        " table:expression='of:=\"{}\"'/></table:named-expressions>"
    ),
    ("alternative text", "title"): rows(picture("title")),
    ("alternative text", "description"): rows(picture("desc")),
    ("embedded file", "chart"): lambda said: book(
        Object__content_xml=document(
            "content",
            "<office:body><office:chart><chart:chart><chart:title>"
            f"{spans(said.text)}</chart:title></chart:chart></office:chart></office:body>",
        )
    ),
    ("embedded file", "document"): lambda said: book(Object_docx=word.plain(said)),
    ("embedded file", "EXIF of a picture"): lambda said: book(Pictures__a_jpg=pictures.exif(said)),
}
SPREADSHEETS: list[Way] = ways(
    "ods",
    TABLE,
    line=["constant of a formula", "name of a sheet", "condition of entries", "expression"],
    numbers=["link", "digits in cells", "groups in cells"],
    mobile=["a number", "a number that is shown otherwise"],
)
