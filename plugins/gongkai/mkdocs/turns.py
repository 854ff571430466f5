"""The times of its day at which a column changes for readers, told by the process that read it."""

import json
from collections.abc import Sequence
from pathlib import Path

_FILE = "turns.json"


def write_turns(run: Path, turns: Sequence[str]) -> None:
    """Note them in the folder of a run."""
    (run / _FILE).write_text(json.dumps(turns), encoding="utf-8")


def turns_of(run: Path) -> Sequence[str] | None:
    """Return what a run noted; None where no column was read for all of its editions."""
    try:
        return tuple(json.loads((run / _FILE).read_bytes()))
    except FileNotFoundError:
        return None
