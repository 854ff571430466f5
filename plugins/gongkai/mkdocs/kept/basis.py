"""What every page of an edition rests on: code, libraries, settings, registries, the moment."""

import hashlib
import sys
from collections.abc import Container, Iterable, Iterator
from importlib.metadata import distributions
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

import gongkai
from gongkai.mkdocs.kept.values import ValueHashes
from gongkai.mkdocs.state import BuildState
from gongkai.sources.configuration import is_preview
from gongkai.sources.folders import CONTENT, ENGINE, SOURCES

_OF_PAGES = (".py", ".html", ".mo", ".po", ".yml", ".json")
"""The files of the engine that decide what stands in a page."""


def engine_parts(suffixes: Container[str] | None = None) -> Iterator[bytes]:
    """Yield what the engine is: Python, all libraries, and its own files, or those of a sort."""
    yield sys.version.encode()
    yield from sorted(f"{one.name} {one.version}".encode() for one in distributions())
    engine = Path(gongkai.__file__).parent
    files = (file for file in engine.rglob("*") if file.parent.name != "__pycache__")
    yield from contents(engine, (f for f in files if suffixes is None or f.suffix in suffixes))


def contents(root: Path, files: Iterable[Path]) -> Iterator[bytes]:
    """Yield the names of files, from `root`, and what they hold."""
    for file in sorted(files):
        if file.is_file():
            yield file.relative_to(root).as_posix().encode()
            yield file.read_bytes()


def digest_of(parts: Iterable[bytes]) -> str:
    """Return the hash of parts, none of which runs into the next."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.hexdigest()


def basis_of(state: BuildState, config: MkDocsConfig, root: Path) -> str:
    """Return the hash of what all pages of an edition rest on.

    Whoever changes a registry, a hook, the configuration or the engine has every page made anew.
    """
    return digest_of(_parts(state, config, root))


def _parts(state: BuildState, config: MkDocsConfig, root: Path) -> Iterator[bytes]:
    yield f"{is_preview()} {state.time}".encode()
    yield from engine_parts(_OF_PAGES)
    own = [root / name for name in ("mkdocs.yml", "mkdocs.zh.yml", "mkdocs.en.yml")]
    # What records say is in the views of their pages; what the engine says is hashed above.
    folders = [root / name for name in SOURCES if name not in (CONTENT, ENGINE)]
    own += [file for folder in folders for file in folder.rglob("*") if file.suffix != ".pyc"]
    yield from contents(root, own)
    hashes = ValueHashes()
    options = dict(config.plugins["gongkai"].config)
    written = (state.origin, state.measures.as_of, state.writer.name, config.nav, options)
    yield hashes.of(*written).encode()
