"""Stages of decisions that are missing, overdue or out of order, GK401 to GK408 (point 26)."""

from collections.abc import Iterator

from gongkai.checks.check import Check, Scope, found
from gongkai.measures.obligations.obligation import ObligationKind
from gongkai.measures.order import inversions
from gongkai.measures.stages import RESULT, MatterState, StageCell, StageState
from gongkai.model.findings import Code, Finding, Severity
from gongkai.model.kinds.decision import Decision
from gongkai.model.kinds.plan import Plan
from gongkai.model.kinds.policy import Policy
from gongkai.model.record import Record
from gongkai.model.stages import STAGE, Stage
from gongkai.model.titles import unmarked

MISSING = Code(
    "GK401",
    Severity.WARNING,
    "no document shows the stage “{stage}”, although “{later}” was reached",
    "add “fulfils: [{{matter: {matter}, stage: {name}}}]” to “{nearest}”, "
    "which looks like its document",
    rules=("R108",),
    duties=("decisions",),
    otherwise="name the stage under “fulfils” of its document, or say in “stages” that it is done, "
    "withheld or not_applicable, and why",
    rule="R102",
)
NO_LEGALITY = Code(
    "GK402",
    Severity.WARNING,
    "a meeting considered “{matter}”, but no legality review is shown before it",
    "link the document of the review, or write its day in the matter: "
    "“stages: {{legality: {{done: …}}}}”",
    "Order 713, articles 25 and 30",
    rules=("R117",),
    rule="R103",
)
OUT_OF_ORDER = Code(
    "GK403",
    Severity.WARNING,
    "“{first}” comes before “{second}”, but has a later date: {first_day}, after {second_day}",
    "correct the day that is wrong; a document made earlier than it was published "
    "says so in “dated”",
    "Order 713",
    rules=("R103",),
    rule="R102",
)
OVERDUE = Code(
    "GK404",
    Severity.WARNING,
    "“{stage}” was planned for {due}, and nothing shows it",
    "link its document, or write the new day, or “done” where it was carried out "
    "without a document",
    duties=("decisions",),
    rule="R108",
)
NO_RESULT = Code(
    "GK405",
    Severity.WARNING,
    "considered or decided by {day}, but no document with the result is linked",
    "add “fulfils: [{{matter: {matter}, stage: result}}]” to “{nearest}”, "
    "which looks like the result",
    "Order 713, article 32",
    otherwise="publish the decision and name this matter under its “fulfils”; if it is still to "
    "come, write “stages: {{result: {{due: …}}}}”",
    rule="R107",
)
RIGID = Code(
    "GK406",
    Severity.WARNING,
    "“{stage}” applies to every major decision, but here it does not",
    "add “{name}” to “procedures”",
    "Order 713, articles 25 and 30",
    rules=("R117",),
    rule="R103",
)
LATE = Code(
    "GK408",
    Severity.NOTICE,
    "“{stage}” was planned for {due}, but went up only on {day}",
    "plan a day that can be kept; if a date is wrong, correct it; if it first went up elsewhere, "
    "add “first_published”",
    duties=("decisions",),
    rule="R108",
    is_past=True,
)


def missing(scope: Scope) -> Iterator[Finding]:
    """Yield stages that apply and were passed over; the codes below report some of them."""
    for state in scope.measures.open_matters():
        for stage, cell in state.cells.items():
            if cell.state is not StageState.MISSING or stage is Stage.RESULT:
                continue
            if stage is Stage.LEGALITY and state.reached(Stage.MEETING):
                continue
            later = next(s for s in _after(stage) if state.reached(s))
            document = _document_of_opinions(state, scope) if stage is Stage.OPINIONS else None
            yield found(
                MISSING,
                state.matter,
                _procedure(state.matter, stage),
                stage=STAGE[stage],
                later=STAGE[later],
                matter=state.matter.id,
                name=stage.value,
                nearest=document.id if document else "",
            )


def no_legality(scope: Scope) -> Iterator[Finding]:
    """Yield meetings that considered a matter of which no legality review is shown."""
    for state in scope.measures.open_matters():
        review = state.cells[Stage.LEGALITY].state
        if not state.reached(Stage.MEETING) or review not in _NOT_SHOWN:
            continue
        matter, meeting = state.matter, state.cells[Stage.MEETING]
        record: Record = matter
        key = "stages.meeting.done"
        if meeting.documents:
            record = meeting.documents[0][0]
            key = _fulfilment(record, matter, Stage.MEETING)
        yield found(NO_LEGALITY, record, key, matter=matter.title)


_NOT_SHOWN = (StageState.MISSING, StageState.DUE, StageState.OVERDUE, StageState.AWAITED)


