"""What a version of the engine took away from data/, and where it is said since.

Whoever changes what columns write adds a line here: the key is then reported with where it
belongs, and not as unknown. docs/upgrading.md lists the same by version.
"""

from dataclasses import dataclass

from gongkai.sources.yaml import Path


@dataclass(frozen=True)
class Moved:
    """A key that is written elsewhere since a version."""

    registry: str
    """The registry without its ending, `data/columns`."""
    key: str
    """The keys that lead to it, without the places in lists: `columns.points`."""
    to: str
    """The same where it is written now; a file, then its keys."""
    since: str


MOVED = (
    Moved("data/columns", "columns.points", "data/points/<year>.yml: points.columns", "0.2.0"),
    Moved("data/points", "points.awaits", "data/points/<year>.yml: points.evidence", "0.2.0"),
    Moved(
        "data/points", "points.declared_only", "data/points/<year>.yml: points.evidence", "0.2.0"
    ),
    Moved("data/indicators", "indicators.limit", "data/rules/national.yml: rules.limits", "0.2.0"),
)

MOVED_FILES = {
    "data/rules.yml": "data/rules/national.yml",
    "data/gate.yml": "data/gate/national.yml",
}
"""Files of version 0.1 that held what every city has, and where that is now."""


def moved_from(path: str, loc: Path) -> Moved | None:
    """Return where a key went that stood at `loc` in the file at `path`; None if it did not."""
    key = ".".join(part for part in loc if isinstance(part, str))
    return next((one for one in MOVED if one.key == key and _is_of(path, one.registry)), None)


def _is_of(path: str, registry: str) -> bool:
    """Return whether a file is the registry, or one of several that it lies in."""
    return path.startswith((f"{registry}.", f"{registry}/"))
