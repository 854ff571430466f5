"""The columns of `columns/`, made whole: what every city takes from the law comes from data/."""

import shutil
from pathlib import Path

import built

COLUMNS = Path(__file__).parent / "columns"
OF_THE_LAW = (
    "rules.yml",
    "rules/national.yml",
    "gate.yml",
    "gate/national.yml",
    "vocabularies.yml",
)
"""What every city takes as it is, where data/ has it under this name and the column has none."""


def make(name: str, target: Path) -> Path:
    """Write the column `name` to `target`, with the hooks of this site."""
    shutil.copytree(COLUMNS / name, target)
    for path in OF_THE_LAW:
        source, own = built.ROOT / "data" / path, target / "data" / path
        if source.is_file() and not own.exists():
            own.parent.mkdir(exist_ok=True)
            shutil.copy(source, own)
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(built.ROOT / "hooks", target / "hooks", ignore=ignored)
    return target