def out_of_order(scope: Scope) -> Iterator[Finding]:
    """Yield stages whose day contradicts their order; those that may overlap do not."""
    for state in scope.measures.open_matters():
        for inversion in inversions(state, scope.measures.consultation):
            first, second, at = inversion.earlier, inversion.later, inversion.culprit
            yield found(
                OUT_OF_ORDER,
                at.record,
                at.key,
                first=STAGE[first.stage],
                second=STAGE[second.stage],
                first_day=first.day.isoformat(),
                second_day=second.day.isoformat(),
            )


def overdue(scope: Scope) -> Iterator[Finding]:
    """Yield stages whose planned day is past."""
    for obligation in scope.measures.obligations.overdue(ObligationKind.STAGE):
        state, stage = scope.measures.matter(obligation.subject), Stage(obligation.part)
        is_planned = obligation.compliance.due is not None and not state.cells[stage].rule
        if not is_planned or (stage is Stage.LEGALITY and state.reached(Stage.MEETING)):
            continue
        yield found(
            OVERDUE,
            state.matter,
            f"stages.{stage.value}.due",
            stage=STAGE[stage],
            due=str(obligation.compliance.due),
        )


def late(scope: Scope) -> Iterator[Finding]:
    """Yield stages that went up after the day for which they were planned."""
    for obligation in scope.measures.obligations.late(ObligationKind.STAGE):
        compliance, stage = obligation.compliance, Stage(obligation.part)
        yield found(
            LATE,
            scope.catalog[obligation.subject],
            f"stages.{stage.value}.due",
            stage=STAGE[stage],
            due=str(compliance.due),
            day=str(compliance.met),
        )


def no_result(scope: Scope) -> Iterator[Finding]:
    """Yield matters that were decided, or considered long enough ago, without a result."""
    for state in scope.measures.open_matters():
        cell = state.cells[Stage.RESULT]
        day = _decided_by(state, cell)
        if day is not None:
            matter = state.matter
            done = cell.state is StageState.CARRIED_OUT
            document = _document_of_result(matter, scope)
            yield found(
                NO_RESULT,
                matter,
                "stages.result.done" if done else _procedure(matter, Stage.RESULT),
                day=day,
                matter=matter.id,
                nearest=document.id if document else "",
            )


def _decided_by(state: MatterState, cell: StageCell) -> str | None:
    """Return the day by which a matter without its result was decided; None if it was not."""
    if cell.state is StageState.CARRIED_OUT and cell.day is not None:
        return cell.day.isoformat()
    if cell.state is StageState.MISSING:
        later = next(state.cells[s] for s in _after(Stage.RESULT) if state.reached(s))
        return later.day.isoformat() if later.day is not None else ""
    is_overdue = cell.state is StageState.OVERDUE and cell.rule == RESULT
    return cell.since.isoformat() if is_overdue and cell.since is not None else None


def rigid(scope: Scope) -> Iterator[Finding]:
    """Yield matters whose procedures leave out a stage that always applies."""
    for state in scope.measures.open_matters():
        for stage in (Stage.LEGALITY, Stage.MEETING):
            is_out = state.cells[stage].state is StageState.NOT_APPLICABLE
            if is_out and state.matter.procedures:
                said = f"stages.{stage.value}"
                key = said if said in state.matter.marks else "procedures"
                yield found(RIGID, state.matter, key, stage=STAGE[stage], name=stage.value)


def _after(stage: Stage) -> list[Stage]:
    stages = list(Stage)
    return stages[stages.index(stage) + 1 :]


def _procedure(matter: Decision, stage: Stage) -> str:
    """Return the key at which the matter says that a stage applies."""
    if stage.value in matter.procedures:
        return f"procedures.{matter.procedures.index(stage.value)}"
    return f"stages.{stage.value}"


def _fulfilment(record: Record, matter: Decision, stage: Stage) -> str:
    for number, fulfilment in enumerate(record.fulfils):
        if (fulfilment.matter, fulfilment.stage) == (matter.id, stage.value):
            return f"fulfils.{number}.matter"
    return "fulfils"


def _document_of_opinions(state: MatterState, scope: Scope) -> Record | None:
    """Return the feedback on the matter's consultation that names no matter."""
    for document, _ in state.cells[Stage.CONSULTATION].documents:
        consultation = scope.measures.consultation(document.id)
        for feedback in consultation.outcome if consultation is not None else ():
            return feedback
    return None


def _document_of_result(matter: Decision, scope: Scope) -> Record | None:
    """Return a document of the matter's very title, printed or issued as one (印发《…》的通知)."""
    return next(
        (
            record
            for record in (*scope.catalog.of(Policy), *scope.catalog.of(Plan))
            if unmarked(matter.title) in unmarked(record.title)
        ),
        None,
    )


CHECKS = (
    Check(MISSING, missing, of_absence=True),
    Check(NO_LEGALITY, no_legality, of_absence=True),
    Check(OUT_OF_ORDER, out_of_order),
    Check(OVERDUE, overdue, of_absence=True),
    Check(NO_RESULT, no_result, of_absence=True),
    Check(RIGID, rigid),
    Check(LATE, late),
)
