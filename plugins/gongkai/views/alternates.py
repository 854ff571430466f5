"""Where the feeds and exports of a page live: always beside it, under the same names."""

from gongkai.views import labels
from gongkai.views.forms import Form
from gongkai.views.page import Alternate, Label, Title

FEEDS = {Form.ATOM: "feed.xml", Form.JSON_FEED: "feed.json"}
TABLES = {Form.CSV: "records.csv", Form.JSON: "records.json"}

WHOLE = Label("All new records")
CHANGED = Label("Changes between documents")
WORKBOOK = {Form.XLSX: "records.xlsx"}


def feeds_of(page: str, title: Title) -> tuple[Alternate, ...]:
    """Return the feeds beside the page at the address `page`."""
    return _beside(page, title, FEEDS)


def tables_of(page: str, title: Title) -> tuple[Alternate, ...]:
    """Return the exports beside the page at the address `page`."""
    return _beside(page, title, TABLES)


def tables_and_workbook_of(page: str, title: Title) -> tuple[Alternate, ...]:
    """Return the exports beside the page at the address `page`, a workbook among them."""
    return _beside(page, title, TABLES | WORKBOOK)


def name_of(found: Alternate) -> Label:
    """Return what a reader of feeds, or a portal, calls it."""
    return Label("{title}: {form}", {"title": found.title, "form": labels.FORM[found.form]})


def _beside(page: str, title: Title, names: dict[Form, str]) -> tuple[Alternate, ...]:
    return tuple(Alternate(title, form, page + name) for form, name in names.items())
