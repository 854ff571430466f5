"""What every page of an edition rests on: code, libraries, settings, registries, the moment."""

from collections.abc import Iterator
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from gongkai.digests import contents, digest_of, engine_parts
from gongkai.mkdocs.kept.project_files import files_below, settings, sources_of
from gongkai.mkdocs.kept.values import ValueHashes
from gongkai.mkdocs.state import BuildState
from gongkai.publish.built_site import MANIFEST
from gongkai.publish.checksums import SUMS
from gongkai.sources.configuration import is_preview
from gongkai.sources.folders import CONTENT

_OF_PAGES = (".py", ".html", ".mo", ".po", ".yml", ".json")
"""The files of the engine that decide what stands in a page."""
_CONFIGS = ("mkdocs.yml", "mkdocs.zh.yml", "mkdocs.en.yml")


def basis_of(state: BuildState, config: MkDocsConfig, root: Path) -> str:
    """Return the hash of what all pages of an edition rest on; empty where nobody can tell.

    Whoever changes a registry, a hook, the configuration or the engine has every page made anew.
    """
    return _hash(_parts(state, config, root))


def basis_of_copies(config: MkDocsConfig, root: Path, *given: object) -> str:
    """Return the hash of what all files to take away rest on: `given`, and all but the records.

    The day is none of it: what a document says of its day is in what it says.
    """
    return _hash(_of_copies(config, root, *given))


def _hash(parts: Iterator[bytes]) -> str:
    try:
        return digest_of(parts)
    except (OSError, ValueError):
        return ""


def _parts(state: BuildState, config: MkDocsConfig, root: Path) -> Iterator[bytes]:
    yield f"{is_preview()} {state.time}".encode()
    yield from engine_parts(_OF_PAGES)
    yield from _beside_records(config, root)
    hashes = ValueHashes()
    options = dict(config.plugins["gongkai"].config)
    written = (state.origin, state.measures.as_of, state.writer.name, config.nav, options)
    yield hashes.of(*written).encode()


def _of_copies(config: MkDocsConfig, root: Path, *given: object) -> Iterator[bytes]:
    yield from engine_parts()
    yield from _beside_records(config, root)
    yield ValueHashes().of(*given).encode()


def _beside_records(config: MkDocsConfig, root: Path) -> Iterator[bytes]:
    """Yield settings and files of a column but for the records: hooks may read any of them.

    What records say is in the views of their pages.
    """
    yield from settings(root, _CONFIGS)
    made = (root / CONTENT, Path(config.site_dir))
    yield from contents(root, sources_of(root, *made, is_site=_is_site))
    if config.theme.custom_dir:
        folder = Path(config.theme.custom_dir)
        yield from contents(folder, files_below(folder))


def _is_site(folder: Path) -> bool:
    """Return whether a folder is a site that was built into the project."""
    return (folder / MANIFEST).is_file() and (folder / SUMS).is_file()
