"""What the process that read a column tells of it to the one that puts the site in place."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path

_FILE = "column.json"


@dataclass(frozen=True)
class ColumnNotes:
    """What decides whether a later build, or a check of its links, need read the column again."""

    turns: tuple[str, ...]
    """The times of its day at which the column changes for readers."""
    is_clear: bool
    """Whether the gate found nothing at all, so that no finding has words to hide."""


def write_notes(run: Path, notes: ColumnNotes) -> None:
    """Note them in the folder of a run."""
    (run / _FILE).write_text(json.dumps(asdict(notes)), encoding="utf-8")


def notes_of(run: Path) -> ColumnNotes | None:
    """Return what a run noted; None where no column was read for all of its editions."""
    try:
        noted = json.loads((run / _FILE).read_bytes())
    except FileNotFoundError:
        return None
    return ColumnNotes(tuple(noted["turns"]), noted["is_clear"])
