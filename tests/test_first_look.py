"""What a preview shows of an edited record before the site is built: what the build will show."""

import shutil
import signal
from collections.abc import Collection
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

import workspace
from gongkai.gate import CLEAN
from gongkai.mkdocs.live.first_look import FirstLook
from gongkai.mkdocs.live.looker import Looker
from gongkai.mkdocs.live.looks import Looks
from gongkai.sources.cache import PLACE
from gongkai.sources.documents.reader import ROOM
from in_process import equip, run
from personal import filled
from workspace import PARKING

PAGE = "r/parking/index.html"
ENGLISH = PARKING.replace(".zh.", ".en.")
EXPLAINED = "content/interpretations/parking-explained.zh.md"
TABLE = "content/policies/2021/parking-table.csv"
STRAY = "content/policies/2021/stray.csv"


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
    leak = EXPLAINED
    way = "/r/parking-explained/"
    assert way in body((project / "site" / PAGE).read_text(encoding="utf-8"))
    add(project, filled("联系人身份证号：{id}"), leak)
    assert look.pages([leak], project / "site") == {}
    add(project, "Another sentence.")
    page = look.pages([ENGLISH], project / "site")[str(project / "site" / PAGE)]
    assert "Another sentence." in page
    assert way not in body(page)


def open_look(project: Path) -> FirstLook:
    """Return who has asked the gate of all, and shows what is edited."""
    look = FirstLook(project, "2021-07-15")
    add(project, "A sentence.")
    assert len(look.pages([ENGLISH], project / "site")) == 1
    return look


def still_shows(look: FirstLook, project: Path, changed: Collection[str] = ()) -> bool:
    """Return whether another edit of the record is shown, once others were changed."""
    look.pages(changed, project / "site")
    add(project, "Another sentence.")
    return bool(look.pages([ENGLISH], project / "site"))


def withhold(project: Path, path: str = EXPLAINED) -> None:
    replace(project / path, "openness: proactive", "openness: withheld")


def test_who_forwards_what_is_held_back_is_held_back_with_it(project: Path) -> None:
    replace(project / PARKING, "summary: ", "forwards: [parking-explained]\nsummary: ")
    look = open_look(project)
    withhold(project)
    assert not still_shows(look, project, [EXPLAINED])


def test_attachment_with_the_title_of_what_is_held_back_is_held_back(project: Path) -> None:
    look = open_look(project)
    withhold(project)
    with (project / TABLE).open("a", encoding="utf-8") as file:
        file.write("【示例】停车收费办法解读,1,2\n")
    assert not still_shows(look, project, [EXPLAINED, TABLE])


def test_translation_that_cannot_be_read_may_hold_a_record_back(project: Path) -> None:
    look = open_look(project)
    replace(project / ENGLISH, "summary: ", "openness: withheld\nsummary: [")
    assert not still_shows(look, project)


@pytest.mark.parametrize(
    ("name", "text"),
    [("stray.csv", filled("{id}")), (filled("{mobile}.csv"), "1")],
)
def test_nothing_is_shown_where_nobody_knows_whose_a_leak_is(
    project: Path, name: str, text: str
) -> None:
    look = open_look(project)
    stray = Path(STRAY).with_name(name)
    (project / stray).write_text(text, encoding="utf-8")
    assert not still_shows(look, project, [str(stray)])
    (project / stray).unlink()
    assert still_shows(look, project, [str(stray)])


@pytest.mark.parametrize("path", ["data/gate.yml", "data/units.yml"])
def test_nothing_is_shown_while_a_registry_cannot_be_read(project: Path, path: str) -> None:
    look = open_look(project)
    text = (project / path).read_text(encoding="utf-8")
    (project / path).write_text(f"{text}\n  : [", encoding="utf-8")
    assert not still_shows(look, project, [path])
    (project / path).write_text(text, encoding="utf-8")
    assert still_shows(look, project, [path])


def test_record_that_was_taken_down_stays_so_while_its_list_is_written(project: Path) -> None:
    entries = project / "data/taken-down.yml"
    text = "taken_down:\n  - {id: parking, date: 2021-07-01, reason: error}\n"
    entries.write_text(text, encoding="utf-8")
    look = FirstLook(project, "2021-07-15")
    assert look.pages([ENGLISH], project / "site") == {}
    entries.write_text(text[:-9], encoding="utf-8")
    assert not still_shows(look, project, ["data/taken-down.yml"])


def test_text_of_an_attachment_that_leaks_is_not_kept(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(PLACE, str(project / ".cache"))
    look = open_look(project)
    (project / TABLE).write_text(filled("{id}\n"), encoding="utf-8")
    assert look.pages([TABLE], project / "site") == {}
    texts = (project / ".cache" / ROOM).iterdir()
    assert not any(filled("{id}") in one.read_text(encoding="utf-8") for one in texts)


def test_texts_in_which_nothing_was_found_stay_known_to_the_build(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(PLACE, str(project / ".cache"))
    look = FirstLook(project, "2021-07-15")
    look.pages((), project / "site")
    clean = project / ".cache" / ROOM / CLEAN
    known = clean.read_bytes()
    add(project, "A sentence.")
    assert look.pages([ENGLISH], project / "site")
    assert clean.read_bytes() == known


def test_record_is_shown_again_once_its_file_is_whole(project: Path) -> None:
    look = open_look(project)
    text = (project / ENGLISH).read_text(encoding="utf-8")
    for broken in ("", text[:20], text.replace("id: parking", "id: parking-plan", 1)):
        (project / ENGLISH).write_text(broken, encoding="utf-8")
        assert look.pages([ENGLISH], project / "site") == {}
    (project / ENGLISH).write_text(text, encoding="utf-8")
    assert still_shows(look, project)


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


def test_who_looked_may_end_before_it_took_what_it_was_asked(project: Path) -> None:
    looker = Looker(project, project / "site", "2021-07-15")
    looker.start()
    process = looker._process
    assert process is not None
    assert process.stdin is not None
    process.kill()
    process.wait()
    process.stdin.write("[]\n")
    looker.forget()
    looker.forget()


def test_who_hangs_is_given_up(project: Path) -> None:
    looker = Looker(project, project / "site", "2021-07-15", patience=0.2)
    looker.start()
    process = looker._process
    assert process is not None
    process.send_signal(signal.SIGSTOP)
    assert looker.pages([ENGLISH]) == {}
    assert process.wait() == -signal.SIGKILL
    looker.patience = 60
    add(project, "Read by another.")
    pages = looker.pages([ENGLISH])
    looker.forget()
    assert "Read by another." in pages[project / "site" / PAGE]


def test_page_is_shown_until_a_build_ends_that_knows_of_it() -> None:
    looks, page, other = Looks(), Path("a"), Path("b")
    looks.put({page: "1"})
    first = looks.begin()
    looks.put({page: "2", other: "x"})
    looks.end(first)
    assert (looks.page(page), looks.page(other), looks.page(Path("c"))) == ("2", "x", None)
    looks.end(looks.begin())
    assert looks.page(page) is None
