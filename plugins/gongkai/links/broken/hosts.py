"""Addresses outside the site: open to the public, and written as addresses are."""

import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import unquote

from gongkai.links.broken import codes
from gongkai.links.reading.address import Address, AddressKind
from gongkai.links.reading.hosts import is_private, without_port
from gongkai.links.reading.link import RESOURCES
from gongkai.model.findings import Code
from gongkai.model.web_address import is_host


class AddressFault(NamedTuple):
    """What is wrong with an address, wherever it stands."""

    code: Code
    details: dict[str, str]


_STAGING = re.compile(
    r"(?:^|[.\-])(?:test|testing|staging|stage|stg|dev|uat|preview|beta)\d*(?:[.\-]|$)"
)
_PREVIEWS = (".vercel.app", ".netlify.app", ".ngrok.io", ".ngrok-free.app", ".pages.dev")
_LATE = "。，、；：！？…"
"""Characters of a sentence that no address ends with."""
_PAIRS = {
    "）": "（",
    "》": "《",
    "】": "【",
    "」": "「",
    "』": "『",
    "”": "“",
    "’": "‘",
    "〉": "〈",
}
_UNSEEN = {
    "\ufeff": "U+FEFF",
    "\u200b": "U+200B",
    "\u200e": "U+200E",
    "\u200f": "U+200F",
    "\u2060": "U+2060",
    "\u3000": "U+3000",
    "\xa0": "U+00A0",
}
_BROKEN = re.compile(
    r"^(?:https?(?:;|：|:/(?!/)|//)|htp:|htps:|http:\s|ttps?:|hhttps?:)/*", re.IGNORECASE
)


def host_faults(
    href: str, address: Address, attribute: str, *, is_secure: bool
) -> Iterator[AddressFault]:
    """Yield what is wrong with an address as it is written; `is_secure` is whether the site is."""
    broken = _BROKEN.match(href.strip())
    if broken and address.way is not AddressKind.WEB:
        yield AddressFault(codes.MALFORMED, {"nearest": "https://" + href.strip()[broken.end() :]})
        return
    if address.way is AddressKind.OTHER:
        if address.scheme == "file" or (len(address.scheme) == 1 and address.scheme.isalpha()):
            yield AddressFault(codes.PRIVATE, {"host": f"{address.scheme}:"})
        return
    if address.way is not AddressKind.WEB:
        return
    if not is_host(address.host):
        yield AddressFault(codes.MALFORMED, {})
        return
    if address.has_login:
        yield AddressFault(codes.LOGIN, {"host": address.host, "href": f"…@{address.host}"})
    host = without_port(address.host)
    if is_private(host):
        yield AddressFault(codes.PRIVATE, {"host": address.host})
    elif _STAGING.search(_chosen_part(host)) or host.endswith(_PREVIEWS):
        yield AddressFault(codes.STAGING, {"host": address.host})
    if address.scheme == "http" and is_secure and attribute in RESOURCES:
        yield AddressFault(codes.INSECURE, {})


def swallowed(href: str, address: Address) -> AddressFault | None:
    """Return what of the sentence around it got into an address; None where all belongs to it.

    Of an address within the site this is to be asked only where nothing is served: a file may be
    named 《办法》。pdf.
    """
    if href.isascii() and "%" not in href and " " not in href:
        return None
    bare = href.strip("\t\n\r\f ")  # browsers take blanks off, but not those that are encoded
    inside_as_written = unquote(bare) if "%" in bare else bare
    inside = inside_as_written.strip("\t\n\r\f ")
    for character, name in _UNSEEN.items():
        if inside.startswith(character) or inside.endswith(character):
            return AddressFault(codes.SWALLOWED, {"sign": name, "nearest": inside.strip(character)})
    if inside != inside_as_written and inside_as_written.endswith(" "):
        return AddressFault(codes.SWALLOWED, {"sign": "U+0020", "nearest": inside})
    if address.way is AddressKind.WEB and " " in href.strip():
        return AddressFault(
            codes.SWALLOWED, {"sign": "U+0020", "nearest": href.split(maxsplit=1)[0]}
        )
    path, mark, query = inside.partition("?")
    at = _cut_in(path)
    if at is None and mark and query and _ends_sentence(query, len(query) - 1):
        at = len(inside) - 1
    if at is None:
        return None
    return AddressFault(codes.SWALLOWED, {"sign": inside[at], "nearest": inside[:at]})


def _cut_in(text: str) -> int | None:
    """Return where a sentence goes on in an address: where no file is named behind it."""
    for number in range(len(text)):
        if _ends_sentence(text, number):
            after = text[number + 1 :]
            if "/" not in after and "." not in after:
                return number
    return None


def _ends_sentence(text: str, number: int) -> bool:
    """Return whether a character ends part of a sentence, or closes what was not opened in it."""
    character = text[number]
    if character in _LATE:
        return True
    opening = _PAIRS.get(character)
    if opening is None:
        return False
    before = text[: number + 1]
    return before.count(opening) < before.count(character)


def _chosen_part(host: str) -> str:
    """Return what an office chose itself of a host: without the domain that was given to it."""
    labels = host.split(".")
    is_of_china = labels[-1] == "cn" and labels[-2] in ("gov", "edu", "com", "org", "net", "ac")
    return ".".join(labels[: -3 if is_of_china else -2])
