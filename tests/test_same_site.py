"""A site is left as it is only if nothing that it rests on has changed, and nothing of itself."""

import os
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import yaml

from gongkai.mkdocs.column_notes import ColumnNotes
from gongkai.mkdocs.kept import same_site
from gongkai.mkdocs.kept.same_site import FILE, SameSite
from gongkai.model.moment import Moment
from gongkai.sources.configuration import FULL

DAY = date(2021, 7, 15)
NOTES = ColumnNotes(turns=("09:00", "17:30"), is_clear=True)
PAGES = 3
GIVEN = {"GONGKAI_DATE": "2021-07-15"}
FILES = {
    "content/policies/a.zh.md": "标题",
    "content/policies/a.pdf": "%PDF",
    "data/site.yml": "wording: ../words.yml\n",
    "hooks/home.py": "",
    "overrides/main.html": "{% block content %}",
    "../words.yml": "lists: []\n",
    "../nights/history.json": "{}",
    "../texts/a/index.json": "{}",
    "../theme/main.html": "main",
    "../common.yml": (
        "{theme: {custom_dir: ../province}, plugins: {gongkai: {history: ../old.json}}}"
    ),
    "../province/main.html": "main",
    "../old.json": "{}",
    "../shared/own.py": "import beside",
    "../shared/beside.py": "",
    ".hooks/own.py": "",
    ".git/HEAD": "ref",
    ".cache/tests/x": "x",
    "build/left": "x",
    "public/manifest.json": "{}",
    "site/index.html": "<p>home</p>",
    "site/manifest.json": "{}",
    "site/r/a/index.html": "<p>a</p>",
}
MADE = (".git", ".cache", "build", "public")
CONFIG = {
    "INHERIT": "../common.yml",
    "hooks": ["../shared/own.py", ".hooks/own.py", "hooks/home.py"],
    "site_url": "https://gongkai.example/",
    "theme": {"name": "material", "custom_dir": "../theme"},
    "plugins": [{"gongkai": {"history": "../nights/history.json", "texts": "../texts"}}],
}


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(same_site, "engine_parts", lambda: [b"engine"])
    root = tmp_path / "column"
    for name, text in FILES.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    config = yaml.safe_dump(CONFIG) + "site_name: !ENV [SITE_NAME, column]\n"
    (root / "mkdocs.yml").write_text(config, encoding="utf-8")
    site(root).keep(NOTES, PAGES)
    return root


def site(root: Path, time: str = "10:00", day: date = DAY, **given: str) -> SameSite:
    configs = ["mkdocs.yml"]
    return SameSite(root, root / "site", configs, GIVEN | given, Moment(day, time))


def write(name: str, text: str = "other") -> Callable[[Path], object]:
    def change(root: Path) -> None:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")

    change.__name__ = f"write {name}"
    return change


def remove(name: str) -> Callable[[Path], object]:
    def change(root: Path) -> None:
        (root / name).unlink()

    change.__name__ = f"remove {name}"
    return change


def touch(name: str) -> Callable[[Path], object]:
    def change(root: Path) -> None:
        os.utime(root / name, ns=(1, 1))

    change.__name__ = f"touch {name}"
    return change


def link(name: str, target: str) -> Callable[[Path], object]:
    def change(root: Path) -> None:
        (root / name).symlink_to(target)

    change.__name__ = f"link {name}"
    return change


OTHERS = [
    *map(
        write, (name for name in FILES if not name.startswith((".git", ".cache", "build", "pub")))
    ),
    *map(remove, ("content/policies/a.pdf", "../words.yml", "site/r/a/index.html", FILE)),
    *map(write, ("content/policies/b.zh.md", "site/new.html", "mkdocs.yml", FILE)),
    *map(write, ("content/build/a.zh.md", "content/dist/a.pdf", "content/manifest.json")),
    write("content/policies/a.pyc"),
    write("overrides/.icons/arms.svg"),
    write(FILE, "[]"),
    link("content/policies/lost.pdf", "nowhere.pdf"),
    touch("site/r/a/index.html"),
]
SAME = [
    *map(write, (".git/HEAD", ".cache/tests/x", "build/left", "public/index.html")),
    write("hooks/__pycache__/home.pyc"),
    touch("content/policies/a.zh.md"),
]


