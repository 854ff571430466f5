"""What is made of Pagefind's index: where each term stands, and which words occur."""

import gzip
import json
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from gongkai.mkdocs import postings

TEXTS = {
    "zh_0a": ("停车收费办法", "公共停车场收费，按时间计。"),
    "zh_0b": ("会议", "停\u200b车\u200b收\u200b费\u200b和垃圾。"),
    "en_0c": ("Parking charges", "Parking charges and a permit, 停车."),
    "en_0d": ("Permits", "Parking in a park."),
}


PARTS = ("zh", "zh-2021", "en")


def index(folder: Path) -> Path:
    for part in PARTS:
        (folder / part / "fragment").mkdir(parents=True)
    for name, (title, text) in TEXTS.items():
        page = json.dumps({"url": "/", "content": text, "meta": {"title": title}})
        packed = gzip.compress(b"pagefind_dcd" + page.encode())
        part = "zh-2021" if name == "zh_0b" else name.partition("_")[0]
        (folder / part / "fragment" / f"{name}.pf_fragment").write_bytes(packed)
    postings.write_postings(folder, "zh", ["zh", "zh-2021"])
    postings.write_postings(folder, "en", ["en"])
    return folder


def held(folder: Path, language: str) -> dict[str, str]:
    files = (folder / "postings" / language).glob("[0-9]*.json")
    return {pair: said for file in files for pair, said in json.loads(file.read_text()).items()}


def numbers(steps: str) -> list[int]:
    """Read steps as assets/postings.js does."""
    found, last = [], -1
    for step in steps.split(",") if steps else []:
        last += int(step, 36)
        found.append(last)
    return found


def test_pair_leads_to_titles_and_to_texts(tmp_path: Path) -> None:
    found = held(index(tmp_path), "zh")
    assert [numbers(part) for part in found["停车"].split("/")] == [[0], [1]]
    assert [numbers(part) for part in found["车收"].split("/")] == [[0], [1]]
    assert [numbers(part) for part in found["垃圾"].split("/")] == [[], [1]]
    assert "法公" not in found
    index_of_parts = json.loads((tmp_path / "postings/zh/index.json").read_text())
    assert index_of_parts["pages"] == "0a 0b"
    assert index_of_parts["parts"] == {"zh": 1, "zh-2021": 1}


def test_words_are_those_that_occur_more_than_once(tmp_path: Path) -> None:
    folder = index(tmp_path)
    assert json.loads((folder / "words/en.json").read_text())["words"] == ["parking", "charges"]
    assert json.loads((folder / "words/zh.json").read_text())["pairs"] == "停车收费车收"


@given(st.sets(st.integers(0, 20_000), max_size=40))
def test_steps_are_read_as_they_are_written(there: set[int]) -> None:
    assert numbers(postings._steps(sorted(there))) == sorted(there)


def test_words_lie_beside_their_other_forms(tmp_path: Path) -> None:
    found = held(index(tmp_path), "en")
    assert [numbers(part) for part in found["parking"].split("/")] == [[0], [1]]
    assert [numbers(part) for part in found["permit"].split("/")] == [[], [0]]
    assert [numbers(part) for part in found["permits"].split("/")] == [[1], []]
    assert postings._shard("bus", 97) == postings._shard("buses", 97)
