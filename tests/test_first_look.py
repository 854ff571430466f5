"""What a preview shows of an edited record before the site is built: what the build will show."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

import workspace
from gongkai.mkdocs.live.first_look import FirstLook
from gongkai.mkdocs.live.looker import Looker
from gongkai.mkdocs.live.looks import Looks
from gongkai.sources.load import LoadMemory, load
from in_process import equip, run
from personal import filled
from workspace import PARKING

PAGE = "r/parking/index.html"
ENGLISH = PARKING.replace(".zh.", ".en.")
Change = Callable[[Path], None]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A column with its site, of one edition, that offers no copies."""
    project = equip(workspace.make(tmp_path_factory.mktemp("look") / "column"))
    run(project, downloads=[])
    return project


@pytest.fixture
def project(built: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(built, tmp_path / "column"))


def body(html: str) -> str:
    found = LexborHTMLParser(html).css_first("#gk-main")
    assert found is not None
    return (found.inner_html or "").strip()


def add(project: Path, text: str, path: str = ENGLISH) -> None:
    with (project / path).open("a", encoding="utf-8") as file:
        file.write(f"\n{text}\n")


def replace(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_page_shows_what_its_file_says_now_and_the_build_will(project: Path) -> None:
    look = FirstLook(project, "2021-07-15")
    look.read()
    page = project / "site" / PAGE
    before = page.read_text(encoding="utf-8")
    add(project, "A new sentence, as [people said](record:parking-opinions).")
    pages = look.pages([ENGLISH], project / "site")
    assert [*pages] == [str(page)]
    assert "A new sentence" in pages[str(page)]
    assert "A new sentence" not in before
    assert page.read_text(encoding="utf-8") == before
    run(project, downloads=[])
    assert body(pages[str(page)]) == body(page.read_text(encoding="utf-8"))


def test_each_edit_is_shown(project: Path) -> None:
    look = FirstLook(project, "2021-07-15")
    for sentence in ("Once.", "Twice."):
        add(project, sentence)
        assert sentence in look.pages([ENGLISH], project / "site")[str(project / "site" / PAGE)]


@pytest.mark.parametrize(
    "text",
    [
        filled("联系人身份证号：{id}"),
        "内部资料，注意保存",
    ],
)
def test_nothing_is_shown_of_what_the_gate_holds_back(project: Path, text: str) -> None:
    look = FirstLook(project, "2021-07-15")
    add(project, text)
    leaks = look.pages([ENGLISH], project / "site")
    assert leaks == {}


def test_no_page_names_what_the_gate_holds_back(project: Path) -> None:
    look = FirstLook(project, "2021-07-15")
    leak = "content/interpretations/parking-explained.zh.md"
    way = "/r/parking-explained/"
    assert way in body((project / "site" / PAGE).read_text(encoding="utf-8"))
    add(project, filled("联系人身份证号：{id}"), leak)
    assert look.pages([leak], project / "site") == {}
    add(project, "Another sentence.")
    page = look.pages([ENGLISH], project / "site")[str(project / "site" / PAGE)]
    assert "Another sentence." in page
    assert way not in body(page)


def test_nothing_is_shown_of_what_is_wrong_or_has_no_page(project: Path) -> None:
    look = FirstLook(project, "2021-07-15")
    replace(project / PARKING, "summary: ", "sumary: ")
    new = PARKING.replace("parking", "paths")
    text = (project / PARKING).read_text(encoding="utf-8").replace("sumary", "summary")
    (project / new).write_text(text.replace("id: parking\n", "id: paths\n"), encoding="utf-8")
    assert look.pages([PARKING, new, "data/site.yml", "content/gone.zh.md"], project / "site") == {}


def test_who_looks_is_asked_again_after_it_ended(project: Path) -> None:
    looker = Looker(project, project / "site", "2021-07-15")
    looker.start()
    assert looker.pages(["data/site.yml"]) == {}
    looker.forget()
    add(project, "One more sentence.")
    pages = looker.pages([ENGLISH])
    looker.forget()
    assert "One more sentence." in pages[project / "site" / PAGE]


def test_page_is_shown_until_a_build_ends_that_knows_of_it() -> None:
    looks, page, other = Looks(), Path("a"), Path("b")
    looks.put({page: "1"})
    first = looks.begin()
    looks.put({page: "2", other: "x"})
    looks.end(first)
    assert (looks.page(page), looks.page(other), looks.page(Path("c"))) == ("2", "x", None)
    looks.end(looks.begin())
    assert looks.page(page) is None


def retitle(project: Path) -> None:
    replace(project / PARKING, "title: ", "title: 又")


def break_a_text(project: Path) -> None:
    replace(project / PARKING, "summary: ", "sumary: ")


def remove(project: Path) -> None:
    (project / PARKING).unlink()


def move(project: Path) -> None:
    file = project / PARKING
    (file.parent / "further").mkdir()
    file.rename(file.parent / "further" / file.name)


def put_a_file_beside(project: Path) -> None:
    (project / PARKING).with_name("stray.csv").write_text("甲\n", encoding="utf-8")


def change_an_attachment(project: Path) -> None:
    for file in (project / "content").rglob("*.csv"):
        file.write_text(file.read_text(encoding="utf-8") + "x\n", encoding="utf-8")


def repeat_an_id(project: Path) -> None:
    file = project / PARKING
    (file.parent / "again").mkdir()
    shutil.copy(file, file.parent / "again" / file.name)


def change_a_registry(project: Path) -> None:
    replace(project / "data/units.yml", "示例区交通运输局", "示例区交通局")


def edit_in_place(project: Path) -> None:
    """Write as many bytes as before."""
    file = project / PARKING
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("停车", "車停"), encoding="utf-8")


@pytest.mark.parametrize(
    "change",
    [
        retitle,
        break_a_text,
        remove,
        move,
        put_a_file_beside,
        change_an_attachment,
        repeat_an_id,
        change_a_registry,
        edit_in_place,
    ],
)
def test_who_remembers_reads_what_who_knows_nothing_reads(column: Path, change: Change) -> None:
    memory = LoadMemory()
    for happens in (None, change, None):
        if happens is not None:
            happens(column)
        known, fresh = load(column, memory=memory), load(column)
        assert known.catalog.records == fresh.catalog.records
        assert known.catalog.registries.units == fresh.catalog.registries.units
        assert known.findings == fresh.findings
        assert (known.stored, known.unread) == (fresh.stored, fresh.unread)
        assert (known.rejected, known.unread_registries) == (
            fresh.rejected,
            fresh.unread_registries,
        )
