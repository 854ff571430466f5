"""A built site and the project that it was built from -> the verdict on its links."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from importlib.metadata import version
from pathlib import Path

from gongkai.checks.redaction import redact
from gongkai.checks.secret_words import NO_SECRETS, Secrets
from gongkai.gate import gate
from gongkai.links import second_opinion
from gongkai.links.external import linkchecker, other_sites
from gongkai.links.external.other_sites import ExternalLink
from gongkai.links.history.file import LinkHistoryError
from gongkai.links.history.night import (
    LinkNight,
    all_standing,
    transitions,
)
from gongkai.links.history.observation import Expected
from gongkai.links.misleading.check import find_misleading
from gongkai.links.reading.hosts import is_open
from gongkai.links.reading.kept_extracts import ROOM
from gongkai.links.reading.link_fault import LinkFault
from gongkai.links.reading.scan import Progress
from gongkai.links.reading.site import ScannedSite
from gongkai.links.run import FindMisleading, LinkOutcome, check_links, placed
from gongkai.links.second_opinion import Opinion
from gongkai.model.findings import sort_findings
from gongkai.model.kinds.external import External
from gongkai.sources.build_day import as_day
from gongkai.sources.cache import cache_folder
from gongkai.sources.configuration import site_url
from gongkai.sources.load import load
from gongkai.sources.registries import load_registries
from gongkai.verdict.codes import CODES
from gongkai.verdict.judge import is_of_links, secrets_in, uncollected, waived
from gongkai.verdict.waivers import WaivedFindings, settle


@dataclass(frozen=True)
class Asked:
    """What is asked of links beyond what the built site itself shows."""

    external: bool = False
    """Whether addresses on other sites are listed and judged."""
    second_opinion: bool = False
    """Whether LinkChecker is asked, too: of the site, and of that list where there is one."""
    history: Path | None = None
    """Where it is kept how those addresses answered; given it, we ask them and LinkChecker not."""
    is_standing: bool = False
    """Whether what was wrong on an earlier night is reported again."""
    is_full: bool = False
    """Whether pages are read anew that are as they were the last time."""
    jobs: int | None = None
    """How many processes work at a time; None for one a processor."""


@dataclass(frozen=True)
class LinkVerdict:
    """What was found on links."""

    verdict: WaivedFindings
    """It counts only where the outcome has no doubts."""
    outcome: LinkOutcome
    opinion: Opinion | None
    """What LinkChecker says, if it was asked."""
    night: LinkNight | None = None
    """What other sites answered, if they were asked."""


@uncollected()
def judge_links(
    site: Path,
    root: Path,
    as_of: date,
    progress: Progress | None = None,
    asked: Asked | None = None,
    *,
    is_clear: Callable[[], bool] = lambda: False,
) -> LinkVerdict:
    """Judge the links of the site built at `site` from the project at `root`.

    `is_clear` says whether it is known that nothing leaks in the project as it is; where it is not,
    the gate is asked.

    Raises ManifestError where `site` is no site of ours, LinkCheckerError where LinkChecker is
    asked and does not answer, LinkHistoryError where other sites are and their history is no such
    file.
    """
    asked = asked or Asked()
    registries = load_registries(root).registries if (root / "data").is_dir() else None
    finder: FindMisleading = find_misleading
    if registries is not None:
        units, columns = registries.units.values(), registries.columns.values()
        finder = partial(
            find_misleading,
            units=units,
            columns=columns,
            hosts=registries.links,
        )
    if asked.second_opinion:
        linkchecker.command()  # before minutes are spent
    kept = cache_folder(root, ROOM) if registries is not None and not asked.is_full else None
    outcome = check_links(site, root, finder, progress, asked.jobs, kept=kept)
    findings, opinion, night = list(outcome.findings), None, None
    if not outcome.doubts:
        found: list[LinkFault] = []
        if asked.external:
            listed = other_sites.external_links(outcome.site)
            if registries is not None:
                found += other_sites.denied(listed, registries.links)
            if asked.history is not None:
                night = _observe(outcome.site, listed, root, asked.history, progress)
                found += all_standing(night) if asked.is_standing else transitions(night)
            elif asked.second_opinion:
                found += other_sites.advice(listed, other_sites.ask(listed))
        if asked.second_opinion:
            reports = second_opinion.ask(outcome.site)
            opinion = second_opinion.compare(outcome.site, findings, reports)
            found += second_opinion.as_found(outcome.site, opinion)
        findings = sort_findings([*findings, *placed(outcome.site, root, found)])
    if registries is None:
        return LinkVerdict(WaivedFindings(tuple(findings)), outcome, opinion, night)
    secrets = _secrets(root, as_of) if findings and not is_clear() else NO_SECRETS
    shown = redact(findings, registries.gate.privacy, secrets.words)
    verdict = settle(shown, waived(registries, is_of_links), as_of, CODES)
    printed = redact(verdict.findings, registries.gate.privacy, secrets.words)
    verdict = replace(
        verdict,
        findings=tuple(printed),
        leaking=secrets.names,
        secrets=secrets,
        privacy=registries.gate.privacy,
    )
    return LinkVerdict(verdict, outcome, opinion, night)


def _observe(
    site: ScannedSite,
    listed: Sequence[ExternalLink],
    root: Path,
    file: Path,
    progress: Progress | None,
) -> LinkNight:
    """Ask other sites; records of documents published elsewhere say what their pages show."""
    try:
        from gongkai.links.history.observe import Manners  # noqa: PLC0415  wants urllib3
        from gongkai.links.history.round import run_round  # noqa: PLC0415  as above
    except ModuleNotFoundError as error:
        raise LinkHistoryError(
            "to ask other sites, install urllib3: {command}",
            command='python -m pip install "gongkai[external]"',
        ) from error
    expected = {}
    for record in load(root).catalog.of(External):
        address = site.resolver.resolve("", record.address)
        url = other_sites.url_of(address)
        expected[url] = Expected(record.title, record.number)
    agent = f"gongkai/{version('gongkai')} (+{site_url(root)})"
    manners = Manners(agent, lambda url: is_open(site.resolver.resolve("", url)))
    return run_round(listed, expected, manners, file, as_day(None), report=progress)


def _secrets(root: Path, as_of: date) -> Secrets:
    """Return what leaks in the project at `root`, of which nothing may be printed.

    A site may have been built before a leak got into its sources.
    """
    found = load(root)
    return secrets_in(found, gate(found, as_of))
