"""Records in whose texts nothing was found: gone through once, and nothing is missed."""

import json
import os
import re
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

import workspace
from gongkai.checks.check import Scope
from gongkai.checks.registered import CHECKS
from gongkai.checks.text_check import TextCheck
from gongkai.model.record import Record
from gongkai.sources.cache import PLACE
from gongkai.sources.clean_texts import CleanTexts
from gongkai.sources.documents.reader import ROOM
from gongkai.sources.load import load
from gongkai.verdict import clean_records
from gongkai.verdict.clean_records import RECORDS
from gongkai.verdict.handbook import file_of_example
from gongkai.verdict.judge import judge, judge_sources
from small_column import make_catalog, read_case, registries
from workspace import PARKING

OF_TEXTS = {check.code.id: check for check in CHECKS if isinstance(check, TextCheck)}
LIST = """lists:
  - kind: misspelt
    source: own list
    words: {收费明细: 收费标准}
"""


@pytest.mark.parametrize("code", OF_TEXTS)
def test_check_of_texts_asks_for_nothing_but_the_record_and_the_registries(code: str) -> None:
    example = read_case(file_of_example(code))
    known = registries(example)
    alone = cast("Any", SimpleNamespace(registries=known))  # no other record, and no day
    scope = Scope(alone, cast("Any", None))
    records = make_catalog(example["bad"], known).everything()
    assert [f.code.id for one in records for f in OF_TEXTS[code].find(one, scope)]


@pytest.fixture(autouse=True)
def _own_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each column keeps what it knows by itself."""
    monkeypatch.delenv(PLACE, raising=False)


@pytest.fixture
def looked_at(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The ids of the records that are gone through."""
    seen: list[str] = []

    def find(record: Record, _: Scope) -> Any:
        seen.append(record.id)
        return iter(())

    first = next(iter(OF_TEXTS.values()))
    counted = (TextCheck(first.code, find), *CHECKS)
    monkeypatch.setattr("gongkai.verdict.judge.CHECKS", counted)
    return seen


def found(root: Path) -> list[tuple[str, int, str]]:
    findings = judge(root, workspace.DAY).findings
    return [(one.place.path, one.place.line, one.code.id) for one in findings]


def added(root: Path, text: str, path: str = PARKING) -> Callable[[], None]:
    """Write a text behind a record; return how to take it away."""
    file = root / path
    before = file.read_text(encoding="utf-8")
    file.write_text(f"{before}\n{text}\n", encoding="utf-8")
    return lambda: file.write_text(before, encoding="utf-8") and None


def test_only_records_that_changed_are_gone_through(column: Path, looked_at: list[str]) -> None:
    assert found(column) == []
    everything = set(looked_at)
    looked_at.clear()
    assert found(column) == []
    assert looked_at == []
    added(column, "另行通知。")
    assert found(column) == []
    assert looked_at == ["parking"]
    assert len(everything) > 1


def test_what_is_wrong_is_found_each_time(column: Path) -> None:
    assert found(column) == []
    undo = added(column, "会议定于2021年7月9日上午14:00召开。")
    [first] = found(column)
    assert first[2] == "GK630"
    assert found(column) == [first]
    undo()
    assert found(column) == []
    added(column, "会议定于2021年7月9日上午14:00召开。")
    assert found(column) == [first]


def test_other_edition_of_a_record_counts(column: Path) -> None:
    assert found(column) == []
    added(column, "The meeting begins on 30 February 2021.", PARKING.replace(".zh.", ".en."))
    assert [code for *_, code in found(column)] == ["GK622"]


def test_registry_of_another_day_has_all_gone_through(column: Path, looked_at: list[str]) -> None:
    added(column, "收费明细见附件。")
    assert found(column) == []
    looked_at.clear()
    (column / "data" / "wording.yml").write_text(LIST, encoding="utf-8")
    assert [code for *_, code in found(column)] == ["GK620"]
    assert len(looked_at) > 1
    (column / "data" / "wording.yml").unlink()
    assert found(column) == []


def test_list_of_a_city_outside_its_repository_counts(column: Path) -> None:
    site = column / "data" / "site.yml"
    words = column.parent / "our-words.yml"
    words.write_text(LIST.replace("收费明细", "另行通只"), encoding="utf-8")
    site.write_text(site.read_text("utf-8") + "wording: ../our-words.yml\n", encoding="utf-8")
    added(column, "收费明细见附件。")
    assert found(column) == []
    words.write_text(LIST, encoding="utf-8")
    assert [code for *_, code in found(column)] == ["GK620"]


def test_other_engine_has_all_gone_through(
    column: Path, looked_at: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    found(column)
    looked_at.clear()
    monkeypatch.setattr(clean_records, "engine_digest", lambda: "another")
    found(column)
    assert len(looked_at) > 1


def test_some_units_are_looked_at_and_the_others_stay_clean(
    column: Path, looked_at: list[str]
) -> None:
    found(column)
    looked_at.clear()
    judge_sources(load(column), workspace.DAY, units=frozenset())
    found(column)
    assert looked_at == []


@pytest.mark.parametrize("kept", ["", "{", "[1, null]", '["ff"]', "{}"])
def test_broken_file_counts_as_none(column: Path, kept: str, looked_at: list[str]) -> None:
    found(column)
    looked_at.clear()
    (column / ".cache" / ROOM / RECORDS).write_text(kept, encoding="utf-8")
    found(column)
    assert len(looked_at) > 1


def test_nothing_is_kept_but_hashes_of_what_is_clean(column: Path) -> None:
    found(column)
    file = column / ".cache" / ROOM / RECORDS
    before = set(json.loads(file.read_text(encoding="utf-8")))
    assert all(re.fullmatch("[0-9a-f]{64}", one) for one in before)
    added(column, "会议定于2021年7月9日上午14:00召开。")
    found(column)
    assert set(json.loads(file.read_text(encoding="utf-8"))) < before


def test_what_is_needed_every_day_does_not_go(column: Path) -> None:
    found(column)
    file = column / ".cache" / ROOM / RECORDS
    os.utime(file, (0, 0))
    found(column)
    assert file.stat().st_mtime > 0


def test_cache_that_cannot_be_written_is_none(tmp_path: Path) -> None:
    (tmp_path / "room").write_text("a file", encoding="utf-8")
    clean = CleanTexts(tmp_path / "room" / "clean", b"rules")
    clean.add("text")
    clean.keep()
    assert not CleanTexts(tmp_path / "room" / "clean", b"rules").knows("text")
