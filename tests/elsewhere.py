"""A copy of this repository in which another city's column stands in place of the demonstration.

`python tests/elsewhere.py FOLDER` writes it. Whatever test of the engine does not read the
demonstration must pass there: `make elsewhere`.
"""

import shutil
import sys
from pathlib import Path

import built
import poor_columns

CITY = "yunze"
OF_A_COLUMN = ("content", "data")
"""What is another city's. The configuration stays: tests configure their small columns by it."""
MADE = (".git", ".venv", ".cache", ".hypothesis", "build", "site", "node_modules")
"""What lies at the root of a working copy and is no part of the repository."""


def write(target: Path) -> Path:
    """Write the copy to `target`, which must not exist."""
    target.mkdir(parents=True)
    parts = [p for p in built.ROOT.iterdir() if p.name not in (*MADE, *OF_A_COLUMN)]
    column = poor_columns.make(CITY, target.with_name(f"{target.name}.column"))
    for part in (*parts, *(column / name for name in OF_A_COLUMN)):
        if part.is_dir():
            ignored = shutil.ignore_patterns("__pycache__", "*.egg-info", ".*_cache")
            shutil.copytree(part, target / part.name, ignore=ignored)
        elif part.exists():
            shutil.copy(part, target)
    shutil.rmtree(column)
    beside, shared = target.with_name("shared"), built.ROOT.with_name("shared")
    if shared.is_dir() and not beside.exists():
        beside.symlink_to(shared)  # what tests measure on, where there is any
    return target


if __name__ == "__main__":
    shutil.rmtree(sys.argv[1], ignore_errors=True)
    write(Path(sys.argv[1]))
