"""The cache of files that are costly to make."""

from pathlib import Path

import pytest

from gongkai.sources.cache import PLACE, Facts, cache_folder, cached


class Press:
    """Makes a file, and counts how often."""

    def __init__(self, content: bytes = b"content") -> None:
        self.content = content
        self.times = 0

    def __call__(self) -> tuple[bytes, Facts]:
        self.times += 1
        return self.content, {"pages": 3}


def test_file_is_made_once(tmp_path: Path) -> None:
    press = Press()
    first = cached(tmp_path / "room", "key", "pdf", press)
    assert cached(tmp_path / "room", "key", "pdf", press) == first
    assert press.times == 1
    assert (first.path.read_bytes(), first.size, first.facts) == (b"content", 7, {"pages": 3})
    assert {file.name for file in first.path.parent.iterdir()} == {"key.pdf", "key.pdf.json"}


def test_keys_and_forms_are_kept_apart(tmp_path: Path) -> None:
    cached(tmp_path, "key", "pdf", Press(b"a"))
    assert cached(tmp_path, "key", "docx", Press(b"b")).path.read_bytes() == b"b"
    assert cached(tmp_path, "other", "pdf", Press(b"c")).path.read_bytes() == b"c"


@pytest.mark.parametrize(
    ("name", "damage"),
    [
        ("key.pdf", b""),
        ("key.pdf", b"contenT"),
        ("key.pdf", b"content and more"),
        ("key.pdf", None),
        ("key.pdf.json", None),
        ("key.pdf.json", b""),
        ("key.pdf.json", b"[]"),
        ("key.pdf.json", b"{}"),
        ("key.pdf.json", b"\xff"),
    ],
)
def test_damaged_entry_is_made_anew(tmp_path: Path, name: str, damage: bytes | None) -> None:
    press = Press()
    cached(tmp_path, "key", "pdf", press)
    if damage is None:
        (tmp_path / name).unlink()
    else:
        (tmp_path / name).write_bytes(damage)
    assert cached(tmp_path, "key", "pdf", press).path.read_bytes() == b"content"
    assert press.times == 2
    cached(tmp_path, "key", "pdf", press)
    assert press.times == 2


def test_failure_leaves_nothing(tmp_path: Path) -> None:
    def fail() -> tuple[bytes, Facts]:
        raise ValueError

    with pytest.raises(ValueError):
        cached(tmp_path / "room", "key", "pdf", fail)
    assert not (tmp_path / "room").exists()


def test_cache_lies_in_the_project_unless_the_environment_says_otherwise(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(PLACE)
    assert cache_folder(tmp_path, "downloads") == tmp_path / ".cache" / "downloads"
    monkeypatch.setenv(PLACE, "/elsewhere")
    assert cache_folder(tmp_path, "downloads") == Path("/elsewhere/downloads")
