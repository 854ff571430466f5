"""Numbers that are said to be those of identity cards, and whose check character is wrong (R92)."""

from collections.abc import Iterator

from gongkai.checks.check import Scope
from gongkai.checks.digit_forms import plain
from gongkai.checks.digits import Gap, Run, runs_in
from gongkai.checks.number_context import Candidate, TextPage
from gongkai.checks.number_shapes import is_identity, may_be_born
from gongkai.checks.passages import Passage, passages
from gongkai.checks.text_check import TextCheck
from gongkai.model.findings import Code, Finding, Severity
from gongkai.model.gate import Privacy
from gongkai.model.record import Record

MISTYPED = Code(
    "GK518",
    Severity.WARNING,
    "a number that is called an identity number looks like one; its check character is wrong",
    "take it out, and out of the history if it was pushed: a mistyped number reveals its holder, "
    "too",
    rule="R92",
)
_REACH = 10
"""How far behind a label its number begins."""


def mistyped(record: Record, scope: Scope) -> Iterator[Finding]:
    """Yield what stands behind the label of an identity number and is one but for its check."""
    for passage, offset in mistyped_in_record(record, scope.loaded.registries.gate.privacy):
        yield passage.found(MISTYPED, offset)


def mistyped_in_record(record: Record, privacy: Privacy) -> Iterator[tuple[Passage, int]]:
    """Yield where such numbers stand in the texts of a record."""
    for passage in passages(record):
        for offset in mistyped_in(passage.text, privacy):
            yield passage, offset


def mistyped_in(source: str, privacy: Privacy) -> Iterator[int]:
    """Yield where such numbers stand in a text."""
    text = plain(source)
    page = TextPage(text, privacy)
    for run in runs_in(text):
        for part in run.parts(Gap.BLANK):
            called = Candidate(part, page, (0, 0))
            if _is_nearly_identity(part) and called.is_called(privacy.labels.identity, _REACH):
                yield part.offsets[0]


def _is_nearly_identity(run: Run) -> bool:
    digits = run.digits + "X" * run.check
    if len(digits) != 18 or not may_be_born(run.digits):
        return False
    return not is_identity(digits)


CHECKS = (TextCheck(MISTYPED, mistyped),)
