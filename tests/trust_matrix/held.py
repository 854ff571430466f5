"""What is demanded of the checks, whole for `make trust` and in a sample for the tests."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from trust_matrix import attachments, judged, ordinary, places
from trust_matrix.attachments import Attachment
from trust_matrix.judged import Tally
from trust_matrix.made import MADE
from trust_matrix.places import Case

ATTACHMENTS_FOUND = 1.0
DISGUISES_FOUND = 0.95
TWINS_SILENT = 1.0
ORDINARY_PASSED = 0.999
MANY = 4_000
"""Ordinary records in the whole matrix."""
SOME = 200
"""Of them in the sample: each is rendered."""
SEED = 1217

One = TypeVar("One", Attachment, Case)


def whole(folder: Path) -> Iterator[tuple[str, Tally, float]]:
    """Judge everything below a folder; yield its name, what came true and the share demanded."""
    files = judged.attachments(folder / "attachments", list(attachments.cases()))
    yield "attachments, found", files.found, ATTACHMENTS_FOUND
    yield "attachments, twins silent", files.silent, TWINS_SILENT
    records = judged.disguises(folder / "disguises", list(places.cases()))
    yield "disguises, found", records.found, DISGUISES_FOUND
    yield "disguises, twins silent", records.silent, TWINS_SILENT
    texts = ordinary.ordinary(MANY, SEED)
    yield "ordinary", judged.ordinary(folder / "ordinary", texts), ORDINARY_PASSED


def some_attachments() -> list[Attachment]:
    """Return a file for every way, the needles in turn, and every fifth with its twin.

    Of the ways of programs, which take their time, it is every eighth.
    """
    left_out = set(MADE) - set(MADE[::8])
    cases = (one for one in attachments.cases() if one.way not in left_out)
    return _some(cases, lambda one: one.way, twin_of=5)


def some_records() -> list[Case]:
    """Return a record for every eighth disguise in a place, the numbers in turn, and its twin."""
    chosen = _some(places.cases(), lambda one: (one.place, one.disguise), twin_of=1)
    return [one for pair in list(zip(chosen[::2], chosen[1::2], strict=True))[::8] for one in pair]


def some_texts() -> list[str]:
    """Return some ordinary records."""
    return ordinary.ordinary(SOME, SEED)


def _some(cases: Iterator[One], group: Callable[[One], object], twin_of: int) -> list[One]:
    """Choose a pair of each group, another in each, with the twin of every few."""
    groups: dict[object, list[tuple[One, One]]] = {}
    for guilty, twin in zip(cases, cases, strict=True):
        groups.setdefault(group(guilty), []).append((guilty, twin))
    chosen = []
    for number, pairs in enumerate(groups.values()):
        guilty, twin = pairs[number % len(pairs)]
        chosen += [guilty, twin] if number % twin_of == 0 else [guilty]
    return chosen
