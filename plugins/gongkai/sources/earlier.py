"""The file of what earlier inspections found: read as it is, written the same each time."""

import json
from pathlib import Path

from pydantic import ValidationError

from gongkai.model.history import History
from gongkai.model.said import SaidError
from gongkai.whole import write_whole

HISTORY = "data/inspection/history.json"
"""Where the history lies if nothing else is said."""


class HistoryError(SaidError):
    """The file is there, and is no history."""


def read_history(file: Path) -> History:
    """Return the history in `file`, an empty one where there is no file yet.

    Raises HistoryError where it cannot be read: ages counted anew would look like repair.
    """
    try:
        return History.model_validate(json.loads(file.read_bytes()))
    except FileNotFoundError:
        return History()
    except (OSError, ValueError, RecursionError, ValidationError) as error:
        reason = str(error).replace("\n", " ")[:200]
        raise HistoryError(
            "{file} is no history of inspections: {reason}", file=file, reason=reason
        ) from None


def write_history(history: History, file: Path) -> None:
    """Write the history, a fault a line, so that changes can be read in a diff."""
    updated = json.dumps(history.updated.isoformat() if history.updated else None)
    lines = [
        json.dumps(
            seen.model_dump(mode="json", exclude_none=True, exclude_defaults=True),
            ensure_ascii=False,
        )
        for seen in history.seen
    ]
    text = f'{{"updated": {updated}, "seen": [\n' + ",\n".join(lines) + "\n]}\n"
    write_whole(file, text)
