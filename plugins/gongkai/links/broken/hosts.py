"""Addresses outside the site: open to the public, and written as addresses are."""

import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import unquote

from gongkai.links.broken import codes
from gongkai.links.broken.slips import has_no_value, meant_by
from gongkai.links.reading.address import Address, AddressKind
from gongkai.links.reading.hosts import is_private, without_port
from gongkai.links.reading.link import RESOURCES
from gongkai.model.findings import Code
from gongkai.model.ip_address import ip_address_of
from gongkai.model.web_address import is_host


class AddressFault(NamedTuple):
    """What is wrong with an address, wherever it stands."""

    code: Code
    details: dict[str, str]


_STAGING = re.compile(
    r"(?:^|[.\-])(?:test|testing|staging|stage|stg|dev|uat|sit|preview|beta)\d*(?:[.\-]|$)"
    r"|(?:^|\.)(?:pre|demo|sandbox)\d*(?:\.|$)"
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
_ZERO_WIDTH = re.compile("[\ufeff\u200b\u200e\u200f\u2060]")
"""Those that no address has, wherever they stand in it."""
_BROKEN = re.compile(
    r"^(?:https?(?:;|：|:(?!//)|//:?)|(?!https?:)[htp]{3,7}s{0,2}:|http:\s|hhttps?:)/*",
    re.IGNORECASE,
)
"""Beginnings that were meant to be https://."""


def host_faults(
    href: str, address: Address, attribute: str, *, is_secure: bool
) -> Iterator[AddressFault]:
    """Yield what is wrong with an address as it is written; `is_secure` is whether the site is."""
    broken = _BROKEN.match(href.strip())
    if broken is None and address.way is AddressKind.SITE and _NO_SCHEME.match(href.strip()):
        yield AddressFault(codes.MALFORMED, {"nearest": f"https://{href.strip()}"})
        return
    if broken and address.way is not AddressKind.WEB:
        yield AddressFault(codes.MALFORMED, {"nearest": "https://" + href.strip()[broken.end() :]})
        return
    if address.way is AddressKind.OTHER:
        if leads_nowhere(address):
            number = re.sub(r"[^\d+]", "", address.rest) if address.scheme == "tel" else ""
            yield AddressFault(codes.MALFORMED, {"nearest": f"tel:{number}"} if number else {})
        elif address.rest.startswith("//"):
            host = without_port(re.split(r"[/?#\\]", address.rest[2:])[0].rpartition("@")[2])
            if host and is_private(host.lower()):
                yield AddressFault(codes.PRIVATE, {"host": host})
                return
        if address.scheme == "file" or (len(address.scheme) == 1 and address.scheme.isalpha()):
            yield AddressFault(codes.PRIVATE, {"host": f"{address.scheme}:"})
        return
    if address.way is not AddressKind.WEB:
        return
    meant = garbled(address)
    if meant is not None:
        yield AddressFault(codes.MALFORMED, {"nearest": meant} if meant else {})
        return
    if address.has_login:
        yield AddressFault(codes.LOGIN, {"host": address.host, "href": f"…@{address.host}"})
    host = without_port(address.host)
    if is_private(host) or (host.startswith("webvpn") and _THROUGH.match(address.rest)):
        yield AddressFault(codes.PRIVATE, {"host": address.host})
    elif _STAGING.search(_chosen_part(host)) or host.endswith(_PREVIEWS):
        yield AddressFault(codes.STAGING, {"host": address.host})
    if address.scheme == "http" and is_secure:
        if attribute in RESOURCES:
            yield AddressFault(codes.INSECURE, {})
        elif attribute == "form[action]":
            yield AddressFault(codes.INSECURE_FORM, {})


def leads_nowhere(address: Address) -> bool:
    """Return whether an address that is no page's opens nothing: a script, a mail to nobody."""
    if address.scheme in _SCRIPTS:
        return True
    if address.scheme == "mailto":  # mailto:?subject=… lets the reader choose to whom
        to = re.split("[,;]", address.rest.partition("?")[0].replace("%20", " ").rstrip(",; "))
        return not address.rest.startswith("?") and not all(
            _MAIL.fullmatch(one.strip()) for one in to
        )
    return address.scheme == "tel" and not _TELEPHONE.fullmatch(address.rest)


_THROUGH = re.compile(r"/https?(?:-\d+)?/[0-9a-f]{12,}", re.IGNORECASE)
"""Another site as those see it who are let into a network, by what stands for its host."""
_TELEPHONE = re.compile(r"(?=(?:.*\d){2})[\w%\s().+*#;=-]+", re.ASCII)
"""A number as telephones dial it, with what may stand behind it."""
_SCRIPTS = ("javascript", "vbscript")
_MAIL = re.compile(r"(?:(?!%40)[^@?\s])+(?:@|%40)[^@?\s.]+(?:\.[^@?\s.。，；、：！？）》”]+)+")
_NO_SCHEME = re.compile(r"www\.[\w-]+(?:\.[\w-]+)*\.(?:cn|com|net|org)(?:[/?#:]|$)", re.IGNORECASE)


def garbled(address: Address) -> str | None:
    """Return what was meant where an address of another site is written as none can be.

    Empty where that is not sure; None where nothing is wrong. What stands behind the `?` is for
    the other site to read: it may hold addresses, and characters encoded twice.
    """
    host, path = address.host, address.rest.partition("?")[0]
    again = _AGAIN.search(f"{host}{path}")
    if again is not None and (again.start() <= len(host) or again["host"] == host):
        return f"https://{again['host']}{again['rest']}" if is_host(again["host"]) else ""
    together = _RUN_TOGETHER.search(host)
    if together is not None:
        begin = "" if together["host"].startswith("www.") else "www."
        return f"https://{begin}{together['host']}{address.rest}"
    if host.endswith(".gov") and _OF_CHINA.match(path):
        return f"https://{host}.{address.rest[1:]}"
    if not is_host(host) or not _may_end(without_port(host)):
        return ""
    meant = meant_by(host)
    if meant is not None:
        return f"https://{meant}{address.rest}" if meant else ""
    is_garbled = any(words.search(path) for words in (_TWICE, _OLD, _NO_ESCAPE))
    return "" if is_garbled or has_no_value(path) else None


_OF_CHINA = re.compile("/cn(?:/|$)")
"""The end of a host behind another sign than its stop, x.gov/cn."""
_AGAIN = re.compile(r"(?:^|/|(?<=[a-z]))https?:?//?(?P<host>[\w.-]+\.[a-z]{2,})(?P<rest>.*)")
"""A second beginning, https://www.x.cnhttp//www.x.cn/."""
_TWICE = re.compile(r"(?:%25[89A-F][0-9A-F]){2}", re.IGNORECASE)
"""A Chinese character that was encoded twice."""
_RUN_TOGETHER = re.compile(r"(?:\.(?:cn|com|net|org)(?=www\.)|^www_)(?P<host>.+)")
"""A host printed twice, www.x.cnwww.x.cn, or one with another sign for its stop."""
_NO_ESCAPE = re.compile(r"%(?=[0-9A-Z]{2})(?![0-9A-F]{2}|u[0-9A-F]{4})", re.IGNORECASE)
"""A sign that begins an escape, with no such thing behind it: %ZZ."""
_OLD = re.compile(r"%u[0-9A-F]{4}", re.IGNORECASE)
"""What escape() of old scripts wrote, which no server reads."""


def _may_end(host: str) -> bool:
    """Return whether a host ends as hosts do: in letters, or it is an address of figures.

    One in figures that nobody writes so, 010.0.0.1, leads elsewhere than it says.
    """
    labels = host.rstrip(".").split(".")
    if any(label.startswith("-") or label.endswith("-") for label in labels):
        return False
    last = labels[-1]
    if last.isdecimal():
        number = ip_address_of(host.rstrip("."))
        return number is not None and (str(number) == host or not number.is_global)
    return (
        host.startswith("[")
        or len(labels) == 1
        or last.startswith("xn--")
        or (len(last) > 1 and last.isalpha())
        or not last.isascii()
    )


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
    if address.way is AddressKind.WEB and (unseen := _ZERO_WIDTH.search(inside)) is not None:
        name, nearest = _UNSEEN[unseen[0]], _ZERO_WIDTH.sub("", inside)
        return AddressFault(codes.SWALLOWED, {"sign": name, "nearest": nearest})
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
