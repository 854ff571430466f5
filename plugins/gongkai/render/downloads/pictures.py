"""The pictures of a record's text: its own files, as far as documents can show them."""

import posixpath
from collections.abc import Callable, Mapping
from urllib.parse import unquote

from gongkai.model.record import Record
from gongkai.render.downloads.document import Picture
from gongkai.render.urls import file_address
from gongkai.views.addresses import record_address

Read = Callable[[str], bytes]
"""The path of a file of the project -> its bytes."""
FORMATS: Mapping[str, str] = {
    ".png": "png",
    ".jpg": "jpg",
    ".jpeg": "jpg",
    ".gif": "gif",
    ".svg": "svg",
    ".webp": "webp",
}
"""Endings of names -> formats that typst draws."""


def format_of(name: str) -> str | None:
    """Return the format of a picture by the ending of its name; None where it is none."""
    return FORMATS.get(posixpath.splitext(name)[1].lower())


def pictures_of(record: Record, read: Read) -> Callable[[str, str], Picture | None]:
    """Return what finds the pictures of a record by their addresses from the site's root."""
    at = {f"/{file_address(record_address(record) + name)}": name for name in record.files}

    def picture(source: str, alt: str) -> Picture | None:
        name = at.get(unquote(source)) or at.get(source)
        if name is None or format_of(name) is None:
            return None
        file = record.files[name]
        return Picture(alt or name, name, file.digest, read(file.path))

    return picture
