"""Which edition a configuration of MkDocs builds, and which there are."""

from collections.abc import Iterable

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from gongkai.model.catalog import Catalog
from gongkai.model.editions import Editions
from gongkai.model.language import Language


def edition_of(
    edition: Language | None, languages: Iterable[Language]
) -> tuple[Language, Editions]:
    """Return the edition that is built and all that there are; the options say which."""
    editions = Editions.named(languages)
    if editions is None:
        raise PluginError("editions: zh or en or both, each once, as in [zh, en]")
    if edition is None:
        return editions.root, editions
    if edition not in editions.languages:
        raise PluginError(f"edition: {edition} is not among the editions {editions} of mkdocs.yml")
    return edition, editions


def site_name(catalog: Catalog, config: MkDocsConfig, language: Language) -> str:
    """Return what the site is called: as it is registered, or else as mkdocs.yml says."""
    name = catalog.registries.site.name
    return name.in_(language) if name is not None else config.site_name
