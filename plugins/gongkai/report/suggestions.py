"""What `gongkai fix` would write -> suggestions at the lines of a change, as a review on GitHub.

The payload is that of `POST /repos/{owner}/{repo}/pulls/{number}/reviews`; .github/scripts/post.py
turns it into what other hosts take.
"""

import json
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from gongkai.i18n.translation import Translation
from gongkai.i18n.wording import fix, message
from gongkai.model.findings import Finding
from gongkai.report.characters import visible
from gongkai.report.markdown import escape

LIMIT = 30
"""Suggestions in one review; more are a wall that nobody reads."""
LONGEST = 20
"""Lines of one suggestion."""
MARK = "<!-- gongkai:suggestions -->"
"""The first line of the review: by it our own is found again."""
SAID = "“gongkai fix” would write {count} changes; they are shown at their lines."
MORE = "{count} more: run “gongkai fix” on the branch."
OTHERWISE = "“gongkai fix” would write this."
FOUND = "{code}: {wrong}; {fix}"
WORDS = (SAID, MORE, OTHERWISE, FOUND)
"""What is said, for translators."""
_FENCE = re.compile(r"`{3,}")


@dataclass(frozen=True)
class FixableFile:
    """A file of the change, as it is and as it would be."""

    path: str
    before: str
    after: str
    added: Collection[int]
    """The lines that the change wrote, from 1: a host takes suggestions at those alone."""
    findings: Sequence[Finding] = ()


@dataclass(frozen=True)
class Suggestion:
    """Lines of a file, both included and counted from 1, and what belongs in their place."""

    path: str
    first: int
    last: int
    lines: tuple[str, ...]
    """None where those of the file go."""
    findings: tuple[Finding, ...] = ()


def suggestions(file: FixableFile) -> Iterator[Suggestion]:
    """Yield what would be written in lines of the change, from the top."""
    old, new = file.before.split("\n"), file.after.split("\n")
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, begin, end, c, d in matcher.get_opcodes():
        if tag == "equal":
            continue
        # Lines that come in stand below the one above them, which is written again.
        a = begin - 1 if begin == end else begin
        wanted = [*old[a:begin], *new[c:d]]
        first, last = a + 1, end
        if a < 0 or max(end - a, len(wanted)) > LONGEST:
            continue
        if any(line not in file.added for line in range(first, last + 1)):
            continue
        if any("\r" in line for line in (*old[a:end], *wanted)):
            continue  # hosts write the ends of lines their own way
        if any(visible(line) != line for line in wanted):
            continue  # nobody sees what they would take
        found = tuple(one for one in file.findings if first <= one.place.line <= last)
        yield Suggestion(file.path, first, last, tuple(wanted), found)


def review(
    found: Sequence[Suggestion], commit: str, words: Translation
) -> Mapping[str, object] | None:
    """Return the payload of one review; None where nothing is suggested."""
    if not found:
        return None
    said = [MARK, words(SAID, count=len(found))]
    if len(found) > LIMIT:
        said.append(words(MORE, count=len(found) - LIMIT))
    return {
        "commit_id": commit,
        "event": "COMMENT",
        "body": "\n\n".join(said),
        "comments": [_comment(one, words) for one in found[:LIMIT]],
    }


def render(payload: Mapping[str, object] | None) -> str:
    """Return a payload as JSON; an empty object where there is none."""
    return json.dumps(payload or {}, ensure_ascii=False, indent=1) + "\n"


def _comment(one: Suggestion, words: Translation) -> dict[str, object]:
    more = {"start_line": one.first, "start_side": "RIGHT"} if one.first < one.last else {}
    said = [
        words(
            FOUND,
            code=finding.code.id,
            wrong=escape(message(finding, words)),
            fix=escape(fix(finding, words)),
        )
        for finding in one.findings
    ] or [words(OTHERWISE)]
    body = "\n".join(dict.fromkeys(said)) + "\n\n" + _block(one.lines)
    return {"path": one.path, "line": one.last, "side": "RIGHT", **more, "body": body}


def _block(lines: Sequence[str]) -> str:
    """Return a block of a suggestion, fenced by more backticks than stand in it."""
    runs = [run for line in lines for run in _FENCE.findall(line)]
    fence = "`" * (max(map(len, runs), default=2) + 1)
    return "\n".join((f"{fence}suggestion", *lines, fence))
