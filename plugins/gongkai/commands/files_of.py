"""The files that a command was given, and whether a finding has to do with them."""

from collections.abc import Iterable
from pathlib import Path

from gongkai.commands.project import could_not_run
from gongkai.model.findings import Finding


def in_project(path: str, root: Path) -> Path:
    """Return PATH with its folder resolved, but not the file, which may be a link."""
    given = Path(path).absolute()
    resolved = given.parent.resolve() / given.name if given.name != ".." else given.resolve()
    if not resolved.is_relative_to(root.resolve()):
        could_not_run("{path} does not lie in the column at {root}", path=path, root=root)
    return resolved


def concerns(finding: Finding, wanted: Iterable[Path], root: Path) -> bool:
    """Return whether a finding is in a wanted file or folder, or says why its folder is wrong."""
    place = root.resolve() / finding.place.path
    return any(place.is_relative_to(path) or path.is_relative_to(place) for path in wanted)
