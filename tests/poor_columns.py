"""The columns of `columns/`, made whole: what every city takes from the law comes from data/."""

import shutil
from pathlib import Path

import built

COLUMNS = Path(__file__).parent / "columns"
OF_THE_LAW = ("rules/national.yml", "gate/national.yml", "vocabularies.yml")
LISTS = sorted((built.ROOT / "data" / "wording").glob("*.yml"))
TAKEN = {
    "smallest": OF_THE_LAW,
    "yunze": (
        *(*OF_THE_LAW, "columns.yml", "filing.yml", "indicators.yml"),
        *("wording.yml", *(f"wording/{one.name}" for one in LISTS), "laws.yml"),
        *("synonyms.yml", "synonyms/lay-words.yml"),
    ),
}
"""What each column takes as it is, where it has none of its own."""


def make(name: str, target: Path) -> Path:
    """Write the column `name` to `target`, with the hooks of this site."""
    shutil.copytree(COLUMNS / name, target)
    for path in TAKEN[name]:
        own = target / "data" / path
        if not own.exists():
            own.parent.mkdir(exist_ok=True)
            shutil.copy(built.ROOT / "data" / path, own)
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(built.ROOT / "hooks", target / "hooks", ignore=ignored)
    return target
