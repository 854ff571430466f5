"""Codes that a telephone scans (QR, ISO/IEC 18004), as pictures."""

import hashlib
from functools import lru_cache
from importlib.util import find_spec
from io import BytesIO
from typing import TYPE_CHECKING, Literal

from markupsafe import Markup

from gongkai.render.downloads.document import Picture, ScanCode

if TYPE_CHECKING:
    import segno

_PIXELS = 4
"""Of a module of the code, where the picture is made of pixels."""
_MARGIN = 4
"""Modules left blank around it, as the standard wants."""


def picture_of(code: ScanCode, form: Literal["svg", "png"]) -> Picture:
    """Return a code as a picture."""
    file = BytesIO()
    scale = _PIXELS if form == "png" else 1
    _encoded(code.address).save(file, kind=form, scale=scale, border=_MARGIN)
    content = file.getvalue()
    return Picture(code.alt, f"code.{form}", hashlib.sha256(content).hexdigest(), content)


def inline_code(address: str) -> Markup:
    """Return a code as SVG for a page, black on white in the dark too; nothing without segno."""
    if find_spec("segno") is None:
        return Markup("")
    light, dark = "#fff", "#000"
    code = _encoded(address).svg_inline(omitsize=True, border=_MARGIN, dark=dark, light=light)
    return Markup(code)  # noqa: S704  segno writes paths alone, no text


@lru_cache(maxsize=1)  # the forms of a document are written one after another
def _encoded(address: str) -> "segno.QRCode":
    import segno  # noqa: PLC0415  an extra, as the forms are

    return segno.make(address, micro=False, error="m")
