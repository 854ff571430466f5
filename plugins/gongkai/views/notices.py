"""What a reader of a record must know before all else: whether it holds, and until when."""

from collections.abc import Iterable, Iterator

from gongkai.measures.consultations import ConsultationState
from gongkai.measures.measure import Measures
from gongkai.measures.obligations.obligation import Obligation, ObligationKind, ObligationState
from gongkai.measures.plans import PlanState
from gongkai.measures.validity import ENDED, State, Validity
from gongkai.measures.windows import Phase, Window
from gongkai.model.catalog import Catalog
from gongkai.model.kinds.consultation import Consultation
from gongkai.model.kinds.decision import Decision
from gongkai.model.kinds.place import PublicPlace
from gongkai.model.kinds.question import Question
from gongkai.model.record import Record
from gongkai.model.relations import Relation
from gongkai.model.stages import Stage
from gongkai.views import labels
from gongkai.views.addresses import notice_address, record_address
from gongkai.views.blocks import (
    Line,
    Notice,
    OnThisDay,
    PageJump,
    Quiet,
    Strong,
    Term,
    Value,
)
from gongkai.views.compliance import stands
from gongkai.views.consultations import TO_COME
from gongkai.views.open_days import comments_taken, left, objections_taken
from gongkai.views.page import Label
from gongkai.views.related import Parts
from gongkai.views.rows import Row, row, rows, title_of

SAMPLE = Notice(
    "sample",
    "sample",
    (
        (
            Label(
                "Sample: this text and the unit that issues it are invented. "
                "It shows how the column works."
            ),
        ),
    ),
)
ELSEWHERE = Notice(
    "external",
    "external",
    (
        (
            Label(
                "Published elsewhere. This page keeps the facts and the address; "
                "the text is on the other site."
            ),
        ),
    ),
)


def notices(record: Record, catalog: Catalog, measures: Measures) -> tuple[Notice, ...]:
    """Return what stands above a record, the weightiest first."""
    found = []
    if (state := measures.validity_of(record.id)) is not None:
        found.append(_validity(state, record, catalog, measures))
    if isinstance(record, Consultation):
        found += _consultation(record, catalog, measures)
    if (days := measures.objections_to(record.id)) is not None:
        found.append(_objections(days, catalog, measures))
    if isinstance(record, Decision):
        found += _open_consultations(record, catalog, measures)
    if isinstance(record, PublicPlace) and record.closed_since is not None:
        since = Label("Closed for good from {day}.", {"day": record.closed_since})
        found.append(Notice("place", "closed", ((Strong(since),),)))
    if record.kind == "external":
        found.append(ELSEWHERE)
    found += _absent(record, catalog)
    if record.sample:
        found.append(SAMPLE)
    return tuple(found)


def _validity(state: Validity, record: Record, catalog: Catalog, measures: Measures) -> Notice:
    plan = measures.plan(record.id)
    lines = [_in_short(state, plan)]
    if plan is not None:
        lines += _plans(plan, catalog, measures)
    if state.state is State.UNRESOLVED and state.causes and state.causes[0].relation == "extends":
        lines.append(
            (Label("It had ended when it was extended; whether it is in force is not known."),)
        )
    kept = state.kept if state.in_force else ()
    changes = (*state.causes, *state.amendments, *kept)
    lines += [_change(link, catalog, measures) for link in changes]
    lines += [(Label("To come:"), *_change(link, catalog, measures)) for link in state.upcoming]
    if state.state not in ENDED:
        explained = rows(_explanations_of_changes(record, state, catalog), catalog, measures)
        lines += [
            (Label("What changed is explained in {document}.", {"document": found}),)
            for found in explained
        ]
    return Notice("validity", state.state.value, tuple(lines))


def _in_short(state: Validity, plan: PlanState | None) -> Line:
    is_over = state.state is State.EXPIRED and plan is not None and plan.is_over
    said = labels.PERIOD_OVER if is_over else labels.VALIDITY[state.state]
    return (Strong(said), *_since(state))


def _plans(plan: PlanState, catalog: Catalog, measures: Measures) -> Iterator[Line]:
    """Yield which plan follows this one, and which was before it."""
    if plan.next is not None:
        after = row(plan.next, catalog, measures)
        yield (Label("Followed by {document}.", {"document": after}),)
    elif plan.expects_next:
        yield (Label("The plan for the time after it is not here yet."),)
    if plan.previous is not None:
        before = row(plan.previous, catalog, measures)
        yield (Label("The plan before it: {document}.", {"document": before}),)


def _since(state: Validity) -> Iterator[Label]:
    match state.state:
        case State.IN_FORCE if state.expires:
            yield Label("from {since} to {until}", {"since": state.since, "until": state.expires})
        case State.NOT_YET:
            yield Label("takes effect on {day}", {"day": state.since})
        case State.EXPIRED:
            yield Label("since the end of {day}", {"day": state.since})
        case _ if state.since and not state.causes:
            yield Label("since {day}", {"day": state.since})


def _change(link: Relation, catalog: Catalog, measures: Measures) -> Line:
    line: list[Value] = [_does(link, row(link.source, catalog, measures))]
    if link.articles:
        line.append(Quiet((Label("It touches:"), Parts(link.articles))))
    if link.until:
        line.append(Quiet((Label("until {day}", {"day": link.until}),)))
    return tuple(line)


