"""The page for what is not there: served at any depth below any mount, styled all the same.

Its links are relative to `<base>`, the root of its edition: the path of `site_url`, which its
script corrects where the site is mounted elsewhere, by the names of the folders of the build.
"""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from mkdocs.config.defaults import MkDocsConfig

from gongkai.i18n.translation import translation
from gongkai.mkdocs.chrome import Chrome, chrome
from gongkai.mkdocs.state import BuildState
from gongkai.model.language import HTML_LANGUAGE
from gongkai.render.urls import relative
from gongkai.views.addresses import HOME
from gongkai.views.page import Label, Page

FILE = "404.html"
TITLE = Label("There is no page at this address")


@dataclass(frozen=True)
class LostElsewhere:
    """What the page says in another language, and the way to that edition."""

    language: str
    """As HTML names it."""
    title: str
    home: str
    address: str


@dataclass(frozen=True)
class Lost:
    """Given to the theme as `gongkai_lost`."""

    base: str
    """The path of the edition's root, as far as `site_url` says it."""
    below: str
    """The folder of the edition below the root of the site; empty at the root."""
    names: str
    """The folders right below the root of the site, with blanks between them."""
    others: tuple[LostElsewhere, ...]


def lost(state: BuildState, config: MkDocsConfig) -> Lost:
    """Return where the page believes to be, and by what it finds out better."""
    origin = state.origin
    below = origin.from_root(HOME)
    languages = origin.editions.others(origin.language)
    folders = {address.partition("/")[0] for address in state.published if "/" in address}
    names = {below.rstrip("/")} if below else folders | set(languages)
    others = (
        LostElsewhere(
            HTML_LANGUAGE[language],
            translation(language)(TITLE.message),
            translation(language)("Home"),
            relative(below, origin.from_root(HOME, language)),
        )
        for language in languages
    )
    return Lost(_path(config) or f"/{below}", below, " ".join(sorted(names)), tuple(others))


def lost_chrome(state: BuildState) -> Chrome:
    """Return what surrounds the page: that of the first page, to which links are relative."""
    page = Page(HOME, FILE, TITLE, "lost", None)
    return chrome(page, state.renderer, state.catalog, state.measures, in_nav=True)


def with_base(html: str, config: MkDocsConfig) -> str:
    """Return the page with links relative to its `<base>`, where MkDocs made them whole."""
    path = re.escape(_path(config) or "/")
    relative = re.sub(
        rf'(<(?!base)[^>]*? (?:href|src|action)=")(?:{path})([^"]*)',
        lambda found: found[1] + (found[2] or "./"),
        html,
    )
    return re.sub(rf'new URL\("{path}", ?location\)', "new URL(document.baseURI)", relative)


def _path(config: MkDocsConfig) -> str:
    return urlsplit(config.site_url or "").path
