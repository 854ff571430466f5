"""Where a record says what: the answer before the text, short facts beside it, tables below it."""

import pytest
from playwright.sync_api import Page

from browsing import EDITIONS
from gongkai.views.beside import placed
from gongkai.views.blocks import Box, Field, Grid, Printed
from gongkai.views.forms import Form
from gongkai.views.page import Alternate, Label
from gongkai.views.uses import by_use

TITLE = Label("Contact")
SHORT = Field("year", Label("Year"), (2021,))
TABLE = Field("steps", Label("Steps"), (Grid((Label("Year"), Label("Unit"), Label("Kind")), ()),))
LIMITS = {1280: 600, 375: 700}
FACTS_ALONE = ("reply-estate-lifts", "declaration-2021-h1-education", "gazette-2021-2")
"""Records whose facts are no answer, some of them with long tables."""


def test_short_facts_stand_beside_the_text_and_tables_below_it() -> None:
    found = placed([Box("meeting", None, (SHORT, TABLE))])
    assert [(box.fields, box.is_beside) for box in found.before_text] == [((SHORT,), True)]
    assert [box.fields for box in found.after_text] == [(TABLE,)]


def test_the_answer_stands_before_the_text() -> None:
    own, held = Box("event", TITLE, (SHORT, TABLE)), Box("contact", TITLE, (TABLE,))
    found = placed([own, held])
    assert [(box.fields, box.is_beside) for box in found.before_text] == [
        ((SHORT, TABLE), False),
        ((TABLE,), False),
    ]
    assert found.after_text == ()


def test_nothing_stands_where_there_is_nothing() -> None:
    found = placed([Box("meeting", None, (TABLE,))])
    assert found.before_text == ()
    words = Field("name", Label("Name"), (Printed("甲"), Printed("乙")))
    assert placed([Box("meeting", None, (words,))]).after_text == ()


def test_files_are_named_by_what_they_are_for() -> None:
    forms = (Form.CSV, Form.ATOM, Form.DCAT, Form.JSON_FEED, Form.JSON)
    uses = by_use(Alternate(TITLE, form, form.value) for form in forms)
    assert [[file.form for one in use.lists for file in one.files] for use in uses] == [
        [Form.ATOM, Form.JSON_FEED],
        [Form.CSV],
        [Form.DCAT, Form.JSON],
    ]
    assert [use.is_followed for use in uses] == [True, False, False]


@pytest.mark.browser
@pytest.mark.parametrize("edition", EDITIONS)
def test_text_begins_on_the_first_screen(page: Page, site: str, edition: str) -> None:
    assert page.viewport_size is not None
    limit = LIMITS[page.viewport_size["width"]]
    for name in FACTS_ALONE:
        page.goto(f"{site}{edition}r/{name}/")
        box = page.locator(".gk-text > *").first.bounding_box()
        assert box is not None and box["y"] < limit, name
