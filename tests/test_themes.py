"""A theme on one page: each document once, by its authoritative copy, with all its sources."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from any_column import AS_OF
from gongkai.measures.measure import measure
from gongkai.measures.one_document import authoritative, one_documents
from gongkai.model.kinds.external import External
from gongkai.views.board import Board
from gongkai.views.themes import theme_pages
from small_column import make_catalog, registries

FILING = {"filing": {"copies": {"share": "0.9", "titled": "0.6", "again": "180"}}}
PAGE = "https://www.example.gov.cn/plan.html"
LONG = (
    "自下月起，往返医院和火车站的线路在工作日早晚各加开四班，首班车提前到早上六点。学校门口的站点在上学和放学"
    "时间安排专人维持秩序，家长接送车辆请停到指定位置。老年卡、学生卡在跨界线路通用，票价按里程计算。"
    "每个季度公布一次客流，连续三个月不足的线路改为预约车，改动以前先听取沿线村、社区的意见。"
)


def on(name: str, **more: Any) -> dict[str, Any]:
    return {"id": name, "kind": "notice", "title": f"{name}通知", "themes": ["circle"]} | more


def found_in(*records: dict[str, Any]) -> dict[str, list[str]]:
    catalog = make_catalog(records, registries(FILING))
    found = one_documents(catalog.of_term("themes", "circle"), catalog)
    return {one.address or one.record.id: [other.id for other in one.others] for one in found}


def test_copies_stand_with_the_copy_that_they_name() -> None:
    assert found_in(on("a", canonical="b"), on("b"), on("c", canonical="a"), on("d")) == {
        "b": ["a", "c"],
        "d": [],
    }


def test_a_page_elsewhere_is_the_record_that_was_entered_for_it() -> None:
    there = on("there", kind="external", address=PAGE)
    copies = [on("a", canonical=PAGE), on("b", canonical=PAGE)]
    assert found_in(*copies) == {PAGE: ["b"]}
    assert found_in(*copies, there) == {"there": ["a", "b"]}


def test_the_copy_named_is_shown_although_it_is_not_under_the_theme() -> None:
    assert found_in(on("a", canonical="b"), on("b", themes=[])) == {"b": ["a"]}


def test_one_text_of_two_units_is_one_document_and_two_sets_of_figures_are_two() -> None:
    first = on("first", text=LONG, published="2021-03-01")
    second = on("second", text=LONG, unit="district", published="2021-04-01")
    assert found_in(first, second) == {"first": ["second"]}

    other = on(
        "other", text=LONG.replace("四班", "八班").replace("六点", "七点"), published="2021-04-01"
    )
    titles = {"title": "2021年3月班次"}, {"title": "2021年4月班次"}
    assert len(found_in(first | titles[0], other | titles[1])) == 2


def test_a_number_makes_a_record_here_and_a_page_elsewhere_one() -> None:
    number = {"number": "某政字〔2021〕5号"}
    there = on("there", kind="external", address=PAGE, number="某政字[2021]5号")
    assert found_in(on("here", **number), there) == {"there": ["here"]}


@given(st.lists(st.sampled_from(["a", "b", "c", "d", None]), min_size=4, max_size=4))
def test_every_record_stands_once_whatever_names_what(named: list[str | None]) -> None:
    records = [
        on(name, **({"canonical": other} if other not in (None, name) else {}))
        for name, other in zip("abcd", named, strict=True)
    ]
    found = found_in(*records)
    assert sorted([*found, *(one for others in found.values() for one in others)]) == [*"abcd"]


def test_the_page_has_one_row_for_each_document() -> None:
    catalog = make_catalog(
        [
            on("own", unit="finance"),
            on("again", unit="district", canonical="own"),
            on("there", kind="external", address=PAGE),
        ]
    )
    (page,) = theme_pages(catalog, measure(catalog, AS_OF))
    assert isinstance(page.data, Board)

    rows = {
        section.title.zh: [[len(cell) for cell in row] for row in section.grid.rows]
        for section in page.data.sections
    }
    assert rows == {"市财政局": [[1, 0, 1, 1, 1]], "www.example.gov.cn": [[1, 0, 0, 1, 0]]}


@pytest.mark.parametrize("circle", [["b", "a"], ["b", "c", "a"]])
def test_records_in_a_circle_have_their_own_copy(circle: list[str]) -> None:
    records = [on(name, canonical=other) for name, other in zip("abc", circle, strict=False)]
    catalog = make_catalog(records)
    for name in "abc"[: len(circle)]:
        assert authoritative(catalog[name], catalog) is catalog[name]


def test_a_record_of_a_page_elsewhere_leads_to_that_page() -> None:
    catalog = make_catalog([on("a", canonical="b"), on("b", kind="external", address=PAGE)])
    assert isinstance(catalog["b"], External)
    assert authoritative(catalog["a"], catalog) == PAGE
