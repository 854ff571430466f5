"""What every file of an edition rests on beside records: code, libraries, settings, registries."""

from collections.abc import Iterator
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from gongkai.digests import contents, digest_of, engine_digest
from gongkai.mkdocs.kept.project_files import programs, settings, sources_of
from gongkai.mkdocs.kept.values import ValueHashes
from gongkai.publish.built_site import MANIFEST
from gongkai.publish.checksums import SUMS
from gongkai.sources.folders import CONTENT

_CONFIGS = ("mkdocs.yml", "mkdocs.zh.yml", "mkdocs.en.yml")


def column_basis(config: MkDocsConfig, root: Path) -> str:
    """Return the hash of all but the records that an edition rests on; empty where nobody can tell.

    Whoever changes a registry, a hook, the configuration or the engine has every file made anew.
    """
    try:
        return digest_of(_beside_records(config, root))
    except (OSError, ValueError):
        return ""


def basis_of(column: str, *given: object) -> str:
    """Return the hash of a column's basis and of what else files rest on; empty without the one."""
    return column and ValueHashes().of(column, *given)


def _beside_records(config: MkDocsConfig, root: Path) -> Iterator[bytes]:
    """Yield the engine, settings and files of a column but for the records: hooks may read any.

    What records say is in the views of their pages.
    """
    yield engine_digest().encode()
    yield from settings(root, _CONFIGS)
    made = (root / CONTENT, Path(config.site_dir))
    yield from contents(root, sources_of(root, *made, is_site=_is_site))
    yield from programs(root, _CONFIGS)


def _is_site(folder: Path) -> bool:
    """Return whether a folder is a site that was built into the project."""
    return (folder / MANIFEST).is_file() and (folder / SUMS).is_file()
