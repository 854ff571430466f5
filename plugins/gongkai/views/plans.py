"""The library of plans: a shelf for each government, level and type, by period (point 1)."""

from collections.abc import Iterator

from gongkai.measures.measure import Measures
from gongkai.measures.plans import FOLLOWED, PlanGap, PlanShelf, lacks_next, plan_shelves
from gongkai.model.catalog import Catalog
from gongkai.model.kinds.plan import Plan
from gongkai.model.local_text import LocalText
from gongkai.model.variants import filled
from gongkai.views.addresses import PLANS, record_address, unit_address
from gongkai.views.blocks import Grid, Status, Term, Value
from gongkai.views.board import BoardSection, board
from gongkai.views.page import Label, Page, Title
from gongkai.views.rows import row, title_of

TITLE = Label("Library of plans")
_HEADS = (Label("Period"), Label("Document"), Label("Unit"), Label("Status"))
_Row = tuple[tuple[Value, ...], ...]


def plan_pages(catalog: Catalog, measures: Measures) -> Iterator[Page]:
    """Yield the page of all plans with a period; a column without any has none."""
    registries = catalog.registries
    sections = [
        BoardSection(
            "-".join(filter(None, (shelf.government, shelf.level, shelf.type))),
            _title(shelf, catalog),
            Grid(_HEADS, _rows(shelf, catalog, measures)),
        )
        for shelf in _in_order(plan_shelves(catalog), catalog)
    ]
    lede = Label(
        "Development, spatial, special and regional plans of each government, the latest period "
        "first; earlier periods stay, and years that no plan covers are named."
    )
    found = board(lede, sections, filled((FOLLOWED,), registries.rules, registries.units))
    if found is not None:
        yield Page(PLANS, "board.html", TITLE, "board", found)


def _in_order(shelves: list[PlanShelf], catalog: Catalog) -> list[PlanShelf]:
    """Return shelves in the order in which the registries name governments, types and levels."""
    words = catalog.registries.vocabularies
    names = (
        catalog.registries.units,
        words.terms("plan_types"),
        words.terms("plan_levels"),
    )
    places = [{name: place for place, name in enumerate(known)} for known in names]

    def place(shelf: PlanShelf) -> list[int]:
        keys = (shelf.government, shelf.type, shelf.level)
        return [known.get(key or "", len(known)) for known, key in zip(places, keys, strict=True)]

    return sorted(shelves, key=place)


def _title(shelf: PlanShelf, catalog: Catalog) -> Title:
    words = catalog.registries.vocabularies
    unit = catalog.registries.units.get(shelf.government)
    name = unit.short if unit is not None else LocalText(zh=shelf.government)
    type_ = words.terms("plan_types").get(shelf.type or "")
    level = words.terms("plan_levels").get(shelf.level or "")
    if type_ is None:
        return Label("{unit}: plans without a type", {"unit": name})
    if level is None:
        return Label("{unit}: {type}", {"unit": name, "type": type_})
    return Label("{unit}: {type} ({level})", {"unit": name, "type": type_, "level": level})


def _rows(shelf: PlanShelf, catalog: Catalog, measures: Measures) -> tuple[_Row, ...]:
    """Return a row for each plan, with what is missing before it below it."""
    gaps = {gap.after.id: gap for gap in shelf.gaps}
    rows: list[_Row] = []
    for plan in shelf.plans:
        rows.append(_plan(plan, catalog, measures))
        if plan.id in gaps:
            rows.append(_gap(gaps[plan.id], catalog))
    return tuple(rows)


def _plan(plan: Plan, catalog: Catalog, measures: Measures) -> _Row:
    unit = catalog.registries.units.get(plan.unit)
    shown, state = row(plan, catalog, measures), measures.plan(plan.id)
    standing = [Status(shown.status, shown.tone)] if shown.status is not None else []
    if state is not None and lacks_next(state, measures.validity_of(plan.id), measures.as_of):
        standing.append(Status(Label("no plan follows"), "missing"))
    return (
        (_period(plan.period.from_, plan.period.to, catalog),) if plan.period is not None else (),
        (Term(title_of(plan), record_address(plan)),),
        (Term(unit.short, unit_address(unit.id)),) if unit is not None else (),
        tuple(standing),
    )


def _gap(gap: PlanGap, catalog: Catalog) -> _Row:
    missing = Status(Label("no plan of these years is here"), "missing")
    return ((_period(gap.first, gap.last, catalog),), (), (), (missing,))


def _period(first: int, last: int, catalog: Catalog) -> Value:
    """Return what a period is called, where the column's words have a name for it."""
    named = catalog.registries.vocabularies.terms("plan_periods").get(f"{first}-{last}")
    if named is not None:
        return Label("{name} ({first} to {last})", {"name": named, "first": first, "last": last})
    if first == last:
        return LocalText(zh=f"{first}年", en=str(first))
    return Label("{first} to {last}", {"first": first, "last": last})
