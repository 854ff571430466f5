"""Pictures say what the tables behind them say."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from any_column import AS_OF
from gongkai.measures.measure import measure
from gongkai.model.catalog import Catalog
from gongkai.model.local_text import LocalText
from gongkai.views.blocks import Drawing
from gongkai.views.content import content
from gongkai.views.figures import figures
from gongkai.views.page import Label
from gongkai.views.pictures import Bar, BarChart, Segment, Strip, TimeSpan, in_lines
from gongkai.views.record_tables import record_tables
from small_column import make_catalog

NAME = LocalText(zh="某局", en="A bureau")
DAYS = st.dates(date(1990, 1, 1), date(2090, 12, 31))


@given(st.lists(st.lists(st.integers(0, 10**9), min_size=1, max_size=4), min_size=1, max_size=6))
def test_no_bar_is_longer_than_its_place(numbers: list[list[int]]) -> None:
    bars = tuple(Bar(NAME, tuple(Segment("done", n) for n in row), NAME) for row in numbers)
    chart = BarChart(NAME, bars, ())
    assert all(sum(map(chart.length, row)) <= 340.5 for row in numbers)
    assert not any(numbers[0]) or any(chart.length(n) for row in numbers for n in row)


@given(st.lists(st.tuples(DAYS, DAYS), min_size=1, max_size=5), DAYS)
def test_every_day_of_a_strip_has_its_place(days: list[tuple[date, date]], today: date) -> None:
    spans = tuple(TimeSpan(NAME, "", min(pair), max(pair), "done", NAME) for pair in days)
    strip = Strip(NAME, spans, today, ())
    places = [strip.at(day) for span in spans for day in (span.first, span.last)]
    assert all(220 <= place <= 620 for place in places)
    ticks = [place for place, _, _ in strip.ticks]
    assert ticks == sorted(ticks)
    assert 0 < len(ticks) <= 13
    assert strip.has_today is (today >= strip.first)


@given(st.text(max_size=80))
def test_labels_lose_nothing_but_what_is_cut(text: str) -> None:
    lines = in_lines(text)
    assert 1 <= len(lines) <= 2
    said = "".join("".join(lines).split())
    assert said.endswith("…") or said == "".join(text.split())


def test_the_life_of_a_document_has_what_came_before_and_after() -> None:
    catalog = make_catalog(
        [
            {"id": "old", "kind": "policy", "effective": "2016-01-01"},
            {"id": "new", "kind": "policy", "effective": "2021-02-01", "expires": "2026-01-31"}
            | {"replaces": ["old"]},
            {"id": "change", "kind": "policy", "effective": "2021-05-01", "amends": ["new"]},
            {"id": "alone", "kind": "policy", "effective": "2021-05-01"},
        ]
    )
    measures = measure(catalog, AS_OF)

    def life(name: str) -> list[Strip]:
        record = catalog.get(name)
        assert record is not None
        blocks = content(record, catalog, measures).blocks
        shown = [block.shown for block in blocks if isinstance(block, Drawing)]
        return [one for one in shown if isinstance(one, Strip)]

    (of_new,), (of_old,) = life("new"), life("old")
    assert [(s.address, s.tone) for s in of_new.spans] == [("r/old/", "rest"), ("r/new/", "done")]
    assert [span.address for span in of_old.spans] == ["r/old/", "r/new/"]
    old, new = of_new.spans
    assert (old.first, old.last) == (date(2016, 1, 1), date(2021, 2, 1))
    assert (new.first, new.last) == (date(2021, 2, 1), date(2026, 1, 31))
    assert [day for day, _ in new.marks] == [date(2021, 5, 1)]
    assert life("alone") == []


def test_opinions_are_a_bar_of_what_became_of_them() -> None:
    counts = {"received": 9, "adopted": 4, "partly": 0, "declined": 5}
    asked = {"id": "asked", "kind": "consultation"}
    answer = {"id": "answer", "kind": "feedback", "feedback_on": ["asked"], **counts}
    catalog = make_catalog([asked, answer])
    record = catalog.get("answer")
    assert record is not None
    measures = measure(catalog, AS_OF)
    (found,) = [b for b in content(record, catalog, measures).blocks if isinstance(b, Drawing)]
    assert isinstance(found.shown, BarChart)
    (bar,) = found.shown.bars
    assert [(one.tone, one.number) for one in bar.segments] == [("done", 4), ("rest", 5)]
    assert [tone for tone, _ in found.shown.key] == ["done", "rest"]
    assert bar.said == Label("{number} in all", {"number": 9})


def test_consultations_of_a_year_ago_are_on_no_strip() -> None:
    old = {"id": "asked", "kind": "consultation", "opens": "2020-05-01", "closes": "2020-06-01"}
    new = {"id": "now", "kind": "consultation", "opens": "2021-07-01", "closes": "2021-08-01"}
    old |= {"published": "2020-05-01"}
    new |= {"published": "2021-07-01"}
    catalog = make_catalog([old, new])
    found = figures(catalog, measure(catalog, AS_OF)).consultations
    assert found is not None
    assert [span.address for span in found.spans] == ["r/now/"]
    nothing = make_catalog([])
    assert figures(nothing, measure(nothing, AS_OF)).consultations is None


def test_spending_is_drawn_from_its_table_and_leads_to_its_rows(this_catalog: Catalog) -> None:
    record = this_catalog.get("budget-2021-district")
    assert record is not None
    found = record_tables(record, this_catalog, measure(this_catalog, AS_OF))
    charts = {one.key: made for one, made in zip(found.shown, found.parts, strict=True) if made}
    ((chart,),) = charts.values()
    *largest, others = chart.bars
    numbers = [bar.total for bar in largest]
    assert numbers == sorted(numbers, reverse=True)
    assert others.address is None
    (table,) = (t for t in record.read_tables if t.schema.id == "government-expenditure")
    whole = table.value(table.rows[-1], "amount")
    assert sum(numbers) + others.total == whole, "the sum itself is no part"
    assert largest[0].address is not None
    assert largest[0].address.startswith("r/budget-2021-district/#")
