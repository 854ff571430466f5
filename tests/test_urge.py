"""What to urge this week: what is overdue or due soon, on its page and in its feed."""

from datetime import date

import feedparser
from selectolax.lexbor import LexborHTMLParser

from gongkai.measures.measure import measure
from gongkai.model.catalog import Catalog
from gongkai.model.editions import DEFAULT
from gongkai.render.renderer import PageRenderer
from gongkai.render.urls import Origin
from gongkai.views.blocks import Status, Term
from gongkai.views.board import Board
from gongkai.views.urge import urge_pages
from small_column import make_catalog
from written import written

DAY = date(2021, 7, 15)


def promises(**due: str) -> Catalog:
    """Return a column of promises of a department, each by its day."""
    common = {"kind": "commitment", "promised": "2021-05-01", "published": "2021-05-01"}
    return make_catalog([common | {"id": name, "due": day} for name, day in due.items()])


def sections(catalog: Catalog, day: date = DAY) -> dict[str, list[str]]:
    """Return the states of the rows of each section."""
    (page,) = urge_pages(catalog, measure(catalog, day))
    assert isinstance(page.data, Board)
    return {
        section.key: [
            value.address.split("/")[-2]
            for row in section.grid.rows
            for value in row[1]
            if isinstance(value, Term) and value.address
        ]
        for section in page.data.sections
    }


def test_each_stands_by_its_day_under_who_supervises_the_unit() -> None:
    catalog = promises(
        past="2021-07-14", today="2021-07-15", week="2021-07-22", next="2021-07-23",
        reminder="2021-07-29", later="2021-07-30",
    )  # fmt: skip
    above = catalog.registries.units["finance"].parent or "finance"
    assert sections(catalog) == {
        f"{above}-overdue": ["past"],
        f"{above}-near": ["today", "week"],
        f"{above}-soon": ["next", "reminder"],
    }


def test_one_section_has_the_place_that_the_first_page_leads_to() -> None:
    catalog = promises(past="2021-07-14")
    measures = measure(catalog, DAY)
    (page,) = urge_pages(catalog, measures)
    (key,) = sections(catalog)
    renderer = PageRenderer(catalog, Origin("", "zh", DEFAULT))
    shown = LexborHTMLParser(renderer.render(page).html)
    assert [node.id for node in shown.css(f"[id='{key}']")] == [key]


def test_what_is_kept_is_not_urged() -> None:
    kept = {
        "id": "kept", "kind": "commitment", "promised": "2021-05-01", "due": "2021-07-01",
        "kept": "2021-06-20", "evidence": ["shows"], "published": "2021-05-01",
    }  # fmt: skip
    shows = {"id": "shows", "kind": "notice", "published": "2021-06-20"}
    assert sections(make_catalog([kept, shows])) == {}


def test_page_stays_where_nothing_is_urged_and_its_feed_too() -> None:
    assert sections(make_catalog([])) == {}
    assert feedparser.parse(written(make_catalog([]), DAY)["urge/feed.xml"]).entries == []


def test_an_entry_keeps_its_name_and_changes_when_its_day_is_past() -> None:
    catalog = promises(past="2021-07-14", near="2021-07-20")
    entries = feedparser.parse(written(catalog, DAY)["urge/feed.xml"]).entries
    found = {entry.link.split("/")[-2]: entry for entry in entries}
    assert found.keys() == {"past", "near"}
    past, near = found["past"], found["near"]
    assert (past.published[:10], past.updated[:10]) == ("2021-06-30", "2021-07-15")
    assert (near.published[:10], near.updated[:10]) == ("2021-07-06", "2021-07-06")
    later = feedparser.parse(written(catalog, date(2021, 7, 21))["urge/feed.xml"]).entries
    again = {entry.link.split("/")[-2]: entry for entry in later}
    assert again["near"].id == near.id != past.id
    assert near.id.startswith("urn:uuid:")  # no link: the page has no such place
    assert again["near"].updated[:10] == "2021-07-21"


def test_each_row_says_where_it_stands() -> None:
    catalog = promises(past="2021-07-14")
    (page,) = urge_pages(catalog, measure(catalog, DAY))
    assert isinstance(page.data, Board)
    ((row,),) = [section.grid.rows for section in page.data.sections]
    assert [value.tone for value in row[-1] if isinstance(value, Status)] == ["overdue"]
