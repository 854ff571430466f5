"""Issues of the gazette, GK353 to GK357 (point 34; R85, R86, R148)."""

from collections.abc import Iterator

from gongkai.checks.check import Check, RecordCheck, Scope, found
from gongkai.measures.gazette import changed_since, gazette_years, not_printed
from gongkai.model.findings import Code, Finding, Severity
from gongkai.model.kinds.gazette_issue import GazetteIssue
from gongkai.model.kinds.policy import Policy
from gongkai.model.record import Record

GAP = Code(
    "GK353",
    Severity.WARNING,
    "this is issue {issue} of {year}, and issue {missing} is not here",
    "enter the issue that is missing; if none was printed under that number, correct “issue”",
    rule="R85",
)
OTHER_TEXT = Code(
    "GK354",
    Severity.WARNING,
    "the text of “{title}” ({id}) is not the one that was printed: it was {printed}, and is {now}",
    "compare the two; if the library was changed on purpose, declare it in “changes” of that "
    "record; if the printed text is the one that is here, write {now}. The digits are the first 16 "
    "of the SHA-256 of the official Markdown without blanks",
    rule="R85",
)
IN_NO_ISSUE = Code(
    "GK355",
    Severity.NOTICE,
    "published on {published}, and in no issue of the gazette by {due}",
    "print it in the next issue, and enter it there under “items”",
    rules=("R86",),
    rule="R148",
)
OF_DEPARTMENT = Code(
    "GK356",
    Severity.ERROR,
    "only governments run a gazette, and this unit is none",
    "give its documents to the gazette of its government; if that prints the issue, name it in "
    "“unit”",
    rule="R86",
)
TWICE = Code(
    "GK357",
    Severity.WARNING,
    "“{id}” is in this issue already, and in issue {issue} of {year}",
    "take out the one that is wrong; a text that was printed again because it was wrong is a "
    "record of kind “correction”",
    rule="R85",
)


def gaps(scope: Scope) -> Iterator[Finding]:
    """Yield the issue after each gap in the numbers of a year."""
    for year in gazette_years(scope.loaded):
        for missing in year.missing:
            after = next(year.issues[n] for n in sorted(year.issues) if n > missing)
            details = {"issue": str(after.issue), "year": str(after.year), "missing": str(missing)}
            yield found(GAP, after, "issue", **details)


def other_text(record: Record, scope: Scope) -> Iterator[Finding]:
    """Yield items whose text is another in the library now."""
    if not isinstance(record, GazetteIssue):
        return
    for place, document, now in changed_since(record, scope.loaded):
        details = {"title": document.title, "id": document.id, "now": now}
        printed = record.items[place].text or ""
        yield found(OTHER_TEXT, record, f"items.{place}.text", printed=printed, **details)


def in_no_issue(scope: Scope) -> Iterator[Finding]:
    """Yield normative documents whose last day to be printed is past."""
    for policy, due in not_printed(scope.judged_of(Policy), scope.loaded):
        if scope.as_of > due:
            published = str(policy.published.day)
            yield found(IN_NO_ISSUE, policy, "published", published=published, due=str(due))


def of_department(record: Record, scope: Scope) -> Iterator[Finding]:
    """Yield an issue of a unit that is no government."""
    units = scope.loaded.registries.units
    if isinstance(record, GazetteIssue) and units[record.unit].type != "government":
        yield found(OF_DEPARTMENT, record, "unit")


def twice(scope: Scope) -> Iterator[Finding]:
    """Yield documents that are printed a second time."""
    seen: dict[str, GazetteIssue] = {}
    for issue in sorted(scope.judged_of(GazetteIssue), key=lambda one: (one.year, one.issue)):
        for place, item in enumerate(issue.items):
            if item.document is None:
                continue
            before = seen.setdefault(item.document, issue)
            if before is not issue or any(
                other.document == item.document for other in issue.items[:place]
            ):
                yield found(
                    TWICE,
                    issue,
                    f"items.{place}.document",
                    id=item.document,
                    issue=str(before.issue),
                    year=str(before.year),
                )


CHECKS = (
    Check(GAP, gaps, of_absence=True),
    RecordCheck(OTHER_TEXT, other_text),
    Check(IN_NO_ISSUE, in_no_issue, of_absence=True),
    RecordCheck(OF_DEPARTMENT, of_department),
    Check(TWICE, twice),
)
