"""What a night found, and its text as the one rolling issue."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from gongkai.i18n.translation import Translation
from gongkai.report.markdown import escape, row
from gongkai.report.markdown_summary import HEADS
from gongkai.report.review import LONGEST, MORE

MARK = "<!-- gongkai:night -->"
"""The first line of a report: by it the issue is found again."""
QUIET_MARK = "<!-- gongkai:quiet -->"
"""The second line of a report with nothing to report: the issue is closed."""
ROOM = 6_000
"""Characters for one table or quotation; all of them stay below what an issue takes."""

SURE = ("GK701", "GK702", "GK705", "GK707", "GK708")
"""Of links to other sites only these need a person: a denied host, and an answer that nothing is
there. Who refuses a program or is away for a night may be there for people."""

PrintedFinding = Mapping[str, Any]
"""A finding as `--format json` prints it."""


class Outcome(StrEnum):
    """What became of the site."""

    BUILT = "built"
    TAKEN_DOWN = "built without what leaks"
    FAILED = "not replaced"


TITLE = "What the night found"
DAY = "Site as of {day}, from the commit {commit}."
SAID = {
    Outcome.BUILT: "The site was built and can be published.",
    Outcome.TAKEN_DOWN: (
        "**A leak was found: its record is taken down in this build, and a notice stands at its "
        "address. Publish at once, then take the file out of the repository and its history.**"
    ),
    Outcome.FAILED: "**The night failed: the site that is published stays as it is.**",
}
STILL_LEAKING = (
    "**The site could not be built, and what leaks is still published: take it down by hand now, "
    "with “gongkai takedown”.**"
)
ANEW = (
    "**What earlier nights kept could not be read, and counting began anew: {files}. All faults "
    "are reported as new, and their ages begin with this day. What the state held is kept beside "
    "it, with a name that ends in “.broken”.**"
)
LEAKS = "Leaks: {count}"
WHERE = (
    "Where they stand is not said here, as many may read this: run “gongkai check --select GK5 "
    "--date {day}” where the column is. “gongkai explain {code}” says what a code means."
)
STEP = "The step “{step}” ended with {code}:"
NEW = "New since the night before: {count}"
OLD = "Known from nights before: {count}"
FIXED = "Fixed since the night before: {count}"
OUTSIDE = "Links to other sites: {count}"
NO_SECOND = (
    "Links to other sites were not asked, and nobody gave a second opinion: LinkChecker is not "
    "installed, or was not wanted."
)
NO_OPINION = "LinkChecker did not answer: links to other sites are not verified tonight."
SECOND = "What LinkChecker says"
QUIET = "Nothing to fix."
WORDS = (
    TITLE, DAY, *SAID.values(), STILL_LEAKING, ANEW, LEAKS, WHERE, STEP, NEW, OLD, FIXED, OUTSIDE,
    NO_SECOND, NO_OPINION, SECOND, QUIET,
)  # fmt: skip
"""What the report says, for translators."""


@dataclass(frozen=True)
class Failure:
    """A step that could not do its work."""

    step: str
    code: int
    said: str
    """The last lines that it wrote."""


@dataclass(frozen=True)
class Night:
    """All that one night found."""

    day: str
    commit: str
    outcome: Outcome
    leaks: Sequence[PrintedFinding] = ()
    """Only their codes and units are shown: the issue stays when file and history are purged."""
    findings: Sequence[PrintedFinding] = ()
    """Of the column and of the site's own links; nothing of a file that leaks."""
    outside: Sequence[PrintedFinding] | None = None
    """Of links to other sites, which are advice; None where they were not asked."""
    has_second: bool = False
    """Whether LinkChecker is there, and wanted."""
    opinion: str = ""
    """The summary of the second opinion: what both saw, and who saw what alone."""
    failures: Sequence[Failure] = ()
    anew: Sequence[str] = ()
    """Files of earlier nights that could not be read."""

    @property
    def is_quiet(self) -> bool:
        """Return whether there is nothing to do."""
        wanting = any(finding["severity"] != "notice" for finding in self.findings)
        gone = any(finding["code"] in SURE for finding in self.outside or ())
        return not (self.leaks or wanting or gone or self.failures or self.anew)

    @property
    def exit_code(self) -> int:
        """Return what the command ends with."""
        return 2 if self.outcome is Outcome.FAILED else int(not self.is_quiet)


