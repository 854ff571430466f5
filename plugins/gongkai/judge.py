"""A project's folder -> the verdict on it: what every check finds, and what is borne with."""

import gc
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from gongkai.checks.check import Scope
from gongkai.checks.run import gate, run_checks
from gongkai.checks.waivers import Verdict, settle
from gongkai.codes import CODES
from gongkai.sources.history import first_days
from gongkai.sources.load import load


def judge(
    root: Path,
    as_of: date,
    progress: Callable[[int, int], None] | None = None,
    history: Mapping[str, date] | None = None,
) -> Verdict:
    """Judge the project at `root` on a day; `progress` hears how many records of all are read.

    `history` says when each file was first committed; without it Git is asked, where
    data/site.yml wants dates compared.
    """
    with _uncollected():
        sources = load(root, progress=progress)
        if history is None:
            is_compared = sources.catalog.registries.site.history_from is not None
            history = first_days(root) if is_compared else {}
        findings = [
            *sources.findings,
            *gate(sources.catalog, sources.rejected, sources.unread),
            *run_checks(Scope(sources.catalog, as_of, sources.is_partial, history)),
        ]
    return settle(findings, sources.catalog.registries, as_of, CODES)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Keep Python from looking for garbage where a million values are made and all are kept."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
