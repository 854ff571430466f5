"""The index of what is kept: what was asked stands once, and comes back as it was."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.mkdocs.kept.index import KeptAnswers, read_index, write_index
from gongkai.render.asked import SiteAnswer, SiteAnswers, SiteQuestion

NAMES = st.sampled_from(["columns/", "r/a/", "r/b/", "../a.zh.md"])
QUESTIONS = st.builds(SiteQuestion, st.sampled_from(["there", "link", "beside"]), NAMES)
ANSWERS = st.dictionaries(QUESTIONS, st.sampled_from([True, False, None, "", "../r/a/"]))
PAGES = st.dictionaries(st.sampled_from(["", "r/a/", "r/b/"]), ANSWERS)


def kept(file: Path, pages: Mapping[str, SiteAnswers], table: KeptAnswers) -> None:
    entries = {name: ([name], table.numbers(answers)) for name, answers in pages.items()}
    write_index(file, "basis", entries, table)


def read(file: Path) -> dict[str, SiteAnswers]:
    entries, table = read_index(file, "basis", lambda value, numbers: (value, numbers))
    assert all(value == [name] for name, (value, _) in entries.items())
    return {
        name: dict(table.rows[number] for number in numbers)
        for name, (_, numbers) in entries.items()
    }


@given(first=PAGES, second=PAGES)
def test_what_was_asked_comes_back(
    first: Mapping[str, SiteAnswers],
    second: Mapping[str, SiteAnswers],
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    file = tmp_path_factory.mktemp("kept") / "index.json"
    kept(file, first, KeptAnswers())
    assert read(file) == first
    kept(file, second, read_index(file, "basis", lambda *_: None)[1])
    assert read(file) == second
    rows = json.loads(file.read_bytes())["answers"]
    asked = {(question, answer) for page in second.values() for question, answer in page.items()}
    assert len(rows) == len(asked)  # each stands once, and nothing that only others asked


@given(ANSWERS, ANSWERS)
def test_answers_hold_where_all_are_the_same(before: SiteAnswers, now: SiteAnswers) -> None:
    def answer(question: SiteQuestion) -> SiteAnswer:
        return now[question]

    table = KeptAnswers()
    numbers = table.numbers(before)
    if before.keys() <= now.keys():
        assert table.hold(numbers, answer) == all(now[one] == was for one, was in before.items())
    elif all(now.get(one, was) == was for one, was in before.items()):
        with pytest.raises(KeyError):
            table.hold(numbers, answer)


def test_addresses_are_asked_for_once_and_links_for_each_page() -> None:
    asked: list[SiteQuestion] = []

    def answer(question: SiteQuestion) -> SiteAnswer:
        asked.append(question)
        return True

    there, link = SiteQuestion("there", "columns/"), SiteQuestion("link", "../a.zh.md")
    table = KeptAnswers()
    numbers = table.numbers({there: True, link: True})
    assert table.hold(numbers, answer)
    assert table.hold(numbers, answer)
    assert asked == [there, link, link]


@pytest.mark.parametrize(
    "broken",
    [
        "",
        "null",
        "[]",
        '{"form": 2}',
        '{"form": 1, "basis": "basis", "answers": [], "entries": {}}',
        '{"form": 2, "basis": "another", "answers": [], "entries": {}}',
        '{"form": 2, "basis": "basis", "answers": [], "entries": {"r/a/": [["r/a/"], [0]]}}',
        '{"form": 2, "basis": "basis", "answers": [], "entries": {"r/a/": [["r/a/"], [-1]]}}',
        '{"form": 2, "basis": "basis", "answers": [], "entries": {"r/a/": ["r/a/"]}}',
        '{"form": 2, "basis": "basis", "answers": [["there"]], "entries": {}}',
    ],
)
def test_broken_or_foreign_index_counts_as_none(broken: str, tmp_path: Path) -> None:
    file = tmp_path / "index.json"
    file.write_text(broken, encoding="utf-8")
    entries, table = read_index(file, "basis", lambda *_: True)
    assert (entries, table.rows) == ({}, [])


def test_index_that_rests_on_nothing_known_counts_as_none(tmp_path: Path) -> None:
    file = tmp_path / "index.json"
    write_index(file, "", {"r/a/": (["r/a/"], ())}, KeptAnswers())
    assert read_index(file, "", lambda *_: True)[0] == {}
