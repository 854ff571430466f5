"""A built site and the project that it was built from -> the verdict on its links."""

from datetime import date
from functools import partial
from pathlib import Path

from gongkai.checks.run import gate
from gongkai.checks.waivers import Verdict, settle
from gongkai.codes import CODES
from gongkai.judge import borne_with, is_of_links
from gongkai.links import identity
from gongkai.links.run import Outcome, check_links
from gongkai.links.scan import Progress
from gongkai.model.findings import leaking
from gongkai.sources.load import load
from gongkai.sources.registries import load_registries


def judge_links(
    site: Path, root: Path, as_of: date, progress: Progress | None = None
) -> tuple[Verdict, Outcome]:
    """Judge the links of the site built at `site` from the project at `root`.

    Raises ManifestError where `site` is no site of ours. The findings count only where the
    outcome has no doubts.
    """
    if not (root / "data").is_dir():
        outcome = check_links(site, root, identity.check, progress)
        return Verdict(outcome.findings), outcome
    registries = load_registries(root).registries
    units, columns = registries.units.values(), registries.columns.values()
    identify = partial(identity.check, units=units, columns=columns)
    outcome = check_links(site, root, identify, progress)
    return settle(outcome.findings, borne_with(registries, is_of_links), as_of, CODES), outcome


def leaks(root: Path, as_of: date) -> frozenset[str]:
    """Return the files and records of the project at `root` of which no line may be printed.

    A site may have been built before a leak got into its sources.
    """
    found = load(root)
    return leaking(gate(found.catalog, found.rejected, found.unread, found.stored, as_of))
