"""data/addresses.txt: what was published once and must never vanish (design.md §4.7)."""

import os
from collections.abc import Collection
from pathlib import Path

LEDGER = "data/addresses.txt"
_HEAD = """\
# Every address that was published. None may vanish: a withdrawn record leaves a notice at its own.
# `gongkai publish --write-addresses` adds to this file; nobody else needs to.
"""


def read_ledger(file: Path) -> frozenset[str]:
    """Return the published addresses, as a manifest writes them; none where there is no file."""
    if not file.is_file():
        return frozenset()
    lines = (line.strip() for line in file.read_text(encoding="utf-8").splitlines())
    return frozenset(line.lstrip("/") for line in lines if line and not line.startswith("#"))


def extend_ledger(file: Path, published: Collection[str], dropped: Collection[str] = ()) -> int:
    """Add addresses to the ledger, take out those of `dropped`; return how many are new.

    A ledger that would stay as it is is not touched; another is replaced whole, so that
    a run that is broken off leaves the old one.
    """
    before = read_ledger(file)
    after = before.union(published).difference(dropped)
    if after != before:
        file.parent.mkdir(parents=True, exist_ok=True)
        beside = file.with_name(f".{file.name}.new")
        with beside.open("w", encoding="utf-8", newline="\n") as written:
            written.write(_HEAD)
            written.writelines(f"/{address}\n" for address in sorted(after))
            written.flush()
            os.fsync(written.fileno())
        beside.replace(file)
    return len(after - before)
