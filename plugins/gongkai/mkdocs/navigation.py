"""Our navigation as MkDocs' `nav`."""

from collections.abc import Iterable

from markupsafe import escape

from gongkai.render.renderer import PageRenderer
from gongkai.views.navigation import NavigationEntry


def as_nav(entries: Iterable[NavigationEntry], renderer: PageRenderer) -> list[dict[str, object]]:
    """Return the value of `nav`, without what the edition has no page for.

    Titles are escaped for a theme that does not.
    """
    nav: list[dict[str, object]] = []
    for entry in entries:
        title = str(escape(renderer.words(entry.title)))
        if entry.address is not None and renderer.is_there(entry.address):
            nav.append({title: f"{entry.address}index.md"})
        elif below := as_nav(entry.below, renderer):
            nav.append({title: below})
    return nav