def _does(link: Relation, by: Row) -> Label:
    day = link.since
    match link.relation:
        case "repeals":
            return Label("Repealed on {day} by {document}.", {"day": day, "document": by})
        case "replaces":
            return Label("Replaced on {day} by {document}.", {"day": day, "document": by})
        case "reissues":
            return Label("Issued again on {day} as {document}.", {"day": day, "document": by})
        case "lapses":
            return Label("Declared lapsed on {day} by {document}.", {"day": day, "document": by})
        case "suspends":
            return Label("Suspended from {day} by {document}.", {"day": day, "document": by})
        case "extends":
            return Label("Extended on {day} by {document}.", {"day": day, "document": by})
        case "keeps":
            return Label(
                "Reviewed on {day} and kept in force by {document}.", {"day": day, "document": by}
            )
    return Label("Amended from {day} by {document}.", {"day": day, "document": by})


def _explanations_of_changes(record: Record, state: Validity, catalog: Catalog) -> Iterable[Record]:
    """Return the explanations of what changed this document, and did not explain it itself.

    Answers to questions are no explanation of a change.
    """
    changes = (*state.causes, *state.amendments)
    own = {one.id for one in _explanations(record, catalog)}
    return {
        one.id: one
        for change in changes
        for one in _explanations(change.source, catalog)
        if one.id not in own and not isinstance(one, Question)
    }.values()


def _explanations(record: Record, catalog: Catalog) -> list[Record]:
    links = catalog.relations_to(record.id)
    return [link.source for link in links if link.relation == "interprets"]


def _consultation(record: Consultation, catalog: Catalog, measures: Measures) -> Iterator[Notice]:
    """Yield where a consultation stands, how to take part, what is owed, what became of it."""
    state = measures.consultation(record.id)
    if state is None:
        return
    stands: list[Value] = [
        Strong(labels.PHASE[state.phase]),
        comments_taken(state),
    ]
    if state.phase is Phase.OPEN:
        stands.append(OnThisDay(Quiet((left(state.window),))))
    lines: list[Line] = [tuple(stands), *_extensions(state.window, catalog, measures)]
    if record.how is not None and state.phase in TO_COME:
        words = record.how.in_words
        lines.append((words if words is not None else PageJump(Label("How to respond"), "gk-how"),))
    if record.short_reason is not None:
        least = Label("Why it runs for fewer than {days} days:", {"days": state.least})
        why = least if state.least else Label("Why it is short:")
        lines.append((why, record.short_reason))
    lines += [
        tuple(OnThisDay(value) for value in _owed(one, state))
        for one in measures.obligations.about_record(record.id)
        if one.state is not ObligationState.DONE
    ]
    for outcome in state.outcome:
        document = Term(title_of(outcome), record_address(outcome))
        lines.append((Label("What became of the opinions:"), document))
    yield Notice("consultation", state.phase.value, tuple(lines))


def _owed(one: Obligation, state: ConsultationState) -> Line:
    least = Label("Normally {days} days or more:", {"days": state.least})
    is_feedback = one.kind is ObligationKind.FEEDBACK
    return (
        Label("What became of the opinions:") if is_feedback else least,
        *stands(one.compliance),
    )


def _extensions(days: Window, catalog: Catalog, measures: Measures) -> Iterator[Line]:
    """Yield the notices that moved the last day, with the day to which each moved it."""
    for link in days.extensions:
        by = row(link.source, catalog, measures)
        yield (Label("Extended until {day} by {document}.", {"day": link.until, "document": by}),)


def _objections(days: Window, catalog: Catalog, measures: Measures) -> Notice:
    """Return until when one may object to what is put up."""
    stands: list[Value] = [
        Strong(labels.OBJECTIONS[days.phase]),
        objections_taken(days),
    ]
    if days.phase is Phase.OPEN:
        stands.append(OnThisDay(Quiet((left(days),))))
    lines = (tuple(stands), *_extensions(days, catalog, measures))
    return Notice("objections", days.phase.value, lines)


_ABSENT = {
    "interprets": Label("The document that this explains"),
    "feedback_on": Label("The consultation whose opinions this answers"),
    "corrects": Label("The document that this corrects"),
    "extends": Label("What this extends"),
    "forwards": Label("The document that this forwards"),
}
"""What a page cannot be read without, by the relation that names it."""


def _absent(record: Record, catalog: Catalog) -> Iterator[Notice]:
    """Yield what the record says something of and readers do not see."""
    for one in catalog.unshown_by(record.id):
        if one.relation not in _ABSENT:
            continue
        what = _ABSENT[one.relation]
        if one.notice is None:
            said: Value = Label("{what} is not published yet.", {"what": what})
        elif one.notice.since is None:
            said = Term(Label("{what} was taken down.", {"what": what}), notice_address(one.notice))
        else:
            day = one.notice.since
            taken = Label("{what} was taken down on {day}.", {"what": what, "day": day})
            said = Term(taken, notice_address(one.notice))
        yield Notice("absent", "absent", ((said,),))


def _open_consultations(matter: Decision, catalog: Catalog, measures: Measures) -> Iterator[Notice]:
    """Yield until when one may comment on a matter."""
    for record, _ in catalog.documents_of_stage(matter.id, Stage.CONSULTATION):
        state = measures.consultation(record.id)
        if state is not None and state.phase is Phase.OPEN:
            until = Label("Comment until {day}", {"day": state.closes})
            still = OnThisDay(Quiet((left(state.window),)))
            line = (Term(until, record_address(record)), still)
            yield Notice("consultation", state.phase.value, (line,))
