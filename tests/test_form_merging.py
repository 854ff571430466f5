"""What a form writes, put into the file that was there."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from gongkai.form.merging import merged, says_nothing

OLD = """---
# A record with a comment.
id: parking
title: "停车收费"   # as printed
published: 2021-07-12 09:00
issuers: [甲局, 乙局]
claim:
  who: 居民

  amount: 每月30元
topics: [finance]
---
正文。
"""


def front(**values: object) -> str:
    text = yaml.safe_dump(values, allow_unicode=True, sort_keys=False)
    return f"---\n{text}---\n正文。\n"


SAME = {
    "title": "停车收费",
    "id": "parking",
    "topics": ["finance"],
    "issuers": ["甲局", "乙局"],
    "claim": {"who": "居民", "amount": "每月30元"},
    "published": "2021-07-12 09:00",
}


def test_nothing_changed_leaves_the_file_as_it_was() -> None:
    assert merged(OLD, front(**SAME)) == OLD


def test_one_change_changes_one_line() -> None:
    new = merged(OLD, front(**SAME | {"published": "2021-07-13 10:00"}))
    assert new == OLD.replace("published: 2021-07-12 09:00", "published: 2021-07-13 10:00")


def test_what_is_new_comes_last_and_what_is_emptied_goes() -> None:
    new = merged(OLD, front(**SAME | {"topics": [], "summary": "一句话"}))
    assert new == OLD.replace("topics: [finance]\n", "summary: 一句话\n")


def test_what_the_form_does_not_know_stays() -> None:
    """Decap keeps such keys, and writes them in its own form."""
    old = OLD.replace("topics:", "amends:\n  - {doc: other, articles: 第二条}\ntopics:")
    kept = SAME | {"amends": [{"doc": "other", "articles": "第二条"}]}
    assert merged(old, front(**kept)) == old


def test_text_that_only_lost_blank_lines_stays() -> None:
    assert merged(OLD.replace("正文。", "\n正文。\n"), front(**SAME)) == OLD.replace(
        "正文。", "\n正文。\n"
    )


def test_fields_left_empty_are_not_written() -> None:
    written = front(
        id="a", summary="", topics=[], claim={"who": ""}, withdrawn={"date": "", "reason": "x"}
    )
    assert merged(None, written) == "---\nid: a\nwithdrawn:\n  reason: x\n---\n正文。\n"


@pytest.mark.parametrize(
    ("text", "nothing"),
    [
        ("---\nid: a\n---\n", True),
        ("---\nid: a\ntitle: ''\n---\n\n", True),
        ("---\nid: a\ntitle: b\n---\n", False),
        ("---\nid: a\n---\nText\n", False),
        ("no front matter", False),
    ],
)
def test_language_in_which_nothing_was_written(text: str, nothing: bool) -> None:
    assert says_nothing(text) is nothing


keys = st.sampled_from(["title", "summary", "标题", "topics", "x_y"])
texts = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=12)
values = st.one_of(texts, st.lists(texts, max_size=3), st.dictionaries(keys, texts, max_size=3))


@given(st.dictionaries(keys, values), st.dictionaries(keys, values))
def test_the_values_are_those_of_the_form(
    before: dict[str, object], after: dict[str, object]
) -> None:
    def read(text: str) -> dict[str, object]:
        loaded = yaml.load(text.split("---\n")[1], yaml.CBaseLoader) or {}
        assert isinstance(loaded, dict)
        return loaded

    old = merged(None, front(**before))
    assert read(merged(old, front(**after))) == read(merged(None, front(**after)))
