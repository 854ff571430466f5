"""Presentations of PowerPoint and WPS, with words in every place that they have."""

from collections.abc import Callable

from trust_matrix import pictures, sheets, word
from trust_matrix.needles import Said
from trust_matrix.ways import (
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
    custom_property,
    cut,
    diagram,
    extended_property,
    package,
    ways,
    xml,
)

P = "http://schemas.openxmlformats.org/presentationml/2006/main"
SPACES = f'xmlns:p="{P}" xmlns:a="{DRAWING}" {REFERENCES}'
TYPE = "application/vnd.openxmlformats-officedocument.presentationml."
SLIDE = "ppt/slides/slide1.xml"


def line(text: str, size: int = 99) -> str:
    return (
        "<a:p>" + "".join(f"<a:r><a:t>{xml(one)}</a:t></a:r>" for one in cut(text, size)) + "</a:p>"
    )


def lines(text: str, size: int = 99) -> str:
    return "".join(line(one, size) for one in text.split("\n"))


def shape(inner: str, attributes: str = "", kind: str = "", at: str = "") -> str:
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="2" name="文本框 1" {attributes}/><p:cNvSpPr/>'
        f"<p:nvPr>{kind}</p:nvPr></p:nvSpPr><p:spPr>{at}</p:spPr>"
        f"<p:txBody><a:bodyPr/>{inner}</p:txBody></p:sp>"
    )


def tree(inner: str) -> str:
    return f"<p:cSld><p:spTree>{inner}</p:spTree></p:cSld>"


def slide(inner: str, attributes: str = "", path: str = SLIDE, after: str = "") -> Part:
    text = f"<p:sld {SPACES} {attributes}>{tree(inner)}{after}</p:sld>"
    return Part(path, text, TYPE + "slide+xml", "slide", id="rId" + path[-5:-4])


def show(*parts: Part | Link, more: str = "") -> bytes:
    slides = [one for one in parts if isinstance(one, Part) and one.relation == "slide"]
    if not any(one.path == SLIDE for one in slides):
        parts = (slide(shape(line(NEUTRAL))), *parts)
        slides = [slide(""), *slides]
    listed = "".join(
        f'<p:sldId id="{256 + number}" r:id="{one.id}"/>' for number, one in enumerate(slides)
    )
    main = Part(
        "ppt/presentation.xml",
        f"<p:presentation {SPACES}><p:sldIdLst>{listed}</p:sldIdLst>{more}</p:presentation>",
        TYPE + "presentation.main+xml",
        "officeDocument",
    )
    return package(main, parts)


def on_slide(write: Callable[[Said], str], attributes: str = "") -> Build:
    return lambda said: show(slide(write(said), attributes))


def beside(make: Callable[[Said], Part | Link]) -> Build:
    return lambda said: show(make(said))


def part(path: str, root: str, content: str, relation: str, write: Callable[[Said], str]) -> Build:
    """Return a maker of shows with words in a part to which the slide refers."""
    return beside(
        lambda said: Part(
            f"ppt/{path}",
            f"<p:{root} {SPACES}>{write(said)}</p:{root}>",
            TYPE + content + "+xml",
            relation,
            SLIDE,
        )
    )


def table(rows: list[str]) -> str:
    cells = "".join(f"<a:tc><a:txBody><a:bodyPr/>{one}</a:txBody></a:tc>" for one in rows)
    return (
        '<p:graphicFrame><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/'
        f'2006/table"><a:tbl><a:tr h="1">{cells}</a:tr></a:tbl></a:graphicData></a:graphic>'
        "</p:graphicFrame>"
    )


def notes(said: Said) -> str:
    return tree(shape(lines(said.text, 5), kind='<p:ph type="body" idx="1"/>'))


def conversation(said: Said) -> Part:
    space = "http://schemas.microsoft.com/office/powerpoint/2018/8/main"
    return Part(
        "ppt/comments/modernComment_1.xml",
        f'<p188:cmLst xmlns:p188="{space}" xmlns:a="{DRAWING}"><p188:cm id="{{1}}"><p188:txBody>'
        f"<a:bodyPr/>{lines(said.text)}</p188:txBody></p188:cm></p188:cmLst>",
        "application/vnd.ms-powerpoint.comments+xml",
        "http://schemas.microsoft.com/office/2018/10/relationships/comments",
        SLIDE,
    )


def picture(name: str) -> Build:
    return on_slide(
        lambda said: (
            '<p:pic><p:nvPicPr><p:cNvPr id="4" name="图片 3"'
            f" {name}={attribute(said.text)}/></p:nvPicPr></p:pic>"
        )
    )


