"""Every page that shows records of one sort by where they stand, and where each is linked."""

from collections.abc import Iterator, Mapping

from gongkai.measures.measure import Measures
from gongkai.model.catalog import Catalog
from gongkai.views.accidents import TITLE as ACCIDENT_TITLE
from gongkai.views.accidents import accident_pages
from gongkai.views.addresses import ACCIDENTS, ENROLMENT, EVENTS, GAZETTE, PLANS, RELEASES
from gongkai.views.enrolment import TITLE as ENROLMENT_TITLE
from gongkai.views.events import TITLE as EVENT_TITLE
from gongkai.views.events import event_pages
from gongkai.views.gazette import TITLE as GAZETTE_TITLE
from gongkai.views.gazette import gazette_pages
from gongkai.views.open_now import open_pages
from gongkai.views.page import Label, Page
from gongkai.views.plans import TITLE as PLAN_TITLE
from gongkai.views.plans import plan_pages
from gongkai.views.releases import TITLE as RELEASE_TITLE
from gongkai.views.releases import release_pages
from gongkai.views.themes import theme_pages
from gongkai.views.urge import urge_pages

BOARDS: Mapping[str, tuple[str, Label]] = {
    "accident": (ACCIDENTS, ACCIDENT_TITLE),
    "enrolment": (ENROLMENT, ENROLMENT_TITLE),
    "event": (EVENTS, EVENT_TITLE),
    "gazette-issue": (GAZETTE, GAZETTE_TITLE),
    "plan": (PLANS, PLAN_TITLE),
    "release": (RELEASES, RELEASE_TITLE),
}
"""By the kind of record that a page shows: a column that takes the kind leads to it, and so does
a topic or life event that has a record of it."""


def all_boards(catalog: Catalog, measures: Measures) -> Iterator[Page]:
    """Yield all of them."""
    for pages in (
        accident_pages,
        event_pages,
        gazette_pages,
        plan_pages,
        release_pages,
        theme_pages,
        open_pages,
        urge_pages,
    ):
        yield from pages(catalog, measures)
