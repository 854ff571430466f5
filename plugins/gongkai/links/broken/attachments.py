"""Files that readers take away: whether they are there, hold something, and are what they say."""

import os
import zipfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from gongkai.links.broken import codes
from gongkai.links.reading.files import suffix_of
from gongkai.links.reading.link_fault import LinkFault
from gongkai.links.reading.site import ScannedSite
from gongkai.model.findings import Word

_START = 1024
"""How many bytes at the start of a file show what it is."""
_OF_LINES = {".ndjson"}
"""Files with a line for each thing: of nothing they have none."""
PAGE = Word("a web page")
PDF = Word("a PDF file")
ZIP = Word("a ZIP archive, or an Office file in one")
OLD_OFFICE = Word("an Office file of the old form")
PNG = Word("a PNG picture")
GIF = Word("a GIF picture")
JPEG = Word("a JPEG picture")
OTHER = Word("something else")
_OFFICE = {".docx": "word/", ".xlsx": "xl/", ".pptx": "ppt/"}
"""The folder that each kind of Office file has inside."""


def wrong_files(site: ScannedSite, linked: Iterable[str]) -> Iterator[LinkFault]:
    """Yield files of the manifest, and files that pages link to, that are not as they should be."""
    listed = {a: e for a, e in site.entries.items() if not e.is_page}
    for path in sorted({*listed, *linked}):
        entry = listed.get(path)
        source = entry.source if entry is not None and entry.kind == "attachment" else ""
        details = {"target": f"/{path}"}
        file = site.folder / path
        if path not in site.served.files:
            yield LinkFault(codes.FILE_MISSING, details, path, path=source)
        elif suffix_of(path) not in _OF_LINES and os.stat(file).st_size == 0:  # noqa: PTH116  the folder's own cost counts here
            yield LinkFault(codes.FILE_EMPTY, details, path, path=source)
        elif (held := other_content(path, file)) is not None:
            yield LinkFault(codes.FILE_OTHER, details | {"found": held}, path, path=source)


def other_content(path: str, file: Path) -> Word | None:
    """Return what a file holds where that is not what its name says; None where it is."""
    suffix = suffix_of(path)
    fits = _FITS.get(suffix)
    if fits is None:
        return None
    with file.open("rb") as opened:
        start = opened.read(_START)
    if not fits(start):
        return _kind_of(start)
    if suffix in _OFFICE:
        return _other_office(file, _OFFICE[suffix])
    return None


def _other_office(file: Path, folder: str) -> Word | None:
    try:
        with zipfile.ZipFile(file) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, OSError):
        return OTHER
    return None if any(name.startswith(folder) for name in names) else ZIP


def _kind_of(start: bytes) -> Word:
    for kind, is_it in _KINDS:
        if is_it(start):
            return kind
    return OTHER


def _begins(*starts: bytes) -> Callable[[bytes], bool]:
    return lambda start: start.startswith(starts)


def _is_page(start: bytes) -> bool:
    text = start.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return text.startswith((b"<!doctype html", b"<html", b"<head", b"<body", b"<script"))


def _is_pdf(start: bytes) -> bool:
    return b"%PDF-" in start


def _is_text(start: bytes) -> bool:
    is_utf_16 = start.startswith((b"\xff\xfe", b"\xfe\xff"))
    is_other = any(is_it(start) for kind, is_it in _KINDS)
    return is_utf_16 or (b"\0" not in start and not is_other)


def _is_markup(start: bytes) -> bool:
    return start.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")


_ZIP = _begins(b"PK\x03\x04", b"PK\x05\x06")
_OLE = _begins(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
_IS_PNG, _IS_GIF, _IS_JPEG = _begins(b"\x89PNG\r\n"), _begins(b"GIF8"), _begins(b"\xff\xd8\xff")
_KINDS: tuple[tuple[Word, Callable[[bytes], bool]], ...] = (
    (PAGE, _is_page),
    (PDF, _begins(b"%PDF-")),
    (ZIP, _ZIP),
    (OLD_OFFICE, _OLE),
    (PNG, _IS_PNG),
    (GIF, _IS_GIF),
    (JPEG, _IS_JPEG),
)


def _is_old_office(start: bytes) -> bool:
    """Return whether a program takes a file for one of the old forms; Word reads RTF as such."""
    return _OLE(start) or start.startswith(b"{\\rtf")


_FITS: dict[str, Callable[[bytes], bool]] = {
    ".pdf": _is_pdf,
    **dict.fromkeys((".docx", ".xlsx", ".pptx", ".zip", ".odt", ".ods", ".odp", ".ofd"), _ZIP),
    **dict.fromkeys((".doc", ".xls", ".ppt", ".wps", ".et", ".dps"), _is_old_office),
    **dict.fromkeys((".jpg", ".jpeg"), _IS_JPEG),
    ".png": _IS_PNG,
    ".gif": _IS_GIF,
    ".webp": lambda start: start[:4] == b"RIFF" and start[8:12] == b"WEBP",
    ".mp4": lambda start: start[4:8] == b"ftyp",
    ".rar": _begins(b"Rar!"),
    ".7z": _begins(b"7z\xbc\xaf\x27\x1c"),
    **dict.fromkeys((".csv", ".txt", ".ics", ".json", ".ndjson", ".jsonld"), _is_text),
    **dict.fromkeys((".svg", ".xml"), _is_markup),
}
"""What files begin with, by the end of their names; others are not judged."""
