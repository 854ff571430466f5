"""Where a written address leads: the rules of the URL standard, within a site of any base path."""

import re
from enum import Enum
from typing import NamedTuple
from urllib.parse import unquote, urlsplit


class AddressKind(Enum):
    """What sort of place an address names."""

    SITE = "site"
    """A path of this site."""
    WEB = "web"
    """A page of another site, or of the same host outside the site."""
    OTHER = "other"
    """No page: mail, telephone, data, a file of somebody's machine."""


class Address(NamedTuple):
    """An address as it was understood.

    A tuple: a site has hundreds of thousands, and a frozen dataclass takes three times as long.
    """

    way: AddressKind
    path: str = ""
    """Within the site, percent-decoded; `../` at its beginning leads above the site's root."""
    fragment: str = ""
    """As written, without the # before it and without text directives (`:~:text=`)."""
    scheme: str = ""
    host: str = ""
    """Of an address outside the site, in lower case; empty where it has none."""
    rest: str = ""
    """Path, query and fragment of an address outside the site, as written."""
    has_login: bool = False
    """Whether a user's name or a password stands before the host."""
    is_absolute: bool = False
    """Whether it names a scheme or a host, or begins at the root of the host."""


_OUTER = "".join(map(chr, range(0x21)))
"""C0 control characters and the blank, which browsers take off both ends."""
_BREAKS = re.compile(r"[\t\n\r]")
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.\-]*):")
_WEB = ("http", "https")
_BEGINNINGS = ("https://", "http://")
_UP = "../"
_CLIMB = re.compile(r"(?:\.\./)+(?:\.\.$)?|\.\.$")
_PLAIN = re.compile(r"(?:[\w-][\w.-]*(?:/|$))*", re.ASCII)
"""A path in which nothing has to be understood: without `.`, `..`, percent signs or a query."""
_HOST = re.compile(r"[^/\\?#]*")
"""What stands before the path of an address with a host."""
_DOT = re.compile(r"%2e", re.IGNORECASE)
_SLASH = re.compile(r"%(2f)", re.IGNORECASE)
_DIRECTIVE = ":~:"


