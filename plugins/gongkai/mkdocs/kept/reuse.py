"""What a build does with the pages of the one before: it takes what is the same."""

import shutil
from collections.abc import Iterable
from contextlib import ExitStack
from dataclasses import fields
from pathlib import Path
from typing import NamedTuple

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.nav import Navigation

from gongkai.i18n.translation import translation
from gongkai.mkdocs.chrome import Chrome, chrome
from gongkai.mkdocs.head import Head, head
from gongkai.mkdocs.kept.basis import basis_of
from gongkai.mkdocs.kept.files import PAGES, KeptFiles
from gongkai.mkdocs.kept.values import NoValueError
from gongkai.mkdocs.page import GeneratedPage
from gongkai.mkdocs.state import BuildState
from gongkai.render.asked import SiteAnswers, untranslated
from gongkai.sources.configuration import is_full, is_preview

FOLDER = ".cache/pages"
"""In the project, wherever else a cache may lie: its files are those of the site, by links."""
_SHARED = {"there", "say", "words"}
"""What of a page's surroundings is no value: ways to ask."""


class MadePage(NamedTuple):
    """A page that was made, with what it was made of."""

    address: str
    digest: str
    """The hash of title and body."""
    values: str
    """The hash of all that it shows; empty where a part of it is no value."""
    answers: SiteAnswers
    """What it asked of the rest of the site."""


class PageReuse:
    """The pages of one edition, as far as an earlier build made them."""

    def __init__(
        self, state: BuildState, config: MkDocsConfig, root: Path, nav: Navigation
    ) -> None:
        """Read what an earlier build kept."""
        self._state = state
        self._config = config
        self.nav = nav
        """The navigation of the edition."""
        self._folder = root / FOLDER
        folder = self._folder / state.language
        self._kept = KeptFiles(folder, PAGES, _basis(state, config), is_fresh=is_full())
        self._hashes = state.hashes
        self._made: dict[str, MadePage] = {}
        self._answers: SiteAnswers = {}
        self._in_english: set[str] = set()
        self._noted = ExitStack()
        self._values = ""

    def take(self, page: GeneratedPage) -> bool:
        """Put the page of the build before in place, if the same would be made now."""
        if not self._kept.are_any:
            return False
        renderer, view = self._state.renderer, page.view
        values = self._hash(page, *self.around(page))
        kept = self._kept.take(
            view.address,
            values,
            lambda question: renderer.answer(question, view),
            Path(page.file.abs_dest_path),
        )
        if kept is not None:
            page.digest = kept.digest
        return kept is not None

    def around(self, page: GeneratedPage) -> tuple[Chrome, Head]:
        """Return what surrounds the body of a page."""
        state, view = self._state, page.view
        around = chrome(
            view,
            state.renderer,
            state.catalog,
            state.measures,
            in_nav=page in self.nav.pages,
        )
        return around, head(view, state, self._config)

    def begin(self, page: GeneratedPage) -> tuple[Chrome, Head]:
        """Write the body of a page, noting what it asks; return what surrounds it."""
        self._answers = self._state.renderer.asked.begin()
        self._in_english = self._noted.enter_context(translation(self._state.language).noted())
        page.write_body()
        around, above = self.around(page)
        self._values = self._hash(page, around, above)
        return around, above

    def end(self, page: GeneratedPage) -> None:
        """Note that the page is made."""
        self._state.renderer.asked.end()
        self._noted.close()
        self._answers |= untranslated(self._in_english)
        page.drop_body()
        address = page.view.address
        self._made[address] = MadePage(address, page.digest, self._values, self._answers)

    def made(self, addresses: Iterable[str]) -> list[MadePage]:
        """Return pages that were made, for the process that this one is a copy of."""
        return [self._made[address] for address in addresses]

    def add(self, made: Iterable[MadePage]) -> None:
        """Take note of pages that a copy of this process has made."""
        for page in made:
            self._made[page.address] = page
            self._state.pages[page.address].digest = page.digest

    def close(self) -> None:
        """Keep what was made, for the next build."""
        for address, digest, values, answers in self._made.values():
            if values:
                made = Path(self._state.pages[address].file.abs_dest_path)
                self._kept.keep(address, values, answers, digest, made)
        self._kept.close()
        for folder in self._of_others():
            shutil.rmtree(folder, ignore_errors=True)

    def _of_others(self) -> list[Path]:
        """Return the folders of editions that the column had, and has no more."""
        editions = self._state.origin.editions.languages
        folders = (one for one in self._folder.glob("*") if one.is_dir())
        return [one for one in folders if one.name not in editions]

    def abandon(self) -> None:
        """Keep nothing of a build that failed."""
        self._state.renderer.asked.end()
        self._kept.release()

    def _hash(self, page: GeneratedPage, around: Chrome, above: Head) -> str:
        """Return the hash of all that a page shows; empty where a part of it is no value."""
        shown = [
            getattr(around, field.name) for field in fields(Chrome) if field.name not in _SHARED
        ]
        copies = self._state.renderer.downloads(page.view)
        try:
            return self._hashes.of(page.view, shown, above, copies)
        except NoValueError:
            return ""


def _basis(state: BuildState, config: MkDocsConfig) -> str:
    """Return the hash of what all pages rest on, and the moment; empty where nobody can tell."""
    options = dict(config.plugins["gongkai"].config)
    written = (state.origin, state.measures.as_of, state.writer.name, config.nav, options)
    return basis_of(state.column_basis, is_preview(), state.time, *written)
