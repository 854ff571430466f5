"""What a change of records makes of derived states: one day, measured before it and after it."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from gongkai.measures.measure import Measures
from gongkai.measures.obligations.obligation import ObligationKind
from gongkai.measures.validity import ENDED
from gongkai.model.catalog import Catalog
from gongkai.model.relations import references

_LINK = re.compile(r"record:([a-z0-9-]+)")


class Aspect(StrEnum):
    """What of a record or a unit a state says."""

    VALIDITY = "validity"
    RESPONSES = "responses"
    OBJECTIONS = "objections"
    STAGE = "stage"
    OBLIGATION = "obligation"
    POINT = "point"


@dataclass(frozen=True)
class DerivedChange:
    """A state that is not what it was."""

    aspect: Aspect
    subject: str
    """The id of a record or a column, a year, or a key task (`2021/26`)."""
    before: str
    """The state as its enumeration names it; empty where there was none."""
    now: str
    unit: str = ""
    """The unit that owes it."""
    kind: str = ""
    """The kind of an obligation."""
    part: str = ""
    """A stage of a matter, or a part of what is owed."""


@dataclass(frozen=True)
class Measured:
    """A column on a day."""

    catalog: Catalog
    """With what is shown on that day alone."""
    measures: Measures


def state_changes(before: Measured, now: Measured) -> list[DerivedChange]:
    """Return every derived state that differs, by aspect and then by what it is of."""
    return [
        DerivedChange(aspect, subject, was.get(key, ""), state.get(key, ""), unit, kind, part)
        for aspect in Aspect
        for was, state in [(_states(before, aspect), _states(now, aspect))]
        for key in sorted(was.keys() | state.keys())
        if was.get(key) != state.get(key)
        for subject, unit, kind, part in [key]
    ]


_Key = tuple[str, str, str, str]
"""Subject, unit, kind and part."""
_SHOWN_OTHERWISE = (ObligationKind.STAGE, ObligationKind.DELIVERABLE)
"""Obligations that are stages of matters and parts of points, which are compared themselves."""


def _states(column: Measured, aspect: Aspect) -> Mapping[_Key, str]:
    return dict(_each(column, aspect))


def _each(column: Measured, aspect: Aspect) -> Iterator[tuple[_Key, str]]:
    measures = column.measures
    match aspect:
        case Aspect.OBLIGATION:
            for owed in measures.obligations.every_obligation():
                if owed.kind not in _SHOWN_OTHERWISE:
                    yield (owed.subject, owed.unit, owed.kind.value, owed.part), owed.state.value
        case Aspect.POINT:
            for point, cell in measures.obligations.each_cell():
                yield (point, cell.unit.id, "", ""), cell.state.value
        case Aspect.STAGE:
            for matter in measures.open_matters():
                for stage, at in matter.cells.items():
                    key = (matter.matter.id, matter.matter.lead, "", stage.value)
                    yield key, at.state.value
        case _:
            for record in column.catalog.everything():
                state = _of_record(measures, record.id, aspect)
                if state:
                    yield (record.id, record.unit or "", "", ""), state


def _of_record(measures: Measures, record: str, aspect: Aspect) -> str:
    match aspect:
        case Aspect.VALIDITY:
            valid = measures.validity_of(record)
            return valid.state.value if valid is not None else ""
        case Aspect.RESPONSES:
            asked = measures.consultation(record)
            return asked.phase.value if asked is not None else ""
        case _:
            window = measures.objections_to(record)
            return window.phase.value if window is not None else ""


def ended_by(changes: Collection[DerivedChange]) -> set[str]:
    """Return the documents that a change ends."""
    ends = {state.value for state in ENDED}
    return {
        change.subject
        for change in changes
        if change.aspect is Aspect.VALIDITY and change.before and change.now in ends
    }


def pointing_at(catalog: Catalog, names: Collection[str]) -> Mapping[str, Sequence[str]]:
    """Return, by id, the records that name one of `names` in a relation or lead to it in a text."""
    found: dict[str, list[str]] = {name: [] for name in names}
    for record in catalog.everything() if names else ():
        named = {reference.doc for _, reference in references(record)}
        for body in record.bodies.values():
            named.update(_LINK.findall(body.markdown))
        for name in named & found.keys():
            found[name].append(record.id)
    return {name: pointing for name, pointing in found.items() if pointing}
