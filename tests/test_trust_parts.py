"""A small sample of the parts of `make trust` beside hostile inputs, and what they would find."""

import time
from pathlib import Path

import pytest

import sites
from trust_parts import Tried, publications, web_server


@pytest.fixture(autouse=True)
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(publications, "RECORDS", 5)
    monkeypatch.setattr(publications, "KILLS", 1)
    monkeypatch.setattr(publications, "PAIRS", 1)


@pytest.mark.parametrize("part", [publications.kills, publications.pairs])
def test_what_is_read_stays_whole(part: object, tmp_path: Path) -> None:
    found = list(part(tmp_path, time.monotonic() + 60))  # type: ignore[operator]
    assert found and not [one for one in found if one.fault]


def test_release_that_is_none_of_the_sites_is_a_fault(tmp_path: Path) -> None:
    with publications._published(tmp_path) as (place, both, _, key):
        release = sites.current(place)
        (release / "index.html").chmod(0o644)
        (release / "index.html").write_text("another")
        assert publications._fault(place, key, [sites.contents(both[0])])


def test_missing_server_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web_server.shutil, "which", lambda _: None)
    monkeypatch.delenv("TRUST_NGINX", raising=False)
    (only,) = web_server.web_server(tmp_path, 0)
    assert only == Tried(only.what, skipped="there is no nginx here")
