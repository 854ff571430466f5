"""Runs of words, tidied."""

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import get_args

from gongkai.render.downloads.document import Mark, Run

MARKS: tuple[Mark, ...] = get_args(Mark)
"""In the order in which a run names them."""
Runs = tuple[Run, ...]


def trimmed(runs: list[Run]) -> tuple[Run, ...]:
    """Return runs without space at both ends and at line breaks, and none that is empty."""
    kept: list[Run] = []
    blank = True
    for run in runs:
        text = re.sub(r" *\n *", "\n", run.text) if "\n" in run.text else run.text
        if blank:
            text = text.lstrip(" ")
        if text:
            blank = text[-1] in " \n"
            kept.append(replace(run, text=text))
    while kept and not kept[-1].text.rstrip():
        kept.pop()
    while kept and not kept[0].text.lstrip():
        kept.pop(0)
    if kept:
        kept[0] = replace(kept[0], text=kept[0].text.lstrip())
        kept[-1] = replace(kept[-1], text=kept[-1].text.rstrip())
    return tuple(kept)


def strong(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """Return runs in bold type."""
    return tuple(
        replace(run, marks=tuple(sorted({*run.marks, "strong"}, key=MARKS.index))) for run in runs
    )


def joined(parts: Iterable[Runs], between: Runs) -> Runs:
    """Return those parts that say something, with `between` between them."""
    runs: list[Run] = []
    for part in parts:
        if part:
            runs += [*between, *part] if runs else part
    return tuple(runs)


def begun(runs: Runs) -> Runs:
    """Return runs whose first word begins with a capital."""
    if not runs:
        return runs
    first = runs[0].text
    return (replace(runs[0], text=first[:1].upper() + first[1:]), *runs[1:])
