"""What is owed is computed once: no cell, table, figure or finding contradicts another."""

from collections import Counter
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gongkai.checks.check import Scope
from gongkai.checks.registered import run_checks
from gongkai.measures.completeness import completeness
from gongkai.measures.measure import Measures
from gongkai.measures.obligations.obligation import (
    MET,
    OPEN,
    ObligationKind,
    ObligationState,
)
from gongkai.model.catalog import Catalog
from gongkai.views.explained import explained_list
from gongkai.views.explained_table import FIELDS as OF_EXPLAINED
from gongkai.views.explained_table import explained_table
from gongkai.views.figures import figures
from gongkai.views.owed import owed_by_all, owed_by_unit
from gongkai.views.owed_table import FIELDS as OF_OWED
from gongkai.views.owed_table import owed_table
from gongkai.views.progress import progress
from gongkai.views.progress_table import FIELDS as OF_PROGRESS
from gongkai.views.progress_table import progress_table
from small_column import make_catalog, registries

POINTS: list[dict[str, Any]] = [
    {
        "id": "23",
        "responsible": {"units": ["finance", "district"]},
        "evidence": [{"owed": "explanations"}],
    },
    {"id": "24", "responsible": {"units": ["finance"]}, "evidence": [{"owed": "forms"}]},
    {
        "id": "26",
        "responsible": {"units": ["finance"]},
        "evidence": [{"owed": "stages"}, {"kind": "decision"}],
    },
    {
        "id": "25",
        "responsible": {"units": ["finance"]},
        "evidence": [{"owed": "replies"}, {"kind": "reply"}],
    },
    {
        "id": "27",
        "responsible": {"units": ["finance"]},
        "evidence": [{"owed": "feedback"}, {"owed": "consultations"}],
    },
    {
        "id": "closing",
        "responsible": {"units": ["finance", "district"]},
        "due": [{"date": "2021-06-30", "what": "方案", "certainty": "V"}],
        "evidence": [{"owed": "work-plans"}, {"owed": "reports"}, {"owed": "catalogues"}],
    },
    {"id": "1", "responsible": {"units": ["finance"]}, "evidence": [{"kind": "notice"}]},
]
OWED = {
    point["id"]: {one["owed"] for one in point["evidence"] if "owed" in one} for point in POINTS
}
FOR_ITSELF = {"work-plans", "reports", "catalogues"}
KNOWN = registries(
    {
        "points": POINTS,
        "rules": [
            {
                "id": "R84",
                "title": "形式",
                "text": "形式。",
                "share": "0.6",
                "source": "要点",
                "forms": {"cartoon": ["image"]},
                "certainty": "V",
            },
            {
                "id": "R112",
                "title": "反馈",
                "text": "反馈。",
                "days": "20",
                "source": "本项目",
                "certainty": "proposal",
            },
            {
                "id": "R113",
                "title": "结果",
                "text": "结果。",
                "days": "5",
                "source": "本项目",
                "certainty": "proposal",
            },
            {
                "id": "R104",
                "title": "期限",
                "text": "期限。",
                "days": "30",
                "bases": ["major-decision"],
                "source": "条例",
                "certainty": "V",
            },
            {
                "id": "R121",
                "title": "答复",
                "text": "答复。",
                "period": {"months": "3"},
                "proposers": ["deputies"],
                "source": "代表法",
                "certainty": "V",
            },
            {
                "id": "R123",
                "title": "目录",
                "text": "目录。",
                "yearly": "catalogue",
                "deadlines": {"government": "12-31", "department": "06-30"},
                "source": "本项目",
                "certainty": "proposal",
            },
            {
                "id": "R38",
                "title": "年报",
                "text": "年报。",
                "deadlines": {"government": "03-31", "department": "01-31"},
                "source": "条例",
                "certainty": "V",
            },
        ],
    }
)

days = st.integers(0, 430).map(lambda offset: date(2021, 1, 4) + timedelta(offset))
Raw = dict[str, Any]


