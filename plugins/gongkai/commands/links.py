"""`gongkai links`: which links of a built site lead nowhere, or not where they should."""

import gc
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gongkai.commands.baseline import write_baseline
from gongkai.commands.help import command
from gongkai.commands.jobs import of_jobs
from gongkai.commands.progress import Progress
from gongkai.commands.project import could_not_run
from gongkai.commands.report_options import ReportOptions
from gongkai.commands.showing import chosen, of_report, show
from gongkai.commands.speaking import say
from gongkai.i18n.translation import translation
from gongkai.model.language import Language
from gongkai.sources.build_day import build_day
from gongkai.sources.configuration import find_root
from gongkai.verdict.judge import is_of_links
from gongkai.verdict.selection import only

if TYPE_CHECKING:
    from gongkai.links.history.night import LinkNight


@command()
@click.argument("site", type=click.Path(exists=True, file_okay=False, path_type=Path))
@of_report
@click.option(
    "--root",
    "project",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The folder of the column that the site was built from, if it is not this one.",
)
@click.option(
    "--external",
    "is_external",
    is_flag=True,
    help="Judge the addresses on other sites, too; they are asked with --history or "
    "--second-opinion.",
)
@click.option(
    "--history",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="With --external: ask other sites, keep their answers of many nights in FILE, and report "
    "what changed tonight.",
)
@click.option(
    "--standing",
    "is_standing",
    is_flag=True,
    help="With --history: report all that is wrong, not only what changed.",
)
@click.option(
    "--second-opinion",
    "is_seconded",
    is_flag=True,
    help="Ask LinkChecker, too, and show what it and this check say of the same links.",
)
@click.option(
    "--full",
    "is_full",
    is_flag=True,
    help="Read every page anew, also those that are as they were the last time.",
)
@of_jobs
@click.option(
    "--write-baseline",
    "is_baseline",
    is_flag=True,
    help="Write the findings on links to data/baseline.yml, or take out what is fixed.",
)
def links(
    site: Path,
    *,
    select: Sequence[str],
    ignore: Sequence[str],
    report: ReportOptions,
    lang: Language,
    project: Path | None,
    is_baseline: bool,
    is_external: bool,
    history: Path | None,
    is_standing: bool,
    is_seconded: bool,
    is_full: bool,
    jobs: int | None,
) -> None:
    """Say which links of the site built at SITE are wrong, where they are written, what is right.

    CODES are separated by commas; the longer one decides. The exit code is 0 when nothing is
    wrong, 1 when there are errors, and 2 when the check could not run or could not be believed:
    pages were missing, a fault that it plants was not found, or LinkChecker, where it was asked,
    has not seen every page. What is said of other sites is advice and fails nothing: an answer that
    failed once may be right tomorrow, so --history reports what two nights have seen.
    """
    from gongkai.commands.opinion import report as report_opinion  # noqa: PLC0415  slow, only needed here
    from gongkai.links.external.linkchecker import LinkCheckerError  # noqa: PLC0415  as above
    from gongkai.links.history.file import LinkHistoryError  # noqa: PLC0415  as above
    from gongkai.links.reading.manifest import ManifestError  # noqa: PLC0415  as above
    from gongkai.mkdocs.build import is_clear  # noqa: PLC0415  as above
    from gongkai.verdict.judge_links import Asked, judge_links  # noqa: PLC0415  slow, only here

    root = project or find_root() or Path.cwd()
    codes = chosen(select, ignore)
    if is_baseline and (select or ignore):
        could_not_run("--write-baseline takes all links, and no CODES")
    if is_baseline and is_seconded:
        could_not_run("--write-baseline takes nothing that is true of one night: no second opinion")
    if history is not None and not is_external:
        could_not_run("--history is of other sites: it wants --external")
    if is_standing and history is None:
        could_not_run("--standing wants --history FILE")
    if is_baseline and history is not None:
        could_not_run("--write-baseline takes nothing that other sites answer: no --history")
    day = build_day(root)
    asked = Asked(is_external, is_seconded, history, is_standing, is_full, jobs)
    try:
        with Progress(sys.stderr, quiet=report.quiet) as progress:
            judged = judge_links(
                site, root, day, progress, asked, is_clear=partial(is_clear, root, site)
            )
    except (ManifestError, LinkCheckerError, LinkHistoryError) as error:
        could_not_run(error)
    verdict, outcome = judged.verdict, judged.outcome
    for doubt in outcome.doubts:
        click.echo(f"gongkai: {doubt}", err=True)
    if outcome.doubts:
        could_not_run("the links were not judged: what was seen is not the site")
    if not report.quiet:
        say("gongkai: pages read: {count}", count=outcome.pages)
    if judged.night is not None:
        _say_night(judged.night)
    if is_baseline:
        verdict = write_baseline(root, verdict, is_of_links)
    verdict = only(verdict, codes)
    show(verdict, translation(lang), report, root)
    if judged.opinion is not None:
        report_opinion(judged.opinion, translation(lang), to_stderr=report.form != "text")
    gc.freeze()  # the process ends, and need not look through all that it knows of the site
    sys.exit(report.exit_code(verdict.findings))


def _say_night(night: "LinkNight") -> None:
    """Say how the round of other sites went."""
    if not night.is_observed:
        say("gongkai: no other site answered: tonight is not observed, and no state changes")
        return
    say(
        "gongkai: addresses on other sites: {asked}; not observed tonight: {unobserved}; "
        "changed: {changed}; well again: {recovered}; not well: {standing}",
        asked=len(night.history.addresses),
        unobserved=night.unobserved,
        changed=len(night.changed),
        recovered=night.recovered,
        standing=len(night.standing),
    )