class Resolver:
    """Reads the addresses on the pages of one site."""

    def __init__(self, site_url: str) -> None:
        """Take the site's own address, ending in a slash; empty where it is not known."""
        parts = urlsplit(site_url)
        self._scheme = parts.scheme or "https"
        self._host = _host_of(parts.netloc)[0] if parts.netloc else ""
        self._mount = parts.path or "/"
        self._url = site_url if self._is_plain(site_url) else "\0"  # with which no address begins
        self._from_root: dict[str, Address] = {}
        self._whole: dict[str, Address] = {}
        self._climbing_from: dict[str | None, dict[str, Address]] = {}
        self._turn_to("")

    def resolve(self, page: str, href: str, base: str = "") -> Address:
        """Return where `href` on the page at `page` leads; `base` is what `<base>` says.

        Whole addresses, and those that climb, are understood once for all pages.
        """
        if base:
            start = self._resolve(page, base)
            if start.way is not AddressKind.SITE:
                return self._resolve_elsewhere(start, href)
            return self._resolve(start.path, href)
        if href[:1] == "#":
            return Address(AddressKind.SITE, page, href[1:].partition(_DIRECTIVE)[0])
        if href.startswith(_BEGINNINGS):
            known = self._whole.get(href)
            if known is None:
                self._whole[href] = known = self._absolutely(href)
            return known
        if not href.startswith(_UP) and href != "..":
            return self._resolve(page, href)
        if page != self._page:
            self._turn_to(page)
        known = self._climbing.get(href)
        if known is None:
            self._climbing[href] = known = self._climbed(page, href)
        return known

    def _absolutely(self, href: str) -> Address:
        """Return where an address with a scheme leads."""
        if href.startswith(self._url) and _PLAIN.fullmatch(href, len(self._url)):
            return Address(AddressKind.SITE, href[len(self._url) :], "", "", "", "", False, True)
        return self._resolve("", href)

    def _climbed(self, page: str, href: str) -> Address:
        """Return where an address leads that climbs out of the page's own folder."""
        climb = _CLIMB.match(href)
        if climb is not None:
            rest = href[climb.end() :]
            folder = self._above((len(climb[0]) + 1) // 3)
            is_usual = rest[:1] not in ("/", "\\", ".") and ":" not in rest and rest.strip() == rest
            if folder is not None and is_usual:
                path = folder + rest
                known = self._from_root.get(path)
                if known is None:
                    is_plain = "%" not in folder and _PLAIN.fullmatch(rest)
                    known = _within(path) if is_plain else self._resolve(folder, rest)
                    self._from_root[path] = known
                return known
        return self._resolve(page, href)

    def _is_plain(self, site_url: str) -> bool:
        """Return whether what stands behind the site's own address is always a path within it."""
        own = self._resolve("", site_url)
        is_root = own.way is AddressKind.SITE and not own.path and own.is_absolute
        return is_root and site_url.endswith("/") and "?" not in site_url and "#" not in site_url

    def _turn_to(self, page: str) -> None:
        """Have all that climbs from the folder of a page at hand.

        It leads to the same place from all folders that lie beside this one.
        """
        folders = page.split("/")[:-1]
        above = ("/".join(folders[:end]) + "/" if end else "" for end in range(len(folders) + 1))
        self._page, self._folders = page, list(above)
        beside = "/".join(folders[:-1]) if folders else None
        self._climbing = self._climbing_from.setdefault(beside, {})

    def _above(self, steps: int) -> str | None:
        """Return the folder that lies some steps above the page at hand; None above the root."""
        return self._folders[-1 - steps] if steps < len(self._folders) else None

    def _resolve(self, page: str, href: str) -> Address:
        text = _BREAKS.sub("", href.strip(_OUTER))
        scheme = _SCHEME.match(text)
        name = scheme[1].lower() if scheme else ""
        if scheme and name not in _WEB:
            return Address(
                AddressKind.OTHER, scheme=name, rest=text[scheme.end() :], is_absolute=True
            )
        if scheme:
            after = text[scheme.end() :]
            if after[:1] in ("/", "\\") or name != self._scheme:
                return self._absolute(name, after.lstrip("/\\"))
            text = after  # `https:x` on a page of the same scheme is relative
        path, query, fragment = _parts(text)
        if path.startswith("//"):
            return self._absolute(self._scheme, text.lstrip("/\\"))
        if path.startswith("/"):
            return self._at_host(path, query, fragment)
        folder = page.rpartition("/")[0]
        steps = [*folder.split("/"), *path.split("/")] if folder else path.split("/")
        local = _joined(steps) if path else page
        return Address(AddressKind.SITE, _decoded(local), fragment)

    def _absolute(self, scheme: str, after: str) -> Address:
        """Return where an address with a host leads; `after` begins with the host."""
        written = _HOST.match(after)
        end = written.end() if written is not None else 0
        host, has_login = _host_of(after[:end])
        if self._host and host == self._host:
            path, query, fragment = _parts(after[end:] or "/")
            found = self._at_host(path or "/", query, fragment)
            if found.way is AddressKind.SITE and not has_login:
                return found
        return Address(
            AddressKind.WEB,
            scheme=scheme,
            host=host,
            rest=after[end:],
            has_login=has_login,
            is_absolute=True,
        )

    def _at_host(self, path: str, query: str, fragment: str) -> Address:
        """Return where a path from the root of our own host leads."""
        whole = "/" + _joined(path.split("/")[1:], is_clamped=True)
        if whole + "/" == self._mount:
            whole = self._mount
        if whole.startswith(self._mount):
            local = whole[len(self._mount) :]
            return Address(AddressKind.SITE, _decoded(local), fragment, is_absolute=True)
        rest = whole + query + (f"#{fragment}" if fragment else "")
        return Address(
            AddressKind.WEB, scheme=self._scheme, host=self._host, rest=rest, is_absolute=True
        )

    def _resolve_elsewhere(self, base: Address, href: str) -> Address:
        """Return where an address leads on a page whose `<base>` is on another site."""
        found = self._resolve("", href)
        if found.way is not AddressKind.SITE or (found.is_absolute and _SCHEME.match(href)):
            return found
        return Address(
            AddressKind.WEB, scheme=base.scheme, host=base.host, rest=href, is_absolute=True
        )


def _within(path: str) -> Address:
    """Return the address of a path in which nothing has to be understood."""
    return Address(AddressKind.SITE, path)


def _parts(text: str) -> tuple[str, str, str]:
    """Return path, query (with its ?) and fragment; backslashes of a path are slashes."""
    before, _, fragment = text.partition("#")
    path, mark, query = before.partition("?")
    return path.replace("\\", "/"), mark + query, fragment.partition(_DIRECTIVE)[0]


def _joined(steps: list[str], *, is_clamped: bool = False) -> str:
    """Return a path without `.` and `..`; above the root it begins with `../`, unless clamped."""
    if ".." not in steps and "." not in steps and not any("%" in step for step in steps):
        return "/".join(steps)
    kept: list[str] = []
    above = 0
    last = len(steps) - 1
    for number, step in enumerate(steps):
        dots = _DOT.sub(".", step)
        if dots == "..":
            if kept:
                kept.pop()
            elif not is_clamped:
                above += 1
        elif dots != ".":
            kept.append(step)
            continue
        if number == last:
            kept.append("")
    return "../" * above + "/".join(kept)


def _decoded(path: str) -> str:
    """Return a path as the file's name; a slash that is written `%2F` stays what it is."""
    return unquote(_SLASH.sub(r"%25\1", path)) if "%" in path else path


def _host_of(authority: str) -> tuple[str, bool]:
    """Return host (and port, unless it is the usual one), and whether a login stands before it."""
    login, mark, host = authority.rpartition("@")
    host = unquote(host).lower().rstrip(".")
    for usual in (":80", ":443", ":"):
        host = host.removesuffix(usual)
    return host, bool(mark and login)
