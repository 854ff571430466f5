"""A build that takes pages of the one before makes the same site as one that takes none."""

import shutil
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

import workspace
from gongkai.mkdocs.kept.files import PAGES, KeptFiles
from gongkai.mkdocs.kept.values import NoValueError, ValueHashes
from gongkai.render.asked import SiteQuestion
from gongkai.sources.configuration import FULL
from in_process import equip, run

Change = Callable[[Path, Random], None]


def files(site: Path) -> dict[str, bytes]:
    return {
        file.relative_to(site).as_posix(): file.read_bytes()
        for file in site.rglob("*")
        if file.is_file()
    }


def kept(project: Path) -> set[Path]:
    return set((project / ".cache" / "pages").rglob("*.html"))


def kept_exports(project: Path) -> dict[str, int]:
    """Return which files are kept of the tables of documents, by their ending."""
    folder = project / ".cache" / "pages" / "en" / "exports" / "documents"
    return {file.suffix: file.stat().st_ino for file in folder.glob("*.*")}


def texts(project: Path) -> list[Path]:
    return sorted((project / "content").rglob("*.md"))


def replace(file: Path, old: str, new: str) -> None:
    file.write_text(file.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")


def retitle(project: Path, chance: Random) -> None:
    file = chance.choice(texts(project))
    replace(file, "title: ", f"title: {chance.choice('甲乙丙丁戊己')}")


def add_a_line(project: Path, chance: Random) -> None:
    file = chance.choice(texts(project))
    other = chance.choice(texts(project)).name.partition(".")[0]
    text = file.read_text(encoding="utf-8").rstrip("\n")
    file.write_text(f"{text}\n\n另见[文件](record:{other})。\n", encoding="utf-8")


def remove(project: Path, chance: Random) -> None:
    name = chance.choice(texts(project)).name.partition(".")[0]
    for file in (project / "content").rglob(f"{name}.*md"):
        file.unlink()


def redate(project: Path, chance: Random) -> None:
    file = chance.choice(texts(project))
    day = f"2021-0{chance.randint(1, 6)}-1{chance.randint(0, 9)}"
    lines = file.read_text(encoding="utf-8").split("\n")
    dated = [f"published: {day}" if line.startswith("published: ") else line for line in lines]
    file.write_text("\n".join(dated), encoding="utf-8")


def hold_back(project: Path, chance: Random) -> None:
    file = chance.choice(texts(project))
    lines = file.read_text(encoding="utf-8").split("\n")
    held = ["published: 2022-01-01" if one.startswith("published: ") else one for one in lines]
    file.write_text("\n".join(held), encoding="utf-8")


def change_a_registry(project: Path, chance: Random) -> None:
    file = project / "data" / "site.yml"
    was = file.read_text(encoding="utf-8") if file.exists() else ""
    file.write_text(f"{was}\n# {chance.random()}\n", encoding="utf-8")


CHANGES: tuple[Change, ...] = (
    retitle,
    add_a_line,
    remove,
    redate,
    hold_back,
    change_a_registry,
)


def same_as_full(project: Path, whole: Path) -> None:
    """Build `project` with what is kept and a copy of it without; both are the same site."""
    for name in ("content", "data"):
        shutil.rmtree(whole / name, ignore_errors=True)
        shutil.copytree(project / name, whole / name)
    run(project, on_error="leave-out")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(FULL, "1")
        run(whole, on_error="leave-out")
    made, expected = files(project / "site"), files(whole / "site")
    assert made.keys() == expected.keys()
    assert [name for name, content in made.items() if content != expected[name]] == []


def taken(project: Path, before: set[int]) -> set[str]:
    """Return the pages of the site that are files of the build before."""
    site = project / "site"
    found = (file for file in site.rglob("*.html") if file.stat().st_ino in before)
    return {file.relative_to(site).parent.as_posix() for file in found}


@pytest.mark.parametrize("seed", range(3))
def test_any_changes(column: Path, tmp_path: Path, seed: int) -> None:
    chance = Random(seed)
    project = equip(column)
    whole = equip(workspace.make(tmp_path / "whole"))
    run(project, on_error="leave-out")
    for _ in range(3):
        before = {file.stat().st_ino for file in kept(project)}
        changes = chance.sample(CHANGES, chance.randint(1, 2))
        for change in changes:
            change(project, chance)
        same_as_full(project, whole)
        assert bool(taken(project, before)) == (change_a_registry not in changes)
        pages = set((project / "site").rglob("index.html"))
        assert len(kept(project)) == len(pages)


def test_a_page_is_made_anew_when_what_its_text_links_to_goes(column: Path, tmp_path: Path) -> None:
    project = equip(column)
    whole = equip(workspace.make(tmp_path / "whole"))
    asks = min((project / "content").rglob("parking-opinions.en.md"))
    text = asks.read_text(encoding="utf-8").rstrip("\n")
    asks.write_text(f"{text}\n\nSee [this](record:parking-explained).\n", encoding="utf-8")
    run(project, on_error="leave-out")
    before = {file.stat().st_ino for file in kept(project)}
    page = "r/parking-opinions"
    shown = project / "site" / page / "index.html"
    assert "r/parking-explained/" in shown.read_text(encoding="utf-8")
    explained = min((project / "content").rglob("parking-explained.zh.md"))
    replace(explained, "published: 2021-", "published: 2022-")
    same_as_full(project, whole)
    assert page not in taken(project, before)
    assert 'href="../parking-explained/' not in (project / "site" / page / "index.html").read_text()


def test_an_export_is_written_anew_when_it_says_something_else(column: Path) -> None:
    project = equip(column)
    run(project)
    before = kept_exports(project)
    assert before
    run(project)
    assert kept_exports(project) == before
    replace(min((project / "content").rglob("parking.zh.md")), "停车收费办法", "停车收费新办法")
    run(project)
    after = kept_exports(project)
    assert not {suffix for suffix in before if after[suffix] == before[suffix]}


def test_other_settings_have_every_page_made_anew(column: Path) -> None:
    project = equip(column)
    run(project)
    before = {file.stat().st_ino for file in kept(project)}
    run(project)
    assert len(taken(project, before)) == len(before) > 20
    run(project, red_head=True)
    assert not taken(project, before)


def test_nothing_is_taken_of_a_broken_or_foreign_cache(column: Path) -> None:
    project = equip(column)
    run(project)
    expected = files(project / "site")
    index = project / ".cache" / "pages" / "en" / "html.json"
    for broken in ("", "[]", '{"form": 2}', index.read_text("utf-8")[:-9], "null"):
        index.write_text(broken, encoding="utf-8")
        run(project)
        assert files(project / "site") == expected
    # Somebody writes into a kept page: it is no longer the one that was made.
    page = min(kept(project))
    page.unlink()
    page.write_text("<p>foreign</p>", encoding="utf-8")
    run(project)
    assert files(project / "site") == expected


def test_kept_pages_go_when_something_leaks(column: Path) -> None:
    project = equip(column)
    run(project)
    number = "示例交〔2021〕第1号"
    assert any(number in page.read_text("utf-8") for page in kept(project))
    file = min((project / "content").rglob("parking.zh.md"))
    replace(file, "openness: proactive", "openness: on-request")
    run(project, on_leak="take-down", on_error="leave-out")
    assert kept(project)
    left = [file for file in (project / ".cache" / "pages").rglob("*") if file.is_file()]
    assert len(left) > len(kept(project))
    assert not [file for file in left if number.encode() in file.read_bytes()]


def test_a_second_build_at_the_same_time_keeps_nothing(tmp_path: Path) -> None:
    first = KeptFiles(tmp_path, PAGES, "basis")
    second = KeptFiles(tmp_path, PAGES, "basis")
    made = tmp_path / "made.html"
    made.write_text("made", encoding="utf-8")
    second.keep("r/a/", "values", {}, "digest", made)
    second.close()
    assert not (tmp_path / "html.json").exists()
    first.keep("r/a/", "values", {SiteQuestion("there", "b/"): True}, "digest", made)
    first.close()
    target = tmp_path / "x" / "index.html"
    third = KeptFiles(tmp_path, PAGES, "basis")
    assert third.take("r/a/", "values", lambda _: False, target) is None
    third.release()
    fourth = KeptFiles(tmp_path, PAGES, "basis")
    assert fourth.take("r/a/", "other", lambda _: True, target) is None
    assert fourth.take("r/a/", "values", lambda _: True, target)
    assert (tmp_path / "x" / "index.html").read_text("utf-8") == "made"


def test_build_keeps_nothing_where_nothing_can_be_kept(column: Path) -> None:
    project = equip(column)
    expected = files(run(project))
    folder = project / ".cache" / "pages"
    shutil.rmtree(folder)
    folder.write_text("no folder", encoding="utf-8")
    assert files(run(project)) == expected
    assert folder.read_text(encoding="utf-8") == "no folder"


def test_hashes_of_values_differ() -> None:
    hashes = ValueHashes()
    values = [None, "", 0, False, "0", (), [], ("",), {"a": 1}, {1: "a"}, frozenset({1}), b"", 0.0]
    assert len({hashes.of(value) for value in values}) == len(values) - 1  # a list is a tuple
    assert hashes.of(("a", "b"), "c") != hashes.of("a", ("b", "c"))
    assert hashes.of(frozenset({"a", "b", "c"})) == hashes.of({"c", "b", "a"})
    with pytest.raises(NoValueError):
        hashes.of(lambda: 1)
