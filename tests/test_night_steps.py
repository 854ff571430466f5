"""`gongkai night` shows how many of its steps are done."""

import subprocess
from datetime import date
from pathlib import Path

import pytest

from gongkai.commands import nightly
from gongkai.commands.night_state import recall
from gongkai.commands.nightly import _Night
from gongkai.model.moment import Moment


@pytest.mark.parametrize(("is_offline", "total"), [(True, 4), (False, 5)])
def test_each_step_is_shown(
    is_offline: bool, total: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def done(arguments: list[str], **_: object) -> "subprocess.CompletedProcess[str]":
        if "build" in arguments:
            (tmp_path / "site.night").mkdir()
        return subprocess.CompletedProcess(arguments, 0, "[]", "")

    monkeypatch.setattr(nightly.subprocess, "run", done)
    monkeypatch.setattr(nightly, "_has_linkchecker", lambda: True)
    monkeypatch.setattr(nightly, "_commit", lambda _: "-")
    shown: list[tuple[int, int]] = []
    kept = recall(tmp_path / "state", tmp_path / "own", tmp_path / "work")
    night = _Night(
        tmp_path,
        tmp_path / "site",
        Moment(date(2021, 7, 15)),
        "en",
        kept,
        lambda done, of: shown.append((done, of)),
        is_offline=is_offline,
    )
    night.run()
    assert shown == [(number, total) for number in range(total)]
