"""Records that were taken down by hand: they stay away, whatever a branch still holds."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from mkdocs.exceptions import Abort

import workspace
from gongkai.sources.load import load
from in_process import equip, run
from test_mkdocs import LEAK, RECORD
from workspace import DAY, findings_in

DOWN = "data/taken-down.yml"
ENTRY = "taken_down:\n  - {id: leak, date: 2021-07-14, reason: error}\n"
WORDS = ("某内部通知", "内部概述", "秘语")
NAMING = "本通知见[另一条](record:leak)。"


@pytest.fixture
def project(column: Path) -> Path:
    workspace.write(column / LEAK, RECORD.format(openness="proactive"))
    workspace.write(column / DOWN, ENTRY)
    return equip(column)


def holding(site: Path, *words: str) -> list[str]:
    """Return the files of a site that hold one of the words, or have it in their name."""
    return [
        file.relative_to(site).as_posix()
        for file in site.rglob("*")
        if file.is_file()
        and any(w.encode() in file.read_bytes() or w in file.as_posix() for w in words)
    ]


def test_record_is_shown_nowhere_and_a_notice_stays(project: Path) -> None:
    site = run(project)
    assert not holding(site, *WORDS)
    page = (site / "r/leak/index.html").read_text(encoding="utf-8")
    assert "14 July 2021" in page or "2021-07-14" in page or "2021年7月14日" in page
    assert (site / "r/parking/index.html").is_file()


def test_notice_stays_when_the_file_is_gone_and_others_may_name_it(project: Path) -> None:
    (project / LEAK).unlink()
    for language in ("zh", "en"):
        file = project / workspace.PARKING.replace(".zh.", f".{language}.")
        file.write_text(f"{file.read_text(encoding='utf-8')}\n{NAMING}\n", encoding="utf-8")
    assert [f.code.id for f in findings_in(project)] == []
    site = run(project)
    assert (site / "r/leak/index.html").is_file()
    assert 'r/leak/">另一条' in (site / "r/parking/index.html").read_text(encoding="utf-8")


def test_faults_of_it_stop_nothing_and_are_reported_without_a_word(project: Path) -> None:
    text = RECORD.format(openness="proactive").replace("genre: notice", "genre: 秘语")
    workspace.write(project / LEAK, text)
    assert not holding(run(project), *WORDS)
    found = findings_in(project)
    assert {f.code.id for f in found if f.place.path == LEAK} >= {"GK508"}
    assert not [f for f in found if any(w in str(f.details) for w in WORDS)]


def test_matter_keeps_its_year(project: Path) -> None:
    entry = "  - {id: old-plan, date: 2021-07-14, reason: error, year: 2020}\n"
    workspace.write(project / DOWN, ENTRY + entry)
    assert (run(project) / "decisions/2020/old-plan/index.html").is_file()


@pytest.mark.parametrize("content", ["", "taken_down: 7", "[", "taken_down:\n  - {id: leak}\n"])
@pytest.mark.parametrize("options", [{}, {"on_leak": "take-down", "on_error": "leave-out"}])
def test_list_that_cannot_be_read_shows_nothing_again(
    project: Path, content: str, options: dict[str, Any]
) -> None:
    workspace.write(project / DOWN, content)
    with pytest.raises(Abort):
        run(project, **options)


@pytest.mark.parametrize("break_it", [Path.mkdir, lambda file: file.symlink_to(file.name)])
def test_list_that_is_no_file_shows_nothing_again(
    project: Path, break_it: Callable[[Path], None]
) -> None:
    (project / DOWN).unlink()
    break_it(project / DOWN)
    with pytest.raises(Abort):
        run(project, on_error="leave-out")


def test_another_leak_still_stops(project: Path) -> None:
    secret = RECORD.format(openness="withheld").replace("id: leak", "id: other")
    workspace.write(project / "content/policies/2021/other.zh.md", secret)
    with pytest.raises(Abort):
        run(project)


def test_catalog_has_a_notice_on_every_day(project: Path) -> None:
    shown = load(project).catalog.until(DAY.replace(year=2020))
    assert "leak" in shown.notices
    assert "leak" not in shown.records
