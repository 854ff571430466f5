"""One fact with two numbers in health releases, GK447 (point 21)."""

from collections.abc import Iterator
from datetime import date

from gongkai.checks.check import Check, Scope, found
from gongkai.model.findings import Code, Finding, Severity
from gongkai.model.kinds.release import Figure, Release

CONFLICT = Code(
    "GK447",
    Severity.ERROR,
    "“{figure}” as of {day} is {number} here and {other} in “{title}” ({id})",
    "correct the number that is wrong; if the later release corrects the earlier one, name that "
    "in “replaces” or “corrects”",
    "Order 711, article 6",
    duties=("releases",),
)


def conflicts(scope: Scope) -> Iterator[Finding]:
    """Yield figures that an earlier release gives with another number for the same day."""
    seen: dict[tuple[str, str, date], tuple[Release, Figure]] = {}
    for release in sorted(scope.judged_of(Release), key=lambda one: (one.published, one.id)):
        settled = {reference.doc for reference in (*release.replaces, *release.corrects)}
        for place, figure in enumerate(release.figures):
            key = (release.unit, "".join(figure.name.in_("zh").split()), figure.as_of)
            first = seen.get(key)
            if first is None or first[0].id in settled:
                seen[key] = (release, figure)
            elif first[1].value != figure.value:
                yield found(
                    CONFLICT,
                    release,
                    f"figures.{place}.value",
                    figure=figure.name.in_("zh"),
                    day=str(figure.as_of),
                    number=str(figure.value),
                    other=str(first[1].value),
                    title=first[0].title,
                    id=first[0].id,
                )


CHECKS = (Check(CONFLICT, conflicts),)
