"""The columns of `columns/`, made whole: what every city takes from the law comes from data/."""

import shutil
from pathlib import Path

import built

COLUMNS = Path(__file__).parent / "columns"
OF_A_CITY = (
    "units.yml",
    "columns.yml",
    "points",
    "site.yml",
    "calendars",
    "filing.yml",
    "indicators.yml",
    "inspection",
    "links.yml",
    "waivers.yml",
    "baseline.yml",
    "addresses.txt",
)
"""What a city writes itself or may do without; all else in data/ it takes as it is."""


def make(name: str, target: Path) -> Path:
    """Write the column `name` to `target`, with the hooks of this site."""
    shutil.copytree(COLUMNS / name, target)
    for source in sorted((built.ROOT / "data").iterdir()):
        own = target / "data" / source.name
        if source.name not in OF_A_CITY and not own.exists():
            (shutil.copytree if source.is_dir() else shutil.copy)(source, own)
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(built.ROOT / "hooks", target / "hooks", ignore=ignored)
    return target
