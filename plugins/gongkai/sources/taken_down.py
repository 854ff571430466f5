"""data/taken-down.yml, as `gongkai takedown` writes it."""

from collections.abc import Iterable, Mapping
from pathlib import Path

import yaml

from gongkai.model.taken_down import TakenDown
from gongkai.sources.registries import TAKEN_DOWN
from gongkai.whole import write_whole

_HEAD = """\
# Records that were taken down by hand: no build shows them, whatever a branch still holds.
# `gongkai takedown` adds to this file. Commit it, on every branch that is built.
"""


def enter(root: Path, known: Mapping[str, TakenDown], new: Iterable[TakenDown]) -> bool:
    """Add records to those that are `known`; return whether the file was changed.

    One that is there stays as it is, unless its reason is another now.
    """
    entries = dict(known)
    for one in new:
        old = entries.get(one.id)
        if old is None or old.reason != one.reason:
            entries[one.id] = one if old is None else old.model_copy(update={"reason": one.reason})
    if entries == dict(known):
        return False
    rows = [entries[name].model_dump(exclude_none=True) for name in sorted(entries)]
    listed = "".join(
        "  - " + yaml.safe_dump(row, default_flow_style=True, sort_keys=False, width=1000)
        for row in rows
    )
    write_whole(root / TAKEN_DOWN, f"{_HEAD}taken_down:\n{listed}")
    return True
