"""Our navigation as MkDocs' `nav`."""

from collections.abc import Iterable

from markupsafe import escape
from mkdocs.structure.files import Files

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


def set_titles(nav: object, files: Files) -> None:
    """Give pages the titles that `nav` has for them; MkDocs gives its own pages alone theirs."""
    for entry in nav if isinstance(nav, list) else ():
        for title, below in entry.items() if isinstance(entry, dict) else ():
            file = files.get_file_from_path(below) if isinstance(below, str) else None
            if file is not None and file.page is not None:
                file.page.title = title
            set_titles(below, files)
