"""All measures of a catalog on one day, computed once, and the queries that are asked of them."""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, TypeVar, cast

from gongkai.measures.claims import ClaimPhase, ClaimState, claim_states
from gongkai.measures.column_health import ColumnHealth, Health, column_health
from gongkai.measures.consultations import ConsultationState, consultation_state
from gongkai.measures.enrolment import EnrolmentState, enrolment_states
from gongkai.measures.explained import Explanation, explanations
from gongkai.measures.obligations.measure import Obligations, obligations
from gongkai.measures.plans import PlanState, plan_states
from gongkai.measures.reports import report_duties
from gongkai.measures.services import ServiceState, service_states
from gongkai.measures.stages import MatterState, matter_state
from gongkai.measures.validity import State, Validity, validities
from gongkai.measures.windows import Phase, Window, objections
from gongkai.model.catalog import Catalog
from gongkai.model.kinds.consultation import Consultation
from gongkai.model.kinds.decision import Decision
from gongkai.model.kinds.public_notice import PublicNotice
from gongkai.model.record import Record

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")
R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class Measures:
    """States and numbers of one day, each reached by a query that says of what.

    The tables behind the queries cannot be walked from outside: what a page asked is what it was
    made of. A query that takes no argument answers with everything; tests/test_queries.py lists who
    asks one, and why.
    """

    as_of: date
    obligations: Obligations
    """What is owed, and where each point stands for each unit."""
    _validity: Mapping[str, Validity] = field(repr=False)
    """By record id; documents, and whatever else names its last day or is ended by another."""
    _consultations: Mapping[str, ConsultationState] = field(repr=False)
    _objections: Mapping[str, Window] = field(repr=False)
    """By record id; what is put up for objection."""
    _plans: Mapping[str, PlanState] = field(repr=False)
    """By record id; plans with a period."""
    _claims: Mapping[str, Sequence[ClaimState]] = field(repr=False)
    """By record id; what can or could be claimed."""
    _services: Mapping[str, ServiceState] = field(repr=False)
    """By the id of the guide."""
    _enrolments: Mapping[str, EnrolmentState] = field(repr=False)
    _matters: Mapping[str, MatterState] = field(repr=False)
    _explanations: Mapping[str, Explanation] = field(repr=False)
    """By the id of the document."""
    _health: Mapping[str, ColumnHealth] = field(repr=False)
    """By column id."""
    _made: dict[tuple[Callable[..., Any], int], tuple[Record, Any]] = field(
        default_factory=dict, compare=False, repr=False
    )

    def once(self, make: Callable[[R, Catalog, "Measures"], V], record: R, catalog: Catalog) -> V:
        """Return what `make` makes of a record on this day, made when it is first asked for.

        For what stands in several places: on a page, in its copies and in the files of a table.
        `catalog` is that of which these are the measures.
        """
        key = (make, id(record))
        if key not in self._made:
            # The record is kept with it, so that no other comes to its place in memory.
            self._made[key] = (record, make(record, catalog, self))
        return cast("V", self._made[key][1])

    def validity_of(self, record: str) -> Validity | None:
        """Return the validity of a document, or of whatever else can end; None of any other."""
        return self._validity.get(record)

    def documents_in(self, state: State) -> Sequence[Record]:
        """Return the documents in a state of validity, newest first."""
        return self._documents_by_state.get(state, ())

    def consultation(self, record: str) -> ConsultationState | None:
        """Return where a consultation stands; None for any other record."""
        return self._consultations.get(record)

    def consultations_of(self, unit: str) -> Sequence[ConsultationState]:
        """Return where the consultations of a unit stand, in the order of their ids."""
        return self._consultations_by_unit.get(unit, ())

    def consultations_in(self, *phases: Phase) -> Sequence[ConsultationState]:
        """Return the consultations in any of these phases, the first to close first."""
        return [state for state in self._consultations_by_close if state.phase in phases]

    def objections_to(self, notice: str) -> Window | None:
        """Return the days on which one may object to what a record puts up; None for any other."""
        return self._objections.get(notice)

    def claims_of(self, record: str) -> Sequence[ClaimState]:
        """Return where the things to claim under a record stand, in its order."""
        return self._claims.get(record, ())

    def claims_in(self, *phases: ClaimPhase) -> Sequence[ClaimState]:
        """Return what can be claimed in any of these phases, the first to end first."""
        found = [one for of in self._claims.values() for one in of if one.phase in phases]
        return sorted(found, key=lambda one: (one.ends or date.max, one.record.id, one.place))

    def service(self, guide: str) -> ServiceState | None:
        """Return whether what a guide describes is to be had; None for any other record."""
        return self._services.get(guide)

    def enrolment(self, record: str) -> EnrolmentState | None:
        """Return where an enrolment stands; None for any other record."""
        return self._enrolments.get(record)

    def plan(self, record: str) -> PlanState | None:
        """Return where a plan with a period stands; None for any other record."""
        return self._plans.get(record)

    def matter(self, matter: str) -> MatterState:
        """Return where a matter stands; a KeyError where no matter of this id is shown."""
        return self._matters[matter]

    def matters_among(self, records: Iterable[str]) -> Sequence[MatterState]:
        """Return where those of some records stand that are matters, in the order given."""
        return [self._matters[name] for name in records if name in self._matters]

    def matters_led_by(self, unit: str) -> Sequence[MatterState]:
        """Return where the matters that a unit leads stand, in the order of their ids."""
        return self._matters_by_lead.get(unit, ())

    def open_matters(self) -> Sequence[MatterState]:
        """Return every matter that owes something: none removed, carried over or put off."""
        return [state for state in self._matters.values() if not state.has_ended]

    def explanation_of(self, document: str) -> Explanation | None:
        """Return the explanations of a document; None where it neither owes nor has one."""
        return self._explanations.get(document)

    def explanations_of(self, unit: str) -> Sequence[Explanation]:
        """Return the documents of a unit that owe an explanation or have one, by their ids."""
        return self._explanations_by_unit.get(unit, ())

    def last_explained(self, count: int) -> Sequence[Explanation]:
        """Return the documents that were explained last, the latest first."""
        return self._explained_newest_first[:count]

    def every_explanation(self) -> Sequence[Explanation]:
        """Return every document that owes an explanation or has one, by their ids."""
        return tuple(self._explanations.values())

    def health_of(self, column: str) -> ColumnHealth | None:
        """Return how a column is kept; None for one that only groups others."""
        return self._health.get(column)

    def columns_in(self, health: Health) -> Sequence[ColumnHealth]:
        """Return the columns that are kept in one way, in the order of the registry."""
        return [found for found in self._health.values() if found.state is health]

    def health_of_every_column(self) -> Sequence[ColumnHealth]:
        """Return how every column that holds records is kept, in the order of the registry."""
        return tuple(self._health.values())

    @cached_property
    def _documents_by_state(self) -> Mapping[State, Sequence[Record]]:
        states = _grouped(self._validity.values(), lambda found: found.state)
        return {state: [one.document for one in found] for state, found in states.items()}

    @cached_property
    def _consultations_by_unit(self) -> Mapping[str, Sequence[ConsultationState]]:
        return _grouped(self._consultations.values(), lambda state: state.consultation.unit)

    @cached_property
    def _consultations_by_close(self) -> Sequence[ConsultationState]:
        states = self._consultations.values()
        return sorted(states, key=lambda state: (state.closes, state.consultation.id))

    @cached_property
    def _matters_by_lead(self) -> Mapping[str, Sequence[MatterState]]:
        return _grouped(self._matters.values(), lambda state: state.matter.lead)

    @cached_property
    def _explanations_by_unit(self) -> Mapping[str, Sequence[Explanation]]:
        return _grouped(self._explanations.values(), lambda found: found.document.unit)

    @cached_property
    def _explained_newest_first(self) -> Sequence[Explanation]:
        return sorted(
            (found for found in self._explanations.values() if found.interpretations),
            key=lambda found: (found.interpretations[-1].published, found.document.id),
            reverse=True,
        )