TABLE: dict[tuple[str, str], Build] = {
    ("text", "a run"): on_slide(lambda said: shape(lines(said.text))),
    ("text", "runs"): on_slide(lambda said: shape(lines(said.text, 4))),
    ("text", "a run for each character"): on_slide(lambda said: shape(lines(said.text, 1))),
    ("text", "group"): on_slide(
        lambda said: f"<p:grpSp><p:grpSp>{shape(lines(said.text))}</p:grpSp></p:grpSp>"
    ),
    ("text", "field"): on_slide(
        lambda said: shape(
            f'<a:p><a:fld id="{{1}}" type="datetime1"><a:t>{xml(said.text)}</a:t></a:fld></a:p>'
        )
    ),
    ("text", "second slide"): lambda said: show(
        slide(shape(line(NEUTRAL))), slide(shape(lines(said.text)), path="ppt/slides/slide2.xml")
    ),
    ("text", "chart"): beside(lambda said: chart("ppt/charts/chart1.xml", said, SLIDE)),
    ("text", "cache of a chart"): beside(
        lambda said: cached_chart("ppt/charts/chart1.xml", said, SLIDE)
    ),
    ("text", "SmartArt"): beside(lambda said: diagram("ppt/diagrams/data1.xml", said, SLIDE)),
    ("text", "link"): beside(lambda said: Link(f"tel:{said.core}", SLIDE)),
    ("text", "master"): part(
        "slideMasters/slideMaster1.xml",
        "sldMaster",
        "slideMaster",
        "slideMaster",
        lambda said: tree(shape(lines(said.text))),
    ),
    ("text", "layout"): part(
        "slideLayouts/slideLayout1.xml",
        "sldLayout",
        "slideLayout",
        "slideLayout",
        lambda said: tree(shape(lines(said.text))),
    ),
    ("table", "cell"): on_slide(lambda said: table([line("备注"), lines(said.text, 5)])),
    ("table", "boxes"): on_slide(lambda said: table([line(one) for one in said.core])),
    ("header/footer", "footer"): on_slide(
        lambda said: shape(line(said.text), kind='<p:ph type="ftr" sz="quarter" idx="11"/>')
    ),
    ("header/footer", "handout"): part(
        "handoutMasters/handoutMaster1.xml",
        "handoutMaster",
        "handoutMaster",
        "handoutMaster",
        lambda said: tree(shape(line(said.text))),
    ),
    ("slide note", "notes"): part(
        "notesSlides/notesSlide1.xml", "notes", "notesSlide", "notesSlide", notes
    ),
    ("slide note", "master of notes"): part(
        "notesMasters/notesMaster1.xml", "notesMaster", "notesMaster", "notesMaster", notes
    ),
    ("comment", "comment"): part(
        "comments/comment1.xml",
        "cmLst",
        "comments",
        "comments",
        lambda said: f'<p:cm authorId="0" idx="1"><p:text>{xml(said.text)}</p:text></p:cm>',
    ),
    ("comment", "conversation"): beside(conversation),
    ("comment", "author"): part(
        "commentAuthors.xml",
        "cmAuthorLst",
        "commentAuthors",
        "commentAuthors",
        lambda said: f'<p:cmAuthor id="0" name={attribute(said.text)} initials="a"/>',
    ),
    ("hidden text", "hidden slide"): on_slide(lambda said: shape(lines(said.text)), 'show="0"'),
    ("hidden text", "hidden shape"): on_slide(lambda said: shape(lines(said.text), 'hidden="1"')),
    ("hidden text", "beside the slide"): on_slide(
        lambda said: shape(
            lines(said.text),
            at='<a:xfrm><a:off x="-9000000" y="0"/><a:ext cx="9" cy="9"/></a:xfrm>',
        )
    ),
    ("hidden text", "name of a shape"): on_slide(
        lambda said: shape(line(NEUTRAL)).replace("文本框 1", xml(said.core))
    ),
    ("hidden text", "tip of a link"): on_slide(
        lambda said: shape(
            f"<a:p><a:r><a:rPr><a:hlinkClick r:id='' tooltip={attribute(said.text)}/></a:rPr>"
            "<a:t>见</a:t></a:r></a:p>"
        )
    ),
    ("hidden text", "tag"): part(
        "tags/tag1.xml",
        "tagLst",
        "tags",
        "tags",
        lambda said: f"<p:tag name='A' val={attribute(said.text)}/>",
    ),
    ("hidden text", "name of a section"): lambda said: show(
        more='<p:extLst><p:ext uri="{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"><p14:sectionLst'
        ' xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main">'
        f"<p14:section name={attribute(said.text)}/></p14:sectionLst></p:ext></p:extLst>"
    ),
    ("hidden text", "name of a show"): lambda said: show(
        more=f"<p:custShowLst><p:custShow name={attribute(said.text)} id='0'/></p:custShowLst>"
    ),
    ("property", "title"): beside(lambda said: core_property("dc:title", said.text)),
    ("property", "keywords"): beside(lambda said: core_property("cp:keywords", said.text)),
    ("property", "titles of slides"): beside(
        lambda said: extended_property(
            '<TitlesOfParts><vt:vector size="1" baseType="lpstr">'
            f"<vt:lpstr>{xml(said.text)}</vt:lpstr></vt:vector></TitlesOfParts>"
        )
    ),
    ("property", "custom"): beside(lambda said: custom_property(said.text)),
    ("alternative text", "description"): picture("descr"),
    ("alternative text", "title"): picture("title"),
    ("alternative text", "of a shape"): on_slide(
        lambda said: shape(line(NEUTRAL), f"descr={attribute(said.text)}")
    ),
    ("embedded file", "workbook"): beside(
        lambda said: Part(
            "ppt/embeddings/a.xlsx", sheets.TABLE["text", "shared"](said), "", "package", SLIDE
        )
    ),
    ("embedded file", "document"): beside(
        lambda said: Part("ppt/embeddings/a.docx", word.plain(said), "", "package", SLIDE)
    ),
    ("embedded file", "EXIF of a picture"): beside(
        lambda said: Part("ppt/media/image1.jpeg", pictures.exif(said), "", "image", SLIDE)
    ),
}
SLIDES: list[Way] = ways("pptx", TABLE, line=["name of a shape"], numbers=["link", "boxes"])
