"""A new column: written from the wheel and from a checkout, then checked, built and linked."""

import json
import re
import subprocess
import tarfile
from collections.abc import Callable
from fnmatch import fnmatch
from importlib.metadata import version
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

import built
import commands
import loops
import wheels
from gongkai.cli import main
from gongkai.sources.load import load
from gongkai.starter.shared import shared_files
from shared import made_once

pytestmark = pytest.mark.usefixtures("this_column")
"""What every column has lies in data/ of this repository."""

Command = Callable[..., "subprocess.CompletedProcess[str]"]
SPRING = "2026-03-02"
YUNZE = ("--name-zh", "云泽市人民政府", "--name-en", "Yunze Municipal People's Government")


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    def make(folder: Path) -> None:
        folder.mkdir()
        wheels.build_wheel(built.ROOT, folder)

    (wheel,) = made_once(tmp_path_factory, "wheel", make).glob("*.whl")
    return wheel


@pytest.fixture(scope="session")
def from_wheel(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> wheels.Unpacked:
    """The commands of the engine in the wheel, and of nothing in the checkout."""
    return wheels.Unpacked(
        made_once(tmp_path_factory, "unpacked", lambda folder: wheels.unpack(wheel, folder))
    )


@pytest.fixture(scope="session", params=["zh,en", "zh"])
def new(
    request: pytest.FixtureRequest,
    wheel: Path,
    from_wheel: wheels.Unpacked,
    tmp_path_factory: pytest.TempPathFactory,
) -> tuple[Path, Command]:
    """A new column, with the commands by which it was written and built once."""
    options = ["--languages", request.param]
    run: Command = commands.run
    if request.param == "zh,en":
        run = from_wheel
        options += ["--engine", str(wheel)]

    def make(folder: Path) -> None:
        folder.mkdir()
        written = run(folder, "init", "column", *options)
        assert written.returncode == 0, written.stderr
        done = run(folder / "column", "build")
        assert done.returncode == 0, done.stderr
        assert "WARNING" not in done.stderr

    return made_once(tmp_path_factory, f"new-{request.param}", make) / "column", run


def findings(column: Path, run: Command, *options: str) -> list[dict[str, str]]:
    printed: list[dict[str, str]] = json.loads(
        run(column, "check", "--format", "json", *options).stdout
    )
    return printed


def test_what_runs_is_the_wheel(from_wheel: wheels.Unpacked, tmp_path: Path) -> None:
    script = "import gongkai.starter.shared as it; print(it.__file__, it._IN_WHEEL.is_dir())"
    place, has_files = from_wheel.python(tmp_path, "-c", script).stdout.split()
    assert Path(place).is_relative_to(from_wheel.folder)
    assert has_files == "True"


def test_first_check_finds_placeholders_and_empty_sections(new: tuple[Path, Command]) -> None:
    """On a day that has a calendar: from 1 December on that of the next year is asked for."""
    column, run = new
    done = run(column, "check", "--date", SPRING)
    assert (done.returncode, done.stderr) == (0, "")
    assert {found["code"] for found in findings(column, run, "--date", SPRING)} == {
        "GK210",
        "GK213",
        "GK810",
        "GK811",
    }


def test_first_site_has_no_dead_link(new: tuple[Path, Command]) -> None:
    column, run = new
    done = run(column, "links", "site")
    assert done.stdout.startswith("Nothing to fix."), done.stdout
    assert '<html lang="zh"' in (column / "site/index.html").read_text(encoding="utf-8")
    editions = yaml.safe_load((column / "mkdocs.yml").read_text().replace("!ENV", ""))
    has_english = "en" in editions["plugins"]["gongkai"]["editions"]
    assert (column / "site/en/index.html").is_file() == has_english
    assert (column / "mkdocs.en.yml").is_file() == has_english


def test_owners_are_current(new: tuple[Path, Command]) -> None:
    column, run = new
    assert run(column, "owners", "--check").returncode == 0


def test_nothing_names_the_demonstration(new: tuple[Path, Command]) -> None:
    column, _ = new
    for file in column.rglob("*"):
        if file.suffix in (".whl", ".png", ".pdf", ".gz") or not file.is_file():
            continue
        text = file.read_text(encoding="utf-8", errors="replace")
        named = re.search(r"枣庄|Zaozhuang|示例区|示例农|Sample District", text)
        assert named is None, f"{file.relative_to(column)}: {named}"


def test_engine_is_pinned_in_one_line(new: tuple[Path, Command], wheel: Path) -> None:
    column, run = new
    lines = (column / "engine.txt").read_text(encoding="utf-8").splitlines()
    [pin] = [line for line in lines if not line.startswith("#")]
    if run is commands.run:
        assert pin == f"gongkai=={version('gongkai')}"
        assert not (column / "wheels").exists()
    else:
        path, _, digest = pin.partition(" --hash=sha256:")
        assert (column / path).read_bytes() == wheel.read_bytes()
        assert re.fullmatch("[0-9a-f]{64}", digest)


def test_files_of_every_column_are_those_of_this_one(new: tuple[Path, Command]) -> None:
    """In a wheel as in a checkout, byte for byte; scripts can be run."""
    column, _ = new
    for path, content in shared_files().items():
        assert (column / path).read_bytes() == content, path
    assert (column / ".github/scripts/state.sh").stat().st_mode & 0o111


def test_new_column_has_every_hook_of_this_one(new: tuple[Path, Command]) -> None:
    column, _ = new
    hooks = [
        yaml.safe_load((root / "mkdocs.yml").read_text(encoding="utf-8").replace("!ENV", ""))[
            "hooks"
        ]
        for root in (column, built.ROOT)
    ]
    assert sorted(hooks[0]) == sorted(hooks[1])
    assert sorted(hooks[0]) == sorted(
        file.relative_to(column).as_posix() for file in (column / "hooks").glob("*.py")
    )


def test_column_runs_no_test_of_the_engine(new: tuple[Path, Command]) -> None:
    column, _ = new
    texts = [
        file.read_text(encoding="utf-8")
        for file in (*(column / ".github").rglob("*.yml"), column / ".gitlab-ci.yml")
    ]
    assert not any(re.search(r"make test|pytest", text) for text in texts)
    assert not re.search(r"^(test|bench):", (column / "Makefile").read_text(), re.MULTILINE)
    steps = re.findall(r"(?:run: (?:sudo )?|- |^ +)make ((?:[a-z]+ ?)+)", "\n".join(texts), re.M)
    targets = {target for step in steps for target in step.split()}
    assert {"setup", "gate", "site", "review", "night", "fonts"} <= targets
    for name in targets:
        assert re.search(rf"^{name}:", (column / "Makefile").read_text(), re.MULTILINE), name


# Placeholders


def init(folder: Path, *options: str) -> Result:
    """Run the command in this process."""
    return CliRunner().invoke(main, ["init", str(folder), *options])


@pytest.fixture
def column(tmp_path: Path) -> Path:
    assert init(tmp_path / "column").exit_code == 0
    return tmp_path / "column"


def placeholders(column: Path) -> set[str]:
    found = (one for one in load(column).findings if one.code.id == "GK810")
    return {f"{one.place.path}:{one.place.line}" for one in found}


def test_each_placeholder_is_reported_at_its_line(column: Path) -> None:
    said = placeholders(column)
    for path in ("mkdocs.yml", "mkdocs.en.yml", "data/site.yml", "data/units.yml"):
        lines = (column / path).read_text(encoding="utf-8").splitlines()
        held = {
            f"{path}:{number}"
            for number, line in enumerate(lines, 1)
            if re.search(r"\.example|example-|某某市|Example City", line)
            and not line.lstrip().startswith("#")
        }
        assert held
        assert held == {place for place in said if place.startswith(f"{path}:")}


def test_names_that_are_given_are_no_placeholders(tmp_path: Path) -> None:
    init(tmp_path / "column", *YUNZE)
    left = placeholders(tmp_path / "column")
    assert {place.partition(":")[0] for place in left} == {"mkdocs.yml", "data/site.yml"}
    for path in ("mkdocs.yml", "data/site.yml"):
        file = tmp_path / "column" / path
        text = file.read_text(encoding="utf-8").replace("example-", "yunze-")
        file.write_text(re.sub(r"[\w-]+\.example", "www.yunze.gov.cn", text), encoding="utf-8")
    assert placeholders(tmp_path / "column") == set()


@pytest.mark.parametrize(
    ("value", "is_reported"), [("https://www.yunze.gov.cn/zwgk/", False), ("", True)]
)
def test_address_that_a_variable_gives_is_no_placeholder(
    column: Path, monkeypatch: pytest.MonkeyPatch, value: str, is_reported: bool
) -> None:
    monkeypatch.setenv("GONGKAI_SITE_URL", value)
    assert ("mkdocs.yml:6" in placeholders(column)) == is_reported


def test_demonstration_means_its_placeholders(this_column: Path) -> None:
    assert placeholders(this_column) == set()


# What is refused


def test_departments_of_the_state_are_those_of_this_column(column: Path, this_column: Path) -> None:
    new, this = (
        yaml.safe_load((root / "data" / "links.yml").read_text(encoding="utf-8"))["government"]
        for root in (column, this_column)
    )

    assert len(new) > 20
    assert [one for one in new if one not in this] == []


def test_name_is_written_as_data_whatever_stands_in_it(tmp_path: Path) -> None:
    name = "A \"City\": {# of} 'all' \\n"
    assert init(tmp_path / "c", "--languages", "en", "--name-en", name).exit_code == 0
    units = yaml.safe_load((tmp_path / "c/data/units.yml").read_text(encoding="utf-8"))
    assert units["units"][0]["name"] == {"en": name}
    assert not any(finding.is_error for finding in load(tmp_path / "c").findings)


def test_folder_that_holds_something_is_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    done = init(tmp_path)
    assert done.exit_code == 2
    assert "is not empty, it holds notes.txt" in done.stderr
    assert [file.name for file in tmp_path.iterdir()] == ["notes.txt"]
    assert init(tmp_path / "notes.txt").exit_code == 2
    (tmp_path / "link").symlink_to(tmp_path)
    assert init(tmp_path / "link").exit_code == 2


def test_empty_repository_is_taken(tmp_path: Path) -> None:
    commands.git(tmp_path, "init", "-q")
    assert init(tmp_path).exit_code == 0
    assert "content/" in commands.git(tmp_path, "status", "--short", "--untracked-files=normal")


@pytest.mark.parametrize(
    ("options", "why"),
    [
        (("--name-zh", "一\n二"), "on one line"),
        (("--name-zh", " "), "on one line"),
        (("--languages", "zh", "--name-en", "Yunze"), "an edition that --languages leaves out"),
        (("--engine", "gongkai.whl"), "not named like a wheel"),
        (("--engine", "gongkai-9.9-py3-none-any.whl"), "is of version 9.9"),
    ],
)
def test_what_cannot_be_done_is_said_and_nothing_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, options: tuple[str, ...], why: str
) -> None:
    monkeypatch.chdir(tmp_path)
    if options[0] == "--engine":
        (tmp_path / options[1]).touch()
    done = init(Path("column"), *options)
    assert (done.exit_code, done.stdout) == (2, "")
    assert why in done.stderr
    assert not (tmp_path / "column").exists()


