"""What a form writes, put into the file that was there."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from gongkai.form.merging import CONFIRM, merged, says_nothing, with_unconfirmed

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


def test_a_comment_above_what_changed_stays_unless_it_asks_to_confirm_it() -> None:
    above = OLD.replace("published:", "# Set by the office.\n# 待确认：推断的\npublished:")
    new = merged(above, front(**SAME | {"published": "2021-07-13"}))
    assert "# Set by the office.\npublished: '2021-07-13'\n" in new.replace('"', "'")
    assert "待确认" not in new
    assert merged(OLD, front(**SAME | {"id": "other"})).startswith(
        "---\n# A record with a comment.\n"
    )


TEXT = """开头。

- 甲；
- 乙。

| 村 | 户数 |
|---|---:|
| 东村 | 2-3 |
| 西村 | 64 |

结尾。
"""
REWRITTEN = """开头。

* 甲；
* 乙。

| 村  | 户数  |
| --- | ---: |
| 东村 | 2-3 |
| 西村 | 64  |

结尾。"""


@pytest.mark.parametrize(
    ("was", "now"), [("结尾。", "结尾。加字。"), ("乙。", "丙。"), ("64", "65"), ("2-3", "2--3")]
)
def test_a_change_of_the_text_leaves_the_other_lines_as_they_were(was: str, now: str) -> None:
    """Decap writes each list with stars, and each table with columns that are filled up."""
    old = OLD.replace("正文。\n", TEXT)
    new = merged(old, front(**SAME).replace("正文。\n", REWRITTEN.replace(was, now)))
    changed = [line for line in new.split("\n") if line not in old.split("\n")]
    assert len(changed) == 1 and now in changed[0]
    assert yaml.safe_load(new.split("---\n")[1]) == yaml.safe_load(old.split("---\n")[1])
    assert new.endswith("。\n")


GUESSED = OLD.replace("title:", "# 待确认：标题：按版面读出\ntitle:").replace(
    "issuers:", "# 待确认：“issuers”是推断的（红头）\nissuers:"
)
ASKED = ["标题：按版面读出", "“issuers”是推断的（红头）"]


def test_what_is_to_be_confirmed_is_a_list_in_the_form() -> None:
    given = with_unconfirmed(GUESSED)
    assert yaml.safe_load(given.split("---\n")[1])[CONFIRM] == ASKED
    assert merged(GUESSED, given) == GUESSED
    assert with_unconfirmed(OLD) == OLD


@pytest.mark.parametrize("taken", [[0], [1], [0, 1]])
def test_what_is_taken_off_the_list_loses_its_comment_alone(taken: list[int]) -> None:
    still = [one for at, one in enumerate(ASKED) if at not in taken]
    after = merged(GUESSED, front(**{CONFIRM: still}, **SAME))
    expected = GUESSED
    for at in taken:
        expected = expected.replace(f"# 待确认：{ASKED[at]}\n", "")
    assert after == expected
    assert CONFIRM not in after


def test_a_form_that_has_no_such_list_confirms_nothing() -> None:
    assert merged(GUESSED, front(**SAME)) == GUESSED
