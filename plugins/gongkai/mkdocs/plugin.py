"""The MkDocs plugin: holds the state of a build, refuses what must not be built."""

import os
from collections.abc import Callable
from pathlib import Path

from jinja2 import Environment
from mkdocs.config import config_options as c
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils.templates import TemplateContext

from gongkai.i18n.translation import translation
from gongkai.links.reading.kept_extracts import ROOM as EXTRACTS
from gongkai.links.reading.kept_extracts import forget_extracts
from gongkai.mkdocs.admission import refuse_open_folder
from gongkai.mkdocs.appearance import add_appearance, logo_of, styles_of
from gongkai.mkdocs.attachments import attachment_files
from gongkai.mkdocs.config import GongkaiConfig
from gongkai.mkdocs.downloads import Downloads, report_progress
from gongkai.mkdocs.edition import edition_of, site_name
from gongkai.mkdocs.kept.basis import basis_of, column_basis
from gongkai.mkdocs.kept.copies import KeptCopies
from gongkai.mkdocs.kept.files import forget_pages, part_from_kept
from gongkai.mkdocs.kept.reuse import FOLDER, PageReuse
from gongkai.mkdocs.kept_texts import kept_texts
from gongkai.mkdocs.listeners import OF_PAGES, OF_THE_SITE, is_alone
from gongkai.mkdocs.lost import FILE, lost, lost_chrome, with_base
from gongkai.mkdocs.manifest import write_manifest
from gongkai.mkdocs.measured_column import column_for
from gongkai.mkdocs.navigation import set_titles
from gongkai.mkdocs.page import GeneratedPage
from gongkai.mkdocs.page_frame import BOX, add_icons, set_frames
from gongkai.mkdocs.pages_done import VARIABLE, PageCount
from gongkai.mkdocs.policy import with_policy
from gongkai.mkdocs.robots import write_for_robots
from gongkai.mkdocs.shares import PageShares, page_maker
from gongkai.mkdocs.state import BuildState
from gongkai.mkdocs.untranslated import report_untranslated
from gongkai.render.compiled import CompiledTemplates
from gongkai.render.downloads.forms import forms
from gongkai.render.files import FileRenderer
from gongkai.render.renderer import PageRenderer
from gongkai.render.urls import SITEMAP, Origin, relative
from gongkai.sources.cache import cache_folder
from gongkai.sources.configuration import is_full, is_preview
from gongkai.sources.folders import WRITTEN
from gongkai.views.addresses import HOME

log = get_plugin_logger(__name__)
_OLD_NAVIGATION = (
    "hooks/navigation.py is that of version 0.1, which names no page any more; "
    "take the one of this version: gongkai update --take hooks/navigation.py"
)
THEME = Path(__file__).parent / "theme"
STYLES = ("gongkai", "frame", "search", "print")
SCRIPTS = ("reading", "search-page")
"""Loaded on every page; each does nothing where there is nothing to do."""


