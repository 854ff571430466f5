"""What who reads again and again remembers of files: nothing but what they say now."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from gongkai.model.file_text import FileText, Lack, Lacking
from gongkai.sources import file_memory, records
from gongkai.sources.cache import PLACE
from gongkai.sources.documents.child import Child
from gongkai.sources.file_memory import FileMemory
from gongkai.sources.load import LoadMemory, load
from workspace import PARKING

Change = Callable[[Path], None]


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have what was written a moment ago remembered too."""
    monkeypatch.setattr(file_memory, "FRESH", 0)


def replace(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


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


def refuse_a_file(project: Path) -> None:
    (project / PARKING).with_name("parking-table.csv").unlink()
    (project / PARKING).with_name("parking-table.csv").symlink_to(project / "mkdocs.yml")


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
        refuse_a_file,
    ],
)
@pytest.mark.usefixtures("at_once")
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


@pytest.mark.usefixtures("at_once")
def test_only_what_changed_is_read_again(column: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    memory, read, parse = LoadMemory(), [], records.parse
    monkeypatch.setattr(records, "parse", lambda root, file: read.append(file) or parse(root, file))
    load(column, memory=memory)
    assert len(read) == len({*column.glob("content/**/*.md")})
    read.clear()
    (column / PARKING).with_name(".parking.zh.md.swp").write_text("an editor's own")
    load(column, memory=memory)
    assert {file.id for file in read} <= {"parking"}


def test_what_changes_while_it_is_read_is_read_again(tmp_path: Path) -> None:
    text, other = tmp_path / "text", tmp_path / "other"
    text.write_text("a")
    other.write_text("1")
    memory: FileMemory[str] = FileMemory()
    memory.begin(tmp_path)

    def read() -> str:
        found = other.read_text()
        other.write_text("2")
        return found

    assert memory.recall(["text"], None, read, lambda _: ["other"]) == "1"
    assert memory.recall(["text"], None, read, lambda _: ["other"]) == "2"


def test_file_that_a_link_leads_to_is_read_again(column: Path) -> None:
    gate, elsewhere = column / "data/gate.yml", column.parent / "gate.yml"
    gate.rename(elsewhere)
    gate.symlink_to(elsewhere)
    memory = LoadMemory()
    assert load(column, memory=memory).unread_registries == frozenset()
    replace(elsewhere, "绝密", "绝对秘密")
    known = load(column, memory=memory).catalog.registries.gate
    assert known == load(column).catalog.registries.gate


@pytest.mark.usefixtures("at_once")
def test_attachment_that_was_not_read_by_chance_is_read_again(
    column: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(PLACE, str(column / ".cache"))
    memory = LoadMemory()
    with monkeypatch.context() as patch:
        failed = FileText(lacking=(Lacking(Lack.FAILED),))
        patch.setattr(Child, "read", lambda *_: failed)
        assert load(column, memory=memory).stored.attached[0].text == failed
    assert load(column, memory=memory).stored.attached[0].text.extracts
