"""Pages that copies of this process make: each a share of them, and this process the rest."""

import logging
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from functools import partial
from typing import NamedTuple

import mkdocs
from jinja2 import Environment
from mkdocs.commands.build import _build_page  # whatever it does is to be done to all pages alike
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation

from gongkai.background import beside
from gongkai.i18n.translation import translation
from gongkai.mkdocs.kept.reuse import MadePage, PageReuse
from gongkai.mkdocs.page import GeneratedPage
from gongkai.mkdocs.pages_done import PageCount
from gongkai.model.language import Language
from gongkai.sources.configuration import SHARES

ENOUGH = 100
"""Pages for which a copy of the process is worth it: making it takes as long as ten of them."""
Make = Callable[[GeneratedPage], None]


class _Share(NamedTuple):
    """What a copy of this process has made."""

    pages: Sequence[MadePage]
    said: Sequence[tuple[str, int, str]]
    """What was logged: by whom, how grave, and in which words."""
    untranslated: frozenset[str]


class PageShares:
    """The pages of an edition that copies of this process make while it makes the others."""

    def __init__(self, make: Make, reuse: PageReuse, made: PageCount, language: Language) -> None:
        """Take what makes a page, and what is told of pages that are made."""
        self._make = make
        self._reuse = reuse
        self._made = made
        self._language = language
        self._copies = ExitStack()
        self._waiting: list[tuple[Sequence[GeneratedPage], Callable[[], _Share | None]]] = []

    def begin(self, pages: Sequence[GeneratedPage]) -> None:
        """Start a copy of this process for each share of `pages` but the first."""
        shares = min(_shares(), len(pages) // ENOUGH)
        for number in range(1, shares):
            share = pages[number::shares]  # neighbours are alike, and take the same time
            for page in share:
                page.leave_out()
            receive = self._copies.enter_context(beside(partial(self._share, share, number)))
            self._waiting.append((share, receive))

    def collect(self) -> None:
        """Wait for all copies. Raises what making a page does."""
        for share, receive in self._waiting:
            made = receive()
            if made is None:  # here it is seen what a page was refused for
                for page in share:
                    self._make(page)
                continue
            self._reuse.add(made.pages)
            for name, level, message in made.said:
                logging.getLogger(name).log(level, "%s", message)
            translation(self._language).untranslated |= made.untranslated
        self.end()

    def end(self) -> None:
        """End copies that still work."""
        self._waiting.clear()
        self._copies.close()

    def _share(self, pages: Sequence[GeneratedPage], number: int) -> _Share | None:
        """Make a share; None if a page is refused."""
        self._made.begin_share(number, len(pages))
        with _logged() as said:
            try:
                for page in pages:
                    self._make(page)
            except Exception:  # whatever it is, it is raised where it can be seen
                return None
        made = self._reuse.made(page.view.address for page in pages)
        return _Share(made, said, frozenset(translation(self._language).untranslated))


def page_maker(
    config: MkDocsConfig, nav: Navigation, files: Files, environment: Environment
) -> Make:
    """Return what makes a page as the generator does."""
    pages = files.documentation_pages()
    return lambda page: _build_page(page, config, pages, nav, environment)


def _shares() -> int:
    given = os.environ.get(SHARES, "")
    return int(given) if given.isdecimal() else 1


@contextmanager
def _logged() -> Iterator[list[tuple[str, int, str]]]:
    """Gather what the generator logs, in place of showing it."""
    logger = logging.getLogger(mkdocs.__name__)
    said: list[tuple[str, int, str]] = []
    before = logger.handlers
    logger.handlers = [_Gathers(said)]
    try:
        yield said
    finally:
        logger.handlers = before


class _Gathers(logging.Handler):
    """Notes what is logged."""

    def __init__(self, said: list[tuple[str, int, str]]) -> None:
        """Take where to note."""
        super().__init__()
        self._said = said

    def emit(self, record: logging.LogRecord) -> None:
        """Note what is logged, in its final words."""
        self._said.append((record.name, record.levelno, record.getMessage()))
