"""Our navigation as MkDocs' `nav`."""

from collections.abc import Iterable

from markupsafe import escape

from gongkai.render.renderer import PageRenderer
from gongkai.views.navigation import Entry


def as_nav(entries: Iterable[Entry], renderer: PageRenderer) -> list[dict[str, object]]:
    """Return the value of `nav`; titles are escaped for a theme that does not."""
    return [
        {
            str(escape(renderer.words(entry.title))): (
                as_nav(entry.below, renderer) if entry.below else f"{entry.address}index.md"
            )
        }
        for entry in entries
    ]
