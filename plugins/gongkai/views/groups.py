"""Guides for groups of people: a page for each group, and who has published what (point 16)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from gongkai.measures.claims import ClaimPhase
from gongkai.measures.measure import Measures
from gongkai.measures.updated import newest
from gongkai.model.catalog import Catalog
from gongkai.model.kinds.guide import Guide
from gongkai.model.local_text import LocalText
from gongkai.model.units import Unit
from gongkai.views import labels
from gongkai.views.addresses import GROUPS, group_address
from gongkai.views.asked import parts_asked
from gongkai.views.claims import TONE
from gongkai.views.page import Crumb, Label, Page
from gongkai.views.rows import Row, row

TITLE = Label("Guides by group of people")


@dataclass(frozen=True)
class GuideRow:
    """A guide in the list of a group."""

    guide: Guide
    row: Row
    is_open: bool
    status: Label
    tone: str


@dataclass(frozen=True)
class GroupOfPeople:
    """A group of people with the guides written for it."""

    name: LocalText
    address: str
    guides: tuple[GuideRow, ...]
    """Those that are open first, each part newest first."""


@dataclass(frozen=True)
class UnitOfGuides:
    """What a unit, with those below it, has published for each group."""

    unit: Unit
    owes: bool
    """Whether a key task asks it for guides."""
    guides: tuple[tuple[Guide, ...], ...]
    """In the order of the groups."""


@dataclass(frozen=True)
class GroupsPage:
    """All groups, and the units that have or owe guides for them."""

    groups: tuple[GroupOfPeople, ...]
    units: tuple[UnitOfGuides, ...]


def group_pages(catalog: Catalog, measures: Measures) -> Iterator[Page]:
    """Yield the list of groups and the page of each; none where the city names none."""
    groups = _groups(catalog, measures)
    if not groups:
        return
    found = [one.guide for group in groups.values() for one in group.guides]
    is_real = any(not guide.sample for guide in found)
    data = GroupsPage(tuple(groups.values()), tuple(_units(groups, catalog, measures)))
    yield Page(GROUPS, "groups.html", TITLE, "groups", data, listed=is_real)
    for group in groups.values():
        guides = [one.guide for one in group.guides]
        yield Page(
            group.address,
            "group.html",
            group.name,
            "group",
            group,
            (Crumb(TITLE, GROUPS),),
            listed=any(not guide.sample for guide in guides),
            updated=newest(guides, measures.as_of),
        )


def _groups(catalog: Catalog, measures: Measures) -> Mapping[str, GroupOfPeople]:
    """Return every group of the vocabulary, in its order."""
    terms = catalog.registries.vocabularies.terms("guide_groups")
    guides = sorted(catalog.of(Guide), key=lambda guide: (str(guide.published), guide.id))
    shown = [_row(guide, catalog, measures) for guide in reversed(guides) if guide.group]
    shown.sort(key=lambda one: not one.is_open)
    return {
        term: GroupOfPeople(
            name, group_address(term), tuple(one for one in shown if term in one.guide.group)
        )
        for term, name in terms.items()
    }


def _row(guide: Guide, catalog: Catalog, measures: Measures) -> GuideRow:
    state = measures.service(guide.id)
    phase = state.phase if state is not None else ClaimPhase.OPEN
    shown = row(guide, catalog, measures)
    return GuideRow(guide, shown, phase is ClaimPhase.OPEN, labels.SERVICE[phase], TONE[phase])


def _units(
    groups: Mapping[str, GroupOfPeople], catalog: Catalog, measures: Measures
) -> Iterator[UnitOfGuides]:
    """Yield the units with guides of their own, or of units below them that prove what they owe."""
    proven: dict[str, set[str]] = {}
    for unit, part in parts_asked("guide", catalog, measures):
        if part.wanted.each is not None and part.wanted.each.key == "group":
            evidence = {record.id for record in part.compliance.evidence}
            proven.setdefault(unit.id, set()).update(evidence)
    for unit in catalog.registries.units.values():
        counted = tuple(
            tuple(
                one.guide
                for one in group.guides
                if one.guide.unit == unit.id or one.guide.id in proven.get(unit.id, ())
            )
            for group in groups.values()
        )
        if unit.id in proven or any(counted):
            yield UnitOfGuides(unit, unit.id in proven, counted)
