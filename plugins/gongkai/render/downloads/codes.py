"""Codes that a telephone scans (QR, ISO/IEC 18004), as pictures."""

import hashlib
from io import BytesIO

from gongkai.render.downloads.document import Picture

_PIXELS = 10
"""Of a module of the code: sharp at any size that a page has room for."""
_MARGIN = 4
"""Modules left blank around it, as the standard wants."""


def code_of(address: str, alt: str) -> Picture:
    """Return the code of an address."""
    import segno  # noqa: PLC0415  an extra, as the forms are

    file = BytesIO()
    code = segno.make(address, micro=False, error="m")
    code.save(file, kind="png", scale=_PIXELS, border=_MARGIN)
    content = file.getvalue()
    return Picture(alt, "code.png", hashlib.sha256(content).hexdigest(), content)
