"""Pieces of Word files that no library writes: text boxes, formulas, ruby, fields, controls."""

from docx.oxml import parse_xml

_NAMES = " ".join(
    f'xmlns:{short}="http://schemas.{name}"'
    for short, name in (
        ("w", "openxmlformats.org/wordprocessingml/2006/main"),
        ("mc", "openxmlformats.org/markup-compatibility/2006"),
        ("wps", "microsoft.com/office/word/2010/wordprocessingShape"),
        ("wp", "openxmlformats.org/drawingml/2006/wordprocessingDrawing"),
        ("a", "openxmlformats.org/drawingml/2006/main"),
        ("m", "openxmlformats.org/officeDocument/2006/math"),
    )
)
_VML = 'xmlns:v="urn:schemas-microsoft-com:vml"'


def box(text: str, look: str = "") -> object:
    """Return a paragraph with a text box, drawn in both of the ways in which Word draws one."""
    inner = (
        f"<w:txbxContent><w:p><w:r><w:rPr>{look}</w:rPr><w:t>{text}</w:t></w:r></w:p>"
        "</w:txbxContent>"
    )
    return parse_xml(
        f"<w:p {_NAMES} {_VML}><w:r><mc:AlternateContent>"
        '<mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp>'
        f"<wps:txbx>{inner}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor>"
        f"</w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>{inner}</v:textbox>"
        "</v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )


def odd() -> object:
    """Return a paragraph of a formula, a word with ruby, a control and a field."""
    return parse_xml(
        f"<w:p {_NAMES}><m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>"
        "<w:r><w:ruby><w:rt><w:r><w:t>zhòng</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>重</w:t></w:r>"
        "</w:rubyBase></w:ruby></w:r><w:sdt><w:sdtContent><w:r><w:t>控件</w:t></w:r></w:sdtContent>"
        '</w:sdt><w:fldSimple w:instr="PAGE"><w:r><w:t>域</w:t></w:r></w:fldSimple></w:p>'
    )
