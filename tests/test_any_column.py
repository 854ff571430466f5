"""Pages of columns that Hypothesis makes up, of any of the views that a site may have."""

from dataclasses import dataclass

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from any_column import all_pages, catalogs, measured, pages_by_view
from bare import bare_parts
from gongkai.model.catalog import Catalog
from gongkai.model.editions import DEFAULT
from gongkai.model.language import LANGUAGES, Language
from gongkai.render.renderer import PageRenderer
from gongkai.render.urls import Origin
from gongkai.views.points import PointPage
from gongkai.views.progress import Progress

few = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
languages = st.sampled_from(LANGUAGES)


@dataclass(frozen=True)
class Shown:
    """A rendered page, whose links to pages of its edition begin with a slash."""

    address: str
    body: LexborHTMLParser

    def targets(self) -> set[tuple[str, str]]:
        """Return the address and fragment of every link to a page of the edition."""
        found = set()
        for node in self.body.css("a[href], form[action]"):
            link = node.attributes.get("href") or node.attributes.get("action") or ""
            path, _, fragment = link.partition("#")
            if path.startswith("/"):
                found.add((path.removeprefix("/"), fragment))
        return found


def shown(catalog: Catalog, language: Language, without: frozenset[str]) -> list[Shown]:
    """Return the pages of the site without those of some views."""
    known, measures = measured(catalog)
    views = pages_by_view(known, measures)
    pages = [page for view, made in views.items() if view not in without for page in made]
    published = {page.address for page in pages}
    origin = Origin("", language, DEFAULT)
    renderer = PageRenderer(known, origin, way=_from_root, published=published)
    return [Shown(p.address, LexborHTMLParser(renderer.render(p).html)) for p in pages]


def _from_root(_: str, target: str) -> str:
    return f"/{target}"


@few
@given(
    catalogs(6),
    languages,
    st.frozensets(
        st.sampled_from(
            [
                "directory_pages",
                "unit_pages",
                "decision_pages",
                "point_pages",
                "document_pages",
                "record_pages",
                "explained_pages",
                "figure_pages",
                "topic_pages",
                "open_data_pages",
                "inspection_pages",
                "search_pages",
            ]
        ),
        max_size=3,
    ),
)
def test_links_lead_to_what_is_there(
    catalog: Catalog, language: Language, without: frozenset[str]
) -> None:
    pages = shown(catalog, language, without)
    places = {
        page.address: {node.attributes["id"] for node in page.body.css("[id]")} for page in pages
    }
    assert any(page.targets() for page in pages)
    for page in pages:
        for address, fragment in page.targets():
            assert address in places, (page.address, address)
            assert not fragment or fragment in places[address], (page.address, address, fragment)


@few
@given(catalogs(6), languages)
def test_nothing_is_shown_of_nothing(catalog: Catalog, language: Language) -> None:
    for page in shown(catalog, language, frozenset()):
        assert list(bare_parts(page.body)) == [], page.address


@few
@given(catalogs(6))
def test_every_unit_that_owes_a_point_is_shown_once(catalog: Catalog) -> None:
    known, measures = measured(catalog)
    for page in all_pages(known, measures):
        if isinstance(page.data, PointPage):
            owing = measures.obligations.cells_of(page.data.year.reference(page.data.point))
            units = [cell.unit.id for _, _, cells in page.data.groups for cell in cells]
            assert sorted(units) == sorted(owing)
        if isinstance(page.data, Progress):
            for section in page.data.sections:
                for row in section.points:
                    owing = measures.obligations.cells_of(page.data.year.reference(row.point))
                    assert sum(group.total for group in row.groups) == len(owing)


def test_what_is_bare_is_seen() -> None:
    page = LexborHTMLParser(
        "<h2>a</h2><h2>b</h2><ul> </ul><table><tbody></tbody></table><h2>c</h2>"
    )

    assert len(list(bare_parts(page))) == 4
    assert not list(bare_parts(LexborHTMLParser("<h2>a</h2><ul><li>b</li></ul>")))
