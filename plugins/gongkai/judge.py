"""A project's folder -> the verdict on it: what every check finds, and what is borne with."""

import gc
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from gongkai.beside import beside
from gongkai.checks.check import Scope
from gongkai.checks.registered import CHECKS, OF_TEXTS
from gongkai.checks.run import fit_for_print, gate, run_checks
from gongkai.checks.waivers import Verdict, settle
from gongkai.codes import CODES
from gongkai.measures.ages import Inspection, inspect
from gongkai.model.findings import Finding
from gongkai.model.history import History
from gongkai.sources.history import first_days
from gongkai.sources.load import Sources, load

MANY = 2000
"""Files from which it is worth a process of its own to read all of them through."""


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
        return judge_sources(sources, as_of, days_of(sources, root) if history is None else history)


def days_of(sources: Sources, root: Path) -> Mapping[str, date]:
    """Ask Git when each file was first committed, where data/site.yml wants dates compared."""
    return first_days(root) if sources.catalog.registries.site.history_from is not None else {}


def judge_sources(
    sources: Sources, as_of: date, history: Mapping[str, date] | None = None
) -> Verdict:
    """Judge what was read of a project."""
    catalog, stored = sources.catalog, sources.stored
    scope = Scope(catalog, as_of, is_partial=sources.is_partial, history=history or {})

    def of_texts() -> list[Finding]:
        held_back = gate(catalog, sources.rejected, sources.unread, stored, as_of)
        return [*held_back, *run_checks(scope, OF_TEXTS)]

    with beside(of_texts, worth_it=len(stored.texts) > MANY) as read_through:
        found = run_checks(scope, (check for check in CHECKS if check not in OF_TEXTS))
        findings = fit_for_print(catalog, [*sources.findings, *read_through(), *found])
    return settle(findings, sources.catalog.registries, as_of, CODES)


def inspect_sources(sources: Sources, history: History, as_of: date) -> Inspection:
    """Inspect what was read of a project: what is waived has a reason, and is left out."""
    return inspect(judge_sources(sources, as_of).all, history, sources.catalog, as_of)


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
