"""data/addresses.txt: what was published once and must never vanish (design.md §4.7)."""

from collections.abc import Collection
from pathlib import Path

LEDGER = "data/addresses.txt"


def missing_addresses(root: Path, built: Collection[str]) -> list[str]:
    """Return the published addresses that the site just built no longer has."""
    ledger = root / LEDGER
    if not ledger.is_file():
        return []
    lines = (line.strip() for line in ledger.read_text(encoding="utf-8").splitlines())
    return [
        line
        for line in lines
        if line and not line.startswith("#") and line.lstrip("/") not in built
    ]
