"""Links of a text with their words, and which of them nobody sees."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.markdown.events import parse
from gongkai.markdown.links import links_with_words

UNSEEN = (
    "[](https://a.example)",
    "[.](https://a.example)",
    "[　](https://a.example)",
    "[\u200b\u2060](https://a.example)",
    "[ㅤ](https://a.example)",
    "说明[。](https://a.example)",
    '<a href="https://a.example"></a>',
    "<a href=https://a.example>&nbsp;</a>",
    '<a href="https://a.example" style="color:#fff">游戏</a>',
    '<a style="COLOR: rgb(255, 255, 255)" href="https://a.example">游戏</a>',
    '<span style="font-size:0">[游戏](https://a.example)</span>',
    '<font color="white"><a href="https://a.example">游戏</a></font>',
    '<div style="display: none">\n<a href="https://a.example">游戏</a>\n</div>',
    '<div style="position:absolute; left:-9999px">\n\n[游戏](https://a.example)\n\n</div>',
    '<p hidden>\n<a href="https://a.example">游戏</a></p>',
    '<a href="https://a.example"><img src="a.png" width="1" height="1"></a>',
    '<a href="https://a.example" style="opacity:0">游戏',
    '<a href="https://a.example" style="font-size:1px">游戏</a>',
    '<a href="https://a.example" style="font-size: .01em">游戏</a>',
    '<a href="https://a.example" style="color:#fefefe">游戏</a>',
    '<a href="https://a.example" style="color:rgb(254,254,254)">游戏</a>',
    '<a href="https://a.example" style="color:rgba(0,0,0,0)">游戏</a>',
    '<a href="https://a.example" style="color:#eee; background:#eee">游戏</a>',
    '<a href="https://a.example" style="background-color: navy; color: navy">游戏</a>',
    '<span style="position:absolute;clip:rect(0,0,0,0)">[游戏](https://a.example)</span>',
    '<span style="clip-path: inset(100%)">[游戏](https://a.example)</span>',
    '<div style="max-height:0;overflow:hidden">\n\n[游戏](https://a.example)\n\n</div>',
    '<div style="height:1px;overflow:hidden">\n\n[游戏](https://a.example)\n\n</div>',
    '<div style="transform:scale(0)">\n\n[游戏](https://a.example)\n\n</div>',
    '<div style="margin-left:-5000px">\n\n[游戏](https://a.example)\n\n</div>',
    '<marquee width="1" height="1"><a href="https://a.example">游戏</a></marquee>',
    '<marquee height="0"><a href="https://a.example">游戏</a></marquee>',
    '<noscript><a href="https://a.example">游戏</a></noscript>',
    "[|](https://a.example)",
    "[-](https://a.example)",
)
SEEN = (
    "[全文](https://a.example)",
    "[→](https://a.example)",
    "[1](https://a.example)",
    "[![分区图](zones.png)](https://a.example)",
    "<https://a.example>",
    "[全文][a]\n\n[a]: https://a.example",
    '<a href="https://a.example" style="color:#00f; font-size:10px">全文</a>',
    '<a href="https://a.example" style="background-color:#fff; line-height:0.5">全文</a>',
    '<span style="display:none">x</span> [全文](https://a.example)',
    '<a href="https://a.example"><img src="a.png" width="120"></a>',
    "[**全文**](https://a.example)",
    "[`x`](https://a.example)",
    '<a href="https://a.example" style="color:#eee; background:#333">全文</a>',
    '<a href="https://a.example" style="opacity:0.9">全文</a>',
    '<a href="https://a.example" style="width:100%; height:1em">全文</a>',
    '<a href="https://a.example" style="margin-left:-10px; top:-2px">全文</a>',
    '<span style="line-height:1; font-size:1.2em">[全文](https://a.example)</span>',
    '<font size="1"><a href="https://a.example">全文</a></font>',
)


@pytest.mark.parametrize("text", UNSEEN)
def test_link_that_nobody_sees(text: str) -> None:
    (link,) = links_with_words(parse(text))
    assert link.is_hidden
    assert link.target == "https://a.example"


@pytest.mark.parametrize("text", SEEN)
def test_link_that_is_seen(text: str) -> None:
    (link,) = links_with_words(parse(text))
    assert not link.is_hidden


def test_links_have_their_own_words_and_places() -> None:
    text = parse("见[甲](https://a.example)和<a href='https://b.example'>乙<b>丙</b></a>。")
    found = [(link.words, text.position(link.offset)) for link in links_with_words(text)]
    assert found == [("甲", (1, 2)), ("乙丙", (1, 25))]


def test_code_holds_no_link() -> None:
    assert links_with_words(parse("`[x](https://a.example)`")) == []


@given(st.text(alphabet="<>a/ =\"'href:style[](){}\n.,；甲0#-", max_size=80))
def test_any_text_is_read(text: str) -> None:
    for link in links_with_words(parse(text)):
        assert link.offset >= 0
