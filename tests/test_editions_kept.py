"""What was published at the root stays there: by the ledger, the build, and a publication."""

from pathlib import Path

import pytest

import editions as shapes
import workspace
from gongkai.model.editions import Editions
from gongkai.model.language import Language
from gongkai.sources.addresses import LEDGER, Ledger, extend_ledger, read_ledger
from sites import current, gongkai, make, publish, published, write


@pytest.fixture(autouse=True)
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand where no column is, as on a server."""
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "srv"


# A publication


@pytest.mark.parametrize(
    ("before", "now"),
    [
        (["en", "zh"], ["zh", "en"]),
        (["en", "zh"], ["en"]),
        (["en", "zh"], ["zh"]),
        (["zh"], ["en"]),
        (["zh"], ["en", "zh"]),
    ],
    ids=str,
)
def test_edition_never_moves_and_is_never_left_out(
    place: Path, tmp_path: Path, before: list[str], now: list[str]
) -> None:
    """One sentence says so, not the list of every address that would be gone."""
    release = published(make(tmp_path / "site", ["parking"], editions=before), place)
    result = publish(make(tmp_path / "site", ["water"], editions=now), place)
    assert result.exit_code == 1
    assert f"[{', '.join(before)}] were published" in result.stderr
    assert f"write “editions: [{', '.join(before)}]” again" in result.stderr
    assert "/r/parking/" not in result.stderr
    assert current(place) == release


def test_edition_may_be_added_below_the_root(place: Path, tmp_path: Path) -> None:
    published(make(tmp_path / "site", ["parking"], editions=["zh"]), place)
    assert "# editions: zh\n" in (place / "addresses.txt").read_text()
    published(make(tmp_path / "site", ["parking"], editions=["zh", "en"]), place)
    assert "# editions: zh en\n" in (place / "addresses.txt").read_text()
    assert gongkai("rollback", place).exit_code == 0
    ledger = read_ledger(place / "addresses.txt")
    assert ledger.editions == Editions(("zh", "en")), "what was published stays published"
    assert publish(make(tmp_path / "site", ["parking"], editions=["zh"]), place).exit_code == 1


@pytest.mark.parametrize(
    ("lines", "editions"),
    [
        (["# editions: zh", "/", "/r/en/"], ("zh",)),
        (["# editions: zh en", "/"], ("zh", "en")),
        (["/", "/zh/", "/zh/r/parking/"], ("en", "zh")),
        (["/", "/en/", "/r/en/"], ("zh", "en")),
        (["# editions: none", "/", "/zh/"], ("en", "zh")),
        (["/", "/r/zh/", "/r/parking/"], None),
    ],
)
def test_ledger_names_its_editions_by_a_line_or_by_their_first_pages(
    tmp_path: Path, lines: list[str], editions: tuple[Language, ...] | None
) -> None:
    """Ledgers of earlier versions have no such line."""
    ledger = tmp_path / "addresses.txt"
    write(ledger, "\n".join(lines))
    assert read_ledger(ledger).editions == (Editions(editions) if editions else None)


def test_line_of_editions_is_written_into_a_ledger_that_is_without_it(tmp_path: Path) -> None:
    ledger, known = tmp_path / "addresses.txt", Editions(("zh",))
    assert extend_ledger(ledger, [""]) == 1
    assert extend_ledger(ledger, [""], editions=known) == 0
    assert read_ledger(ledger) == Ledger(frozenset([""]), known)


# The build


@pytest.fixture
def project(column: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A column of which [zh, en] was published."""
    shapes.configure(column, Editions(("zh", "en")))
    write(column / LEDGER, "# editions: zh en\n/\n/en/\n/en/r/parking/\n/r/parking/\n")
    monkeypatch.chdir(column)
    return column


def refused(project: Path) -> str:
    """Return why the project is not built; nothing was begun."""
    result = gongkai("build")
    assert result.exit_code == 1, result.output
    assert not (project / "build").exists()
    return result.stderr


@pytest.mark.parametrize("now", [("en", "zh"), ("zh",), ("en",)], ids=str)
def test_build_refuses_what_would_move(project: Path, now: tuple[Language, ...]) -> None:
    shapes.configure(project, Editions(now))
    assert refused(project) == (
        f"gongkai: data/addresses.txt: the editions [zh, en] were published; with {Editions(now)}"
        " their addresses would be gone\n"
        "to fix it: write “editions: [zh, en]” again; another edition may be added at the end\n"
    )


@pytest.mark.parametrize("setting", ["zh", "[]", "[zh, zh]", "[zh, de]", "{zh: en}", "[1]"])
def test_setting_that_names_no_editions(project: Path, setting: str) -> None:
    config = project / "mkdocs.yml"
    text = config.read_text(encoding="utf-8").replace("editions: [zh, en]", f"editions: {setting}")
    write(config, text)
    said = "mkdocs.yml: `editions` lists zh or en or both, each once, as in [zh, en]; not"
    assert said in refused(project)
    review = gongkai("inspect")
    assert review.exit_code == 2
    assert said in review.stderr


def test_configuration_that_cannot_be_read(project: Path) -> None:
    write(project / "mkdocs.yml", "plugins:\n  gongkai: [\n")
    assert "mkdocs.yml cannot be read: while parsing a flow" in refused(project)


def test_edition_without_a_configuration(project: Path) -> None:
    (project / "mkdocs.en.yml").unlink()
    said = refused(project)
    assert "mkdocs.en.yml is missing: `editions` is [zh, en] in mkdocs.yml" in said
    assert "set `editions: [zh]`" in said


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ("{}", "mkdocs.en.yml: write `edition: en` below `gongkai:`"),
        ("{edition: zh}", "mkdocs.en.yml: write `edition: en` below `gongkai:`"),
        ("{edition: en, editions: [en]}", "mkdocs.en.yml: `editions` stands in mkdocs.yml alone"),
    ],
)
def test_configuration_of_another_edition(project: Path, options: str, said: str) -> None:
    text = f"INHERIT: mkdocs.yml\nplugins: {{gongkai: {options}}}\n"
    workspace.write(project / "mkdocs.en.yml", text)
    assert said in refused(project)
