"""Declarations that cannot be right, GK616 and GK617 (points 37 to 39)."""

from collections.abc import Iterator
from datetime import date

from gongkai.checks.check import Check, RecordCheck, Scope, found
from gongkai.model.findings import Code, Finding, Severity
from gongkai.model.kinds.declaration import Declaration
from gongkai.model.record import Record

TOO_EARLY = Code(
    "GK616",
    Severity.WARNING,
    "it declares all of {year}, and was published on {published}, before that year was over",
    "say in “covered” up to which day the figures go",
    "Order 711, article 50",
    duties=("annual-reports",),
)
TWO_VALUES = Code(
    "GK617",
    Severity.WARNING,
    "“{what}” until {until} is {value} here and {other} in “{title}” ({id})",
    "correct the number that is wrong; if this declaration takes the place of the other, name it "
    "in “replaces”",
    "Order 711, article 50",
    duties=("annual-reports",),
)


def too_early(record: Record, _: Scope) -> Iterator[Finding]:
    """Yield a declaration of a whole year that was not over."""
    if not isinstance(record, Declaration) or record.covered is not None:
        return
    if record.published.day <= date(record.year, 12, 31):
        published = str(record.published.day)
        yield found(TOO_EARLY, record, "year", year=str(record.year), published=published)


def two_values(scope: Scope) -> Iterator[Finding]:
    """Yield a figure that a unit declared before with another value for the same time."""
    seen: dict[tuple[str, int, date | None, str, str], tuple[Declaration, int]] = {}
    for one in sorted(scope.judged_of(Declaration), key=lambda one: (one.published, one.id)):
        replaced = {reference.doc for reference in one.replaces}
        for place, figure in enumerate(one.figures):
            key = (one.unit, one.year, one.covered, figure.point, figure.what)
            first = seen.get(key)
            if first is None or first[0].id in replaced:
                seen[key] = (one, figure.value)
            elif first[1] != figure.value:
                details = {"title": first[0].title, "id": first[0].id}
                yield found(
                    TWO_VALUES,
                    one,
                    f"figures.{place}.value",
                    what=figure.what,
                    until=str(one.covered or date(one.year, 12, 31)),
                    value=str(figure.value),
                    other=str(first[1]),
                    **details,
                )


CHECKS = (RecordCheck(TOO_EARLY, too_early), Check(TWO_VALUES, two_values))
