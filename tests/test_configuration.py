"""What commands read of mkdocs.yml: the day that it pins, and where the site is."""

from datetime import date
from pathlib import Path

import pytest

from gongkai.sources.build_day import build_day
from gongkai.sources.configuration import configuration, plugin_options

PINNED = """
site_url: !ENV SITE
theme:
  name: !!python/name:material.theme ""
plugins:
  gongkai:
    as_of: !ENV [DAY, OTHER_DAY, "2021-07-15"]
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "mkdocs.yml").write_text(PINNED, encoding="utf-8")
    return tmp_path


def test_day_is_the_one_that_is_pinned(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert build_day(project) == date(2021, 7, 15)
    monkeypatch.setenv("OTHER_DAY", "2021-08-01")
    assert build_day(project) == date(2021, 8, 1)
    monkeypatch.setenv("DAY", "2021-08-02")
    assert build_day(project) == date(2021, 8, 2)
    assert build_day(project, "2021-08-03") == date(2021, 8, 3)


def test_variable_alone_has_no_default(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert configuration(project)["site_url"] is None
    monkeypatch.setenv("SITE", "https://column.example/")
    assert configuration(project)["site_url"] == "https://column.example/"


def test_demonstration_stands_still_for_commands_too(this_column: Path) -> None:
    assert build_day(this_column) == date(2021, 7, 15)
    assert plugin_options(this_column)["inspection"] == "sample"


@pytest.mark.parametrize("text", ["plugins: [gongkai]", "- a list", "a: [", ""])
def test_what_the_build_would_refuse_has_no_options(tmp_path: Path, text: str) -> None:
    (tmp_path / "mkdocs.yml").write_text(text, encoding="utf-8")
    assert plugin_options(tmp_path) == {}
