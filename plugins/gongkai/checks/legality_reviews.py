"""How long legality reviews of decisions took, GK407 (point 26; R106)."""

from collections.abc import Iterator

from gongkai.checks.check import Check, Scope, found
from gongkai.checks.made_up_days import counted
from gongkai.measures.working_days_taken import working_days_taken
from gongkai.model.findings import Code, Finding, Severity
from gongkai.model.kinds.assessment import Assessment

SHORT_REVIEW = Code(
    "GK407",
    Severity.WARNING,
    "the legality review took {days} working days, from {submitted} to {dated}{made_up}; "
    "{limit} is normal",
    "allow {limit} working days next time; if a day is wrong, correct it",
    "Order 713, article 26",
    rule="R106",
    is_past=True,
)


def short_review(scope: Scope) -> Iterator[Finding]:
    """Yield legality reviews that had too few working days, where both days are declared."""
    registries = scope.loaded.registries
    for review in scope.judged_of(Assessment):
        if review.form != "legality" or review.submitted is None or review.dated is None:
            continue
        rule = registries.rule(SHORT_REVIEW.rule, review.day or review.dated, review.unit)
        limit = rule.days if rule is not None else None
        days = working_days_taken(review.submitted, review.dated, registries.calendar)
        if limit is not None and days is not None and days < limit:
            yield found(
                SHORT_REVIEW,
                review,
                "submitted",
                days=str(days),
                submitted=review.submitted.isoformat(),
                dated=review.dated.isoformat(),
                limit=str(limit),
                made_up=counted(registries.calendar, review.submitted, review.dated),
            )


CHECKS = (Check(SHORT_REVIEW, short_review),)
