"""What nights keep, broken in every way: a night reads what it can, and begins the rest anew."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import sites
from gongkai.commands import nightly
from gongkai.commands.night_state import NightState, keep, recall
from gongkai.i18n.translation import translation
from gongkai.report.night import Night, Outcome, render
from gongkai.sources.earlier import read_history

GOOD_NIGHT = json.dumps({"day": "2021-07-14", "fingerprints": ["a", "b"]})
GOOD_HISTORY = '{"updated": "2021-07-14", "seen": []}'


def a_folder(file: Path) -> None:
    (file / "more").mkdir(parents=True)


def a_loop(file: Path) -> None:
    file.symlink_to(file.name)


def nobody_may_read(file: Path) -> None:
    file.write_text("no", encoding="utf-8")
    file.chmod(0)


def holding(content: bytes) -> Callable[[Path], None]:
    def write(file: Path) -> None:
        file.write_bytes(content)

    return write


BROKEN: dict[str, Callable[[Path], None]] = {
    "empty": holding(b""),
    "binary": holding(bytes(range(256))),
    "half-written": holding(b'{"day": "2021-07-14", "fingerprints": ["a", "b'),
    "a list": holding(b"[]"),
    "a number": holding(b"7"),
    "null": holding(b"null"),
    "other keys": holding(b'{"version": 3}'),
    "fingerprints that are a text": holding(b'{"fingerprints": "ab", "seen": 1}'),
    "fingerprints that are lists": holding(b'{"fingerprints": [["a"]], "seen": [["a"]]}'),
    "nested without end": holding(b"[" * 200_000),
    "a folder": a_folder,
    "a link to itself": a_loop,
    "unreadable, or no JSON for whom nothing is": nobody_may_read,
}


def recalled(tmp_path: Path) -> NightState:
    work = tmp_path / "work"
    work.mkdir(exist_ok=True)
    return recall(tmp_path / "state", tmp_path / "own.json", work)


@pytest.fixture
def state(tmp_path: Path) -> Path:
    folder = tmp_path / "state"
    folder.mkdir()
    (folder / "night.json").write_text(GOOD_NIGHT, encoding="utf-8")
    (folder / "history.json").write_text(GOOD_HISTORY, encoding="utf-8")
    return folder


def night(kept: NightState, outcome: Outcome = Outcome.BUILT) -> Night:
    return Night("2021-07-15", "-", outcome, anew=[file.name for file in kept.broken])


def test_whole_state_is_read(state: Path, tmp_path: Path) -> None:
    kept = recalled(tmp_path)
    assert (list(kept.fingerprints), list(kept.broken)) == (["a", "b"], [])
    assert read_history(kept.history).updated is not None
    assert night(kept).is_quiet
    keep(kept, night(kept, Outcome.FAILED), "report")
    assert (state / "night.json").read_text(encoding="utf-8") == GOOD_NIGHT


def test_first_night_begins_with_the_history_of_the_column(tmp_path: Path) -> None:
    (tmp_path / "own.json").write_text(GOOD_HISTORY, encoding="utf-8")
    kept = recalled(tmp_path)
    assert not kept.broken
    assert read_history(kept.history).updated is not None
    keep(kept, night(kept), "report")
    assert read_history(tmp_path / "state/history.json").updated is not None


@pytest.mark.parametrize("name", ["night.json", "history.json"])
@pytest.mark.parametrize("way", BROKEN)
def test_what_is_broken_is_put_aside_and_begun_anew(
    state: Path, tmp_path: Path, name: str, way: str
) -> None:
    file = state / name
    file.unlink()
    BROKEN[way](file)
    kept = recalled(tmp_path)
    assert [one.name for one in kept.broken] == [name]
    found = night(kept)
    assert not found.is_quiet
    report = render(found, kept.fingerprints, translation("en"))
    assert "could not be read, and counting began anew" in report
    keep(kept, found, report)
    assert (state / f"{name}.broken").is_symlink() or (state / f"{name}.broken").exists()
    again = recalled(tmp_path)
    assert not again.broken
    assert list(again.fingerprints) == []


def test_what_was_put_aside_before_gives_way(state: Path, tmp_path: Path) -> None:
    for way in ("a folder", "empty", "a folder", "a folder", "a link to itself"):
        file = state / "night.json"
        file.unlink(missing_ok=True)
        BROKEN[way](file)
        kept = recalled(tmp_path)
        keep(kept, night(kept), "report")
        assert not recalled(tmp_path).broken


LEAK = {
    "code": "GK501", "severity": "error", "path": "content/policies/2021/leak.zh.md", "line": 1,
    "record": "leak", "message": "m", "fix": "f", "fingerprint": "1",
}  # fmt: skip


@pytest.fixture
def steps(column: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Stand in for the commands of a night in which only an urgent build can be; return them."""
    asked: list[str] = []
    site = column / "site"

    def runs(command: list[str], **_: Any) -> "subprocess.CompletedProcess[str]":
        name, *options = command[3:]
        asked.append(" ".join([name, *(one for one in options if one == "--urgent")]))
        if name == "build" and "--urgent" in options:
            sites.make(Path(f"{site}.night"), ["parking"], ["leak"])
        if name == "links":
            assert not (site / "r/leak/table.csv").exists(), "it goes before links are asked"
        printed = json.dumps([LEAK] if name == "check" else [])
        code = int(name == "check" or (name == "build" and "--urgent" not in options))
        return subprocess.CompletedProcess(command, code, printed, "GK020")

    monkeypatch.setattr(nightly.subprocess, "run", runs)
    monkeypatch.setattr(nightly, "_commit", lambda _: "-")
    return asked


def test_leak_is_taken_down_though_something_else_stops_the_build(
    column: Path, steps: list[str]
) -> None:
    site = sites.make(column / "site", ["parking", "leak"])
    found = nightly.run_night(column, column / "state", site, None, "en", is_offline=True)
    assert steps == ["check", "build", "build --urgent", "links"]
    assert found.outcome is Outcome.TAKEN_DOWN
    assert found.exit_code == 1
    assert not (site / "r/leak/table.csv").exists()
    report = (column / "state/report.md").read_text(encoding="utf-8")
    assert "“gongkai build” ended with 1" in report


def test_state_that_cannot_be_written_is_reported_after_the_take_down(
    column: Path, steps: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device", "report.md")

    monkeypatch.setattr(nightly, "keep", full)
    site = sites.make(column / "site", ["parking", "leak"])
    with pytest.raises(nightly.StateError, match=r"report\.md cannot be written") as raised:
        nightly.run_night(column, column / "state", site, None, "en", is_offline=True)
    assert steps
    assert raised.value.exit_code == 1
    assert not (site / "r/leak/table.csv").exists()


def test_what_was_withdrawn_goes_though_the_links_cannot_be_believed(
    column: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = sites.make(column / "site", ["parking", "down"])

    def runs(command: list[str], **_: Any) -> "subprocess.CompletedProcess[str]":
        if command[3] == "build":
            sites.make(Path(f"{site}.night"), ["parking"], ["down"])
        return subprocess.CompletedProcess(command, 2 * (command[3] == "links"), "[]", "no")

    monkeypatch.setattr(nightly.subprocess, "run", runs)
    monkeypatch.setattr(nightly, "_commit", lambda _: "-")
    found = nightly.run_night(column, column / "state", site, None, "en", is_offline=True)
    assert found.outcome is Outcome.BUILT
    assert found.exit_code == 1
    assert not (site / "r/down/table.csv").exists()
