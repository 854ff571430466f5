"""The reform of a zone: each function before and after, and offices that its plan names."""

from typing import Any

import pytest

from any_column import AS_OF
from gongkai.measures.issuers import Issuers
from gongkai.measures.measure import measure
from gongkai.measures.offices import unnamed_offices
from gongkai.views.blocks import GridBlock, Numbers
from gongkai.views.records import RecordPage, record_pages
from small_column import make_catalog, registries

FUNCTIONS: list[dict[str, Any]] = [
    {"function": "招商", "before": "招商局", "after": "平台公司"},
    {"function": "统计", "before": "经济局", "after": "经济局"},
    {"function": "停车", "after": "综合部"},
    {"function": "报纸", "before": "办公室", "ended": "停办"},
    {"function": "绿化", "before": "规划局"},
]


def test_each_function_says_what_became_of_it() -> None:
    posts = [{"role": "职员", "before": "86", "after": "52"}, {"role": "岗位", "before": "1"}]
    zone = {"id": "zone", "kind": "organisation", "functions": FUNCTIONS, "posts": posts}
    catalog = make_catalog([zone])
    page = next(iter(record_pages(catalog, measure(catalog, AS_OF))))
    assert isinstance(page.data, RecordPage)
    blocks = page.data.content.blocks
    functions, numbers = (block.grid for block in blocks if isinstance(block, GridBlock))
    counts = next(block for block in blocks if isinstance(block, Numbers))

    changes = [[value.label.message for value in row[-1]] for row in functions.rows[1:]]
    assert changes == [["moved"], ["unchanged"], ["added"], ["ended"], ["nobody has it"]]
    assert [value.zh for value in functions.rows[4][2]] == ["停办"]
    assert [field.values for field in counts.fields] == [(1,)] * 5
    assert [row[-1] and row[-1][0].values for row in numbers.rows] == [{"number": 34}, ()]


@pytest.mark.parametrize(
    ("said", "unnamed"),
    [
        ("平台公司招商部", []),
        ("平台公司招商部，按年公布业绩", []),
        ("市财政局和平台公司招商部", []),
        ("投资促进中心", ["投资促进中心"]),
        ("投资促进中心、平台公司招商部", ["投资促进中心"]),
        ("住房和城乡建设局", []),
        ("自然资源和规划局", ["自然资源和规划局"]),
    ],
)
def test_offices_are_sought_by_each_of_their_names(said: str, unnamed: list[str]) -> None:
    issuers = Issuers(registries().units)
    text = "招商由**平台公司招商部**承担，经费由某市财政税务局安排，\n道路移交住房和城乡建设局。"

    assert list(unnamed_offices(said, text, "zh", "finance", issuers)) == unnamed
