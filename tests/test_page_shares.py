"""Copies of the process that makes an edition may make its pages: nothing of them is another."""

import logging
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from mkdocs.exceptions import Abort, PluginError

import in_process
import workspace
from gongkai.mkdocs import shares
from gongkai.mkdocs.page import GeneratedPage
from gongkai.sources.configuration import SHARES

PROCESS = os.getpid()
LISTENER = """
made = []

def on_post_page(output, page, config):
    made.append(page.url)

def on_post_build(config):
    from pathlib import Path
    Path(config.site_dir, "made.txt").write_text(chr(10).join(sorted(made)))
"""
"""A hook that keeps what it heard of each page."""


@pytest.fixture
def column(tmp_path: Path) -> Path:
    return in_process.equip(workspace.make(tmp_path / "column"))


@pytest.fixture
def divide(monkeypatch: pytest.MonkeyPatch) -> None:
    """Divide the pages of any edition among three processes."""
    monkeypatch.setattr(shares, "ENOUGH", 1)
    monkeypatch.setenv(SHARES, "3")


def files(folder: Path) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file()
    }


def made_elsewhere(monkeypatch: pytest.MonkeyPatch, act: Callable[[str], None]) -> None:
    """Have `act` get the address of each page that a copy of this process makes."""
    write = GeneratedPage.write_body

    def write_body(page: GeneratedPage) -> None:
        if os.getpid() != PROCESS:
            act(page.view.address)
        write(page)

    monkeypatch.setattr(GeneratedPage, "write_body", write_body)


def test_divided_pages_are_the_same_and_are_kept(
    column: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = files(in_process.run(column))
    kept = files(column / ".cache" / "pages")
    other = in_process.equip(workspace.make(tmp_path / "other"))
    places = tmp_path / "made"
    places.mkdir()
    made_elsewhere(monkeypatch, lambda _: (places / str(os.getpid())).touch())
    monkeypatch.setattr(shares, "ENOUGH", 1)
    monkeypatch.setenv(SHARES, "3")
    assert files(in_process.run(other)) == whole
    assert len(list(places.iterdir())) == 2, "two copies make pages, and this process the rest"
    again = files(other / ".cache" / "pages")
    assert again.keys() == kept.keys()
    assert all(again[name] == kept[name] for name in kept if name.endswith(".html"))
    for place in places.iterdir():
        place.unlink()
    assert files(in_process.run(other)) == whole
    assert not list(places.iterdir()), "what copies made is taken by the next build"


@pytest.mark.usefixtures("divide")
def test_nothing_is_divided_where_others_listen(column: Path) -> None:
    hook = column / "hooks" / "home.py"
    hook.write_text(hook.read_text(encoding="utf-8") + LISTENER, encoding="utf-8")
    site = in_process.run(column)
    heard = (site / "made.txt").read_text().splitlines()
    assert len(heard) == len(list(site.rglob("index.html")))


@pytest.mark.usefixtures("divide")
def test_share_of_a_copy_that_is_killed_is_made_here(
    column: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made_elsewhere(monkeypatch, lambda _: os._exit(1))
    site = files(in_process.run(column))
    monkeypatch.delenv(SHARES)
    other = in_process.equip(workspace.make(tmp_path / "other"))
    assert site == files(in_process.run(other))


@pytest.mark.usefixtures("divide")
def test_page_that_is_refused_says_so_once(
    column: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    write = GeneratedPage.write_body

    def write_body(page: GeneratedPage) -> None:
        if page.view.address == "r/parking/":
            raise PluginError("no such text")
        write(page)

    monkeypatch.setattr(GeneratedPage, "write_body", write_body)
    with pytest.raises(Abort):
        in_process.run(column)
    said = "".join(capfd.readouterr()) + caplog.text
    assert said.count("no such text") == 1
    assert "Traceback" not in said


@pytest.mark.usefixtures("divide")
def test_warnings_of_copies_count(column: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    logger = logging.getLogger("mkdocs.plugins.gongkai")
    made_elsewhere(monkeypatch, lambda address: logger.warning("strange: %s", address))
    with pytest.raises(Abort, match="strict mode"):
        in_process.run(column)
