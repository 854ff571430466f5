"""What commands read of mkdocs.yml: the day that it pins, and where the site is."""

from datetime import date
from pathlib import Path

import pytest

from gongkai.model.editions import Editions
from gongkai.model.language import Language
from gongkai.sources.build_day import build_day
from gongkai.sources.configuration import configuration, plugin_options, position_of, site_url
from gongkai.sources.editions import read_editions

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


@pytest.mark.parametrize(
    ("given", "address"),
    [
        ("https://column.example/zwgk", "https://column.example/zwgk/"),
        ("https://column.example/zwgk/", "https://column.example/zwgk/"),
        ("", ""),
    ],
)
def test_address_of_the_site_ends_in_a_slash(
    project: Path, monkeypatch: pytest.MonkeyPatch, given: str, address: str
) -> None:
    monkeypatch.setenv("SITE", given)
    assert site_url(project) == address


@pytest.mark.parametrize(
    ("text", "editions", "position"),
    [
        ("plugins: {gongkai: {editions: [zh, en]}}", ("zh", "en"), (1, 21)),
        ("plugins:\n- search\n- gongkai:\n    editions: [zh]\n", ("zh",), (4, 5)),
        ("plugins:\n- gongkai\n", ("en", "zh"), (1, 1)),
        ("plugins:\n  gongkai: {editions: null}\n", ("en", "zh"), (2, 13)),
        ("site_name: x\n", ("en", "zh"), (1, 1)),
    ],
)
def test_editions_are_those_of_the_plugin(
    tmp_path: Path, text: str, editions: tuple[Language, ...], position: tuple[int, int]
) -> None:
    (tmp_path / "mkdocs.yml").write_text(text, encoding="utf-8")
    assert read_editions(tmp_path) == Editions(editions)
    assert position_of(tmp_path, "editions") == position


def test_demonstration_stands_still_for_commands_too(this_column: Path) -> None:
    assert build_day(this_column) == date(2021, 7, 15)
    assert plugin_options(this_column)["inspection"] == "sample"


@pytest.mark.parametrize("text", ["plugins: [gongkai]", "- a list", "a: [", ""])
def test_what_the_build_would_refuse_has_no_options(tmp_path: Path, text: str) -> None:
    (tmp_path / "mkdocs.yml").write_text(text, encoding="utf-8")
    assert plugin_options(tmp_path) == {}
