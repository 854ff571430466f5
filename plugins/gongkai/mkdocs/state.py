"""What one build of one edition knows. The plugin holds it; hooks ask for it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel

from gongkai.measures.earlier_texts import EarlierTexts
from gongkai.measures.measure import Measures
from gongkai.mkdocs.downloads import Downloads
from gongkai.mkdocs.kept.exports import kept_exports, write_exports
from gongkai.mkdocs.kept.values import ValueHashes
from gongkai.mkdocs.page import GeneratedPage
from gongkai.model.catalog import Catalog
from gongkai.model.language import Language
from gongkai.render.files import FileRenderer
from gongkai.render.renderer import PageRenderer
from gongkai.render.urls import Origin
from gongkai.views.datafile import DataFile
from gongkai.views.downloads import CopyContent
from gongkai.views.inspection_scope import Inspected
from gongkai.views.page import Page


@dataclass
class BuildState:
    """The frozen catalog and measures, and the pages added so far."""

    catalog: Catalog
    measures: Measures
    renderer: PageRenderer
    writer: FileRenderer
    """Writes files beside pages, and knows where the site is read."""
    downloads: Downloads
    inspected: Inspected
    """What the checks find, as far as this site opens it, and what was fixed."""
    published: set[str]
    """The addresses of pages and files beside them, within the edition; links lead nowhere else."""
    time: str = ""
    """The last turning of the day until the build (measures/turning.py); empty for a whole day."""
    pages: dict[str, GeneratedPage] = field(default_factory=dict)
    """By address within the edition."""
    files: dict[str, DataFile] = field(default_factory=dict)
    """Files beside pages, by address within the edition."""
    copies: list[CopyContent] = field(default_factory=list)
    """What is to be taken away."""
    earlier: EarlierTexts = field(default_factory=dict)
    """What records said before, where published texts are kept."""
    hashes: ValueHashes = field(default_factory=ValueHashes)
    """Knows what was hashed for all editions."""
    column_basis: str = ""
    """The hash of all but the records that the edition rests on; empty where nobody can tell."""
    for_robots: dict[str, bytes] = field(default_factory=dict)
    """Sitemaps and robots.txt, by address from the root of the site."""

    @property
    def origin(self) -> Origin:
        """Return where the edition is read."""
        return self.writer.origin

    @property
    def language(self) -> Language:
        """Return the language of the edition."""
        return self.origin.language

    @property
    def is_at_root(self) -> bool:
        """Return whether this edition is at the root: it writes what all editions share."""
        return self.language == self.origin.editions.root

    def earlier_here(self) -> EarlierTexts:
        """Return what records said before, as far as this edition shows it: in its own language.

        Where no edition is in that language this one shows it all the same; else it leads there.
        """
        editions = self.origin.editions.languages
        here = {}
        for record, texts in self.earlier.items():
            written = {one.text.language for one in texts}
            other = next((language for language in editions if language in written), None)
            if self.language in written or other is None:
                here[record] = texts
            else:
                self.renderer.earlier_elsewhere[record] = other
        return here

    def add(self, files: Files, config: MkDocsConfig, pages: Iterable[Page]) -> Files:
        """Add pages to the build; two pages at one address are refused."""
        for page in pages:
            source = f"{page.address}index.md"
            if page.address in self.pages or files.get_file_from_path(source) is not None:
                raise PluginError(f"two pages have the address /{page.address}")
            file = File.generated(config, source, content="", inclusion=InclusionLevel.NOT_IN_NAV)
            files.append(file)
            self.pages[page.address] = GeneratedPage(page, file, config, self.renderer)
            self.published.add(page.address)
        return files

    def add_files(self, files: Files, config: MkDocsConfig, added: Iterable[DataFile]) -> Files:  # noqa: ARG002  as `add`
        """Add files beside pages, to be written in their order; two at one address are refused."""
        for one in added:
            if one.address in self.files or files.get_file_from_path(one.address) is not None:
                raise PluginError(f"two files have the address /{one.address}")
            self.files[one.address] = one
            self.published.add(one.address)
        return files

    def add_downloads(
        self,
        files: Files,
        config: MkDocsConfig,  # noqa: ARG002  as above
        contents: Iterable[CopyContent],
    ) -> Files:
        """Add records to be taken away as files, where the site offers any."""
        if self.downloads.writers:  # else nobody asks what they hold
            self.copies.extend(contents)
        return files

    def write(self, files: Files, config: MkDocsConfig, folder: Path) -> Files:
        """Write the files beside pages and those to take away, once every page is known.

        They name pages, and pages name their sizes: it is done before any page is rendered. Each
        goes to its place at once, so that none is held until the end, or is the one that the build
        before kept in `folder`.
        """
        site = Path(config.site_dir)
        kept = kept_exports(folder, self.column_basis, self.writer, self.published)
        write_exports(self.files.values(), site, self.writer, self.hashes, kept)
        for address in self.files:
            files.append(_in_place(config, address))
        return self.downloads.add(files, config, self.copies, self.catalog)


def _in_place(config: MkDocsConfig, address: str) -> File:
    """Return a file that lies where the site has it; MkDocs leaves it alone."""
    target = str(Path(config.site_dir, address))
    inclusion = InclusionLevel.NOT_IN_NAV
    return File.generated(config, address, abs_src_path=target, inclusion=inclusion)


def get_state(config: MkDocsConfig) -> BuildState:
    """Return the state of the build at hand, or say what is missing in mkdocs.yml."""
    plugin = config.plugins.get("gongkai")
    state = getattr(plugin, "state", None)
    if not isinstance(state, BuildState):
        raise PluginError("the hooks of this site need the 'gongkai' plugin in mkdocs.yml")
    return state
