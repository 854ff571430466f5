"""What the theme's own templates need of a page: words, ways and the other edition."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial

from gongkai.model.language import LANGUAGES, Language
from gongkai.model.site import Site
from gongkai.render.renderer import PageRenderer
from gongkai.render.urls import in_edition, relative
from gongkai.render.words import HTML_LANGUAGE, write_day
from gongkai.translation import translation
from gongkai.views.addresses import COLUMNS
from gongkai.views.page import Page


@dataclass(frozen=True)
class OtherEdition:
    """The same page in another language."""

    language: str
    """As HTML names it."""
    name: str
    address: str


@dataclass(frozen=True)
class Chrome:
    """Given to the theme as `gongkai`."""

    title: str
    listed: bool
    shelf: str | None
    """Pages of one shelf have the same navigation; None where the page stands in it."""
    fragments: dict[str, str]
    """What templates rendered once for all pages of a shelf."""
    in_tree: bool
    """Whether the page belongs to the tree of columns, whose navigation then stands beside it."""
    trail: tuple[tuple[str, str], ...]
    """Title and link of each step above the page."""
    others: tuple[OtherEdition, ...]
    as_of: str
    summary: str
    notice: str
    """What the site says of itself below every page."""
    say: Callable[..., str]


NAMES: dict[Language, str] = {"en": "English", "zh": "中文"}


def chrome(
    page: Page,
    renderer: PageRenderer,
    site: Site,
    as_of: date,
    fragments: dict[str, str],
    *,
    in_nav: bool,
) -> Chrome:
    """Return what surrounds the body of `page`."""
    language = renderer.language
    here = in_edition(page.address, language)
    link = partial(relative, here)
    record = page.record
    return Chrome(
        renderer.title(page),
        page.listed,
        None if in_nav or page.address.startswith(COLUMNS) else _shelf(page.address),
        fragments,
        page.kind in ("column", "filter") and page.column is not None,
        tuple(
            (renderer.words(crumb.title), link(in_edition(crumb.address, language)))
            for crumb in page.trail
        ),
        tuple(
            OtherEdition(HTML_LANGUAGE[other], NAMES[other], link(in_edition(page.address, other)))
            for other in LANGUAGES
            if other != language
        ),
        write_day(as_of, language),
        record.body(language).summary if record is not None else "",
        site.notice.in_(language) if site.notice is not None else "",
        translation(language),
    )


def _shelf(address: str) -> str:
    """Name what a page's links to the pages in the navigation depend on: depth and first folder.

    Columns stand in the navigation two folders deep, so their own pages are no shelf.
    """
    return f"{address.count('/')} {address.partition('/')[0]}"
