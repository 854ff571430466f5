"""How old faults are and what was fixed, case by case; a new behaviour is a new file in ages/."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.measures.ages import (
    Inspection,
    inspect,
    mean_days,
    recalled,
    remember,
    without_leaks,
)
from gongkai.model.findings import Code, Finding, Severity, SourcePlace, Word
from gongkai.model.history import History
from gongkai.model.local_text import LocalText
from gongkai.sources.earlier import HistoryError, read_history, write_history
from inspections import findings_of
from small_column import make_catalog, read_case

CASES = sorted((Path(__file__).parent / "ages").glob("*.yml"))
EMPTY = make_catalog([])
DAY = date(2021, 7, 1)


def says(finding: Finding) -> LocalText:
    return LocalText(zh=finding.details["what"] or "有误", en="wrong")


def summary(found: Inspection) -> dict[str, list[str]]:
    return {
        "faults": [f"{f.finding.code.id} {f.finding.place.path} {f.age}" for f in found.faults],
        "fixed": [f"{m.seen.code} {m.seen.path} {m.on} {m.days}" for m in found.fixed],
    }


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_case(path: Path) -> None:
    case = read_case(path)
    history = History.model_validate({"seen": case.get("seen", [])})
    findings = findings_of(case["findings"])
    assert (
        summary(inspect(findings, history, EMPTY, date.fromisoformat(case["as_of"])))
        == (case["expect"])
    )


nights = st.lists(st.sets(st.sampled_from("abcde")), min_size=1, max_size=12)


def on(night: set[str]) -> list[Finding]:
    return findings_of({"code": "GK111", "path": name, "record": name} for name in sorted(night))


@given(nights)
def test_faults_are_as_old_as_the_first_night_that_saw_them(
    nights: list[set[str]],
) -> None:
    """Nights are days one after the other, so that nothing is away for too long."""
    history = History()
    for number, night in enumerate(nights):
        day = DAY + timedelta(days=number)
        found = inspect(on(night), history, EMPTY, day)
        first = {name: next(n for n, names in enumerate(nights) if name in names) for name in night}
        assert {f.finding.place.path: number - f.age for f in found.faults} == first
        gone = set().union(*nights[: number + 1]) - night
        assert {one.seen.path for one in found.fixed} == gone
        history = remember(on(night), history, EMPTY, day, says)


@given(nights)
def test_remembering_twice_a_day_changes_nothing(nights: list[set[str]]) -> None:
    history = History()
    for number, night in enumerate(nights):
        day = DAY + timedelta(days=number)
        history = remember(on(night), history, EMPTY, day, says)
        assert remember(on(night), history, EMPTY, day, says) == history


def test_history_is_read_as_it_was_written(tmp_path: Path) -> None:
    reported = 'a <b> "quoted", \u202eturned, 中文\n'
    findings = findings_of([{"code": "GK111", "path": "a", "unit": "finance", "what": reported}])
    file = tmp_path / "deep" / "history.json"
    assert read_history(file) == History()
    history = remember(findings, History(), EMPTY, DAY, says)
    write_history(history, file)
    assert read_history(file) == history
    assert history.seen[0].says.zh == reported
    once = file.read_bytes()
    write_history(read_history(file), file)
    assert file.read_bytes() == once
    write_history(History(updated=DAY), file)
    assert read_history(file) == History(updated=DAY)


@pytest.mark.parametrize("text", ["", "{", "[]", '{"seen": [{}]}', '{"updated": "2021-13-01"}'])
def test_file_that_is_no_history_is_refused(tmp_path: Path, text: str) -> None:
    file = tmp_path / "history.json"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(HistoryError, match="no history of inspections"):
        read_history(file)


def test_leaks_and_what_lies_beside_them_are_never_remembered() -> None:
    findings = findings_of(
        [
            {"code": "GK503", "path": "a"},
            {"code": "GK111", "path": "a"},
            {"code": "GK111", "path": "b"},
        ]
    )
    assert [finding.place.path for finding in without_leaks(findings)] == ["b"]
    history = remember(findings, History(), EMPTY, DAY, says)
    assert [(seen.code, seen.path) for seen in history.seen] == [("GK111", "b")]


def test_fault_of_the_built_site_is_recalled_as_it_was_found(tmp_path: Path) -> None:
    """A build cannot look for it, and must not say that it is fixed."""
    code = Code("GK141", Severity.ERROR, "{part}: {what}", "fix it", "a test")
    found = Finding(
        code, SourcePlace("content/a.zh.md", 9, 3), {"part": Word("here"), "what": "文"}
    )
    other = Finding(replace(code, id="GK321"), SourcePlace("content/a.zh.md", 2), {"what": "别"})
    write_history(remember([found, other], History(), EMPTY, DAY, says), tmp_path / "h.json")
    history = read_history(tmp_path / "h.json")
    (again,) = recalled(history, {code.id: code})
    assert again == replace(found, place=SourcePlace("content/a.zh.md", 9), severity=Severity.ERROR)
    assert isinstance(again.details["part"], Word) and not isinstance(again.details["what"], Word)
    day = DAY + timedelta(days=9)
    (fault,) = inspect([again], history, EMPTY, day).faults
    assert fault.age == 9
    assert recalled(remember([], history, EMPTY, day, says), {code.id: code}) == ()


def test_what_no_record_shows_is_kept_apart_by_its_unit() -> None:
    code = Code("GK601", Severity.WARNING, "wrong", "fix it", "a test")
    one, other = (Finding(code, SourcePlace("data/units.yml"), {}, unit=unit) for unit in "ab")
    assert one.fingerprint != other.fingerprint
    assert replace(one, record="r").fingerprint == replace(other, record="r").fingerprint


def test_what_was_fixed_long_ago_is_forgotten() -> None:
    history = remember(on({"a"}), History(), EMPTY, DAY, says)
    history = remember([], history, EMPTY, DAY + timedelta(days=1), says)
    kept = remember([], history, EMPTY, DAY + timedelta(days=367), says)
    assert [seen.mended for seen in kept.seen] == [DAY + timedelta(days=1)]
    assert remember([], kept, EMPTY, DAY + timedelta(days=368), says).seen == ()


def test_mean_of_nothing_is_not_zero() -> None:
    assert mean_days([]) is None
