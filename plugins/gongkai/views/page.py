"""A page as data: its address, its words, what is on it."""

from dataclasses import dataclass
from datetime import date

from gongkai.model import label
from gongkai.model.local_text import LocalText
from gongkai.model.record import Record
from gongkai.views.forms import Form

Label = label.Label
Title = LocalText | Label


@dataclass(frozen=True)
class Crumb:
    """A step of the way from home to a page."""

    title: Title
    address: str


@dataclass(frozen=True)
class Alternate:
    """A feed, calendar or export of what a page shows."""

    title: Title
    form: Form
    address: str
    """From the root of an edition."""


@dataclass(frozen=True)
class Page:
    """One page of the site, the same in every edition except for the words."""

    address: str
    """From the root of an edition, ending in a slash; empty for home (decision 7)."""
    template: str
    title: Title
    kind: str
    data: object
    trail: tuple[Crumb, ...] = ()
    record: Record | None = None
    """The record that the page shows, where it shows one."""
    unit: str | None = None
    column: str | None = None
    sample: bool = False
    """Whether what the page shows is invented."""
    listed: bool = True
    """Whether search engines may list it; never for what is invented or filtered."""
    alternates: tuple[Alternate, ...] = ()
    """The same in other forms; only those that the site publishes are shown."""
    updated: date | None = None
    """The newest day among what the page shows, where it is known; never the build's."""
