"""Links by a name that nothing in the text defines, and brackets that are only brackets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.markdown.events import parse
from gongkai.sources.undefined_names import names_defined, undefined_names

LINKS = (
    "见[停车办法][nodef]。",
    "[停车办法][]",
    "![分区图][tu-1]",
    "[**停车**办法][parking]",
    "| 文件 |\n|---|\n| [停车办法][a1] |\n",
    "- [停车办法][停车办法]",
    "[停车办法][办法二]\n\n[办法]: https://a.example",
    "见[停车办法][1]",
    "[the parking rules][parking]",
    "> [停车办法][nodef]，其他",
    "见PDF[停车办法][nodef]",
    "[停车办法][b]\n\n[a]: https://a.example",
    "[停车办法][停车收费]\n\n[停车办]: https://a.example",
    "见[公共停车收费管理办法][停车办法]。",
    "见[停车办法][链接1]。",
)
BRACKETS = (
    "[2021][6]",
    "[1][2]",
    "甲[^1][^2]",
    "[停车][^1]\n\n[^1]: 注",
    "`[停车办法][nodef]`",
    "```\n[停车办法][nodef]\n```",
    "- [ ][x] 任务",
    "[x][ ]",
    "[x][]",
    "[是][否]",
    "[姓名][性别]",
    "[必填][日期]",
    "[Required][number]",
    "\\[停车办法\\]\\[nodef\\]",
    "[停车办法][a]\n\n[a]: https://a.example",
    "[停车办法][]\n\n[停车办法]: https://a.example",
    "〔停车〕[nodef]",
    "row[key][name]",
    "[公告][PDF]",
    "[公告][pdf]",
    "[附件][NEW]",
    "[注1][2]",
    "[参考文献][3]",
    "值为[0,1][2,3]",
    "[2021-06-01][parking]",
    "[甲](https://a.example)[乙](https://b.example)",
    "[停车办法](zones.csv)[nodef]",
    "[咨询电话][12345]",
    "[项目编号][2021-370102-01]",
    "[管径][dn100]",
    "[公众号][sample-fabu]",
    "[更新日期][yyyy-mm-dd]",
    "[系统][v2.1]",
    "[示例政发][2021] 6号",
    "[政策视频][mp4]",
    "[公告全文][word]",
    "the [said party][sic] shall",
    "[责任编辑][abc]",
    "[参考资料][1]",
    "[甲方][乙方]\n\n[办法]: https://a.example",
    "[主动公开][依申请公开]\n\n[办法]: https://a.example",
    "[公开][x]\n\n[p]: https://a.example",
    "[停车办法][nodef](https://a.example)",
    "[转自新华社][xinhua]",
    "[来源][people]",
    "[停车办法][修订]",
    "[停车收费公示][公开目录]",
    "[主动公开][公开]",
)


@pytest.mark.parametrize("text", LINKS)
def test_link_by_a_name_that_is_not_defined(text: str) -> None:
    (link,) = undefined_names(parse(text))
    assert link.written == f"[{link.words}][{link.name}]"


@pytest.mark.parametrize("text", BRACKETS)
def test_brackets_that_are_no_link(text: str) -> None:
    assert list(undefined_names(parse(text))) == []


def test_names_are_those_of_definitions() -> None:
    text = parse("[停车办法][nodef]\n\n[办法]: https://a.example\n[Two Words]: https://b.example\n")
    assert names_defined(text) == ["办法", "Two Words"]


@given(st.text(alphabet="[]()^`\\!<a>停车1x \n:-", max_size=80))
def test_any_text_is_read(text: str) -> None:
    read = parse(text)
    for link in undefined_names(read):
        assert link.written in text
        assert read.source[link.offset :].startswith(b"[")
