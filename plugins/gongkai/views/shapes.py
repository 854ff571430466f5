"""The fields of a kind in a form of their own, where labels and values would not do."""

from dataclasses import dataclass

from gongkai.measures.claims import ClaimPhase
from gongkai.measures.explained import Explanation
from gongkai.measures.measure import Measures
from gongkai.measures.obligations.answers import working_days_to_answer
from gongkai.measures.obligations.obligation import ObligationKind
from gongkai.measures.stages import Standing
from gongkai.model.catalog import Catalog
from gongkai.model.kinds.catalogue import Catalogue
from gongkai.model.kinds.commitment import Commitment
from gongkai.model.kinds.consultation import Consultation
from gongkai.model.kinds.decision import Decision
from gongkai.model.kinds.event import Event
from gongkai.model.kinds.feedback import Feedback
from gongkai.model.kinds.guide import Guide
from gongkai.model.kinds.interpretation import Interpretation
from gongkai.model.kinds.organisation import Organisation
from gongkai.model.kinds.place import PublicPlace
from gongkai.model.kinds.plan import Plan
from gongkai.model.kinds.question import Question
from gongkai.model.kinds.report import Report
from gongkai.model.local_text import LocalText
from gongkai.model.record import Record
from gongkai.model.stages import Stage
from gongkai.views import labels
from gongkai.views.addresses import (
    PROMISES,
    REQUEST,
    catalogue_address,
    record_address,
    reports_address,
)
from gongkai.views.attached import attached_files
from gongkai.views.blocks import (
    Amount,
    Block,
    Box,
    Field,
    GridBlock,
    Heading,
    Line,
    Numbers,
    OnThisDay,
    Sentence,
    Status,
    Strong,
    Term,
    Timeline,
    Value,
)
from gongkai.views.compliance import stands
from gongkai.views.consultations import TO_COME
from gongkai.views.fields import boxes
from gongkai.views.matters import in_order_of_days, matter_rows, matters_with_steps, steps_of
from gongkai.views.opening import opening_table
from gongkai.views.opinions import opinions_bar
from gongkai.views.page import Label
from gongkai.views.planned import planned_tasks, reported_tasks
from gongkai.views.reforms import before_and_after
from gongkai.views.report_years import are_comparable
from gongkai.views.responding import ways_to_respond
from gongkai.views.rows import title_of
from gongkai.views.unshown import UnshownBoxes


@dataclass(frozen=True)
class RecordShape:
    """Blocks of a kind's own, by their place among those that all records have."""

    first: tuple[Block, ...] = ()
    """Above the facts."""
    before_text: tuple[Block, ...] = ()
    after_text: tuple[Block, ...] = ()


def shaped(
    record: Record, unshown: UnshownBoxes, catalog: Catalog, measures: Measures
) -> RecordShape:
    """Return the blocks of the kind's own; what they show is taken out of `unshown`."""
    match record:
        case Consultation():
            return _consultation(record, unshown, measures)
        case Feedback():
            counts, *others = _opinions(record, unshown)
            return RecordShape(before_text=(counts,), after_text=tuple(others))
        case Question():
            return _question(record, unshown, catalog)
        case Interpretation():
            return _interpretation(record, measures)
        case Commitment():
            return _commitment(record, measures)
        case Guide():
            return _guide(record, unshown, catalog, measures)
        case Catalogue():
            return _catalogue(record, unshown, catalog, measures)
        case Decision():
            return _decision(record, unshown, catalog, measures)
        case Report():
            return _report(record, unshown, catalog, measures)
        case Plan():
            unshown.pass_over("items")
            return RecordShape(after_text=planned_tasks(record, catalog, measures))
        case Organisation():
            return RecordShape(after_text=before_and_after(record, unshown))
        case Event():
            opinions = unshown.fields("opinions")
            return RecordShape(after_text=(Box("opinions", None, opinions),) if opinions else ())
        case PublicPlace():
            return _place(record, unshown, catalog, measures)
    return RecordShape()


