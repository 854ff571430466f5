"""Room on the disk: a build keeps two sites, copies and caches beside one another."""

import shutil
from collections.abc import Iterator

from gongkai.doctor.workplace import Examination, Workplace
from gongkai.model.diagnosis import Diagnosis, ok, run_this, warning, wrong
from gongkai.model.findings import Phrase, Word

NEEDED = 500_000_000
"""Bytes without which a column of some hundred records cannot be built."""
EASY = 2_000_000_000
"""Bytes with which nobody has to think of it."""


def examine(workplace: Workplace) -> Iterator[Diagnosis]:
    """Yield how much room is free where the column lies."""
    yield of_free(shutil.disk_usage(workplace.top).free, workplace)


def of_free(free: int, workplace: Workplace) -> Diagnosis:
    """Return how a disk with so many free bytes is."""
    said = Phrase("free: {number} GB", number=f"{free / 1e9:.1f}")
    if free >= EASY:
        return ok(said)
    if workplace.root is not None:
        fix = run_this("make clean && rm -rf .cache")
    else:
        fix = Phrase("delete what is not needed on the disk of {folder}", folder=str(workplace.top))
    return (warning if free >= NEEDED else wrong)(said, fix)


DISK = Examination("disk", Word("room on the disk"), examine)
