"""What an engine publishes that reads mkdocs.yml and passes over plugin or hooks: nothing."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from mkdocs.commands.build import build
from mkdocs.commands.serve import serve
from mkdocs.config import load_config
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer

import workspace
from gongkai.sources.codes.places import NOT_BARE, OPEN_FOLDER
from gongkai.sources.docs_folder import BARE, check_docs_folder
from in_process import equip, run
from sites import contents

STRAY = f"{BARE}/parking.md"
OLD = {
    "content/policies/2021/parking.en.md": 'title: "SAMPLE: Parking charges',
    "data/units.yml": "en: Sample District Transport Bureau",
}
"""What stands in files that are edited."""


@pytest.fixture
def project(column: Path) -> Path:
    return equip(column)


def configure(project: Path, file: str = "mkdocs.yml", **settings: Any) -> None:
    """Set keys of a configuration; those set to None are left out."""
    config = yaml.safe_load((project / file).read_text(encoding="utf-8")) | settings
    left = {key: value for key, value in config.items() if value is not None}
    (project / file).write_text(yaml.safe_dump(left), encoding="utf-8")


def published(project: Path, *, strict: bool = False) -> dict[str, bytes]:
    """Build with MkDocs as the project is configured; return every file of the site."""
    build(load_config(str(project / "mkdocs.yml"), strict=strict))
    site = contents(project / "site")
    return {path: content for path, content in site.items() if not path.endswith(".gz")}


def found(project: Path) -> list[str]:
    findings = workspace.findings_in(project)
    return workspace.places(one for one in findings if one.code.id in ("GK053", "GK054"))


def test_engine_that_passes_over_the_plugin_publishes_nothing(project: Path) -> None:
    configure(project, plugins=[], hooks=[])
    site = published(project)
    assert {path for path in site if path.endswith(".html")} == {"index.html", "404.html"}
    assert "gongkai build" in site["index.html"].decode()
    shutil.rmtree(project / "content")
    assert published(project) == site, "not a byte comes from what records say"


def test_strict_build_without_the_plugin_fails_and_says_why(
    project: Path, caplog: pytest.LogCaptureFixture
) -> None:
    configure(project, plugins=[], hooks=[])
    with pytest.raises(Abort):
        published(project, strict=True)
    assert "the-plugin-gongkai-did-not-run" in caplog.text


@pytest.mark.parametrize(
    ("left_out", "said"), [("plugins", "'gongkai' plugin"), ("hooks", "the site has no first page")]
)
def test_plugin_and_hooks_build_nothing_without_each_other(
    project: Path, caplog: pytest.LogCaptureFixture, left_out: str, said: str
) -> None:
    configure(project, **{left_out: []})
    with pytest.raises(Abort):
        published(project)
    assert said in caplog.text
    assert not (project / "site").exists()


@pytest.mark.parametrize("folder", ["content", "content/policies", "data", "hooks"])
def test_folder_that_others_would_publish_is_refused(
    project: Path, caplog: pytest.LogCaptureFixture, folder: str
) -> None:
    site = run(project)
    (site / "proof").touch()
    configure(project, docs_dir=folder)
    with pytest.raises(Abort):
        run(project)
    assert f"GK053 error: `docs_dir` is “{folder}”" in caplog.text
    assert f"write “docs_dir: {BARE}”" in caplog.text
    assert (site / "proof").exists(), "nothing was cleaned"


def test_check_names_the_line(project: Path) -> None:
    assert found(project) == []
    configure(project, docs_dir="content")
    line = (project / "mkdocs.yml").read_text(encoding="utf-8").split("\n").index
    assert found(project) == [f"GK053 mkdocs.yml:{line('docs_dir: content') + 1}:1"]
    configure(project, docs_dir=None)  # MkDocs takes docs/
    assert found(project) == []
    (project / "docs").mkdir()
    assert found(project) == ["GK053 mkdocs.yml:1:1"]


def test_edition_below_the_root_may_not_open_a_folder_of_its_own(project: Path) -> None:
    workspace.write(project / "mkdocs.zh.yml", "INHERIT: mkdocs.yml\n")
    assert found(project) == []
    workspace.write(project / "mkdocs.zh.yml", "INHERIT: mkdocs.yml\ndocs_dir: content\n")
    assert found(project) == ["GK053 mkdocs.zh.yml:2:1"]
    workspace.write(project / "shared.yml", "docs_dir: content\n")
    configure(project, docs_dir=None, INHERIT="shared.yml")
    workspace.write(project / "mkdocs.zh.yml", "INHERIT: mkdocs.yml\n")
    assert found(project) == ["GK053 shared.yml:1:1"], "reported once"


def test_link_to_the_records_is_seen_through(project: Path) -> None:
    shutil.rmtree(project / BARE)
    (project / BARE).symlink_to(project / "content")
    assert [one.partition(":")[0] for one in found(project)] == ["GK053 mkdocs.yml"]
    (project / BARE).unlink()
    workspace.write(project / BARE / "index.md", {"symlink": f"../../{workspace.PARKING}"})
    assert found(project) == [f"GK054 {BARE}/index.md:1:1"]


@pytest.mark.parametrize(
    "put",
    [
        lambda project: workspace.write(project / STRAY, "# 通知\n"),
        lambda project: (project / STRAY).symlink_to(project / "content"),
    ],
)
def test_nothing_may_lie_beside_the_page(
    project: Path, caplog: pytest.LogCaptureFixture, put: Callable[[Path], None]
) -> None:
    workspace.write(project / BARE / ".DS_Store", "")  # no engine publishes it
    assert found(project) == []
    put(project)
    assert found(project) == [f"GK054 {STRAY}:1:1"]
    with pytest.raises(Abort):
        run(project)
    assert f"{STRAY}:1:1 GK054" in caplog.text


def test_page_that_was_deleted_is_missed(project: Path) -> None:
    (project / BARE / "index.md").unlink()
    assert found(project) == [f"GK054 {BARE}/index.md:1:1"]


@pytest.mark.parametrize(
    ("file", "page"),
    [
        ("content/policies/2021/parking.en.md", "r/parking/index.html"),
        ("data/units.yml", "units/sample-transport/index.html"),
    ],
)
def test_preview_of_mkdocs_follows_records_and_registries(
    project: Path, monkeypatch: pytest.MonkeyPatch, file: str, page: str
) -> None:
    seen: list[str] = []

    def edit_and_look(server: LiveReloadServer, **options: object) -> None:
        server.observer.start()
        text = (project / file).read_text(encoding="utf-8")
        assert text.count(OLD[file]) == 1
        text = text.replace(OLD[file], f"{OLD[file]} Anew")
        while not server._want_rebuild:  # a first change may come before the first look
            text += "\n"
            (project / file).write_text(text, encoding="utf-8")
            with server._rebuild_cond:
                server._rebuild_cond.wait_for(lambda: server._want_rebuild, timeout=1)
        server.builder()
        seen.append((Path(server.root) / page).read_text(encoding="utf-8"))

    monkeypatch.setattr(LiveReloadServer, "serve", edit_and_look)
    serve(str(project / "mkdocs.yml"))
    assert "Anew" in seen[0]


def test_codes_say_where_records_are_safe() -> None:
    assert f"“docs_dir: {BARE}”" in OPEN_FOLDER.fix
    assert f"--take {BARE}/index.md`" in NOT_BARE.fix


def test_demonstration_is_closed(this_column: Path) -> None:
    assert list(check_docs_folder(this_column)) == []