class GongkaiPlugin(BasePlugin[GongkaiConfig]):  # type: ignore[no-untyped-call]  # as above
    """Loads the column before MkDocs touches anything, and shows its pages."""

    state: BuildState | None = None
    made: PageCount | None = None
    reuse: PageReuse | None = None
    shares: PageShares | None = None

    @event_priority(50)  # Early: hooks read the state in on_config.
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read, judge and measure the column; nothing has been cleaned or written yet."""
        root = _root(config)
        refuse_open_folder(config, root)
        language, editions = edition_of(self.config.edition, self.config.editions)
        column = column_for(root, self.config)
        shown, measures = column.catalog, column.measures
        possible = forms(self.config.downloads)
        for missing in possible.missing:
            report_progress(missing)
        origin = Origin(config.site_url or "", language, editions)
        published: set[str] = set()  # filled by the hooks, before anything is written
        cache = cache_folder(root, "downloads")
        downloads = Downloads(
            root, cache, origin, possible.writers, published, self.config.red_head
        )
        downloads.forget(column.secrets)
        if column.secrets:  # pages of other records may repeat their words
            forget_pages(root / FOLDER)
            forget_extracts(cache_folder(root, EXTRACTS))
        downloads.hashes = column.hashes
        beside_records = basis_of(column_basis(config, root), column.registries)
        downloads.kept = KeptCopies(
            root / FOLDER / language,
            cache,
            basis_of(beside_records, origin, self.config.red_head),
            is_fresh=is_full(),
        )
        renderer = PageRenderer(
            shown, origin, downloads.offered, published=published, ended=column.ended
        )
        writer = FileRenderer(origin, site_name(shown, config, language), published)
        self.state = BuildState(
            shown, measures, renderer, writer, downloads, column.inspected, published, column.time
        )
        self.state.hashes = column.hashes
        self.state.column_basis = beside_records
        self.state.earlier = kept_texts(root, shown, measures.as_of, report_progress)
        if config.site_url:  # MkDocs asks for the edition's own address
            config.site_url += origin.from_root(HOME)
        config.theme["language"] = language  # one setting decides
        config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(THEME))
        # MkDocs' own names the day on which the build ran: no two builds would be the same.
        config.theme.static_templates.discard(SITEMAP)
        config.theme.static_templates.add(BOX)
        own = styles_of(shown.registries.site.appearance, root)
        config.extra_css[:0] = [*(f"assets/{name}.css" for name in STYLES), *own]
        config.extra_javascript.extend(_module(f"assets/{name}.js") for name in SCRIPTS)
        return config

    @event_priority(100)  # First: hooks add their pages to a list without sources.
    def _without_sources(self, files: Files, config: MkDocsConfig) -> Files:
        """Keep out what other engines publish, and publish attachments once."""
        if config.nav == []:  # made before any page was known
            raise PluginError(_OLD_NAVIGATION)
        docs = config.docs_dir
        # Maps lead from the theme's scripts and styles to sources that no site holds.
        left_out = {file.src_uri for file in files if file.src_uri.endswith(".map")} | {SITEMAP}
        kept = Files([f for f in files if f.src_dir != docs and f.src_uri not in left_out])
        if self._state.is_at_root:
            for file in attachment_files(config, _root(config), self._state.catalog):
                kept.append(file)
        site = self._state.catalog.registries.site
        add_appearance(kept, config, site.appearance, _root(config))
        add_icons(kept, config)
        return kept

    @event_priority(-100)  # Last: every hook has added its pages.
    def _with_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Write the files beside the pages, which are all known now."""
        state = self._state
        if HOME not in state.pages:
            raise PluginError(
                "the site has no first page: name hooks/home.py, or a hook of your own that adds a "
                "page with the address “”, under “hooks” in mkdocs.yml"
            )
        return state.write(files, config, _root(config) / FOLDER / state.language)

    on_files = CombinedEvent(_without_sources, _with_files)

    @event_priority(-100)  # Last: no other plugin changes it any more.
    def on_nav(self, nav: Navigation, /, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Read what the build before has kept, now that all is known on which pages rest."""
        set_titles(config.nav, files)
        self.reuse = PageReuse(self._state, config, _root(config), nav)
        return nav

    def _with_words(
        self, env: Environment, /, *, config: MkDocsConfig, files: Files
    ) -> Environment:
        """Give words to pages that are not ours; take the pages that are as they were."""
        env.bytecode_cache = CompiledTemplates(self._state.language)
        env.globals["say"] = translation(self._state.language)
        env.globals["there"] = self._state.renderer.is_there
        env.globals["gongkai_preview"] = is_preview()
        set_frames(env, config, relative(self._state.origin.from_root(HOME), ""))
        env.globals["gongkai_logo"] = logo_of(self._state.catalog.registries.site.appearance)
        pages = self._state.pages.values()
        for page in pages:
            page.settle()
        if self._state.is_at_root:
            write_for_robots(self._state, files, config)
        self.made = PageCount(os.environ.get(VARIABLE), len(pages))
        for page in pages if is_alone(config, self, OF_PAGES) else ():
            if self._reuse.take(page):
                page.leave_out()
                self.made.count()
        return env

    @event_priority(-100)  # Last: the templates are those that all pages are made with.
    def _divided(self, env: Environment, /, *, config: MkDocsConfig, files: Files) -> Environment:
        """Have copies of this process make their shares of the pages."""
        if self.made is not None and is_alone(config, self, OF_PAGES):
            make = page_maker(config, self._reuse.nav, files, env)
            self.shares = PageShares(make, self._reuse, self.made, self._state.language)
            pages = self._state.pages.values()
            self.shares.begin([page for page in pages if not page.is_left_out])
        return env

    on_env = CombinedEvent(_with_words, _divided)

    def on_page_context(
        self,
        context: TemplateContext,
        /,
        *,
        page: MkDocsPage,
        config: MkDocsConfig,  # noqa: ARG002  MkDocs' signature
        nav: Navigation,  # noqa: ARG002  as above
    ) -> TemplateContext:
        """Give the theme the body and what surrounds it."""
        if isinstance(page, GeneratedPage):
            around, above = self._reuse.begin(page)
            # MkDocs' type of the context names its own keys only.
            context["gongkai_head"] = above  # type: ignore[typeddict-unknown-key]
            context["gongkai"] = around  # type: ignore[typeddict-unknown-key]
        return context

    def on_template_context(
        self,
        context: TemplateContext,
        /,
        *,
        template_name: str,
        config: MkDocsConfig,
    ) -> TemplateContext:
        """Give the page for what is not there what every page has around it."""
        if template_name == FILE:
            context["gongkai"] = lost_chrome(self._state)  # type: ignore[typeddict-unknown-key]
            context["gongkai_lost"] = lost(self._state, config)  # type: ignore[typeddict-unknown-key]
        return context

    def on_post_page(self, output: str, /, *, page: MkDocsPage, config: MkDocsConfig) -> str:  # noqa: ARG002  MkDocs' signature
        """Say what the page may load."""
        if isinstance(page, GeneratedPage):
            self._reuse.end(page)
            if self.made is not None:
                self.made.count()
        return with_policy(output)

    def on_post_template(
        self,
        output_content: str,
        /,
        *,
        template_name: str,
        config: MkDocsConfig,
    ) -> str:
        """Do the same for pages that are not ours."""
        if template_name == FILE:
            return with_policy(with_base(output_content, config), base="'self'")
        return with_policy(output_content)

    def on_serve(
        self,
        server: LiveReloadServer,
        /,
        *,
        config: MkDocsConfig,
        builder: Callable[..., None],  # noqa: ARG002  MkDocs' signature
    ) -> LiveReloadServer:
        """Watch what MkDocs does not know of: records and registries."""
        for folder in WRITTEN:
            server.watch(str(_root(config) / folder))
        return server

    def on_build_error(self, *, error: Exception, **_: object) -> None:  # noqa: ARG002  MkDocs' signature
        """Keep nothing of a build that failed."""
        if self.shares is not None:
            self.shares.end()
        if self.reuse is not None:
            self.reuse.abandon()

    @event_priority(100)  # First: what hooks make of a page afterwards, they make of it anew.
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write down what was built."""
        if self.shares is not None:
            self.shares.collect()
        write_manifest(self._state, Path(config.site_dir))
        self._reuse.close()
        if not is_alone(config, self, OF_THE_SITE):
            part_from_kept(Path(config.site_dir))
        report_untranslated(self._state.language)

    @property
    def _reuse(self) -> PageReuse:
        if self.reuse is None:
            raise PluginError("the pages are not known: on_nav did not run")
        return self.reuse

    @property
    def _state(self) -> BuildState:
        if self.state is None:
            raise PluginError("the column was not read: on_config did not run")
        return self.state


def _module(path: str) -> c.ExtraScriptValue:
    script = c.ExtraScriptValue(path)
    script.type = "module"
    return script


def _root(config: MkDocsConfig) -> Path:
    """Return the project's folder; the path of the configuration may be relative."""
    return Path(config.config_file_path).resolve().parent
