"""Pictures -> DrawingML in a run of a Word file."""

from collections.abc import Callable
from io import BytesIO

from docx.image.exceptions import (
    InvalidImageStreamError,
    UnexpectedEndOfFileError,
    UnrecognizedImageError,
)
from docx.oxml import OxmlElement
from docx.oxml.xmlchemy import BaseOxmlElement as Element
from docx.parts.document import DocumentPart
from docx.shared import Mm

from gongkai.render.downloads.characters import printable
from gongkai.render.downloads.document import Picture

AsPng = Callable[[Picture], bytes | None]
_WIDEST = 156
"""The width of the type area in millimetres (GB/T 9704-2012, 5.2.3)."""
_HIGHEST = Mm(200)
_SHOWN = (".png", ".jpg", ".jpeg", ".gif")
"""Endings of names of pictures that Word shows as they are."""


def drawn(picture: Picture, part: DocumentPart, as_png: AsPng) -> Element | None:
    """Return a run with a picture, or None where Word cannot show it.

    `as_png` draws those in other formats.
    """
    is_shown = picture.name.lower().endswith(_SHOWN)
    content = picture.content if is_shown else as_png(picture)
    if content is None:
        return None
    try:
        inline = part.new_pic_inline(BytesIO(content), width=Mm(picture.width or _WIDEST))
    except (UnrecognizedImageError, UnexpectedEndOfFileError, InvalidImageStreamError):
        return None
    if inline.extent.cy > _HIGHEST:
        inline = part.new_pic_inline(BytesIO(content), height=_HIGHEST)
    inline.docPr.set("descr", printable(picture.alt))
    run: Element = OxmlElement("w:r")
    drawing: Element = OxmlElement("w:drawing")
    drawing.append(inline)
    run.append(drawing)
    return run
