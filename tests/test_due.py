"""The hour of a publication, and of the end of a consultation: nothing early, nothing in vain."""

import json
import shutil
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import loops
import workspace
from commands import run
from gongkai.measures.measure import measure
from gongkai.measures.turning import Turn, between, last_turn, turnings
from gongkai.measures.windows import Phase
from gongkai.model.catalog import Catalog
from gongkai.model.moment import Moment
from gongkai.sources.build_day import BuildDayError, as_moment
from in_process import equip
from in_process import run as build
from small_column import make_catalog
from workspace import PARKING

DAY = date(2021, 7, 15)
TIMES = st.sampled_from(["", "00:00", "09:29", "09:30", "12:00", "23:59"])
DAYS = st.sampled_from(["2021-07-14", "2021-07-15", "2021-07-16"])
MOMENTS = st.tuples(DAYS, TIMES).map(lambda parts: " ".join(filter(None, parts)))


def states(catalog: Catalog, moment: Moment) -> object:
    """Return all that an hour can change for readers."""
    shown = catalog.until(moment.day, moment.time)
    measures = measure(shown, moment.day, moment.time)
    phases = {name: s.phase for name in shown.records if (s := measures.consultation(name))}
    objections = {name: s.phase for name in shown.records if (s := measures.objections_to(name))}
    return list(shown.records), list(shown.notices), phases, objections


@settings(max_examples=40)
@given(st.lists(MOMENTS, min_size=3, max_size=3), MOMENTS, MOMENTS, MOMENTS)
def test_between_two_turnings_the_site_is_the_same(
    published: list[str], closes: str, one: str, other: str
) -> None:
    records = [
        *({"id": f"r{n}", "kind": "policy", "published": up} for n, up in enumerate(published)),
        {"id": "asked", "kind": "consultation", "published": "2021-07-14", "opens": "2021-07-14",
         "closes": closes},
        {"id": "shown", "kind": "public-notice", "published": "2021-07-14", "contact": "收发室",
         "objection": {"opens": "2021-07-14", "closes": closes}},
    ]  # fmt: skip
    catalog = make_catalog(records)
    found = turnings(catalog)
    first, second = sorted(
        [as_moment(one), as_moment(other)], key=lambda m: (m.day, m.time or "24")
    )
    if first.day == second.day and not between(found, first, second):
        assert states(catalog, first) == states(catalog, second)
    for moment in (first, second):
        turned = Moment(moment.day, last_turn(found, moment))
        assert states(catalog, turned) == states(catalog, moment), "what a build writes down"


def test_extension_moves_the_end_of_a_consultation_alone() -> None:
    records = [
        {"id": "asked", "kind": "consultation", "published": "2021-07-01", "opens": "2021-07-01",
         "closes": "2021-07-15 17:00"},
        {"id": "longer", "kind": "notice", "published": "2021-07-14", "column": "consultations",
         "extends": [{"doc": "asked", "until": "2021-07-20 12:00"}]},
        {"id": "rule", "kind": "policy", "published": "2021-07-01"},
        {"id": "on", "kind": "policy", "published": "2021-07-02",
         "extends": [{"doc": "rule", "until": "2021-12-31"}]},
    ]  # fmt: skip
    catalog = make_catalog(records)
    closing = [str(t.moment) for t in turnings(catalog) if t.turn is Turn.CLOSES]
    assert closing == ["2021-07-15 17:00", "2021-07-20 12:00"]
    for time, phase in (("11:59", Phase.OPEN), ("12:00", Phase.CLOSED), ("", Phase.OPEN)):
        state = measure(catalog, date(2021, 7, 20), time).consultation("asked")
        assert state is not None and state.phase is phase, time


@pytest.mark.parametrize("wrong", ["2021-07-15 9:30", "2021-07-15 24:30", "2021-07-15T09:30:00"])
def test_what_is_no_moment_is_refused(wrong: str) -> None:
    with pytest.raises(BuildDayError):
        as_moment(wrong)


def test_record_is_there_from_its_hour_and_the_command_says_so(column: Path) -> None:
    equip(column)
    hour = {"change": {PARKING: [["published: 2021-05-10 09:30", "published: 2021-07-15 09:30"]]}}
    workspace.apply(hour, column)
    site = build(column, as_of="2021-07-15 08:00", downloads=[])
    assert not (site / "r/parking").exists()
    assert json.loads((site / "manifest.json").read_bytes())[""]["as_of"] == "2021-07-15 00:00"

    def due(*arguments: str) -> tuple[int, str]:
        done = run(column, "due", *arguments, environment={"GONGKAI_LANG": "en"})
        return done.returncode, done.stdout + done.stderr

    comes = "2021-07-15 09:30 appears: parking\n"
    code, said = due("--date", "2021-07-15 09:29")
    assert (code, said.startswith(f"next: {comes}")) == (0, True), said
    code, said = due("--date", "2021-07-15 09:30")
    assert (code, said.startswith(comes)) == (1, True), said
    assert due("--since", "2021-07-15", "--date", "2021-07-15 23:00")[0] == 0, "a whole day is over"
    assert due("--site", "nowhere")[0] == 2
    assert due("--date", "yesterday")[0] == 2
    assert due("--write", "due.txt")[0] == 0
    assert not (column / "due.txt").read_text("utf-8"), "a site that stands still is never due"
    config = column / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace("as_of:", "# as_of:"), "utf-8")
    assert due("--write", "due.txt")[0] == 0
    assert (column / "due.txt").read_text("utf-8").startswith("2021-07-15 09:30\n")


@pytest.mark.parametrize(
    ("kept", "is_due"),
    [
        (None, False),
        ("", False),
        ("2199-01-01 00:00\n", False),
        ("2199-01-01 00:00\n2021-07-15 09:30\n", True),
        ("$(touch x)\n", False),
    ],
)
def test_hour_asks_a_list_and_builds_only_what_is_due(
    tmp_path: Path, kept: str | None, is_due: bool
) -> None:
    here = tmp_path / "column"
    shutil.copytree(loops.ROOT / ".github", here / ".github")
    if kept is not None:
        (here / "build/state").mkdir(parents=True)
        (here / "build/state/due.txt").write_text(kept, encoding="utf-8")
    steps = [script for file, _, script in loops.runs() if file == "hourly.yml"]
    [step] = [script for script in steps if "due.py" in script]
    output = tmp_path / "output"
    done = loops.shell(step, here, {"GITHUB_OUTPUT": str(output)})
    assert done.returncode == 0, done.stderr
    assert output.exists() == is_due
    jobs = loops.workflow("hourly.yml")["jobs"]
    assert jobs["publish"]["if"] == "needs.due.outputs.due == 'true'"
