"""The library of plans: a shelf for each period, the present one first (point 1)."""

from collections.abc import Iterator, Mapping

from gongkai.measures.measure import Measures
from gongkai.measures.plans import FOLLOWED
from gongkai.model.catalog import Catalog
from gongkai.model.kinds.plan import Plan
from gongkai.model.language import LocalText
from gongkai.model.variants import filled
from gongkai.views.addresses import PLANS, unit_address
from gongkai.views.blocks import Grid, Status, Term, Value
from gongkai.views.board import BoardSection, board
from gongkai.views.page import Label, Page, Title
from gongkai.views.rows import row

TITLE = Label("Plans by period")
_HEADS = (
    Label("Plan"),
    Label("Unit"),
    Label("Type of plan"),
    Label("Level of plan"),
    Label("Status"),
)


def plan_pages(catalog: Catalog, measures: Measures) -> Iterator[Page]:
    """Yield the page of all plans with a period; a column without any has none."""
    registries = catalog.registries
    shelves: dict[tuple[int, int], list[Plan]] = {}
    for plan in catalog.of(Plan):
        if plan.period is not None and plan.plan_for is None:
            shelves.setdefault((plan.period.to, plan.period.from_), []).append(plan)
    sections = [
        BoardSection(
            f"y{first}-{last}",
            _name(first, last, catalog),
            Grid(_HEADS, tuple(_row(plan, catalog, measures) for plan in plans)),
        )
        for (last, first), plans in sorted(shelves.items(), reverse=True)
    ]
    lede = Label(
        "Development, spatial, special and regional plans by the years that they cover, those of "
        "earlier periods too."
    )
    found = board(lede, sections, filled((FOLLOWED,), registries.rules, registries.units))
    if found is not None:
        yield Page(PLANS, "board.html", TITLE, "board", found)


def _name(first: int, last: int, catalog: Catalog) -> Title:
    """Return what a period is called, where the column's words have a name for it."""
    named = catalog.registries.vocabularies.terms("plan_periods").get(f"{first}-{last}")
    if named is not None:
        return Label("{name} ({first} to {last})", {"name": named, "first": first, "last": last})
    if first == last:
        return LocalText(zh=f"{first}年", en=str(first))
    return Label("{first} to {last}", {"first": first, "last": last})


def _row(plan: Plan, catalog: Catalog, measures: Measures) -> tuple[tuple[Value, ...], ...]:
    words = catalog.registries.vocabularies
    types, levels = words.terms("plan_types"), words.terms("plan_levels")
    unit = catalog.registries.units.get(plan.unit)
    shown = row(plan, catalog, measures)
    return (
        (shown,),
        (Term(unit.short, unit_address(unit.id)),) if unit is not None else (),
        _term(types, plan.type),
        _term(levels, plan.level),
        (Status(shown.status, shown.tone),) if shown.status is not None else (),
    )


def _term(terms: Mapping[str, LocalText], key: str | None) -> tuple[Value, ...]:
    return (Term(terms[key]),) if key is not None and key in terms else ()
