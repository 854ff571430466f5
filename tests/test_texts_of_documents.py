"""What is read in titles, index numbers and running text of documents."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.measures.text_overlap import LEAST, excerpt_share
from gongkai.model.index_numbers import IndexNumber, read_index
from gongkai.model.titles import may_mean, plain_title, titles_in

INDEX = {  # the shapes of R73
    "370402/2025-00417": ("370402", 2025, None, 417),
    "000014349/2017-00110": ("000014349", 2017, None, 110),
    "11370400MB2857000A/2021-00050": ("11370400MB2857000A", 2021, None, 50),
    "11370400MB2857000A/202110-00013": ("11370400MB2857000A", 2021, 10, 13),
    "370800-02/2025-6667894": ("370800-02", 2025, None, 6667894),
    "示例-07／２０２１-10": ("示例-07", 2021, None, 10),
    "370402-2025-00417": None,
    "第5号": None,
}
TITLES = {
    "关于印发《甲办法》和《乙办法》的通知": [("甲办法", 4), ("乙办法", 10)],
    "关于修改《关于印发〈甲办法〉的通知》的决定": [("关于印发〈甲办法〉的通知", 4)],
    "《转发《甲办法》的通知》解读": [("转发《甲办法》的通知", 0)],
    "没有》名称《": [],
}
MEANT = {
    ("停车收费办法", "【示例】示例区公共停车收费管理办法"): True,
    ("示例区公共停车收费管理办法（试行）", "示例区公共停车收费管理办法"): True,
    ("《停车办法》", "停车办法"): True,
    ("停车收费办法", "生活垃圾分类管理办法"): False,
    ("办法", "停车收费办法"): False,
}
ARTICLE = "".join(chr(0x4E00 + place) for place in range(200))


@pytest.mark.parametrize("text", INDEX)
def test_index_number_is_read(text: str) -> None:
    wanted = INDEX[text]
    assert read_index(text) == (wanted and IndexNumber(*wanted))


@pytest.mark.parametrize("text", TITLES)
def test_outer_titles_are_found(text: str) -> None:
    assert [(one.name, one.start) for one in titles_in(text)] == TITLES[text]


@pytest.mark.parametrize("pair", MEANT)
def test_a_shortened_name_may_mean_a_document(pair: tuple[str, str]) -> None:
    assert may_mean(*pair) is MEANT[pair]


@given(st.text())
def test_plain_title_is_plain(title: str) -> None:
    assert plain_title(f"【示例】{title}") == plain_title(title)
    assert may_mean(title, title)


def test_share_of_a_text_that_stands_in_another() -> None:
    other = "".join(chr(0x6E00 + place) for place in range(200))
    assert excerpt_share(ARTICLE, [ARTICLE]) == 1
    assert excerpt_share(ARTICLE, [other]) == 0
    assert excerpt_share(ARTICLE, [other, ARTICLE]) == 1
    assert excerpt_share(f"{ARTICLE}{other}", [ARTICLE]) == pytest.approx(0.5, abs=0.03)
    assert excerpt_share(ARTICLE[:LEAST], [ARTICLE]) is None, "too short to be judged"


def test_marks_and_addresses_are_no_wording() -> None:
    dressed = f"## {ARTICLE[:90]}\n\n> **{ARTICLE[90:100]}** [{ARTICLE[100:]}](record:fees)"
    assert excerpt_share(dressed, [ARTICLE]) == 1
