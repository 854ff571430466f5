"""What earlier nights kept: read if possible, otherwise put aside and started again."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from gongkai.report.night import Night, Outcome
from gongkai.sources.earlier import HistoryError, read_history, write_history
from gongkai.whole import is_there, put_aside, write_whole

SEEN = "night.json"
REPORT = "report.md"
OF_NIGHTS = "history.json"
"""What inspections found: the dated input of the next build and inspection."""
OF_OTHER_SITES = "links.ndjson"
"""How addresses on other sites answered; `gongkai links` reads and writes it by itself."""


@dataclass(frozen=True)
class NightState:
    """What earlier nights kept in the folder of the state."""

    state: Path
    fingerprints: Sequence[str]
    """What the last night found that was whole."""
    history: Path
    """A copy of the history of faults, for this night to build by and to extend."""
    broken: Sequence[Path]
    """What cannot be read: counting starts again. Nothing moves before the site is switched."""


def recall(state: Path, own: Path, work: Path) -> NightState:
    """Read the folder `state`; the first night begins with the history of the column, `own`.

    The copy of the history goes into the folder `work`. Nothing that is wrong with the state
    raises: a leak has to be taken down, whatever became of what nights remember.
    """
    broken = []
    fingerprints: Sequence[str] = ()
    try:
        fingerprints = _fingerprints(state / SEEN)
    except (OSError, ValueError, RecursionError):
        broken.append(state / SEEN)
    copy = work / OF_NIGHTS
    for history in (state / OF_NIGHTS, own):
        try:
            if is_there(history):
                write_history(read_history(history), copy)
                break
        except (HistoryError, OSError):
            broken.append(history)
    return NightState(state, fingerprints, copy, tuple(broken))


def keep(kept: NightState, night: Night, report: str) -> None:
    """Write down what a night found. Raises OSError where the folder cannot be written.

    The next night compares with the last one that was whole.
    """
    kept.state.mkdir(parents=True, exist_ok=True)
    for file in kept.broken:
        if file.parent == kept.state:
            put_aside(file)
    write_whole(kept.state / REPORT, report)
    if night.outcome is Outcome.FAILED:
        return
    if kept.history.is_file():
        write_whole(kept.state / OF_NIGHTS, kept.history.read_text(encoding="utf-8"))
    seen = {
        "day": night.day,
        "commit": night.commit,
        "outcome": night.outcome,
        "fingerprints": sorted(
            finding["fingerprint"] for finding in [*night.findings, *(night.outside or ())]
        ),
    }
    write_whole(kept.state / SEEN, json.dumps(seen, indent=1) + "\n")


def _fingerprints(file: Path) -> Sequence[str]:
    """Return what `keep` wrote; nothing before the first night. Raises what reading raises."""
    if not is_there(file):
        return ()
    read = json.loads(file.read_bytes())
    found = read.get("fingerprints") if isinstance(read, dict) else None
    if not isinstance(found, list) or not all(isinstance(one, str) for one in found):
        raise ValueError(file)
    return found
