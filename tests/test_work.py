"""What a build holds alone, and what becomes of it when it is broken off."""

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import in_process
import workspace
from gongkai.mkdocs import build as building
from gongkai.mkdocs.build import BuildError
from gongkai.mkdocs.children import said_by
from gongkai.mkdocs.work import HeldError, held
from gongkai.publish.built_site import examine
from gongkai.publish.checksums import write_checksums
from gongkai.whole import put_folder


def silent(_: str) -> None:
    pass


def test_second_run_says_who_holds_the_folder_and_waits(tmp_path: Path) -> None:
    said: list[str] = []
    with (
        held(tmp_path, silent),
        pytest.raises(HeldError, match=f"process {os.getpid()}"),
        held(tmp_path, said.append, patience=0.3),
    ):
        pass
    assert said == [f"waiting: another run is building here (process {os.getpid()})"]


def test_each_run_has_a_folder_and_leaves_none(tmp_path: Path) -> None:
    (tmp_path / "build" / "run-killed").mkdir(parents=True)
    (tmp_path / "build" / "state").mkdir()
    with held(tmp_path, silent) as first:
        assert first.is_dir()
        assert not (tmp_path / "build" / "run-killed").exists()
    with pytest.raises(RuntimeError), held(tmp_path, silent):
        raise RuntimeError
    assert sorted(one.name for one in (tmp_path / "build").iterdir()) == [".lock", "state"]


def race(root: Path, name: str) -> None:
    """Put sites of one word each at one place, as builds do."""
    for number in range(5):
        with held(root, silent) as run:
            site = run / "site"
            site.mkdir()
            for page in range(20):
                (site / f"{page}.html").write_text(f"{name} {number}", encoding="utf-8")
            (site / "manifest.json").write_text("{}", encoding="utf-8")
            write_checksums(site)
            examine(site)
            put_folder(site, root / "site")


def test_runs_at_the_same_time_leave_whole_sites(tmp_path: Path) -> None:
    context = multiprocessing.get_context("fork")
    runners = [context.Process(target=race, args=(tmp_path, name)) for name in "ab"]
    for runner in runners:
        runner.start()
    while any(runner.is_alive() for runner in runners):
        if (tmp_path / "site").exists():
            words = {(tmp_path / "site" / "0.html").read_text(encoding="utf-8")}
            assert words <= {f"{name} {number}" for name in "ab" for number in range(5)}
    assert [runner.exitcode for runner in runners] == [0, 0]
    examine(tmp_path / "site")


@pytest.fixture
def project(column: Path) -> Path:
    in_process.equip(column)
    config = column / "mkdocs.yml"
    text = config.read_text(encoding="utf-8")
    config.write_text(text.replace("as_of:", "editions: [en]\n    as_of:"), encoding="utf-8")
    return column


def started(project: Path) -> "subprocess.Popen[str]":
    """Start a build whose editions are being made."""
    process = subprocess.Popen(
        [sys.executable, "-m", "gongkai", "build"],
        cwd=project,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        # A runner in the background has SIGINT ignored, and its children with it.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509  no threads
    )
    assert process.stderr is not None
    assert process.stderr.readline().startswith("building:")
    return process


def children_in(project: Path) -> list[str]:
    """Return the processes that build in a project."""
    found = []
    for process in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            words = process.read_bytes()
        except OSError:
            continue
        if str(project).encode() in words and b"mkdocs" in words:
            found.append(process.parent.name)
    return found


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="asks Linux to do it")
@pytest.mark.parametrize(
    ("number", "code"),
    [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGKILL, -9)],
)
def test_broken_off_build_leaves_no_process(project: Path, number: int, code: int) -> None:
    process = started(project)
    assert children_in(project)
    process.send_signal(number)
    _, said = process.communicate(timeout=60)
    assert process.returncode == code
    assert "Traceback" not in said
    until = time.monotonic() + 60
    while children_in(project) and time.monotonic() < until:
        time.sleep(0.05)
    assert not children_in(project)
    assert not (project / "site").exists()
    if number != signal.SIGKILL:
        assert not list((project / "build").glob("run-*"))


def test_files_that_are_not_as_the_manifest_says_are_not_put_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = workspace.make(tmp_path / "column")
    (project / "mkdocs.yml").write_text("site_name: x\n", encoding="utf-8")

    def made(
        root: Path, run: Path, *_: object, **__: object
    ) -> tuple[dict[str, object], list[str]]:
        (run / "site").mkdir()
        entries = '{"": {"kind": "home"}, "r/a/": {"kind": "record"}}'
        (run / "site" / "manifest.json").write_text(entries, encoding="utf-8")
        (run / "site" / "index.html").write_text("", encoding="utf-8")
        return {}, []

    monkeypatch.setattr(building, "_made", made)
    monkeypatch.setattr(building, "configurations", lambda *_: {})
    monkeypatch.setattr(building, "index_site", lambda *_: None)
    with pytest.raises(BuildError, match=r"r/a/index\.html"):
        building.build(project, project / "site", None, silent)
    assert not (project / "site").exists()


def test_traceback_is_kept_and_its_last_line_reported(tmp_path: Path) -> None:
    kept = tmp_path / "failed.log"
    lines = "\n".join(f"  line {number}" for number in range(2500))
    output = f"INFO\nTraceback (most recent call last):\n{lines}\nOSError: full\n"
    assert said_by(output, kept) == f"INFO\nOSError: full (the whole of it: {kept})"
    assert kept.read_text(encoding="utf-8").count("line") == 2500
    assert said_by("ERROR: x\n\nAborted with a BuildError!\n", kept) == "ERROR: x"
