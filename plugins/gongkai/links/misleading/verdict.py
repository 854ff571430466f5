"""What a link leads to, judged: it agrees with the text, something is wrong, nothing is known."""

from dataclasses import dataclass

from gongkai.links.misleading.documents import IndexedDocument
from gongkai.model.findings import Code, Severity


@dataclass(frozen=True, slots=True)
class TargetVerdict:
    """What is wrong with a link, if anything is known of it."""

    code: Code | None = None
    named: str = ""
    """The number, index number or year that the text names, as a reader would write it."""
    right: tuple[IndexedDocument, ...] = ()
    """The documents that it may mean, the likeliest first."""
    severity: Severity | None = None
    """Where it is less than the code's: only one thing speaks against the link."""
    agrees: bool = False
    """The text names what the link leads to; without a code and this, nothing is known."""


AGREES = TargetVerdict(agrees=True)
UNKNOWN = TargetVerdict()


def doubtful(code: Code, named: str, right: tuple[IndexedDocument, ...] = ()) -> TargetVerdict:
    """Return a verdict that only one thing supports: it never fails a run."""
    severity = Severity.WARNING if code.severity is Severity.ERROR else None
    return TargetVerdict(code, named, right, severity)
