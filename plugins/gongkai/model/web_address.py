"""Addresses of the web as people write them: read without ever failing, and held to the rules."""

import re
from unicodedata import normalize

_ADDRESS = re.compile(
    r"(?P<scheme>[A-Za-z][A-Za-z0-9+.\-]*)://(?P<authority>[^/?#\\]*)(?P<path>[^?#]*)"
)
_HOST = re.compile(r"(?P<name>\[[0-9A-Fa-f:.]+\]|[^\[\]:]+)(?::(?P<port>[0-9]{1,5}))?")
_LABEL = re.compile(r"[\w-]{1,63}")
_LAST_PORT = 65535


def host_of(address: str) -> str:
    """Return the host of an address in small letters, without login and port; else nothing."""
    found = _ADDRESS.match(address.strip())
    if found is None:
        return ""
    host = _HOST.fullmatch(found["authority"].rpartition("@")[2])
    return host["name"].lower() if host is not None else ""


def path_of(address: str) -> str:
    """Return the path of an address, or of a name without a host; query and fragment are none."""
    found = _ADDRESS.match(address)
    return found["path"] if found is not None else re.split("[?#]", address, maxsplit=1)[0]


def is_host(host: str) -> bool:
    """Return whether a host, perhaps with its port, is written as hosts are."""
    found = _HOST.fullmatch(host)
    if found is None or int(found["port"] or 0) > _LAST_PORT:
        return False
    name = found["name"]
    if name.startswith("["):
        return ":" in name
    if normalize("NFKC", name) != name:
        return False
    labels = name.removesuffix(".").split(".")
    return all(map(_LABEL.fullmatch, labels))


def is_web_address(address: str) -> bool:
    """Return whether a text is a whole address of a page, as a browser shows it."""
    found = _ADDRESS.match(address)
    return (
        found is not None
        and found["scheme"].lower() in ("http", "https")
        and is_host(found["authority"].rpartition("@")[2])
        and not re.search(r"\s", address)
    )


_MISTYPED = re.compile(
    r"(h+[tp]{2,5}s{0,2}|[tp]{2,4}s?)\s*[:：;；.]?\s*[/／\\＼]+\s*([^/／?？#＃\\]+)(.*)",
    re.IGNORECASE,
)
"""What was meant to begin with http:// or https://."""


def as_meant(address: str) -> str | None:
    """Return an address whose beginning was mistyped as it should be; None if that is no help.

    Its host may have full-width characters or blanks, its scheme a letter or a slash too many.
    """
    address = address.strip()
    again = _AGAIN.match(address)
    found = _MISTYPED.match(again["rest"] if again is not None else address)
    if found is None:
        return f"https://{address}" if _WITHOUT.match(address) else None
    rest = re.sub(r"^[／？＃]", lambda mark: normalize("NFKC", mark[0]), found[3])
    host = re.sub(r"[\s,，。、]+", _stop_of, normalize("NFKC", found[2].rstrip("，。、 ")))
    host = re.sub(r"\.{2,}", ".", host)
    right = f"http{'s' if 's' in found[1].lower() else ''}://{host}{rest}"
    return right if right != address and is_web_address(right) else None


def _stop_of(signs: re.Match[str]) -> str:
    """Return the stop for which another sign stands in a host, www,x.cn; of blanks nothing."""
    return "." if signs[0].strip() else ""


_AGAIN = re.compile(r"https?:/*(?P<rest>h+[tp]{2,5}s{0,2}\s*[:：;；.]?\s*/.*)", re.IGNORECASE)
"""A beginning that was written twice, http://http://www.x.cn/."""
_WITHOUT = re.compile(
    r"www\.[\w-]+(?:\.[\w-]+)*\.(?!(?:html?|pdf|docx?|xlsx?|zip|jpe?g|png)\b)[a-z]{2,12}(?:[/?#:]|$)",
    re.IGNORECASE | re.ASCII,
)
"""An address without its beginning, www.x.cn/y."""
