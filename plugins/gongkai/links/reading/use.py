"""A use of an address on a page: a link, a picture, a style sheet."""

from dataclasses import dataclass
from enum import StrEnum


class Zone(StrEnum):
    """In which part of a page a use stands."""

    CONTENT = "content"
    TEMPLATE = "template"
    """Header, navigation, footer, breadcrumbs: the same on page after page."""


@dataclass(frozen=True, slots=True)
class Use:
    """One address as it is written on one page, with what a reader sees of it."""

    page: str
    """The address of the page that bears it, as in the manifest: `r/x/`, `zh/columns/y/`."""
    href: str
    """As written."""
    attribute: str
    """`a[href]`, `img[src]`, `img[srcset]`, `meta[refresh]`, `style` ..."""
    zone: Zone
    text: str
    """The visible text of the link, blanks collapsed; the alternative text of an image in it."""
    context: str
    """The table row, list item or sentence around it, as text; empty for template links."""
    line: int
    """The line of the HTML file, from 1; 0 where it is not known."""
    is_own_text: bool
    """Whether it stands in a text that somebody wrote, not in what templates print around it."""
