"""What the parts of `make trust` would find, and what they say that they cannot try."""

from pathlib import Path

import pytest

import sites
from gongkai.signing.secret_key import new_key, write_key
from trust_parts import Tried, publications, web_server


def test_release_that_is_none_of_the_sites_or_is_not_signed_is_a_fault(tmp_path: Path) -> None:
    site, place, key = sites.make(tmp_path / "site", ["parking"]), tmp_path / "srv", new_key()
    write_key(key, tmp_path / "key", "")
    whole = [sites.contents(site)]
    release = sites.published(site, place, "--key", str(tmp_path / "key"))
    assert publications._fault(place, key, whole) == ""
    (release / "release.json").unlink()
    assert "not authentic" in publications._fault(place, key, whole)
    (release / "index.html").chmod(0o644)
    (release / "index.html").write_text("another")
    assert "none of the sites" in publications._fault(place, key, whole)


def test_missing_server_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web_server.shutil, "which", lambda _: None)
    monkeypatch.delenv("TRUST_NGINX", raising=False)
    (only,) = web_server.web_server(tmp_path, 0)
    assert only == Tried(only.what, skipped="there is no nginx here")
