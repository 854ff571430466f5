"""The words for states. Every state that a page can show has its words here."""

from gongkai.measures.budgets import CellState
from gongkai.measures.claims import ClaimPhase
from gongkai.measures.column_health import Health
from gongkai.measures.national_indicators import Distance
from gongkai.measures.obligations.obligation import ObligationKind, ObligationState
from gongkai.measures.stages import StageState, Standing
from gongkai.measures.validity import State
from gongkai.measures.windows import Phase
from gongkai.model.findings import Severity
from gongkai.model.kinds import KINDS
from gongkai.model.kinds.accident import STEPS
from gongkai.model.kinds.budget import ACCOUNTS
from gongkai.model.stages import Stage
from gongkai.model.units import UnitType
from gongkai.views.forms import Form
from gongkai.views.page import Label

VALIDITY = {
    State.IN_FORCE: Label("in force"),
    State.PARTLY: Label("partly in force"),
    State.NOT_YET: Label("not yet in force"),
    State.SUSPENDED: Label("suspended"),
    State.EXPIRED: Label("expired"),
    State.LAPSED: Label("lapsed"),
    State.REPEALED: Label("repealed"),
    State.UNRESOLVED: Label("validity unresolved"),
}
PERIOD_OVER = Label("period ended")
"""What is said of a plan in place of “expired”."""
PHASE = {
    Phase.UPCOMING: Label("not open yet"),
    Phase.OPEN: Label("open for comment"),
    Phase.CLOSED: Label("closed, outcome awaited"),
    Phase.OUTCOME: Label("closed, outcome published"),
}
CLAIM = {
    ClaimPhase.OPEN: Label("can be claimed"),
    ClaimPhase.NOT_NOW: Label("not at present"),
    ClaimPhase.ENDED: Label("its last day is past"),
    ClaimPhase.OVER: Label("its document has ended"),
    ClaimPhase.CLOSED: Label("no longer taken"),
}
SERVICE = {
    ClaimPhase.OPEN: Label("can be applied for"),
    ClaimPhase.ENDED: Label("its last day is past"),
    ClaimPhase.OVER: Label("its document has ended"),
    ClaimPhase.CLOSED: Label("no longer taken"),
}
REGISTRATION = {
    Phase.UPCOMING: Label("registration to come"),
    Phase.OPEN: Label("registration is open"),
    Phase.CLOSED: Label("registration is over"),
}
OBJECTIONS = {
    Phase.UPCOMING: Label("not open yet"),
    Phase.OPEN: Label("objections are taken"),
    Phase.CLOSED: Label("objections are over, outcome awaited"),
    Phase.OUTCOME: Label("objections are over, outcome published"),
}
STAGE = {
    Stage.BACKGROUND: Label("Background"),
    Stage.DRAFT: Label("Draft"),
    Stage.CONSULTATION: Label("Consultation"),
    Stage.OPINIONS: Label("Opinions"),
    Stage.EXPERT: Label("Expert review"),
    Stage.RISK: Label("Risk assessment"),
    Stage.LEGALITY: Label("Legality review"),
    Stage.MEETING: Label("Meeting"),
    Stage.RESULT: Label("Result"),
    Stage.IMPLEMENTATION: Label("Implementation"),
    Stage.EVALUATION: Label("Evaluation"),
}
STAGE_STATE = {
    StageState.PUBLISHED: Label("published"),
    StageState.OPEN: Label("open for comment"),
    StageState.CARRIED_OUT: Label("carried out"),
    StageState.WITHHELD: Label("withheld by law"),
    StageState.NOT_APPLICABLE: Label("does not apply"),
    StageState.DUE: Label("due"),
    StageState.OVERDUE: Label("overdue"),
    StageState.MISSING: Label("missing"),
    StageState.AWAITED: Label("awaited"),
    StageState.SUSPENDED: Label("on hold"),
    StageState.REMOVED: Label("removed"),
    StageState.CARRIED_OVER: Label("carried over"),
}
STANDING = {
    Standing.DECIDED: Label("decided"),
    Standing.UNDER_WAY: Label("under way"),
    Standing.NOT_STARTED: Label("not started"),
    Standing.SUSPENDED: Label("on hold"),
    Standing.REMOVED: Label("removed from the catalogue"),
    Standing.CARRIED_OVER: Label("carried over to a later year"),
}
OBLIGATION = {
    ObligationState.DONE: Label("done"),
    ObligationState.LATE: Label("done late"),
    ObligationState.PARTLY: Label("partly done"),
    ObligationState.DUE: Label("due"),
    ObligationState.OVERDUE: Label("overdue"),
    ObligationState.WITHHELD: Label("withheld by law"),
    ObligationState.NOT_APPLICABLE: Label("does not apply"),
    ObligationState.ELSEWHERE: Label("published elsewhere"),
    ObligationState.DECLARED: Label("declared only"),
    ObligationState.NO_RECORDS: Label("not assessed yet"),
    ObligationState.UNITS_UNKNOWN: Label("responsible units unknown"),
    ObligationState.NOT_COMPUTED: Label("cannot be computed"),
}
OBLIGATION_MEANING = {
    ObligationState.DONE: Label("every part that can be measured is there, and was in time"),
    ObligationState.LATE: Label("every part that can be measured is there, but not all in time"),
    ObligationState.PARTLY: Label("some parts are there; the day of the others is not past"),
    ObligationState.DUE: Label("nothing is there yet, and the day is not past"),
    ObligationState.OVERDUE: Label("something is missing, and its day is past"),
    ObligationState.WITHHELD: Label("the law keeps it from being published; the reason is given"),
    ObligationState.NOT_APPLICABLE: Label("nothing of the kind was owed"),
    ObligationState.ELSEWHERE: Label("documents of the unit were seen on another site"),
    ObligationState.DECLARED: Label("no machine can measure it; what the unit says is shown"),
    ObligationState.NO_RECORDS: Label("the unit was not on this site that year; nothing is judged"),
    ObligationState.UNITS_UNKNOWN: Label("nothing here says who owes it"),
    ObligationState.NOT_COMPUTED: Label(
        "what is needed to judge it is missing; the reason is given"
    ),
}
OBLIGATION_KIND = {
    ObligationKind.EXPLANATION: Label("Explanations of documents"),
    ObligationKind.FORMS: Label("Explanations in other forms"),
    ObligationKind.CONSULTATION: Label("Length of consultations"),
    ObligationKind.FEEDBACK: Label("Feedback on consultations"),
    ObligationKind.CATALOGUE: Label("Yearly catalogues of decisions"),
    ObligationKind.STAGE: Label("Stages of decisions"),
    ObligationKind.REPLY: Label("Replies to proposals"),
    ObligationKind.EVENT: Label("Outcomes of events"),
    ObligationKind.ACCIDENT: Label("Steps of accident files"),
    ObligationKind.COMMITMENT: Label("Promises to the public"),
    ObligationKind.RESPONSE: Label("Responses to public concerns"),
    ObligationKind.ANSWER: Label("Answers to questions"),
    ObligationKind.REPORT: Label("Annual reports on disclosure"),
    ObligationKind.WORK_PLAN: Label("Work plans for the key tasks"),
    ObligationKind.OUTCOME: Label("Outcomes of the key tasks in annual reports"),
    ObligationKind.COLUMN: Label("New records in sections"),
    ObligationKind.DELIVERABLE: Label("Other parts of key tasks"),
}
PART: dict[str, Label] = {stage.value: label for stage, label in STAGE.items()} | STEPS
"""Parts of what is owed: stages of a decision, steps of an accident file."""
KIND = {name: model.label for name, model in KINDS.items()}
HOLDER = {
    "plan-makers": Label("units that make plans"),
    "relevant-departments": Label("relevant departments and units"),
    "decision-catalogue": Label("units on the year's decision catalogue"),
    "other-departments": Label("other departments and units"),
}
UNIT_TYPE: dict[UnitType, Label] = {
    "government": Label("Governments"),
    "office": Label("Government offices"),
    "department": Label("Departments"),
    "branch": Label("Branches"),
    "committee": Label("Management committees"),
    "town": Label("Towns"),
    "institution": Label("Institutions below departments"),
    "utility": Label("Public utilities"),
    "party": Label("Party units (co-operating)"),
}
ACCOUNT = ACCOUNTS
BUDGET_CELL = {
    CellState.PUBLISHED: Label("published"),
    CellState.INCLUDED: Label("part of another"),
    CellState.MISSING: Label("not here"),
    CellState.NOT_YET: Label("not due yet"),
}
NOTHING_YET = Label("nothing yet")
BUDGET_LATE = Label("late")
UPDATE_LATE = Label("update overdue")
DEBT = (
    Label("Limit"),
    Label("Balance before"),
    Label("Borrowed"),
    Label("Repaid"),
    Label("Balance"),
)
"""What stands in a row of debt, in order."""
AREA = {
    "statutory": Label("Statutory disclosure"),
    "open-government": Label("Open government"),
}
HEALTH = {
    Health.FRESH: Label("up to date"),
    Health.DUE_SOON: Label("due soon"),
    Health.OVERDUE: Label("overdue"),
    Health.BLANK: Label("blank"),
    Health.ELSEWHERE: Label("published elsewhere, not judged"),
}
HEALTH_TONE = {
    Health.FRESH: "done",
    Health.DUE_SOON: "due",
    Health.OVERDUE: "overdue",
    Health.BLANK: "missing",
    Health.ELSEWHERE: "published-elsewhere",
}
"""Which colour repeats what is said of a column's health."""
DISTANCE = {
    Distance.REACHED: Label("fails the site"),
    Distance.NEAR: Label("near"),
    Distance.FAR: Label("far"),
    Distance.NOT_MEASURED: Label("not measured here"),
}
DISTANCE_TONE = {
    Distance.REACHED: "overdue",
    Distance.NEAR: "due",
    Distance.FAR: "done",
    Distance.NOT_MEASURED: "not-measured",
}
SEVERITY = {
    Severity.ERROR: Label("error"),
    Severity.WARNING: Label("warning"),
    Severity.NOTICE: Label("notice"),
}
SEVERITY_COUNT = {
    Severity.ERROR: Label("Errors"),
    Severity.WARNING: Label("Warnings"),
    Severity.NOTICE: Label("Notices"),
}
SEVERITY_TONE = {Severity.ERROR: "overdue", Severity.WARNING: "due", Severity.NOTICE: "open"}
FORWARD = {
    "interprets": Label("Explains"),
    "feedback_on": Label("Outcome of"),
    "follows": Label("Preceded by"),
    "repeals": Label("Repeals"),
    "lapses": Label("Declares lapsed"),
    "keeps": Label("Keeps in force"),
    "replaces": Label("Replaces"),
    "extends": Label("Extends"),
    "suspends": Label("Suspends"),
    "reissues": Label("Issues again"),
    "corrects": Label("Corrects"),
    "consolidates": Label("Consolidates"),
    "forwards": Label("Forwards"),
    "implements": Label("Carries out"),
    "amends": Label("Amends"),
}
BACKWARD = {
    "interprets": Label("Explained by"),
    "feedback_on": Label("Outcome"),
    "follows": Label("Led to"),
    "repeals": Label("Repealed by"),
    "lapses": Label("Declared lapsed by"),
    "keeps": Label("Reviewed and kept by"),
    "replaces": Label("Replaced by"),
    "extends": Label("Extended by"),
    "suspends": Label("Suspended by"),
    "reissues": Label("Issued again as"),
    "corrects": Label("Corrected by"),
    "consolidates": Label("Consolidated in"),
    "forwards": Label("Forwarded by"),
    "implements": Label("Carried out by"),
    "amends": Label("Amended by"),
}
FORM = {
    Form.ATOM: Label("Atom feed"),
    Form.JSON_FEED: Label("JSON Feed"),
    Form.CALENDAR: Label("Calendar"),
    Form.CSV: Label("CSV table"),
    Form.JSON: Label("JSON table"),
    Form.XLSX: Label("Excel workbook"),
    Form.NDJSON: Label("All fields of every record (NDJSON)"),
    Form.JSON_SCHEMA: Label("JSON Schema"),
    Form.DCAT: Label("Catalogue of data (DCAT 3)"),
    Form.TABLE_CSV: Label("CSV table"),
    Form.TABLE_XLSX: Label("Excel workbook"),
    Form.TABLE_JSON: Label("JSON table"),
    Form.CSVW: Label("Meaning of the columns (CSV on the Web)"),
    Form.KEYS: Label("Keys for programs (JSON)"),
}
COLUMNS_MEAN = Label("Columns")
"""The sheet of a workbook that says what the columns of its table mean."""
TABLE_TYPE = {
    "string": Label("text"),
    "integer": Label("whole number"),
    "number": Label("number"),
    "date": Label("date, YYYY-MM-DD"),
    "yearmonth": Label("month, YYYY-MM"),
    "quarter": Label("quarter, YYYY-Q1"),
    "year": Label("year"),
}
"""What the columns of a table hold, by the types of its sort."""
FIELD_TYPE = {
    "code": Label("code"),
    "codes": Label("list of codes"),
    "text": Label("text"),
    "texts": Label("list of texts"),
    "number": Label("whole number"),
    "date": Label("date, YYYY-MM-DD"),
    "moment": Label("date, with the time where it is known: YYYY-MM-DD HH:MM"),
    "yes-or-no": Label("true or false"),
    "address": Label("address"),
    "addresses": Label("list of addresses"),
}
