"""docs/points.md: what each key task asks for, part by part, and what no machine measures."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from gongkai.measures.obligations.parts import is_measured
from gongkai.model.evidence import Evidence
from gongkai.model.findings import Code
from gongkai.model.kinds import KINDS
from gongkai.model.points import Point, PointYear
from gongkai.model.registries import Registries
from gongkai.render.reference import for_markdown


@dataclass(frozen=True)
class PartReference:
    """One part: what is looked for, in which kind of record or obligation, and what is counted."""

    what: str
    sought: str
    metric: str


@dataclass(frozen=True)
class PointReference:
    """One point with its parts and the codes that look after it."""

    name: str
    title: str
    parts: tuple[PartReference, ...]
    unmeasured: tuple[str, ...]
    codes: tuple[str, ...]


def render_points(registries: Registries, codes: Iterable[Code]) -> str:
    """Return the reference of the points of all years as Markdown."""
    known = tuple(codes)
    years = [
        (year, [_point(year, point, known) for point in year.points])
        for year in sorted(registries.points.values(), key=lambda year: year.year)
    ]
    return for_markdown().get_template("points.md").render(years=years)


def _point(year: PointYear, point: Point, codes: Iterable[Code]) -> PointReference:
    return PointReference(
        year.reference(point),
        point.title.in_("en"),
        tuple(_part(wanted) for wanted in point.evidence if is_measured(wanted)),
        tuple(_unmeasured(wanted) for wanted in point.evidence if not is_measured(wanted)),
        tuple(code.id for code in codes if set(code.duties) & set(point.duties)),
    )


def _part(wanted: Evidence) -> PartReference:
    if wanted.declared:
        return PartReference(wanted.what.in_("en"), "declared", "shown as the unit declares it")
    if wanted.owed is not None:
        return PartReference(
            wanted.what.in_("en"), f"obligations: `{wanted.owed}`", "met, of those owed in the year"
        )
    return PartReference(
        wanted.what.in_("en"), "; ".join(_sought(wanted)), _metric(wanted) + _owed_by(wanted)
    )


def _sought(wanted: Evidence) -> Iterator[str]:
    if wanted.kind is not None:
        yield f"`{wanted.kind}`"
    if wanted.table is not None:
        yield f"{'a record ' if wanted.kind is None else ''}with a table `{wanted.table}`"
    elif wanted.kind is None:
        yield "a record of any kind"
    if wanted.column is not None:
        yield f"in `{wanted.column}`"
    for key, values in wanted.where.items():
        yield f"`{key}` {' or '.join(values)}"
    if wanted.present:
        yield f"with {', '.join(f'`{key}`' for key in wanted.present)}"


def _metric(wanted: Evidence) -> str:
    each = wanted.each
    if wanted.covers is not None:
        return f"`{wanted.covers.field}` in its rows, of the {wanted.covers.of} that the unit has"
    if wanted.rate is not None:
        return f"{wanted.rate:.0%} of the unit's records of this kind"
    if wanted.rate_by is not None:
        return f"the share that {wanted.rate_by} sets"
    if each is None:
        return f"{wanted.least} or more"
    if each.values:
        return f"{wanted.least} for each of {', '.join(each.values)}"
    if each.terms is not None:
        return f"{wanted.least} for each term of `{each.terms}`"
    if each.below:
        return f"{wanted.least} of each {' or '.join(each.below)} below the unit"
    return f"{wanted.least} for each {each.period}"


def _owed_by(wanted: Evidence) -> str:
    return f"; owed by each {' or '.join(wanted.owed_by)}" if wanted.owed_by else ""


def _unmeasured(wanted: Evidence) -> str:
    if wanted.kind is None or wanted.kind in KINDS:
        return wanted.what.in_("en")
    return f"{wanted.what.in_('en')} (waits for the kind `{wanted.kind}`)"
