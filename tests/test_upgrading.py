"""A column as version 0.1.0 wrote it, brought up to this engine by what the engine says."""

import contextlib
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import PluginCollection
from mkdocs.structure.files import Files

import commands
import poor_columns
import workspace
from gongkai.cli import main
from gongkai.mkdocs.plugin import GongkaiPlugin
from gongkai.sources.docs_folder import BARE
from gongkai.sources.moved import MOVED
from gongkai.starter.checksums import read_checksums, render_checksums, sum_of
from gongkai.starter.update import MAY_LACK, plan

pytestmark = pytest.mark.usefixtures("this_column")
"""What every column has lies in data/ of this repository."""

DOCS = Path(__file__).parents[1] / "docs" / "upgrading.md"
DATE = ("--date", "2021-07-15")


@pytest.fixture
def old(tmp_path: Path) -> Path:
    shutil.copytree(poor_columns.COLUMNS / "0.1.0", tmp_path / "column")
    return tmp_path / "column"


def test_column_of_the_last_version_is_led_to_this_one(old: Path) -> None:
    checked = commands.run(old, "check", *DATE)
    assert checked.returncode == 1
    assert (
        "data/columns.yml:18:5 GK038 error: “points” is written elsewhere since version 0.2.0"
        in checked.stdout
    )
    assert "move it to data/points/<year>.yml: points.columns" in checked.stdout
    assert "mkdocs.yml:6:1 GK053 error: `docs_dir` is “content”" in checked.stdout
    moved = {
        "data/columns.yml": [["    points: [2021/1]\n", ""]],
        "data/points/2021.yml": [
            ["key-areas\n    title", "key-areas\n    columns: [policies]\n    title"]
        ],
    }
    workspace.apply({"change": moved}, old)

    refused = commands.run(old, "build")
    assert refused.returncode == 1
    assert "mkdocs.yml:6:1 GK053 error" in refused.stderr
    checked = commands.run(old, "check", *DATE)
    assert "data/rules.yml:1:1 GK071 error: the rule R104 is missing" in checked.stdout
    assert (
        "`gongkai update --take data/rules/national.yml` writes the file of this version"
        in checked.stdout
    )
    with (old / "hooks/search.py").open("a", encoding="utf-8") as hook:
        hook.write("# ours\n")
    updated = update(old).output
    assert "replaced: hooks/navigation.py\n" in updated
    assert "changed here, and left: hooks/search.py" in updated
    assert "moved: data/rules.yml to data/rules/national.yml" in updated
    assert f"new: {BARE}/index.md\n" in updated
    assert f"to change: mkdocs.yml:6 to “docs_dir: {BARE}”\n" in updated
    closed = {"mkdocs.yml": [["docs_dir: content\n", f"docs_dir: {BARE}\n"]]}
    workspace.apply({"change": closed}, old)
    for name in ("rules", "gate"):
        (old / f"data/{name}.yml").unlink()

    checked = commands.run(old, "check", *DATE)
    assert checked.returncode == 0, checked.stdout
    refused = commands.run(old, "build")
    assert refused.returncode == 1
    assert "not the hooks of this version: hooks/search.py\n" in refused.stderr
    assert "replaced: hooks/search.py\n" in update(old, "--take", "hooks/search.py").output
    built = commands.run(old, "build")
    assert built.returncode == 0, built.stderr
    linked = commands.run(old, "links", "site")
    assert linked.stdout.startswith("Nothing to fix."), linked.stdout
    for address in ("r/parking", "zh/r/parking", "points/2021/1", "zh/points/2021/1"):
        assert (old / f"site/{address}/index.html").is_file(), "no address of 0.1.0 is gone"


def test_every_key_that_moved_stands_in_the_guide() -> None:
    guide = DOCS.read_text(encoding="utf-8")
    for moved in MOVED:
        assert f"`{moved.key}`" in guide
        assert f"`{moved.to.rpartition(' ')[2]}`" in guide
        assert f"## To {moved.since.rpartition('.')[0]}" in guide


def test_key_that_moved_is_reported_in_each_part_of_its_registry(column: Path) -> None:
    text = (column / "data/columns.yml").read_text(encoding="utf-8")
    (column / "data/columns.yml").unlink()
    text = text.replace("    basis: [R1]\n", "    basis: [R1]\n    points: [2021/1]\n")
    workspace.write(column / "data/columns/local.yml", text)
    found = [one for one in workspace.findings_in(column) if one.code.id == "GK038"]
    assert [one.place.path for one in found] == ["data/columns/local.yml"]