@st.composite
def columns(draw: st.DrawFn) -> list[Raw]:
    """Return records of one unit and one below a district, each with or without what it owes."""
    records: list[Raw] = [{"id": "news", "kind": "notice", "published": "2021-01-05"}]
    for number in range(draw(st.integers(0, 3))):
        day = draw(days)
        unit = draw(st.sampled_from(["finance", "district-water"]))
        document = {
            "id": f"document-{number}",
            "kind": "policy",
            "unit": unit,
            "published": str(day),
        }
        records.append(document)
        for other in range(draw(st.integers(0, 2))):
            form = draw(st.sampled_from(["text", "cartoon"]))
            later = day + timedelta(draw(st.integers(0, 12)))
            records.append(
                {
                    "id": f"explained-{number}-{other}",
                    "kind": "interpretation",
                    "unit": unit,
                    "interprets": [document["id"]],
                    "published": str(later),
                    "form": form,
                    "attachments": draw(st.sampled_from([[], [{"file": "drawn.svg"}]])),
                }
            )
    for number in range(draw(st.integers(0, 2))):
        closes = draw(days)
        in_matter = draw(st.booleans())
        matter = f"matter-{number}"
        if in_matter:
            note = draw(st.sampled_from([{}, {"opinions": {"due": str(draw(days))}}]))
            records.append(
                {
                    "id": matter,
                    "kind": "decision",
                    "procedures": ["consultation", "opinions"],
                    "stages": note,
                }
            )
        records.append(
            {
                "id": f"ask-{number}",
                "kind": "consultation",
                "opens": str(closes - timedelta(draw(st.integers(20, 31)))),
                "closes": str(closes),
                "fulfils": [{"matter": matter, "stage": "consultation"}] if in_matter else [],
            }
        )
        if draw(st.booleans()):
            answered = closes + timedelta(draw(st.integers(1, 60)))
            stage = [{"matter": matter, "stage": "opinions"}] if in_matter else []
            records.append(
                {
                    "id": f"answer-{number}",
                    "kind": "feedback",
                    "feedback_on": [f"ask-{number}"],
                    "published": str(max(answered, date(2021, 1, 4))),
                    "fulfils": stage,
                }
            )
    for number in range(draw(st.integers(0, 2))):
        day = draw(days)
        records.append(
            {
                "id": f"reply-{number}",
                "kind": "reply",
                "handed_over": draw(st.sampled_from(["none", str(day)])),
                "dated": str(day + timedelta(draw(st.integers(0, 120)))),
                "published": str(day + timedelta(130)),
            }
        )
    for unit in ("finance", "district", "district-water"):
        for kind, more in (
            ("plan", {"plan_for": "2021/closing"}),
            ("catalogue", {"organ": unit, "items": []}),
            ("report", {"year": str(draw(st.integers(2020, 2021)))}),
        ):
            if draw(st.booleans()):
                day = str(draw(days))
                records.append(
                    {"id": f"{kind}-{unit}", "kind": kind, "unit": unit, "published": day} | more
                )
    return records


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(columns(), days)
def test_nothing_contradicts_another(records: list[Raw], as_of: date) -> None:
    scope = Scope(make_catalog(records, KNOWN), as_of)
    catalog, measures = scope.catalog, scope.measures
    cells_rest_on_obligations(measures)
    numbers_lead_to_rows(catalog, measures)
    tables_say_what_cells_say(catalog, measures)
    explanations_add_up(catalog, measures)
    findings_say_what_obligations_say(scope)
    feedback_adds_up(catalog, measures)


def cells_rest_on_obligations(measures: Measures) -> None:
    obligations = measures.obligations
    known = [(one.kind, one.unit, one.subject, one.part) for one in obligations.every_obligation()]
    assert len(known) == len(set(known)), "an obligation is one"
    for point, cell in obligations.each_cell():
        unit = cell.unit.id
        kinds = OWED[point.partition("/")[2]]
        below = {"district-water"} if unit == "district" else set()
        owed = [
            one
            for member in {unit} | below
            for one in obligations.of_unit(member)
            if one.kind.value in kinds
            and one.year == 2021
            and (member == unit or one.kind.value not in FOR_ITSELF)
        ]
        assert all(point in obligations.points_of(one.kind, one.subject, one.year) for one in owed)
        if cell.state in MET:
            assert not [one for one in owed if one.state in OPEN]
        if cell.state is ObligationState.DONE:
            assert not [one for one in owed if one.state is ObligationState.LATE]
        if any(one.state is ObligationState.OVERDUE for one in owed):
            assert cell.state is ObligationState.OVERDUE
        if any(one.state is ObligationState.LATE for one in owed):
            assert cell.late
        assert cell.compliance.count <= cell.compliance.of or cell.state in MET


