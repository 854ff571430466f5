"""What one can follow: every feed and calendar on a page, with what they are."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from gongkai.measures.measure import Measures
from gongkai.model.catalog import Catalog
from gongkai.views.addresses import CHANGES, FOLLOW, HOME, URGE
from gongkai.views.alternates import CHANGED, WHOLE, feeds_of
from gongkai.views.consultations import consultation_column, open_alternates
from gongkai.views.events import all_events, to_come
from gongkai.views.page import Alternate, Label, Page, Title
from gongkai.views.shelves import Shelf, column_shelves, term_shelves, unit_shelves
from gongkai.views.urge import TITLE as URGE_TITLE

TITLE = Label("Get updates")
WHAT_IT_IS = Label(
    "This is a feed: copy its address into a feed reader, and the reader shows what is new here."
)
ABOUT = Label("About feeds, and all feeds of this site")
ON_THE_SITE = Label("The same on the site")


@dataclass(frozen=True)
class Followed:
    """One list, in the forms in which it can be followed."""

    title: Title
    forms: tuple[Alternate, ...]


@dataclass(frozen=True)
class FollowGroup:
    """Lists of one sort."""

    key: str
    title: Label
    lists: tuple[Followed, ...]


def follow_pages(catalog: Catalog, measures: Measures) -> Iterator[Page]:
    """Yield the page of all that can be followed."""
    found = (
        FollowGroup("whole", Label("The whole site"), tuple(_whole(catalog, measures))),
        FollowGroup("sections", Label("Sections"), _lists(column_shelves(catalog))),
        FollowGroup("units", Label("Units"), _lists(unit_shelves(catalog))),
        FollowGroup("subjects", Label("Subjects"), _lists(term_shelves(catalog))),
    )
    groups = tuple(group for group in found if group.lists)
    yield Page(FOLLOW, "follow.html", TITLE, "follow", groups, alternates=feeds_of(HOME, WHOLE))


def _whole(catalog: Catalog, measures: Measures) -> Iterator[Followed]:
    yield Followed(WHOLE, feeds_of(HOME, WHOLE))
    column = consultation_column(catalog.registries)
    if column is not None:
        found = open_alternates(column)
        yield Followed(found[0].title, found)
    if to_come(catalog, measures):
        yield Followed(all_events().title, (all_events(),))
    yield Followed(CHANGED, feeds_of(CHANGES, CHANGED))
    yield Followed(URGE_TITLE, feeds_of(URGE, URGE_TITLE))


def _lists(shelves: Iterable[Shelf]) -> tuple[Followed, ...]:
    return tuple(Followed(one.title, feeds_of(one.page, one.title)) for one in shelves)
