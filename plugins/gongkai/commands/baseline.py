"""Writes data/baseline.yml: what a column began with, and of that only what is left."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from gongkai.commands.project import could_not_run
from gongkai.commands.speaking import say
from gongkai.report import baseline
from gongkai.sources.registries import BASELINE, load_registries
from gongkai.verdict.waivers import CODES as OF_WAIVERS
from gongkai.verdict.waivers import WaivedFindings, stops_build
from gongkai.whole import write_whole


def write_baseline(
    root: Path, verdict: WaivedFindings, is_ours: Callable[[str], bool]
) -> WaivedFindings:
    """Write the baseline and return the verdict by it.

    `is_ours` says by code what the command at hand finds: what others find stays as it is. Where
    the file has an entry of ours, or is there and nothing in it is another's, none is added.
    """
    if any(map(stops_build, verdict.findings)):
        could_not_run("fix what stops the build first: until then the checks see a part only")
    file = root / BASELINE
    placed = load_registries(root).registries.baseline if file.exists() else ()
    others = [one.accepted for one in placed if not is_ours(one.accepted.code)]
    if file.exists() and (len(others) < len(placed) or not placed):
        entries, left = verdict.accepted, verdict.findings
        left = tuple(finding for finding in left if finding.code.id != "GK804")
        refused = sum(finding.code.id not in OF_WAIVERS for finding in left)
        if refused:
            say("gongkai: not added to the baseline: {refused}", refused=refused)
    else:
        left = tuple(finding for finding in verdict.findings if finding.code.id in OF_WAIVERS)
        entries = tuple(f for f in verdict.findings if f.code.id not in OF_WAIVERS)
    write_whole(file, baseline.render(entries, others))
    say("gongkai: {file} lists {count}", file=BASELINE, count=len(entries) + len(others))
    return replace(verdict, findings=left, accepted=entries)
