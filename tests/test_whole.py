"""Files and folders that appear whole or not at all."""

import os
import threading
from pathlib import Path

import pytest

from gongkai import whole
from gongkai.whole import clear_beside, put_folder, write_whole


def folder(place: Path, words: str) -> Path:
    place.mkdir(parents=True)
    (place / "page").write_text(words, encoding="utf-8")
    return place


def test_file_that_cannot_be_written_stays_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "report.md"
    write_whole(file, "old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError) as raised:
        write_whole(file, "new")
    assert raised.value.filename == str(file)
    assert [one.name for one in tmp_path.iterdir()] == ["report.md"]
    assert file.read_text(encoding="utf-8") == "old"


def test_what_is_no_file_is_written_into(tmp_path: Path) -> None:
    """As root, a rename would put a file in the place of /dev/null, for the whole machine."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[str] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_text(encoding="utf-8")))
    reader.start()
    write_whole(pipe, "report")
    reader.join()
    assert read == ["report"]
    assert pipe.is_fifo()
    assert [one.name for one in tmp_path.iterdir()] == ["pipe"]


@pytest.mark.parametrize("can_exchange", [True, False])
def test_folder_takes_the_place_of_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, can_exchange: bool
) -> None:
    if not can_exchange:
        monkeypatch.setattr(whole, "exchange", lambda *_: False)
    site = tmp_path / "site"
    for words in ("first", "second"):
        put_folder(folder(tmp_path / "made", words), site)
        assert (site / "page").read_text(encoding="utf-8") == words
    assert [one.name for one in tmp_path.iterdir()] == ["site"]


def test_old_folder_is_put_back_where_the_second_rename_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = folder(tmp_path / "site", "old")
    monkeypatch.setattr(whole, "exchange", lambda *_: False)
    rename = Path.rename

    def fails(self: Path, target: Path) -> Path:
        if self.name == "new":
            raise PermissionError
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", fails)
    with pytest.raises(PermissionError):
        put_folder(folder(tmp_path / "made", "new"), site)
    assert (site / "page").read_text(encoding="utf-8") == "old"


def test_link_to_a_folder_stays_one(tmp_path: Path) -> None:
    folder(tmp_path / "disk" / "site", "old")
    (tmp_path / "site").symlink_to("disk/site")
    put_folder(folder(tmp_path / "made", "new"), tmp_path / "site")
    assert (tmp_path / "site").is_symlink()
    assert (tmp_path / "disk" / "site" / "page").read_text(encoding="utf-8") == "new"


def test_there_is_no_moment_without_a_folder(tmp_path: Path) -> None:
    site = folder(tmp_path / "site", "0")
    missed: list[OSError] = []
    done = threading.Event()

    def look() -> None:
        while not done.is_set():
            try:
                (site / "page").stat()
            except OSError as error:
                missed.append(error)

    reader = threading.Thread(target=look)
    reader.start()
    for number in range(100):
        put_folder(folder(tmp_path / "made", str(number)), site)
    done.set()
    reader.join()
    assert missed == []


def test_what_a_killed_run_left_is_cleared(tmp_path: Path) -> None:
    folder(tmp_path / f".site{whole.BESIDE}abc" / "new", "half")
    folder(tmp_path / ".other", "kept")
    clear_beside(tmp_path / "site")
    assert [one.name for one in tmp_path.iterdir()] == [".other"]
