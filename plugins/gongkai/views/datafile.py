"""A file beside the pages, as data."""

from dataclasses import dataclass

from gongkai.views.forms import Form
from gongkai.views.page import Title


@dataclass(frozen=True)
class DataFile:
    """One file of an edition: a feed, a calendar or an export."""

    address: str
    """From the root of an edition."""
    form: Form
    title: Title
    data: object
