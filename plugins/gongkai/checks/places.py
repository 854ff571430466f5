"""Opening hours that contradict themselves, and places that are no more, GK391 to GK393."""

from collections.abc import Iterator

from gongkai.checks.check import Check, Scope, found
from gongkai.measures.opening import clashes
from gongkai.measures.places import delisted_by
from gongkai.model.findings import Code, Finding, Severity, Word
from gongkai.model.kinds.place import PublicPlace
from gongkai.model.opening import NAMES

BACKWARD = Code(
    "GK391",
    Severity.ERROR,
    "it closes before it opens: “{hours}”",
    "write the time of opening first, such as “08:30-12:00”; hours over midnight are two entries",
    "Order 711, article 25",
)
TWICE = Code(
    "GK392",
    Severity.WARNING,
    "{day}: two entries or spans give hours that cannot both hold, “{first}” and “{second}”",
    "give each day its hours in one entry; where hours change with the season, both entries say "
    "“from” and “until”",
    "Order 711, article 25",
)
GONE = Code(
    "GK393",
    Severity.WARNING,
    "it is closed for good since {day}, and is still listed {days} days later",
    "take the record down with “withdrawn”, and say on the page of the place that follows it that "
    "it does",
    rule="R177",
)


def backward(scope: Scope) -> Iterator[Finding]:
    """Yield hours that end before they begin."""
    for place in scope.judged_of(PublicPlace):
        for clash in clashes(place):
            if not clash.second:
                yield found(BACKWARD, place, f"hours.{clash.entry}.open", hours=clash.first)


def twice(scope: Scope) -> Iterator[Finding]:
    """Yield days that have two hours which cannot both hold."""
    for place in scope.judged_of(PublicPlace):
        for clash in clashes(place):
            if clash.second:
                day = Word(NAMES[clash.day].message)
                hours = {"first": clash.first, "second": clash.second}
                yield found(TWICE, place, f"hours.{clash.entry}.days", day=day, **hours)


def gone(scope: Scope) -> Iterator[Finding]:
    """Yield places that are listed long after they closed for good."""
    for place in scope.judged_of(PublicPlace):
        due = delisted_by(place, scope.loaded, scope.as_of)
        if due is not None and place.closed_since is not None and scope.as_of > due:
            days = str((due - place.closed_since).days)
            yield found(GONE, place, "closed_since", day=str(place.closed_since), days=days)


CHECKS = (Check(BACKWARD, backward), Check(TWICE, twice), Check(GONE, gone))
