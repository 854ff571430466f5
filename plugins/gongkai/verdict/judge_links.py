"""A built site and the project that it was built from -> the verdict on its links."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path

from gongkai.checks.redaction import redact
from gongkai.checks.secret_words import NO_SECRETS, Secrets
from gongkai.gate import gate
from gongkai.links import second_opinion
from gongkai.links.external import linkchecker, other_sites
from gongkai.links.misleading.check import find_misleading
from gongkai.links.reading.link_fault import LinkFault
from gongkai.links.reading.scan import Progress
from gongkai.links.reading.site import ScannedSite
from gongkai.links.run import FindMisleading, LinkOutcome, check_links, placed
from gongkai.links.second_opinion import Opinion
from gongkai.model.findings import sort_findings
from gongkai.model.registries import Registries
from gongkai.sources.load import load
from gongkai.sources.registries import load_registries
from gongkai.verdict.codes import CODES
from gongkai.verdict.judge import is_of_links, secrets_in, waived
from gongkai.verdict.waivers import WaivedFindings, settle


@dataclass(frozen=True)
class Asked:
    """What is asked of links beyond what the built site itself shows."""

    external: bool = False
    """Whether addresses on other sites are listed and judged."""
    second_opinion: bool = False
    """Whether LinkChecker is asked, too: of the site, and of that list where there is one."""


@dataclass(frozen=True)
class LinkVerdict:
    """What was found on links."""

    verdict: WaivedFindings
    """It counts only where the outcome has no doubts."""
    outcome: LinkOutcome
    opinion: Opinion | None
    """What LinkChecker says, if it was asked."""


def judge_links(
    site: Path,
    root: Path,
    as_of: date,
    progress: Progress | None = None,
    asked: Asked | None = None,
) -> LinkVerdict:
    """Judge the links of the site built at `site` from the project at `root`.

    Raises ManifestError where `site` is no site of ours, LinkCheckerError where LinkChecker is
    asked and does not answer.
    """
    asked = asked or Asked()
    registries = load_registries(root).registries if (root / "data").is_dir() else None
    finder: FindMisleading = find_misleading
    if registries is not None:
        units, columns = registries.units.values(), registries.columns.values()
        finder = partial(find_misleading, units=units, columns=columns)
    if asked.second_opinion:
        linkchecker.command()  # before minutes are spent
    outcome = check_links(site, root, finder, progress)
    findings, opinion = list(outcome.findings), None
    if not outcome.doubts:
        found = list(_of_other_sites(outcome.site, registries, asked)) if asked.external else []
        if asked.second_opinion:
            reports = second_opinion.ask(outcome.site)
            opinion = second_opinion.compare(outcome.site, findings, reports)
            found += second_opinion.as_found(outcome.site, opinion)
        findings = sort_findings([*findings, *placed(outcome.site, root, found)])
    if registries is None:
        return LinkVerdict(WaivedFindings(tuple(findings)), outcome, opinion)
    secrets = _secrets(root, as_of) if findings else NO_SECRETS
    shown = redact(findings, registries.gate.privacy, secrets.words)
    verdict = settle(shown, waived(registries, is_of_links), as_of, CODES)
    printed = redact(verdict.findings, registries.gate.privacy, secrets.words)
    verdict = replace(verdict, findings=tuple(printed), leaking=secrets.names, secrets=secrets)
    return LinkVerdict(verdict, outcome, opinion)


def _of_other_sites(
    site: ScannedSite, registries: Registries | None, asked: Asked
) -> Iterator[LinkFault]:
    listed = other_sites.external_links(site)
    yield from other_sites.denied(listed, registries.denied if registries is not None else ())
    if asked.second_opinion:
        yield from other_sites.advice(listed, other_sites.ask(listed))


def _secrets(root: Path, as_of: date) -> Secrets:
    """Return what leaks in the project at `root`, of which nothing may be printed.

    A site may have been built before a leak got into its sources.
    """
    found = load(root)
    return secrets_in(found, gate(found, as_of))
