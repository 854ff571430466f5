"""Bytes of a file -> text, or a finding that says why not."""

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from gongkai.model.edits import Encoding, Recoding
from gongkai.model.findings import Finding, SourcePlace, Word
from gongkai.sources.codes import files
from gongkai.sources.limits import LINE

_LONG = re.compile(rf"[^\n]{{{LINE + 1}}}")
_BOM = b"\xef\xbb\xbf"
_ENCODINGS = (("gb18030", "GBK"), ("big5", "Big5"))
_BINARY = "a binary file"
_COMMON = 0.98
"""How many of the characters of a text in GBK are common, at least."""
WORDS = ("UTF-16", *(name for _, name in _ENCODINGS), _BINARY)
"""Every guess at an encoding, for translators."""


@dataclass(frozen=True)
class Source:
    """A text file, with LF line ends; `text` is None when the bytes are no UTF-8."""

    path: str
    text: str | None
    findings: tuple[Finding, ...] = ()
    digest: str = ""
    """SHA-256 of its bytes as they lie on disk, in hexadecimal digits."""


def open_text(root: Path, path: str, limit: int) -> Source:
    """Read the file at `path` below `root`; one of more than `limit` bytes is not read."""
    file = root / path
    try:
        size = file.stat().st_size if file.is_file() else None
        data = file.read_bytes() if size is not None and size <= limit else None
    except OSError:
        size = data = None
    if size is None:
        return Source(path, None, (Finding(files.UNREADABLE, SourcePlace(path)),))
    if data is None:
        details = {"size": f"{size:,}", "limit": f"{limit:,}"}
        return Source(path, None, (Finding(files.TOO_LARGE, SourcePlace(path), details),))
    return decode(path, data)


def decode(path: str, data: bytes) -> Source:
    """Read `data` as UTF-8 and say what a clerk's editor did to it."""
    findings = []
    whole = data
    if data.startswith(_BOM):
        data = data.removeprefix(_BOM)
        edit = Recoding(path, "utf-8")
        findings.append(Finding(files.BYTE_ORDER_MARK, SourcePlace(path), edit=edit))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
        place = SourcePlace(path, *_end(before))
        details = {"encoding": Word(_guess(data))}
        encoding = sure_encoding(data)
        recoding = Recoding(path, encoding) if encoding is not None else None
        return Source(path, None, (Finding(files.NOT_UTF8, place, details, edit=recoding),))
    if "\r" in text:
        place = SourcePlace(path, *_end(text[: text.index("\r")]))
        findings.append(Finding(files.CARRIAGE_RETURNS, place, edit=Recoding(path, "utf-8")))
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        return Source(path, None, (Finding(files.EMPTY_FILE, SourcePlace(path)),))
    long = _LONG.search(text)
    if long is not None:
        place = SourcePlace(path, _end(text[: long.start()])[0])
        findings.append(Finding(files.LONG_LINE, place, {"limit": f"{LINE:,}"}))
        return Source(path, None, tuple(findings))
    return Source(path, text, tuple(findings), hashlib.sha256(whole).hexdigest())


def _end(text: str) -> tuple[int, int]:
    """Return line and column of what follows `text`."""
    return text.count("\n") + 1, len(text) - text.rfind("\n")


def sure_encoding(data: bytes) -> Encoding | None:
    """Return in what a file that is no UTF-8 is written, if that is certain.

    Nearly any bytes are GBK of some kind; a text has common characters almost alone. In what is
    Big5, or UTF-8 with a damaged place, rare ones are everywhere.
    """
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "utf-16" if _reads(data, "utf-16") else None
    text = _reads(data, "gb18030")
    if text is None or "\0" in text:
        return None
    others = [char for char in text if not char.isascii()]
    common = sum(_is_common(char) for char in others)
    return "gb18030" if others and common >= _COMMON * len(others) else None


def _reads(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _is_common(char: str) -> bool:
    """Return whether a character is one of GB 2312, which has the common ones.

    Its kana, Greek and Cyrillic letters are where the commonest characters of Big5 are.
    """
    data = char.encode("gb2312", "ignore")
    return bool(data) and not 0xA4 <= data[0] <= 0xA9


def _guess(data: bytes) -> str:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "UTF-16"
    if b"\0" in data:
        return _BINARY
    for encoding, name in _ENCODINGS:
        try:
            data.decode(encoding)
        except UnicodeDecodeError:
            continue
        return name
    return _BINARY