def render(night: Night, before: Iterable[str], words: Translation) -> str:
    """Return the issue in Markdown; `before` are the fingerprints of the night before."""
    known = Counter(before)
    new, old = [], []
    for finding in [*night.findings, *(night.outside or ())]:
        if known[finding["fingerprint"]]:
            known[finding["fingerprint"]] -= 1
            old.append(finding)
        else:
            new.append(finding)
    fixed = known.total() if night.outcome is not Outcome.FAILED else 0
    parts = [MARK + (f"\n{QUIET_MARK}" if night.is_quiet else "") + f"\n## {words(TITLE)}"]
    parts += [escape(words(DAY, day=night.day, commit=night.commit[:12])), _outcome(night, words)]
    if night.anew:
        parts.append(words(ANEW, files=escape(", ".join(night.anew))))
    for failure in night.failures:
        parts += [
            words(STEP, step=escape(failure.step), code=failure.code),
            _quoted(failure.said, night.leaks),
        ]
    if night.leaks:
        code = min(str(leak["code"]) for leak in night.leaks)
        parts += [f"### {words(LEAKS, count=len(night.leaks))}", _counted(night.leaks)]
        parts.append(escape(words(WHERE, day=night.day, code=code)))
    if night.is_quiet:
        parts.append(words(QUIET))
    for head, group in ((NEW, new), (OLD, old)):
        if group:
            parts += [f"### {words(head, count=len(group))}", _table(group, words)]
    parts.append(words(FIXED, count=fixed))
    if not night.has_second:
        parts.append(words(NO_SECOND))
    elif night.outside is None:
        parts.append(words(NO_OPINION))
    else:
        parts.append(words(OUTSIDE, count=len(night.outside)))
    if night.opinion:
        parts += [f"### {words(SECOND)}", _quoted(night.opinion, night.leaks)]
    return "\n\n".join(parts) + "\n"


def _outcome(night: Night, words: Translation) -> str:
    if night.leaks and night.outcome is Outcome.FAILED:
        return words(STILL_LEAKING)
    return words(SAID[night.outcome])


def _counted(leaks: Iterable[PrintedFinding]) -> str:
    """Count the leaks by code and unit."""
    counts = Counter((str(leak["code"]), str(leak.get("unit") or "")) for leak in leaks)
    lines = [
        f"- {escape(', '.join(filter(None, key)))}: {count}"
        for key, count in sorted(counts.items())
    ]
    return "\n".join(lines)


def _quoted(said: str, leaks: Iterable[PrintedFinding]) -> str:
    """Return what a command wrote, without lines that name what leaks, cut to the room there is."""
    secret = {str(name) for leak in leaks for name in (leak["path"], leak["record"]) if name}
    room, shown = ROOM, []
    for line in said.splitlines():
        if any(name in line for name in secret):
            continue
        shown.append(f"> {escape(line[:LONGEST])}")
        room -= len(shown[-1])
        if room < 0:
            return "\n".join(shown[:-1])
    return "\n".join(shown)


def _table(findings: Sequence[PrintedFinding], words: Translation) -> str:
    rank = {"error": 0, "warning": 1, "notice": 2}
    ordered = sorted(findings, key=lambda finding: rank.get(str(finding["severity"]), 3))
    table = row(*map(words, HEADS)) + "|---" * len(HEADS) + "|\n"
    room = ROOM
    for number, finding in enumerate(ordered):
        line = row(
            escape(words(str(finding["severity"]))),
            escape(str(finding["code"])),
            escape(f"{str(finding['path'])[:LONGEST]}:{finding['line']}"),
            escape(str(finding["message"])[:LONGEST]),
            escape(str(finding["fix"])[:LONGEST]),
        )
        room -= len(line)
        if room < 0:
            return f"{table}\n{words(MORE, count=len(ordered) - number)}"
        table += line
    return table.rstrip()
