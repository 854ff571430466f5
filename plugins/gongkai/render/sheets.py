"""Pages of an inspection as standalone sheets, to be read from a disk."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from gongkai.model.catalog import Catalog
from gongkai.model.editions import Editions
from gongkai.model.language import HTML_LANGUAGE, Language
from gongkai.render.environment import environment
from gongkai.render.renderer import PageRenderer
from gongkai.render.urls import Origin, relative
from gongkai.views.page import Page

INDEX = "index.html"


@dataclass(frozen=True)
class LinkedSite:
    """Where the site is that the sheets link to."""

    base: str
    """An address or a relative path to its root, ending in a slash, from the sheets' folder."""
    editions: Editions
    """Those of the site."""
    on_disk: bool = False
    """Whether it is a path: then folders need the name of their page."""


def sheets(
    pages: Iterable[Page], folder: str, catalog: Catalog, language: Language, site: LinkedSite
) -> Iterator[tuple[str, bytes]]:
    """Yield path and bytes of each page below the address `folder`, which is the sheets' root."""
    origin = Origin("", language, site.editions)

    def way(source: str, target: str) -> str:
        here = source.removeprefix(folder)
        path, mark, fragment = target.partition("#")
        if path.startswith(folder):
            below = relative(here, _file(path.removeprefix(folder)))
            return mark + fragment if path == source and fragment else below + mark + fragment
        out = origin.from_root(path)
        base = "../" * here.count("/") + site.base if site.on_disk else site.base
        return base + (_file(out) if site.on_disk else out) + mark + fragment

    renderer = PageRenderer(catalog, origin, way=way)
    template = environment(language).get_template("sheet.html")
    for page in pages:
        rendered = renderer.render(page)
        html = template.render(
            title=rendered.title, body=rendered.html, html_language=HTML_LANGUAGE[language]
        )
        yield _file(page.address.removeprefix(folder)), html.encode()


def _file(address: str) -> str:
    return address + INDEX if not address or address.endswith("/") else address