def measure(catalog: Catalog, as_of: date, time: str = "") -> Measures:
    """Compute every measure of `catalog` as of `as_of`; only what names an hour asks the time."""
    consultations = {
        c.id: consultation_state(c, catalog, as_of, time) for c in catalog.of(Consultation)
    }
    matters = {m.id: matter_state(m, catalog, consultations, as_of) for m in catalog.of(Decision)}
    explained = explanations(catalog)
    health = column_health(catalog, as_of)
    owed = obligations(
        catalog,
        as_of,
        consultations=consultations,
        matters=matters,
        explanations=explained,
        reports=report_duties(catalog, as_of),
        health=health,
    )
    in_force = validities(catalog, as_of)
    return Measures(
        as_of,
        owed,
        in_force,
        consultations,
        {n.id: objections(n, catalog, as_of, time) for n in catalog.of(PublicNotice)},
        plan_states(catalog, as_of),
        claim_states(catalog, in_force, as_of),
        service_states(catalog, in_force, as_of),
        enrolment_states(catalog, as_of),
        matters,
        explained,
        health,
    )


def _grouped(found: Iterable[V], key: Callable[[V], K]) -> Mapping[K, Sequence[V]]:
    groups: dict[K, list[V]] = {}
    for one in found:
        groups.setdefault(key(one), []).append(one)
    return groups
