"""Strings of PDF, whatever they are encoded in."""

from typing import Any

_UTF16, _UTF8 = (b"\xfe\xff", b"\xff\xfe"), b"\xef\xbb\xbf"


def words(value: Any) -> str:
    """Return the text of a string or stream; nothing of what is neither."""
    value = value.get_object() if hasattr(value, "get_object") else value
    if isinstance(value, bytes):
        return _decoded(value)
    if hasattr(value, "get_data"):
        return _decoded(value.get_data())
    if not isinstance(value, str) or value.startswith("/"):
        return ""
    raw = getattr(value, "original_bytes", b"")
    if raw and not raw.startswith(_UTF16) and _is_national(raw):
        try:
            return str(raw.decode("gb18030"))  # old programs in China write nothing else
        except UnicodeDecodeError:
            pass
    return str(value)


def _is_national(raw: bytes) -> bool:
    """Return whether bytes beyond ASCII are more than accents among Latin letters."""
    high = sum(byte > 0x80 for byte in raw)
    return high > sum(chr(byte).isalpha() for byte in raw if byte < 0x80)


def _decoded(value: bytes) -> str:
    if value.startswith(_UTF16):
        return value.decode("utf-16", "replace")
    try:
        return value.removeprefix(_UTF8).decode("utf-8")
    except UnicodeDecodeError:
        return value.decode("gb18030", "replace")
