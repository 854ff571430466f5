"""How well the checks find what was injected: recall, false alarms, exact places."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import astuple, dataclass
from typing import Any

FAULT, TWIN = "fault", "twin"
"""Under which a test records the score of its case, as a tuple: it comes from another process."""


@dataclass(frozen=True)
class Score:
    """The findings of a case, counted."""

    wanted: int = 0
    exact: int = 0
    """Found at line and column."""
    near: int = 0
    """Found in the right file, at another place of it."""
    false: int = 0

    def __add__(self, other: "Score") -> "Score":
        return Score(*(a + b for a, b in zip(astuple(self), astuple(other), strict=True)))


def score(found: Sequence[str], wanted: Sequence[str]) -> Score:
    """Count findings, written as code and place, against those that were wanted."""
    exact = Counter(found) & Counter(wanted)
    others = Counter(map(_file, (Counter(found) - exact).elements()))
    missing = Counter(map(_file, (Counter(wanted) - exact).elements()))
    near = (others & missing).total()
    return Score(len(wanted), exact.total(), near, len(found) - exact.total() - near)


def _file(place: str) -> str:
    return place.rsplit(":", 2)[0]


def closing(reports: Iterable[Any]) -> Iterator[str]:
    """Yield the lines that close a run in which cases were scored."""
    scores: dict[str, list[Score]] = {FAULT: [], TWIN: []}
    for report in reports:
        if getattr(report, "when", "") == "call":
            for name, value in report.user_properties:
                if name in scores:
                    scores[name].append(Score(*value))
    if not scores[FAULT]:
        return
    faults, twins = (sum(scores[name], Score()) for name in (FAULT, TWIN))
    found = faults.exact + faults.near
    yield (
        f"faults: {len(scores[FAULT])} cases, {faults.wanted} findings wanted; recall "
        f"{_share(found, faults.wanted)}, of them at the exact line and column "
        f"{_share(faults.exact, found)}; false alarms {faults.false}"
    )
    yield f"twins: {len(scores[TWIN])} cases; false alarms {twins.false}"


def _share(part: int, whole: int) -> str:
    return f"{part} of {whole} ({100 * part / whole:.1f}%)" if whole else "0 of 0"
