"""Bytes of a file -> text, or a finding that says why not."""

from dataclasses import dataclass

from gongkai.model.findings import Finding, Place
from gongkai.sources import codes

_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True)
class Source:
    """A text file, with LF line ends; `text` is None when the bytes are no UTF-8."""

    path: str
    text: str | None
    findings: tuple[Finding, ...] = ()


def decode(path: str, data: bytes) -> Source:
    """Read `data` as UTF-8 and say what a clerk's editor did to it."""
    findings = []
    if data.startswith(_BOM):
        data = data.removeprefix(_BOM)
        findings.append(Finding(codes.BYTE_ORDER_MARK, Place(path)))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        start = data.rfind(b"\n", 0, error.start) + 1
        column = len(data[start : error.start].decode("utf-8", "replace")) + 1
        details = {"encoding": _guess(data)}
        return Source(path, None, (Finding(codes.NOT_UTF8, Place(path, line, column), details),))
    if "\r" in text:
        first = text.index("\r")
        line = text.count("\n", 0, first) + 1
        findings.append(Finding(codes.CARRIAGE_RETURNS, Place(path, line)))
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        findings.append(Finding(codes.EMPTY_FILE, Place(path)))
        return Source(path, None, tuple(findings))
    return Source(path, text, tuple(findings))


def _guess(data: bytes) -> str:
    for encoding, name in (("gb18030", "GBK"), ("big5", "Big5")):
        try:
            data.decode(encoding)
        except UnicodeDecodeError:
            continue
        return name
    return "UTF-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "a binary file"
