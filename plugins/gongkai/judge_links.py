"""A built site and the project that it was built from -> the verdict on its links."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from gongkai.checks.waivers import Verdict, settle
from gongkai.codes import CODES
from gongkai.gate import gate
from gongkai.judge import borne_with, is_of_links
from gongkai.links import external, identity, linkchecker, second_opinion
from gongkai.links.found import Found
from gongkai.links.run import Outcome, check_links, placed
from gongkai.links.scan import Progress
from gongkai.links.second_opinion import Opinion
from gongkai.links.site import Site
from gongkai.model.catalog import Registries
from gongkai.model.findings import leaking, sort_findings
from gongkai.sources.load import load
from gongkai.sources.registries import load_registries


@dataclass(frozen=True)
class Asked:
    """What more is asked of links than what the built site tells by itself."""

    external: bool = False
    """Whether addresses on other sites are listed and judged."""
    second_opinion: bool = False
    """Whether LinkChecker is asked, too: of the site, and of that list where there is one."""


@dataclass(frozen=True)
class LinkVerdict:
    """What was found on links."""

    verdict: Verdict
    """It counts only where the outcome has no doubts."""
    outcome: Outcome
    opinion: Opinion | None
    """What LinkChecker says beside it, where it was asked."""


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
    identify = identity.check
    if registries is not None:
        units, columns = registries.units.values(), registries.columns.values()
        identify = partial(identity.check, units=units, columns=columns)
    if asked.second_opinion:
        linkchecker.command()  # before minutes are spent
    outcome = check_links(site, root, identify, progress)
    findings, opinion = list(outcome.findings), None
    if not outcome.doubts:
        found = list(_of_other_sites(outcome.site, registries, asked)) if asked.external else []
        if asked.second_opinion:
            heard = second_opinion.hear(outcome.site)
            opinion = second_opinion.compare(outcome.site, findings, heard)
            found += second_opinion.as_found(outcome.site, opinion)
        findings = sort_findings([*findings, *placed(outcome.site, root, found)])
    if registries is None:
        return LinkVerdict(Verdict(tuple(findings)), outcome, opinion)
    verdict = settle(findings, borne_with(registries, is_of_links), as_of, CODES)
    return LinkVerdict(verdict, outcome, opinion)


def _of_other_sites(site: Site, registries: Registries | None, asked: Asked) -> Iterator[Found]:
    listed = external.outward(site)
    yield from external.denied(listed, registries.denied if registries is not None else ())
    if asked.second_opinion:
        yield from external.advice(listed, external.hear(listed))


def leaks(root: Path, as_of: date) -> frozenset[str]:
    """Return the files and records of the project at `root` of which no line may be printed.

    A site may have been built before a leak got into its sources.
    """
    return leaking(gate(load(root), as_of))
