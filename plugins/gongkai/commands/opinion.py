"""What LinkChecker and our check say of the same links, as text: three lists."""

from collections import defaultdict
from collections.abc import Iterator

import click

from gongkai.i18n.translation import Translation
from gongkai.i18n.wording import message
from gongkai.links.second_opinion import Disagreement, Opinion
from gongkai.model.findings import Finding
from gongkai.report.characters import visible

SHOWN = 20
"""How many lines of a list are printed; the findings themselves are in the report."""

SEEN = "LinkChecker has seen all {pages} pages."
BOTH = "Both say so: {count}"
ONE = "{target}: {answer} (LinkChecker names {page}, this check names {places} places)"
ONLY_OURS = "Only this check says so: {count}"
REASON = "{why} ({count})"
ONLY_THEIRS = "Only LinkChecker says so: {count}"
THEIRS = "{target}: {answer} (on {page})"
MORE = "… and {count} more"
WORDS = (SEEN, BOTH, ONE, ONLY_OURS, REASON, ONLY_THEIRS, THEIRS, MORE, *Disagreement)
"""The texts of the lists, for translators."""


def report(opinion: Opinion, words: Translation, *, to_stderr: bool) -> None:
    """Print the three lists: to stderr where programs read what was found."""
    click.echo("\n".join(map(visible, lines(opinion, words))), err=to_stderr)


def lines(opinion: Opinion, words: Translation) -> Iterator[str]:
    """Yield the lists, a line each."""
    yield ""
    yield words(SEEN, pages=opinion.pages)
    yield words(BOTH, count=len(opinion.both))
    yield from _cut(
        [
            words(
                ONE,
                target=f"/{one.theirs.path}",
                answer=one.theirs.answer,
                page=f"/{one.theirs.page}",
                places=len(one.ours),
            )
            for one in opinion.both
        ],
        words,
    )
    yield words(ONLY_OURS, count=len(opinion.only_ours))
    by_why: dict[Disagreement, list[Finding]] = defaultdict(list)
    for finding, why in opinion.only_ours:
        by_why[why].append(finding)
    for why, findings in by_why.items():
        yield f"  {words(REASON, why=words(str(why)), count=len(findings))}"
        yield from _cut([_ours(finding, words) for finding in findings], words, "    ")
    yield words(ONLY_THEIRS, count=len(opinion.only_theirs))
    theirs = opinion.only_theirs
    yield from _cut(
        [words(THEIRS, target=f"/{o.path}", answer=o.answer, page=f"/{o.page}") for o in theirs],
        words,
    )


def _ours(finding: Finding, words: Translation) -> str:
    place = finding.place
    return f"{place.path}:{place.line} {finding.code.id} {message(finding, words)}"


def _cut(listed: list[str], words: Translation, margin: str = "  ") -> Iterator[str]:
    yield from (f"{margin}{one}" for one in listed[:SHOWN])
    if len(listed) > SHOWN:
        yield margin + words(MORE, count=len(listed) - SHOWN)
