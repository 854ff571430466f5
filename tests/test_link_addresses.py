"""Addresses are understood as browsers do (WHATWG URL), within a site of any base path."""

from urllib.parse import urljoin, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.links.broken.hosts import host_faults, swallowed
from gongkai.links.reading.address import Address, AddressKind, Resolver

SITE = "https://gongkai.example/"
NAMES = st.text(alphabet="ab.-第二", min_size=1, max_size=4).filter(
    lambda name: name not in (".", "..")
)
STEPS = st.lists(st.sampled_from(["..", ".", "a", "b", "第二章", "c.pdf"]), min_size=1, max_size=6)
PAGES = st.lists(NAMES, max_size=4).map(lambda steps: "".join(f"{step}/" for step in steps))


def resolve(page: str, href: str, site: str = SITE, base: str = "") -> Address:
    return Resolver(site).resolve(page, href, base)


def climbs(page: str, href: str) -> bool:
    """Return whether a relative address leads above the root on its way."""
    depth = page.count("/")
    for step in href.split("/"):
        depth += {"..": -1, ".": 0}.get(step, 1)
        if depth < 0:
            return True
    return False


@given(PAGES, STEPS, st.booleans())
def test_relative_paths_are_those_of_the_standard_library(
    page: str, steps: list[str], ends_in_slash: bool
) -> None:
    href = "/".join(steps) + ("/" if ends_in_slash else "")
    if climbs(page, href):
        return
    found = resolve(page, href)
    assert found.way is AddressKind.SITE
    assert f"/{found.path}" == urlsplit(urljoin(SITE + page, href)).path


@given(PAGES, PAGES, STEPS)
def test_what_was_asked_before_changes_no_answer(first: str, second: str, steps: list[str]) -> None:
    """Addresses that climb are kept for all pages; a fresh resolver must say the same."""
    href = "/".join(steps)
    kept = Resolver(SITE)
    kept.resolve(first, href)
    kept.resolve(second, href + "/")
    again, fresh = kept.resolve(second, href), resolve(second, href)
    assert (again.way, again.path, again.fragment) == (fresh.way, fresh.path, fresh.fragment)


@given(st.sampled_from(["", "column/", "a.b/"]), st.text(alphabet="ab./%2e-_#?\\\\: \t第"))
def test_an_own_address_is_the_same_however_its_host_is_written(mount: str, rest: str) -> None:
    """One that has nothing to be understood is not taken apart; this shows that it need not be."""
    site = SITE + mount
    quick = resolve("r/a/", site + rest, site)
    whole = resolve("r/a/", site.replace("gongkai", "GONGKAI") + rest, site)
    for part in ("way", "path", "fragment", "host", "is_absolute"):
        assert getattr(quick, part) == getattr(whole, part)


@pytest.mark.parametrize(
    "site",
    ["https://name:word@h.example/", "https://h.example/a/../b/", "https://h.example/m/?q=/"],
)
def test_what_only_begins_like_the_site_is_none_of_its_pages(site: str) -> None:
    found = resolve("a/b/", f"{site}x/", site)
    assert (found.way, found.path) != (AddressKind.SITE, "x/")


@given(PAGES, STEPS)
def test_a_relative_address_never_leaves_the_site_unseen(page: str, steps: list[str]) -> None:
    href = "/".join(steps)
    if climbs(page, href) and not href.startswith("/"):
        depth, lowest = page.count("/"), 0
        for step in steps:
            depth += {"..": -1, ".": 0}.get(step, 1)
            lowest = min(lowest, depth)
        assert resolve(page, href).path.startswith("../" * -lowest)


@given(st.text(max_size=30))
def test_nothing_that_somebody_writes_fails(href: str) -> None:
    for page in ("", "r/a/"):
        found = resolve(page, href)
        assert isinstance(found.way, AddressKind)
        swallowed(href, found)
        list(host_faults(href, found, "a[href]", is_secure=True))


@pytest.mark.parametrize(
    ("page", "href", "path", "fragment"),
    [
        ("r/a/", "", "r/a/", ""),
        ("r/a/", "?q=1", "r/a/", ""),
        ("r/a/", "#x", "r/a/", "x"),
        ("r/a/", " ../b/ \n", "r/b/", ""),
        ("r/a/", "..\n/b/", "r/b/", ""),
        ("r/a/", "..\\b\\", "r/b/", ""),
        ("r/a/", "%2e%2E/b/", "r/b/", ""),
        ("r/a/", "../b/?q=a/b#c?d", "r/b/", "c?d"),
        ("r/a/", "b%2Fc", "r/a/b%2Fc", ""),
        ("r/a/", "%E7%AC%AC/", "r/a/第/", ""),
        ("r/a/", "../..", "", ""),
        ("r/a/", "..", "r/", ""),
        ("r/a/", ".", "r/a/", ""),
        ("r/a/", "//gongkai.example/x", "x", ""),
        ("r/a/", "/x/../y", "y", ""),
        ("r/a/", "https:b", "r/a/b", ""),
        ("r/a/", "HTTPS://Gongkai.Example:443/x", "x", ""),
        ("r/a/", "http://gongkai.example/x", "x", ""),
        ("r/a/", "https:\\\\gongkai.example\\x", "x", ""),
        ("r/a/", "https://gongkai.example", "", ""),
        ("404.html", "r/b/", "r/b/", ""),
        ("r/a/", "../../../x", "../x", ""),
        ("r/a/", "x#a:~:text=b", "r/a/x", "a"),
    ],
)
def test_within_the_site(page: str, href: str, path: str, fragment: str) -> None:
    found = resolve(page, href)
    assert (found.way, found.path, found.fragment) == (AddressKind.SITE, path, fragment)


@pytest.mark.parametrize(
    ("href", "way", "scheme", "host"),
    [
        ("http://www.example.gov.cn:80/x", AddressKind.WEB, "http", "www.example.gov.cn"),
        ("//www.example.gov.cn/x", AddressKind.WEB, "https", "www.example.gov.cn"),
        ("https://gongkai.example:8443/x", AddressKind.WEB, "https", "gongkai.example:8443"),
        ("https://u:p@www.example.gov.cn/", AddressKind.WEB, "https", "www.example.gov.cn"),
        ("https://www.example.gov.cn./", AddressKind.WEB, "https", "www.example.gov.cn"),
        ("mailto:a@b", AddressKind.OTHER, "mailto", ""),
        ("JavaScript:x", AddressKind.OTHER, "javascript", ""),
        ("d:\\x", AddressKind.OTHER, "d", ""),
    ],
)
def test_outside_the_site(href: str, way: AddressKind, scheme: str, host: str) -> None:
    found = resolve("r/a/", href)
    assert (found.way, found.scheme, found.host) == (way, scheme, host)


@pytest.mark.parametrize(
    ("base", "href", "way", "path"),
    [
        ("../b/", "x", AddressKind.SITE, "r/b/x"),
        ("/", "r/x", AddressKind.SITE, "r/x"),
        ("https://gongkai.example/c/", "../x", AddressKind.SITE, "x"),
        ("https://www.example.org/", "x", AddressKind.WEB, ""),
        ("https://www.example.org/", "https://gongkai.example/x", AddressKind.SITE, "x"),
    ],
)
def test_base(base: str, href: str, way: AddressKind, path: str) -> None:
    found = resolve("r/a/", href, base=base)
    assert (found.way, found.path) == (way, path)


def test_unknown_site_begins_at_the_root_of_its_host() -> None:
    assert resolve("r/a/", "/x", "").path == "x"
    assert resolve("r/a/", "https://gongkai.example/x", "").way is AddressKind.WEB
