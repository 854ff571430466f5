"""Runs of words, tidied."""

import re
from typing import get_args

from gongkai.render.downloads.document import Mark, Run

MARKS: tuple[Mark, ...] = get_args(Mark)
"""In the order in which a run names them."""


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
            kept.append(Run(text, run.marks, run.href))
    while kept and not kept[-1].text.rstrip():
        kept.pop()
    while kept and not kept[0].text.lstrip():
        kept.pop(0)
    if kept:
        kept[0] = Run(kept[0].text.lstrip(), kept[0].marks, kept[0].href)
        kept[-1] = Run(kept[-1].text.rstrip(), kept[-1].marks, kept[-1].href)
    return tuple(kept)


def strong(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """Return runs in bold type."""
    return tuple(
        Run(run.text, tuple(sorted({*run.marks, "strong"}, key=MARKS.index)), run.href)
        for run in runs
    )
