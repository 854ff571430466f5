"""The Word file that every document begins as: styles, numbering, page and language.

Made once for each language from the empty file that python-docx brings, whose own styles are
those of another age and ten times as large as most texts.
"""

from io import BytesIO

import docx
from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Mm

from gongkai.model.language import Language

BULLETS, NUMBERS = 1, 2
"""The abstract numberings that lists are made from."""
LEVELS = 9
"""How deep Word numbers lists."""
_DROPPED = ("thumbnail", "stylesWithEffects", "customXml")
_LATIN = "Times New Roman"
_TEXT, _HEAD = "仿宋", "黑体"
"""As GB/T 9704-2012 (7.3.3) sets text and first headings; Word takes others where it has none."""
_LANGUAGES: dict[Language, str] = {"en": "en-GB", "zh": "zh-CN"}
_SIZES: dict[Language, tuple[int, int, int]] = {"en": (22, 34, 26), "zh": (28, 40, 30)}
"""Text, title and first heading in half points: as in the PDF."""

_STYLES = """<w:styles {namespace}>
<w:docDefaults>
 <w:rPrDefault><w:rPr>
  <w:rFonts w:ascii="{latin}" w:hAnsi="{latin}" w:eastAsia="{text}" w:cs="{latin}"/>
  <w:sz w:val="{size}"/><w:szCs w:val="{size}"/>
  <w:lang w:val="{language}" w:eastAsia="zh-CN" w:bidi="ar-SA"/>
 </w:rPr></w:rPrDefault>
 <w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="{line}" w:lineRule="auto"/></w:pPr></w:pPrDefault>
</w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>
<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/></w:style>
<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>
 <w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:left w:w="108" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>
<w:style w:type="paragraph" w:styleId="BodyText"><w:name w:val="Body Text"/><w:basedOn w:val="Normal"/><w:qFormat/>
 <w:pPr><w:ind {indent}/><w:jc w:val="both"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:basedOn w:val="Normal"/><w:next w:val="BodyText"/><w:qFormat/>
 <w:pPr><w:keepNext/><w:spacing w:before="360" w:after="240"/><w:jc w:val="center"/></w:pPr>
 <w:rPr><w:rFonts w:eastAsia="{head}"/><w:b/><w:sz w:val="{title}"/><w:szCs w:val="{title}"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Subtitle"><w:name w:val="Subtitle"/><w:basedOn w:val="Normal"/><w:next w:val="BodyText"/><w:qFormat/>
 <w:pPr><w:spacing w:after="360"/><w:jc w:val="center"/></w:pPr></w:style>
{headings}
<w:style w:type="paragraph" w:styleId="ListParagraph"><w:name w:val="List Paragraph"/><w:basedOn w:val="Normal"/><w:qFormat/>
 <w:pPr><w:spacing w:after="60"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Quote"><w:name w:val="Quote"/><w:basedOn w:val="Normal"/><w:qFormat/></w:style>
<w:style w:type="paragraph" w:styleId="HTMLPreformatted"><w:name w:val="HTML Preformatted"/><w:basedOn w:val="Normal"/>
 <w:pPr><w:spacing w:line="240" w:lineRule="auto"/></w:pPr>
 <w:rPr><w:rFonts w:ascii="Courier New" w:hAnsi="Courier New" w:eastAsia="{text}"/><w:sz w:val="20"/><w:szCs w:val="20"/></w:rPr></w:style>
<w:style w:type="paragraph" w:customStyle="1" w:styleId="Notice"><w:name w:val="Notice"/><w:basedOn w:val="Normal"/>
 <w:pPr><w:pBdr><w:left w:val="single" w:sz="18" w:space="8" w:color="A4121B"/></w:pBdr><w:spacing w:after="60" w:line="264" w:lineRule="auto"/></w:pPr>
 <w:rPr><w:sz w:val="20"/><w:szCs w:val="20"/></w:rPr></w:style>
<w:style w:type="paragraph" w:customStyle="1" w:styleId="Cell"><w:name w:val="Cell"/><w:basedOn w:val="Normal"/>
 <w:pPr><w:spacing w:before="40" w:after="40" w:line="252" w:lineRule="auto"/></w:pPr>
 <w:rPr><w:sz w:val="20"/><w:szCs w:val="20"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Caption"><w:name w:val="caption"/><w:basedOn w:val="Normal"/><w:qFormat/>
 <w:pPr><w:keepNext/><w:spacing w:before="120"/><w:jc w:val="center"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Header"><w:name w:val="header"/><w:basedOn w:val="Normal"/>
 <w:pPr><w:jc w:val="right"/></w:pPr><w:rPr><w:b/><w:color w:val="767676"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Footer"><w:name w:val="footer"/><w:basedOn w:val="Normal"/>
 <w:pPr><w:jc w:val="right"/></w:pPr><w:rPr><w:sz w:val="24"/><w:szCs w:val="24"/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/>
 <w:rPr><w:color w:val="1A4B8C"/><w:u w:val="single"/></w:rPr></w:style>
<w:style w:type="character" w:styleId="HTMLCode"><w:name w:val="HTML Code"/>
 <w:rPr><w:rFonts w:ascii="Courier New" w:hAnsi="Courier New"/></w:rPr></w:style>
<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/>
 <w:tblPr><w:tblBorders><w:top {border}/><w:left {border}/><w:bottom {border}/><w:right {border}/><w:insideH {border}/><w:insideV {border}/></w:tblBorders></w:tblPr></w:style>
<w:style w:type="table" w:customStyle="1" w:styleId="Facts"><w:name w:val="Facts"/><w:basedOn w:val="TableNormal"/>
 <w:tblPr><w:tblBorders><w:top {border}/><w:bottom {border}/></w:tblBorders></w:tblPr></w:style>
</w:styles>"""
_HEADING = """<w:style w:type="paragraph" w:styleId="Heading{level}"><w:name w:val="heading {level}"/><w:basedOn w:val="Normal"/><w:next w:val="BodyText"/><w:qFormat/>
 <w:pPr><w:keepNext/><w:spacing w:before="240" w:after="120"/><w:outlineLvl w:val="{outline}"/></w:pPr>
 <w:rPr><w:rFonts w:eastAsia="{face}"/><w:b/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr></w:style>"""
