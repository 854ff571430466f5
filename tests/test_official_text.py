"""A translation in a site whose editions do not show the official text: it stands on the page."""

from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from any_column import AS_OF
from editions import SHAPES
from gongkai.measures.measure import measure
from gongkai.model.editions import Editions
from gongkai.model.language import Language
from gongkai.render.renderer import PageRenderer
from gongkai.render.urls import Origin
from gongkai.views.decisions import decision_pages
from gongkai.views.records import record_pages
from small_column import make_catalog

TEXT = """\
## First

See [the first](#first), [the same](record:doc#first) and [another](record:other).[^1]

[^1]: A note.
"""
RECORDS: list[dict[str, Any]] = [
    {"id": "doc", "kind": "policy", "text": TEXT, "en": "Document"},
    {"id": "other", "kind": "policy", "text": TEXT},
    {"id": "matter", "kind": "decision", "year": "2020", "text": TEXT, "en": "Matter"},
]


def page_of(address: str, editions: Editions, language: Language) -> LexborHTMLParser:
    catalog = make_catalog(RECORDS).until(AS_OF)
    measures = measure(catalog, AS_OF)
    pages = [*record_pages(catalog, measures), *decision_pages(catalog, measures)]
    page = next(page for page in pages if page.address == address)
    return LexborHTMLParser(PageRenderer(catalog, Origin("", language, editions)).render(page).html)


@pytest.mark.parametrize("editions", SHAPES, ids=str)
@pytest.mark.parametrize("address", ["r/doc/", "r/other/", "decisions/2020/matter/"])
def test_official_text_stands_once_and_is_always_to_be_had(
    address: str, editions: Editions
) -> None:
    for language in editions.languages:
        page = page_of(address, editions, language)
        official = page.css(".gk-official > .gk-text")
        is_needed = editions == Editions(("en",)) and address != "r/other/"
        assert [node.attributes.get("lang") for node in official] == ["zh-CN"] * is_needed


@pytest.mark.parametrize("address", ["r/doc/", "decisions/2020/matter/"])
def test_places_in_both_texts_are_kept_apart(address: str) -> None:
    page = page_of(address, Editions(("en",)), "en")
    ids = [node.attributes["id"] for node in page.css("[id]")]
    assert len(ids) == len(set(ids))
    translated, official = page.css(".gk-text")
    for text, place in ((translated, "first"), (official, "official-first")):
        found = [node.attributes["href"] or "" for node in text.css("a")]
        assert f"#{place}" in found
        within = {link.removeprefix("#") for link in found if link.startswith("#")}
        own = {node.attributes["id"] for node in text.css("[id]")}
        assert within <= own
