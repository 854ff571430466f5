"""Columns that lack what they may do without, by the commands that a city runs."""

from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

import built
import commands
import elsewhere
import poor_columns
from bare import bare_parts
from shared import made_once

NOTICE = "content/notices/water-stop.zh.md"


@pytest.fixture(scope="module", params=["smallest", "empty", "yunze"])
def poor(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A poor column, built once; the empty one is the smallest without its record."""

    def make(column: Path) -> None:
        poor_columns.make("smallest" if request.param == "empty" else request.param, column)
        if request.param == "empty":
            (column / NOTICE).unlink()
        result = built.build(column)
        assert result.returncode == 0, result.stderr
        assert "WARNING" not in result.stderr

    return made_once(tmp_path_factory, f"poor-{request.param}", make)


def test_check_finds_no_error(poor: Path) -> None:
    result = commands.run(poor, "check")

    assert (result.returncode, result.stderr) == (0, "")


def test_no_link_of_the_site_is_dead(poor: Path) -> None:
    result = commands.run(poor, "links", "site")

    assert result.returncode == 0, result.stdout
    assert result.stdout.startswith("Nothing to fix."), result.stdout


def test_nothing_is_shown_of_nothing(poor: Path) -> None:
    for path, page in built.pages(poor / "site").items():
        body = LexborHTMLParser(page.css_first("#gk-main, .gk-page").html or "")
        assert list(bare_parts(body)) == [], path


def test_column_without_key_tasks_speaks_of_none(poor: Path) -> None:
    site = poor / "site"
    has_points = (poor / "data/points").is_dir()

    assert (site / "points/index.html").is_file() == has_points
    assert ("points/" in (site / "index.html").read_text(encoding="utf-8")) == has_points


def test_nothing_of_the_demonstration_is_left_where_another_city_stands(tmp_path: Path) -> None:
    copy = elsewhere.write(tmp_path / "copy")
    city = poor_columns.COLUMNS / elsewhere.CITY

    for part in ("content", "data/units.yml", "data/points", "data/site.yml"):
        assert files_of(copy / part) == files_of(city / part)
    assert files_of(copy / "plugins").keys() == files_of(built.ROOT / "plugins").keys()


def files_of(part: Path) -> dict[Path, bytes]:
    """Return the files of a folder that belong to the repository, or the file itself."""
    found = [part] if part.is_file() else [f for f in part.rglob("*") if f.is_file()]
    kept = [f for f in found if "__pycache__" not in f.parts and ".egg-info" not in str(f)]
    return {file.relative_to(part): file.read_bytes() for file in kept}
