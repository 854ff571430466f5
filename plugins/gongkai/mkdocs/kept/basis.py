"""What every page of an edition rests on: code, libraries, settings, registries, the moment."""

import hashlib
import sys
from collections.abc import Iterable, Iterator
from importlib.metadata import distributions
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

import gongkai
from gongkai.mkdocs.kept.values import ValueHashes
from gongkai.mkdocs.state import BuildState
from gongkai.sources.configuration import is_preview

_OF_PAGES = (".py", ".html", ".mo", ".po", ".yml", ".json")
"""The files of the engine that decide what stands in a page."""


def basis_of(state: BuildState, config: MkDocsConfig, root: Path) -> str:
    """Return the hash of what all pages of an edition rest on.

    Whoever changes a registry, a hook, the configuration or the engine has every page made anew.
    """
    digest = hashlib.sha256()
    for part in _parts(state, config, root):
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.hexdigest()


def _parts(state: BuildState, config: MkDocsConfig, root: Path) -> Iterator[bytes]:
    yield f"{sys.version} {is_preview()} {state.time}".encode()
    yield from sorted(f"{one.name} {one.version}".encode() for one in distributions())
    engine = Path(gongkai.__file__).parent
    yield from _contents(engine, (f for f in engine.rglob("*") if f.suffix in _OF_PAGES))
    own = [root / name for name in ("mkdocs.yml", "mkdocs.zh.yml", "mkdocs.en.yml")]
    folders = [root / name for name in ("hooks", "data", "overrides")]
    own += [file for folder in folders for file in folder.rglob("*") if file.suffix != ".pyc"]
    yield from _contents(root, own)
    hashes = ValueHashes()
    options = dict(config.plugins["gongkai"].config)
    written = (state.origin, state.measures.as_of, state.writer.name, config.nav, options)
    yield hashes.of(*written).encode()


def _contents(root: Path, files: Iterable[Path]) -> Iterator[bytes]:
    for file in sorted(files):
        if file.is_file():
            yield file.relative_to(root).as_posix().encode()
            yield file.read_bytes()