def _consultation(record: Consultation, unshown: UnshownBoxes, measures: Measures) -> RecordShape:
    """Leave to the notice what it says; nobody is told how to respond who cannot any more."""
    unshown.pass_over("opens", "closes", "short_reason")
    state = measures.consultation(record.id)
    has_words = record.how is not None and record.how.in_words is not None
    if state is None or state.phase not in TO_COME or has_words:
        unshown.pass_over("how")
    elif record.how is not None:
        unshown.offer("how", ways_to_respond(record.how, record))
    return RecordShape()


def _opinions(record: Feedback, unshown: UnshownBoxes) -> tuple[Block, ...]:
    """Return what became of opinions: the counts side by side, as a bar, then the reasons."""
    why = Label("Why some were declined:")
    counts = Numbers(unshown.fields("received", "adopted", "partly", "declined"))
    reasons = unshown.fields("reasons")
    return (
        counts,
        *opinions_bar(record),
        *(Sentence((Strong(why), *field.values)) for field in reasons),
    )


def _question(record: Question, unshown: UnshownBoxes, catalog: Catalog) -> RecordShape:
    asked = unshown.fields("question")
    lines = ((Strong(Label("Question:")), *field.values) for field in asked)
    said = [Sentence(line, "question") for line in lines]
    if (days := working_days_to_answer(record, catalog)) is not None:
        taken = Amount(days, "{number} working day", "{number} working days")
        said.append(Sentence((Label("Answered after:"), taken)))
    return RecordShape(before_text=tuple(said))


def _interpretation(record: Interpretation, measures: Measures) -> RecordShape:
    """Say of what came when its document was in force already that it is no first explanation."""
    found = [measures.explanation_of(reference.doc) for reference in record.interprets]
    since = [one.document.effective for one in found if one is not None and _is_after(record, one)]
    said = (
        Label("Follow-up explanation: the document has been in force since {day}.", {"day": day})
        for day in dict.fromkeys(since)
    )
    return RecordShape(before_text=tuple(Sentence((words,)) for words in said))


def _is_after(record: Interpretation, explanation: Explanation) -> bool:
    return any(one.id == record.id for one in explanation.follow_ups)


def _commitment(record: Commitment, measures: Measures) -> RecordShape:
    """Say first whether it was kept: by its days and its evidence, not by what the unit says."""
    owed = measures.obligations.one_about(record.id, ObligationKind.COMMITMENT)
    if owed is None:
        return RecordShape()
    standing = tuple(OnThisDay(value) for value in stands(owed.compliance))
    way = OnThisDay(Term(Label("All promises and answers"), PROMISES))
    return RecordShape((Sentence((*standing, way), "standing"),))


def _guide(
    record: Guide, unshown: UnshownBoxes, catalog: Catalog, measures: Measures
) -> RecordShape:
    """Put the form itself beside what is said of it, and say of a service that it is over."""
    forms = tuple(
        file for file in attached_files(record, catalog) if file.attachment.role == "form"
    )
    unshown.say_more("steps", "form", notes=forms)
    state = measures.service(record.id)
    if state is not None and state.phase in (ClaimPhase.ENDED, ClaimPhase.OVER):
        over = OnThisDay(Status(labels.SERVICE[state.phase], "expired"))
        unshown.say_more("service", "item", notes=(over,))
    column = catalog.registries.columns.get(record.column)
    if column is None or column.type != "request":
        return RecordShape()
    way = Term(Label("By when, what it costs, and what became of requests"), REQUEST)
    return RecordShape(before_text=(Sentence((way,)),))


def _catalogue(
    record: Catalogue, unshown: UnshownBoxes, catalog: Catalog, measures: Measures
) -> RecordShape:
    """Show below the text where each matter stands, and not its name alone."""
    way = Term(Label("The catalogue, stage by stage"), catalogue_address(record.year))
    rows = matter_rows(record.items, catalog, measures)
    unshown.pass_over("items")
    listed = (Heading("decisions", Label("Decisions")), GridBlock(matters_with_steps(rows)))
    return RecordShape(before_text=(Sentence((way,)),), after_text=listed if rows else ())


def _place(
    record: PublicPlace, unshown: UnshownBoxes, catalog: Catalog, measures: Measures
) -> RecordShape:
    """Show the opening hours as a table below where the place is."""
    unshown.pass_over("hours")
    other = unshown.fields("closed_on_holidays", "exceptions")
    box = unshown.box(record.kind)
    hours = opening_table(record, catalog.registries.calendar, measures.as_of)
    shown: list[Block] = [box] if box is not None else []
    shown += [Heading("hours", Label("Opening hours")), hours]
    shown += [Box("other-hours", None, other)] if other else []
    return RecordShape(before_text=tuple(shown))


