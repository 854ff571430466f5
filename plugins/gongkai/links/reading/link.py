"""A link: one address as it is written on a page, with what a reader sees of it."""

from collections.abc import Callable
from typing import NamedTuple


class PageLink(NamedTuple):
    """One address as it is written on one page: a link, an image, a style sheet.

    A tuple, because a site has hundreds of thousands, and processes hand them to one another.
    """

    page: str
    """The address of its page, as in the manifest; empty in chrome that many pages have."""
    href: str
    """As written."""
    attribute: str
    """`a[href]`, `img[src]`, `img[srcset]`, `meta[og:url]`, `style` ..."""
    is_content: bool = False
    """Whether it is in the content, and not in what is the same on page after page: header,
    navigation, footer, breadcrumbs."""
    text: str = ""
    """The visible text of the link, blanks collapsed; the alternative text of an image in it. Empty
    outside the content."""
    context: str = ""
    """The table row, list item or sentence around it, as text; empty outside the content."""
    is_own_text: bool = False
    """Whether it stands in a text that somebody wrote, not in what templates print around it."""
    path: str | None = None
    """Where it leads within the site, as `Address` has it; None where it leads out of it, or where
    nobody has looked yet."""
    at: int = 0
    """Its number, from 0, among the links of the content of its page."""
    under: str = ""
    """In a text that somebody wrote, the heading above it, or the head of its column, where a year
    stands in it."""
    kind: str = ""
    """In a text that somebody wrote, the head of its column or row, or the line above its list,
    where it says of which class its links are, 解读, of which language, which number an attachment
    has, or that its documents are no longer in force."""


Resolve = Callable[[PageLink], str | None]
"""Returns the address in the manifest that a link leads to; None if it leads out or nowhere."""
IDENTIFIERS = ("json-ld", "json")
"""Attributes of addresses whose fragments name things, not places on a page."""
HINTS = ("link[preconnect]", "link[dns-prefetch]")
"""Attributes of addresses that are asked nothing."""
FOLLOWED = frozenset({"a[href]", "area[href]"})
"""Attributes of links that readers follow."""
RESOURCES = frozenset(
    (
        *("img[src]", "img[srcset]", "script[src]", "iframe[src]", "embed[src]", "object[data]"),
        *("video[src]", "video[poster]", "audio[src]", "source[src]", "track[src]", "style"),
        *("link[stylesheet]", "link[icon]", "link[preload]", "link[modulepreload]"),
    )
)
"""Attributes by which a page loads something into itself."""
