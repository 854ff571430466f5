"""What is kept and was changed by hand into something broken counts as none: nothing breaks off."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from gongkai.mkdocs.kept import copies, files
from gongkai.render.asked import SiteQuestion
from gongkai.sources.cache import cached
from gongkai.sources.clean_texts import CleanTexts

DEEP = "[" * 100_000 + "]" * 100_000
PAGE = {"r/a/": [["values", "digest", [1, 2]], [0]]}
ANSWERS = [["there", "b/", "", True]]


def index(entries: Any = PAGE, answers: Any = ANSWERS) -> str:
    return json.dumps({"form": 2, "basis": "basis", "answers": answers, "entries": entries})


def copy(name: Any, size: Any) -> str:
    file = [name, size, "digest", {}, [1, 2]]
    return index({"a.zh": [["values", {"pdf": file}], []]})


def take(folder: Path) -> None:
    kept = files.KeptFiles(folder, files.PAGES, "basis")
    kept.take("r/a/", "values", lambda _: True, folder / "x.html")
    made = folder / "made.html"
    made.write_text("made", encoding="utf-8")
    kept.keep("r/b/", "values", {SiteQuestion("there", "c/"): True}, "digest", made)
    kept.close()


def take_copy(folder: Path) -> None:
    copies.KeptCopies(folder, folder, "basis").take("a.zh", "values", lambda _: True)


@pytest.mark.parametrize(
    ("name", "text", "use"),
    [
        ("html.json", DEEP, take),
        ("html.json", index({"r/a/": [["values", "digest", [1, 2]], [0.0]]}), take),
        ("html.json", index({"r/a/": [["values", "digest", [1, 2]], [0, float("nan")]]}), take),
        ("html.json", index(answers=[["there", "b/", "", [True]]]), take),
        ("html.json", index(answers=[["there", ["b/"], "", True]]), take),
        ("copies.json", DEEP, take_copy),
        ("copies.json", copy("x.pdf", float("inf")), take_copy),
        ("copies.json", copy("x\0.pdf", 1), take_copy),
    ],
    ids=["deep", "fraction", "nan", "answer", "question", "deep copy", "endless copy", "zero byte"],
)
def test_broken_index_counts_as_none(
    tmp_path: Path, name: str, text: str, use: Callable[[Path], None]
) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    use(tmp_path)


def test_nested_list_of_clean_texts_counts_as_none(tmp_path: Path) -> None:
    (tmp_path / "clean").write_text(DEEP, encoding="utf-8")
    assert not CleanTexts(tmp_path / "clean", b"rules").knows("text")


def test_nested_note_of_a_cached_file_counts_as_none(tmp_path: Path) -> None:
    (tmp_path / "key.pdf").write_bytes(b"old")
    (tmp_path / "key.pdf.json").write_text(DEEP, encoding="utf-8")
    assert cached(tmp_path, "key", "pdf", lambda: (b"new", {})).size == 3
