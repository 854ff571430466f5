"""What who reads again and again remembers of files: nothing but what they say now."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from gongkai.sources.load import LoadMemory, load
from workspace import PARKING

Change = Callable[[Path], None]


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