def test_a_site_of_the_same_sources_is_as_it_was(root: Path) -> None:
    assert site(root).pages() == PAGES


@pytest.mark.parametrize("change", OTHERS, ids=lambda change: change.__name__)
def test_another_source_makes_another_site(root: Path, change: Callable[[Path], object]) -> None:
    change(root)
    assert site(root).pages() is None


@pytest.mark.parametrize("change", SAME, ids=lambda change: change.__name__)
def test_what_no_page_is_made_of_changes_nothing(
    root: Path, change: Callable[[Path], object]
) -> None:
    change(root)
    assert site(root).pages() == PAGES


@pytest.mark.parametrize(
    ("time", "is_same"),
    [("08:59", False), ("09:00", True), ("17:29", True), ("17:30", False), ("", False)],
)
def test_a_turn_of_the_day_makes_another_site(root: Path, time: str, *, is_same: bool) -> None:
    assert (site(root, time).pages() == PAGES) is is_same


@pytest.mark.parametrize(
    "text", ["a: " + "[" * 100_000, 'a: !!timestamp "x"', "a: [", 'wording: "a\\0"', "- a"]
)
def test_what_no_registry_can_say_is_left_to_the_build(root: Path, text: str) -> None:
    (root / "data/site.yml").write_text(text, encoding="utf-8")
    assert site(root).pages() is None


def test_another_day_makes_another_site(root: Path) -> None:
    assert site(root, day=date(2021, 7, 16)).pages() is None


def test_a_whole_day_is_the_same_all_day(root: Path) -> None:
    site(root, "").keep(NOTES, PAGES)
    assert site(root, "").pages() == PAGES
    assert site(root).pages() is None


def test_variables_count_where_a_build_reads_them(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("UNASKED", "1")
    assert site(root, **{FULL: "1"}).pages() == PAGES
    monkeypatch.setenv("SITE_NAME", "another")
    assert site(root).pages() is None
    monkeypatch.delenv("SITE_NAME")
    assert site(root, GONGKAI_ON_LEAK="take-down").pages() is None


def test_another_engine_makes_another_site(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(same_site, "engine_parts", lambda: [b"another"])
    assert site(root).pages() is None


def test_a_site_is_not_known_where_somebody_wrote_while_it_was_built(root: Path) -> None:
    begun = site(root)
    begun.forget()
    before = (root / "content/policies/a.zh.md").read_text("utf-8")
    write("content/policies/a.zh.md")(root)
    begun.keep(NOTES, PAGES)
    assert site(root).pages() is None
    write("content/policies/a.zh.md", before)(root)
    assert site(root).pages() is None


def test_a_source_is_one_though_it_looks_like_a_site(root: Path) -> None:
    write("content/manifest.json")(root)
    site(root).keep(NOTES, PAGES)
    write("content/policies/a.zh.md")(root)
    assert site(root).pages() is None


def test_nothing_is_known_where_a_link_leads_to_a_folder(root: Path) -> None:
    """Nor does a link that leads back to where it stands make a build run for ever."""
    (root / "content" / "again").symlink_to(root)
    assert site(root).pages() is None
    site(root).keep(NOTES, PAGES)
    assert site(root).pages() is None


def test_what_cannot_be_read_is_left_to_the_build(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError("content/policies/a.zh.md")

    monkeypatch.setattr(same_site, "contents", refuse)
    unread = site(root)
    assert unread.pages() is None
    unread.keep(NOTES, PAGES)
    monkeypatch.undo()
    monkeypatch.setattr(same_site, "engine_parts", lambda: [b"engine"])
    assert site(root).pages() == PAGES, "what was known before"


def test_a_site_is_clear_only_if_it_was_and_is_the_same(root: Path) -> None:
    assert site(root).is_clear()
    write("content/policies/a.zh.md", "内部文件")(root)
    assert not site(root).is_clear()
    site(root).keep(replace(NOTES, is_clear=False), PAGES)
    assert site(root).pages() == PAGES
    assert not site(root).is_clear()


def test_nothing_is_known_of_a_site_that_is_to_go(root: Path) -> None:
    known = site(root)
    known.forget()
    assert site(root).pages() is None
    known.forget()  # nor does it matter that nothing was known
