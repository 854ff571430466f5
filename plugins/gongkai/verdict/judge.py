"""A project's folder -> the verdict on it: what every check finds, and what is waived."""

import gc
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

from gongkai.background import beside
from gongkai.checks.check import Scope
from gongkai.checks.gate import fit_for_print, unseen
from gongkai.checks.outside_hosts import hidden_in_rejected
from gongkai.checks.privacy import holds_a_number
from gongkai.checks.registered import CHECKS, OF_PERSONS, run_checks
from gongkai.checks.secret_words import Secrets, secrets_of
from gongkai.gate import gate
from gongkai.measures.ages import Inspection, inspect, recalled
from gongkai.model.findings import Finding, is_leak, leaking
from gongkai.model.history import History
from gongkai.model.registries import Registries
from gongkai.sources.edits import with_edits
from gongkai.sources.history import first_days
from gongkai.sources.load import Sources, load
from gongkai.sources.registries import load_registries
from gongkai.sources.spelling import with_kinds
from gongkai.sources.take_down import take_down
from gongkai.verdict.clean_records import clean_records
from gongkai.verdict.codes import CODES
from gongkai.verdict.waivers import WaivedFindings, settle

MANY = 2000
"""Files from which it is worth a process of its own to read all of them through."""


def judge(
    root: Path,
    as_of: date,
    progress: Callable[[int, int], None] | None = None,
    history: Mapping[str, date] | None = None,
    cache: Path | None = None,
) -> WaivedFindings:
    """Judge the project at `root` on a day; `progress` gets how many records of all are read.

    `history` says when each file was first committed; without it Git is asked, where
    data/site.yml wants dates compared. `cache` is where texts of attachments are kept, if not
    in the project.
    """
    with uncollected():
        sources = load(root, progress=progress, cache=cache)
        days = days_of(sources, root) if history is None else history
        verdict = judge_sources(sources, as_of, days)
        return replace(verdict, findings=with_edits(root, verdict.findings))


def days_of(sources: Sources, root: Path) -> Mapping[str, date]:
    """Ask Git when each file was first committed, where data/site.yml wants dates compared."""
    return first_days(root) if sources.catalog.registries.site.history_from is not None else {}


def judge_sources(
    sources: Sources,
    as_of: date,
    history: Mapping[str, date] | None = None,
    leaks: Sequence[Finding] | None = None,
    units: frozenset[str] | None = None,
) -> WaivedFindings:
    """Judge what was read of a project: what leaks by the gate alone, the rest without it.

    `leaks` are what the gate found of that day, where it was asked before. Given `units`, only
    their records are looked at one by one; the column as a whole is looked at all the same.
    """
    catalog, stored = sources.catalog, sources.stored
    days = history or {}
    scope = Scope(catalog, as_of, is_partial=sources.is_partial, history=days, units=units)

    def of_persons() -> tuple[list[Finding], list[Finding]]:
        held_back = gate(sources, as_of) if leaks is None else leaks
        beside_texts = unseen(catalog, sources.rejected, stored)
        return [*held_back, *beside_texts], run_checks(scope, OF_PERSONS)

    clean = clean_records(sources)
    with beside(of_persons, worth_it=len(stored.texts) > MANY) as read_through:
        of_others = (check for check in CHECKS if check not in OF_PERSONS)
        found = run_checks(scope, of_others, clean)
        of_files, of_all_texts = read_through()
    clean.keep()
    found += of_all_texts
    sources.forget(of_files)
    secrets = secrets_in(sources, of_files)
    if secrets.names:  # seldom: what others are held against must be public
        kept = take_down(catalog, {name for name in secrets.names if catalog.get(name)})
        own = [finding for finding in found if secrets.hold(finding)]
        others = run_checks(Scope(kept, as_of, is_partial=True, history=days, units=units))
        found = [*own, *(finding for finding in others if not secrets.hold(finding))]
    everything = [*sources.findings, *of_files, *found, *hidden_in_rejected(sources.rejected)]
    findings = fit_for_print(catalog, everything, secrets.words)
    verdict = settle(findings, waived(catalog.registries, is_of_column), as_of, CODES)
    # Waivers name what they waive.
    printed = fit_for_print(catalog, verdict.findings, secrets.words)
    kinds = {record.id: record.kind for record in (*catalog.everything(), *sources.rejected)}
    keyed = with_kinds(printed, catalog.registries, kinds)
    privacy = catalog.registries.gate.privacy
    return replace(verdict, findings=tuple(keyed), secrets=secrets, privacy=privacy)


def secrets_in(sources: Sources, leaks: Iterable[Finding]) -> Secrets:
    """Return what the gate keeps back of a project, and the words of it."""
    names = leaking(leak for leak in leaks if leak.is_error and is_leak(leak.code.id))
    records = (*sources.catalog.everything(), *sources.rejected)
    registries = sources.catalog.registries
    return secrets_of(names, records, sources.unread, sources.stored.attached, registries)


def is_of_links(code: str) -> bool:
    """Return whether a code is of links, which are looked for on the built site."""
    return code.startswith(("GK1", "GK7"))


def is_of_column(code: str) -> bool:
    """Return whether a code is of the column itself: of content/ and data/."""
    return not is_of_links(code)


def waived(registries: Registries, is_ours: Callable[[str], bool]) -> Registries:
    """Return registries with the waivers and the part of the baseline that concern some codes.

    Nobody can say of a finding that was not looked for that it is fixed.
    """
    return replace(
        registries,
        waivers=tuple(one for one in registries.waivers if is_ours(one.waiver.code)),
        baseline=tuple(one for one in registries.baseline if is_ours(one.accepted.code)),
    )


def inspect_sources(
    sources: Sources,
    history: History,
    as_of: date,
    leaks: Sequence[Finding] | None = None,
    units: frozenset[str] | None = None,
) -> Inspection:
    """Inspect what was read of a project: what is waived has a reason, and is left out.

    Faults of links, which only a built site shows, are those of the last inspection. What earlier
    ones saw of what leaks today is forgotten. Given `units`, the faults of others are not looked
    for: of theirs stays what an earlier inspection saw to be fixed.
    """
    verdict = judge_sources(sources, as_of, leaks=leaks, units=units)
    known = verdict.secrets.purge(history)
    known = known if units is None else known.of(units)
    findings = (*verdict.all, *recalled(known, CODES))
    return inspect(findings, known, sources.catalog, as_of)


@contextmanager
def uncollected() -> Iterator[None]:
    """Keep Python from looking for garbage where a million values are made and all are kept."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def unpublishable(root: Path) -> Callable[[str], bool]:
    """Return a test of whether an address holds a person's number, and must not be published.

    The column's words are read when the first address is asked about.
    """
    words = cache(lambda: load_registries(root).registries.gate.privacy)
    return lambda address: holds_a_number(address, words())