def _report(
    record: Report, unshown: UnshownBoxes, catalog: Catalog, measures: Measures
) -> RecordShape:
    """Lead to the same figures of other years."""
    unshown.pass_over("outcomes")
    way = Term(Label("These figures over the years"), reports_address(record.unit))
    lead = (Sentence((way,)),) if are_comparable(record.unit, catalog) else ()
    return RecordShape(before_text=lead, after_text=reported_tasks(record, catalog, measures))


def _decision(
    record: Decision, unshown: UnshownBoxes, catalog: Catalog, measures: Measures
) -> RecordShape:
    """Show a matter by where it stands and by every step taken or owed."""
    state = measures.matter(record.id)
    unshown.pass_over("procedures", "stages", state.standing.value.replace("-", "_"))
    own = unshown.box("decision")
    fields = (*(own.fields if own is not None else ()), *_listed_in(record, catalog))
    steps = steps_of(record, state)
    stages = measures.obligations.about(record.id, ObligationKind.STAGE)
    owed = {Stage(one.part): one.compliance for one in stages}
    none = Sentence((Label("No step of it is declared yet."),))
    return RecordShape(
        (Sentence(_standing(record, catalog, measures), "standing"), Box("decision", None, fields)),
        (),
        (
            Heading("timeline", Label("Timeline")),
            Timeline(in_order_of_days(steps), owed) if steps else none,
            *_outcomes(record, catalog, measures),
        ),
    )


def _listed_in(matter: Decision, catalog: Catalog) -> tuple[Field, ...]:
    listing = catalog.catalogues_of(matter.id)
    if not listing:
        return ()
    year = Term(title_of(listing[0]), catalogue_address(matter.year))
    return (Field("listed_in", Label("Catalogue"), (year,)),)


def _standing(matter: Decision, catalog: Catalog, measures: Measures) -> Line:
    state = measures.matter(matter.id)
    said: list[Value] = [Status(labels.STANDING[state.standing], state.standing.value)]
    removed, suspended, moved = matter.removed, matter.suspended, matter.carried_over
    if state.standing is Standing.REMOVED and removed is not None:
        said.append(Label("Removed from the catalogue on {day}.", {"day": removed.date}))
        by = catalog.get(removed.by)
        said += [Term(title_of(by), record_address(by))] if by is not None else []
        said += _reason(removed.reason)
    elif state.standing is Standing.SUSPENDED and suspended is not None:
        said.append(Label("Put on hold on {day}.", {"day": suspended.date}))
        said += _reason(suspended.reason)
    elif state.standing is Standing.CARRIED_OVER and moved is not None:
        said.append(Label("Carried over on {day}.", {"day": moved.date}))
        year = Label("To the catalogue of {year}", {"year": moved.to})
        said.append(Term(year, catalogue_address(moved.to)))
        said += _reason(moved.reason)
    elif state.latest is not None:
        said.append(Label("Last step: {stage}.", {"stage": labels.STAGE[state.latest.stage]}))
    if state.next is not None:
        said.append(Label("Next step: {stage}.", {"stage": labels.STAGE[state.next.stage]}))
        if state.next.day is not None:
            said.append(Label("Planned for {day}.", {"day": state.next.day}))
    return tuple(said)


def _reason(reason: LocalText | None) -> list[Value]:
    return [reason] if reason is not None else []


def _outcomes(matter: Decision, catalog: Catalog, measures: Measures) -> tuple[Block, ...]:
    """Return what became of the opinions that were taken on the matter."""
    documents = [record for record, _ in catalog.documents_of_stage(matter.id, Stage.OPINIONS)]
    found = [record for record in documents if isinstance(record, Feedback)]
    said: list[Block] = []
    for record in found:
        said += _opinions(record, UnshownBoxes(record.kind, boxes(record, catalog, measures)))
        said.append(Sentence((Term(title_of(record), record_address(record)),)))
    heading = Heading("outcome", Label("What became of the opinions"))
    return (heading, *said) if said else ()