def test_navigation_of_the_last_version_is_refused() -> None:
    config = MkDocsConfig()
    config.nav = []
    plugins = PluginCollection()
    plugins["gongkai"] = GongkaiPlugin()
    with pytest.raises(PluginError, match=r"gongkai update --take hooks/navigation\.py"):
        plugins.on_files(Files([]), config=config)


# What an update does with a file


FILES = {"a": b"new"}
SUMS = {"a": sum_of(b"old")}


@pytest.mark.parametrize(
    ("there", "sums", "take", "outcome"),
    [
        (None, {}, (), "added"),
        (None, SUMS, (), None),  # somebody deleted it
        (None, SUMS, ("a",), "added"),
        (b"old", SUMS, (), "replaced"),
        (b"mine", SUMS, (), "left"),
        (b"mine", SUMS, ("a",), "replaced"),
        (b"mine", {}, (), "left"),  # nobody knows whose it is
        (b"mine", {"a": sum_of(b"new")}, (), None),  # the engine has nothing new
        (b"new", {}, (), None),
    ],
)
def test_file_is_replaced_only_as_an_engine_wrote_it(
    tmp_path: Path,
    there: bytes | None,
    sums: dict[str, str],
    take: tuple[str, ...],
    outcome: str | None,
) -> None:
    if there is not None:
        (tmp_path / "a").write_bytes(there)
    done = plan(tmp_path, FILES, sums, take)
    happened = {
        name: getattr(done, name) for name in ("added", "replaced", "left") if getattr(done, name)
    }
    assert happened == ({outcome: ("a",)} if outcome else {})
    known = outcome in ("added", "replaced") or there == b"new"
    assert done.sums == ({"a": sum_of(b"new")} if known else sums)


def test_registry_that_a_column_does_without_is_not_brought_in(tmp_path: Path) -> None:
    files = dict.fromkeys(MAY_LACK, b"new")
    assert plan(tmp_path, files, {}).added == ()
    assert set(plan(tmp_path, files, {}, MAY_LACK).added) == MAY_LACK


def test_file_that_is_no_longer_used_is_named_once(tmp_path: Path) -> None:
    (tmp_path / "b").write_bytes(b"old")
    done = plan(tmp_path, {}, {"b": sum_of(b"old")})
    assert done.dropped == ("b",)
    assert done.sums == {}
    (tmp_path / "b").write_bytes(b"mine")
    assert plan(tmp_path, {}, {"b": sum_of(b"old")}).dropped == ()


def update(column: Path, *options: str) -> Result:
    """Run the command in this process, in `column`."""
    with contextlib.chdir(column):
        return CliRunner().invoke(main, ["update", *options])


def test_update_changes_nothing_twice_and_spares_what_is_the_citys(tmp_path: Path) -> None:
    column = tmp_path / "column"
    assert CliRunner().invoke(main, ["init", str(column)]).exit_code == 0
    before = {file: file.read_bytes() for file in column.rglob("*") if file.is_file()}
    done = update(column)
    assert (done.exit_code, done.output) == (0, "new: 0, replaced: 0, left: 0\n")
    assert {file: file.read_bytes() for file in column.rglob("*") if file.is_file()} == before
    hook, rules = column / "hooks/home.py", column / "data/rules/national.yml"
    hook.write_bytes(hook.read_bytes() + b"# ours\n")
    rules.write_bytes(b"rules: []\n")
    sums = read_checksums(column) | {
        "data/rules/national.yml": sum_of(rules.read_bytes()),
        "hooks/home.py": sum_of(b"as an earlier engine wrote it"),
    }
    (column / "engine.sha256").write_bytes(render_checksums(sums))
    said = update(column).output
    assert "replaced: data/rules/national.yml\n" in said
    assert "changed here, and left: hooks/home.py (gongkai update --take hooks/home.py)\n" in said
    assert hook.read_bytes().endswith(b"# ours\n")
    assert rules.read_bytes() == before[rules]


def test_update_takes_only_what_every_column_has(tmp_path: Path) -> None:
    assert CliRunner().invoke(main, ["init", str(tmp_path / "column")]).exit_code == 0
    done = update(tmp_path / "column", "--take", "data/units.yml")
    assert done.exit_code == 2
    assert "data/units.yml is no file that every column has" in done.output
    done = update(Path(__file__).parents[1])
    assert done.exit_code == 2
    assert "kept beside the engine" in done.output
