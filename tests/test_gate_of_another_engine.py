"""Texts that an older engine found clean are rendered again by one that may find more in them."""

from pathlib import Path

import pytest

import workspace
from gongkai import gate
from gongkai.sources.load import load

# Only who reads the text as it is shown sees the number: other digits stand in the link.
HIDDEN = '110105[19491231](https://a.example/2021/05/06 "x 2021")002X'


def test_engine_that_finds_more_goes_through_all_texts(
    column: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = column / workspace.PARKING
    file.write_text(f"{file.read_text(encoding='utf-8')}\n{HIDDEN}\n", encoding="utf-8")
    cache = column / ".cache" / "texts"
    with monkeypatch.context() as older:
        older.setattr(gate, "holds_anything", lambda *_: False)
        # What a digest of the programs would say of it, wherever it is asked.
        older.setattr("gongkai.digests.engine_digest", lambda: "older")
        older.setattr(gate, "engine_digest", lambda: "older", raising=False)
        assert gate.gate(load(column, cache=cache), workspace.DAY) == []
    found = gate.gate(load(column, cache=cache), workspace.DAY)
    assert [one.code.id for one in found] == ["GK510"]