def numbers_lead_to_rows(catalog: Catalog, measures: Measures) -> None:
    """The figures, the pages of units and the table hold the same obligations, each once."""
    keys = [field.key for field in OF_OWED]
    table = owed_table(catalog, measures).rows
    written = [dict(zip(keys, row.values, strict=True)) for row in table]
    assert len(written) == len(measures.obligations.every_obligation())
    for kind in owed_by_all(catalog, measures):
        for unit, counts in kind.by_unit:
            of_unit = [
                row["state"]
                for row in written
                if (row["kind"], row["unit"]) == (kind.kind.value, unit.id)
                and row["state"] != "not-applicable"
            ]
            assert Counter(of_unit) == {state.value: number for state, number in counts}
            if kind.kind is ObligationKind.EXPLANATION:
                continue
            shown = {one.kind: one for one in owed_by_unit(unit, catalog, measures)}[kind.kind]
            assert len(shown.rows) == len(of_unit)
            assert shown.counts == counts


def tables_say_what_cells_say(catalog: Catalog, measures: Measures) -> None:
    year = KNOWN.points[2021]
    keys = [field.key for field in OF_PROGRESS]
    table = progress_table(year, KNOWN, measures)
    written = [dict(zip(keys, row.values, strict=True)) for row in table.rows]
    cells = [cell for _, cell in measures.obligations.each_cell()]
    assert [row["state"] for row in written] == [cell.state.value for cell in cells]
    shown = progress(year, catalog, measures)
    counted: Mapping[ObligationState, int] = dict(shown.totals)
    assert sum(counted.values()) - counted.get(ObligationState.UNITS_UNKNOWN, 0) == len(cells)
    overdue = [cell for cell in cells if cell.state is ObligationState.OVERDUE]
    assert len(shown.overdue) == counted.get(ObligationState.OVERDUE, 0) == len(overdue)


def explanations_add_up(catalog: Catalog, measures: Measures) -> None:
    found = explained_list(catalog, measures)
    keys = [field.key for field in OF_EXPLAINED]
    written = [dict(zip(keys, row.values, strict=True)) for row in explained_table(found).rows]
    timely = found.timeliness
    assert timely.on_time == sum(row["on_time"] is True for row in written)
    late = sum(row["state"] == "done-late" for row in written)
    overdue = sum(row["state"] == "overdue" for row in written)
    assert timely.due == timely.on_time + late + overdue
    for share in found.forms:
        in_year = [r for r in found.rows if r.explanation.document in share.explained]
        assert len(share.in_other_forms) == sum(row.in_other_form is True for row in in_year)
    of_units = figures(catalog, measures).by_unit
    assert sum(one.on_time for _, one in of_units) == timely.on_time
    assert sum(one.due for _, one in of_units) == timely.due


def findings_say_what_obligations_say(scope: Scope) -> None:
    findings = run_checks(scope)
    unexplained = {finding.record for finding in findings if finding.code.id == "GK320"}
    explanations = scope.measures.obligations.of(ObligationKind.EXPLANATION)
    assert unexplained == {o.subject for o in explanations if o.state is ObligationState.OVERDUE}
    unanswered = {
        finding.record for finding in findings if finding.code.id in ("GK423", "GK401", "GK404")
    }
    units = scope.measures.obligations
    for code, lacking in (
        ("GK414", units.overdue(ObligationKind.CATALOGUE)),
        ("GK604", units.overdue(ObligationKind.REPORT)),
    ):
        told = [finding.unit for finding in findings if finding.code.id == code]
        assert sorted(map(str, told)) == sorted(one.unit for one in lacking)
    late = {finding.record for finding in findings if finding.code.id == "GK430"}
    assert late >= {one.subject for one in units.late(ObligationKind.REPLY)}
    short = {finding.record for finding in findings if finding.code.id == "GK420"}
    assert short >= {
        one.subject for one in units.of(ObligationKind.CONSULTATION) if one.state in OPEN
    }
    for one in scope.measures.obligations.of(ObligationKind.FEEDBACK):
        if one.state is ObligationState.OVERDUE:
            matters = {m.id for m in scope.catalog.matters_of(one.subject)}
            assert unanswered & {one.subject, *matters}


def feedback_adds_up(catalog: Catalog, measures: Measures) -> None:
    found = completeness(catalog, measures)
    for whole, parts in ((one, found[1:]) for one in found[:1]):
        assert len(whole.asked) == sum(len(part.asked) for part in parts)
        assert len(whole.answered) == sum(len(part.answered) for part in parts)
        assert len(whole.complete) == sum(len(part.complete) for part in parts)
        assert whole.on_time <= len(whole.answered) <= len(whole.asked)
