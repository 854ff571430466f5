"""Relative links: whatever page they stand on, following them leads to their target."""

import posixpath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editions import SHAPES
from gongkai.model.editions import Editions
from gongkai.model.language import LANGUAGES, Language
from gongkai.render.urls import relative

PARTS = st.lists(st.from_regex(r"[a-z0-9]{1,4}(-[a-z0-9]{1,3})?", fullmatch=True), max_size=4)
PAGES = PARTS.map(lambda parts: "".join(f"{part}/" for part in parts))
FILES = st.tuples(PAGES, st.from_regex(r"[a-z0-9一-龥]{1,5}\.(csv|pdf)", fullmatch=True)).map(
    "".join
)
FRAGMENTS = st.from_regex(r"(#[a-z0-9一-龥-]{1,6})?", fullmatch=True)
EDITIONS = st.sampled_from(SHAPES)
BASES = st.sampled_from(["/", "/zwgk/xxgk/"])


def follow(base: str, source: str, link: str) -> str:
    """Return where a link on the page at `source` leads, as a browser would."""
    path, mark, fragment = link.partition("#")
    here = f"{base}{source}"
    there = posixpath.normpath(posixpath.join(here, path)) if path else here
    folder = not path or path.endswith("/")
    return there.rstrip("/") + ("/" if folder else "") + mark + fragment


@given(BASES, PAGES, PAGES | FILES, FRAGMENTS)
def test_link_leads_to_its_target(base: str, source: str, target: str, fragment: str) -> None:
    link = relative(source, target + fragment)

    assert follow(base, source, link) == base + target + fragment
    assert not link.startswith("/"), "a site may be mounted anywhere"
    assert link, "an empty link is no link"


@given(PAGES)
def test_link_to_a_place_on_the_same_page_does_not_leave_it(page: str) -> None:
    assert relative(page, f"{page}#here") == "#here"


@given(PAGES, PAGES, EDITIONS, st.sampled_from(LANGUAGES), st.sampled_from(LANGUAGES))
def test_link_across_editions(
    source: str, target: str, editions: Editions, one: Language, other: Language
) -> None:
    here = editions.at(source, one)
    link = relative(here, editions.at(target, other))

    below = f"{other}/" if other in editions.below else ""
    assert follow("/", here, link) == f"/{below}{target}"


@pytest.mark.parametrize(
    ("source", "target", "link"),
    [
        ("", "", "./"),
        ("", "units/", "units/"),
        ("units/finance/", "", "../../"),
        ("zh/r/parking/", "r/parking/table.csv", "../../../r/parking/table.csv"),
        ("r/parking/", "r/parking/", "../../r/parking/"),
    ],
)
def test_examples(source: str, target: str, link: str) -> None:
    assert relative(source, target) == link
