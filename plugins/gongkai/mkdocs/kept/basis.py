"""What every page of an edition rests on: code, libraries, settings, registries, the moment."""

from collections.abc import Iterator
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from gongkai.digests import contents, digest_of, engine_parts
from gongkai.mkdocs.kept.values import ValueHashes
from gongkai.mkdocs.state import BuildState
from gongkai.sources.configuration import is_preview
from gongkai.sources.folders import CONTENT, ENGINE, SOURCES

_OF_PAGES = (".py", ".html", ".mo", ".po", ".yml", ".json")
"""The files of the engine that decide what stands in a page."""


def basis_of(state: BuildState, config: MkDocsConfig, root: Path) -> str:
    """Return the hash of what all pages of an edition rest on.

    Whoever changes a registry, a hook, the configuration or the engine has every page made anew.
    """
    return digest_of(_parts(state, config, root))


def basis_of_copies(root: Path, *given: object) -> str:
    """Return the hash of what all files to take away rest on: `given`, and all but the records.

    The day is none of it: what a document says of its day is in what it says.
    """
    hashes = ValueHashes()
    return digest_of((*engine_parts(), *_beside_records(root), hashes.of(*given).encode()))


def _parts(state: BuildState, config: MkDocsConfig, root: Path) -> Iterator[bytes]:
    yield f"{is_preview()} {state.time}".encode()
    yield from engine_parts(_OF_PAGES)
    yield from _beside_records(root)
    hashes = ValueHashes()
    options = dict(config.plugins["gongkai"].config)
    written = (state.origin, state.measures.as_of, state.writer.name, config.nav, options)
    yield hashes.of(*written).encode()


def _beside_records(root: Path) -> Iterator[bytes]:
    """Yield the configuration, registries, hooks and templates of a column."""
    own = [root / name for name in ("mkdocs.yml", "mkdocs.zh.yml", "mkdocs.en.yml")]
    # What records say is in the views of their pages; what the engine says is hashed above.
    folders = [root / name for name in SOURCES if name not in (CONTENT, ENGINE)]
    own += [file for folder in folders for file in folder.rglob("*") if file.suffix != ".pyc"]
    yield from contents(root, own)