_LEVEL = """<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{sign}"/><w:lvlJc w:val="left"/>
 <w:pPr><w:ind w:left="{left}" w:hanging="420"/></w:pPr></w:lvl>"""


def empty_file(language: Language) -> bytes:
    """Return a Word file in `language` with everything but the document's own words."""
    word = docx.Document()
    _drop_what_is_not_needed(word)
    _replace(word.styles.element, _styles(language))
    _replace(word.part.numbering_part.element, _numbering())
    section = word.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    file = BytesIO()
    word.save(file)
    return file.getvalue()


def _drop_what_is_not_needed(word: WordDocument) -> None:
    for rels in (word.part.package.rels, word.part.rels):
        for name in [n for n, rel in rels.items() if any(d in rel.reltype for d in _DROPPED)]:
            del rels[name]


def _replace(element: object, xml: str) -> None:
    """Put the contents of `xml` in the place of those of an element of a part."""
    new = parse_xml(xml)
    for child in list(element):  # type: ignore[call-overload]
        element.remove(child)  # type: ignore[attr-defined]
    element.extend(list(new))  # type: ignore[attr-defined]


def _styles(language: Language) -> str:
    size, title, first = _SIZES[language]
    headings = "\n".join(
        _HEADING.format(
            level=level,
            outline=level - 1,
            face=_HEAD if level == 1 else _TEXT,
            size=first if level == 1 else size,
        )
        for level in range(1, 6)
    )
    return _STYLES.format(
        namespace=nsdecls("w"),
        latin=_LATIN,
        text=_TEXT,
        head=_HEAD,
        size=size,
        title=title,
        line=360 if language == "zh" else 288,
        language=_LANGUAGES[language],
        indent='w:firstLineChars="200"' if language == "zh" else 'w:firstLine="0"',
        headings=headings,
        border='w:val="single" w:sz="4" w:space="0" w:color="595959"',
    )


def _numbering() -> str:
    bullets = _levels("bullet", ["•", "–", "▪"])
    numbers = _levels("decimal", None)
    return (
        f"<w:numbering {nsdecls('w')}>"
        f'<w:abstractNum w:abstractNumId="{BULLETS}">'
        f'<w:multiLevelType w:val="multilevel"/>{bullets}</w:abstractNum>'
        f'<w:abstractNum w:abstractNumId="{NUMBERS}">'
        f'<w:multiLevelType w:val="multilevel"/>{numbers}</w:abstractNum>'
        "</w:numbering>"
    )


def _levels(form: str, signs: list[str] | None) -> str:
    return "".join(
        _LEVEL.format(
            level=level,
            form=form,
            sign=signs[level % len(signs)] if signs else f"%{level + 1}.",
            left=420 * (level + 1),
        )
        for level in range(LEVELS)
    )