# What is given away


@pytest.fixture(scope="session")
def sdist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return wheels.build_sdist(tmp_path_factory.mktemp("sdist"))


def test_wheel_carries_the_engine_and_what_every_column_has(wheel: Path) -> None:
    names = {name for name in wheels.names_in(wheel) if ".dist-info/" not in name}
    package = {
        file.relative_to(built.ROOT / "plugins").as_posix()
        for file in (built.ROOT / "plugins/gongkai").rglob("*")
        if file.is_file() and "__pycache__" not in file.parts
    }
    elsewhere = shared_files().keys() - {"Makefile"}  # which lies in the package itself
    assert names == package | {f"gongkai/starter/shared/{path}" for path in elsewhere}


def test_source_archive_carries_no_content(sdist: Path) -> None:
    names = wheels.names_in(sdist)
    assert not any(name.startswith(("content", "tests", "bench", "data/points")) for name in names)
    data = {name for name in names if name.startswith("data/")}
    assert data == {path for path in shared_files() if path.startswith("data/")}


def test_wheel_of_the_source_archive_is_the_same(sdist: Path, wheel: Path, tmp_path: Path) -> None:
    with tarfile.open(sdist) as archive:
        archive.extractall(tmp_path, filter="data")
    [sources] = tmp_path.iterdir()
    again = wheels.build_wheel(sources, tmp_path / "dist")
    assert wheels.names_in(again) == wheels.names_in(wheel)


def test_engine_is_tested_when_it_changes_or_what_it_gives_away() -> None:
    triggers = loops.workflow("tests.yml")[True]  # YAML 1.1 reads “on” so
    paths = triggers["pull_request"]["paths"]
    assert triggers["push"] == {"branches": ["main"], "paths": paths}
    engine = ("plugins/gongkai/cli.py", "tests/loops.py", "bench/build.py", "pyproject.toml")
    for path in sorted(wheels.given_away() | {*engine}):
        assert any(fnmatch(path, pattern) for pattern in paths), path
    city = ("content/policies/a.zh.md", "data/units.yml", "data/site.yml", "data/points/2021.yml")
    for path in city:
        assert not any(fnmatch(path, pattern) for pattern in paths), path
