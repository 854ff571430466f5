"""Pages are read as browsers read them, wholly, and alike in one process or in several."""

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from gongkai.links.reading import theme_chrome
from gongkai.links.reading.link import PageLink
from gongkai.links.reading.named_addresses import srcset_addresses
from gongkai.links.reading.page import PageReader
from gongkai.links.reading.scan import page_files, scan
from gongkai.links.reading.served import serve


def unheard(done: int, total: int) -> None:
    pass


def contexts(html: str) -> list[tuple[str, str]]:
    read = PageReader().read("r/a/", html.encode())
    return [(link.text, link.context) for link in read.own.links if link.attribute == "a[href]"]


def _shown(link: PageLink) -> tuple[str, str, str]:
    return link.href, link.attribute, link.text


def test_cutting_out_the_chrome_loses_nothing(
    demonstration: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is read of a page with its chrome cut out is what is read of the whole page."""
    served = serve(demonstration)
    cut = scan(served, {}, "", unheard)
    monkeypatch.setattr(theme_chrome, "PARTS", ())
    whole = {read.page: read for read in scan(served, {}, "", unheard).pages}
    assert any(read.chrome for read in cut.pages)
    for read in cut.pages:
        others = {*map(_shown, read.others())}
        ids = Counter(read.ids)
        for key in read.chrome:
            others.update((link.href, link.attribute, "") for link in cut.chrome[key].links)
            ids.update(cut.chrome[key].ids)
        reported = whole[read.page]
        assert read.content() == reported.content(), read.page
        assert others == {*map(_shown, reported.others())}, read.page
        assert ids == Counter(reported.ids), read.page


def test_processes_read_what_one_reads(demonstration: Path) -> None:
    served = serve(demonstration)
    planted = {"planted/": b"<a href=x>1</a>"}
    one, many = (scan(served, planted, "https://x/", unheard, jobs=jobs) for jobs in (1, 2))
    assert one == many
    assert len(one.pages) == len(page_files(served)) + 1


def test_every_link_of_a_page_is_read(demonstration: Path) -> None:
    """An independent, slower look at every element finds the same addresses and ids."""
    reader = PageReader()
    for file in sorted(demonstration.rglob("index.html"))[::20]:
        html = file.read_bytes()
        address = file.parent.relative_to(demonstration).as_posix() + "/"
        read = reader.read("" if address == "./" else address, html)
        parts = [read.own, *(reader._chrome[key] for key in read.chrome)]
        hrefs = Counter(
            link.href
            for part in parts
            if part
            for link in part.links
            if link.attribute == "a[href]"
        )
        ids = Counter(one for part in parts if part for one in part.ids)
        nodes = list(LexborHTMLParser(html).root.traverse())  # type: ignore[union-attr]
        assert hrefs == Counter(
            node.attributes["href"]
            for node in nodes
            if node.tag == "a" and "href" in node.attributes
        )
        assert ids == Counter(node.attributes["id"] for node in nodes if node.attributes.get("id"))


def test_progress_ends_with_all() -> None:
    heard: list[tuple[int, int]] = []
    planted = {f"{n}/": b"<p>" for n in range(3)}
    scan(
        serve(Path(__file__).parent / "links"),
        planted,
        "",
        lambda *done: heard.append(done),
    )
    assert heard[-1] == (3, 3)


@pytest.mark.parametrize(
    ("html", "text", "context"),
    [
        ("<p>甲。见<a href=x>此处</a>，乙。丙。</p>", "此处", "见此处，乙。"),
        ("<p>One. See <a href=x>here</a> for 2. Three.</p>", "here", "See here for 2."),
        ("<p>此处无关。又<a href=x>此处</a>有关。</p>", "此处", "又此处有关。"),
        ("<p>停车怎么收费？长图来了！<a href=x>办法</a>。乙。</p>", "办法", "长图来了！办法。"),
        ("<p>各单位要抓好贯彻落实工作！<a href=x>办法</a>。乙。</p>", "办法", "办法。"),
        ("<table><tr><td>号<td>一<td><p><a href=x>查看</a></table>", "查看", "号 一 查看"),
        ("<ul><li>甲<a href=x>乙</a><ul><li>丙</ul></ul>", "乙", "甲乙"),
        ("<dl><div><dt>解读</dt><dd>1</dd><dd><a href=x>乙</a></dd></div></dl>", "乙", "解读 乙"),
        ("<h2>甲 <a href=x>乙</a></h2>", "乙", "甲 乙"),
        ('<p>甲<a href=x><img src=y alt="图 一"></a></p>', "图 一", "甲"),
        ("<p>甲<a href=x aria-label=标签></a></p>", "标签", "甲"),
        ("<div>甲<a href=x> 乙\n 丙 </a></div>", "乙 丙", "乙 丙"),
    ],
)
def test_what_a_reader_sees_of_a_link(html: str, text: str, context: str) -> None:
    assert contexts(html) == [(text, context)]


TAGS = ["<p>", "</p>", "<a href=", "<a name=x id=x>", "<table><tr><td>", "</table>", "<li>", "<dd>"]
PIECES = [
    *TAGS,
    "<template>",
    "<!--",
    "<base href=y>",
    "<script type='application/ld+json'>",
    "[[1",
]


@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=5)), max_size=20))
def test_no_page_is_too_broken_to_be_read(pieces: list[str]) -> None:
    html = "".join(pieces).encode("utf-8", "surrogatepass")
    read = PageReader().read("r/a/", html)
    assert all(isinstance(link.href, str) for link in read.own.links)


def test_linked_data_that_nests_without_end_is_passed_over() -> None:
    html = "<script type='application/ld+json'>" + "[" * 100_000 + "</script><a href=x>1</a>"
    assert [link.href for link in PageReader().read("", html.encode()).own.links] == ["x"]


@pytest.mark.parametrize(
    ("srcset", "found"),
    [
        ("a.png", ["a.png"]),
        ("a.png 1x, b.png 2x", ["a.png", "b.png"]),
        (" a,b.png 480w,\n c.png", ["a,b.png", "c.png"]),
        ("a.png, b.png", ["a.png", "b.png"]),
        ("", []),
    ],
)
def test_srcset(srcset: str, found: list[str]) -> None:
    assert srcset_addresses(srcset) == found


def test_chrome_of_a_page_that_moves_its_base_is_read_with_it() -> None:
    part = (
        b'<div class="md-sidebar--primary gk-nav"><a href="../">1</a></div><main class="md-main">'
    )
    reader = PageReader()
    usual, moved = (reader.read("r/a/", head + part) for head in (b"", b'<base href="/x/">'))
    assert len(usual.chrome) == 1 and not usual.own.links
    assert not moved.chrome
    assert [link.href for link in moved.own.links if link.attribute == "a[href]"] == ["../"]


def head(before: bytes, behind: bytes) -> bytes:
    icon = b'<link rel="icon" href="../../i.svg"><link rel="stylesheet" href="../../a--b.css">'
    return b"<!doctype html><html><head><title>t</title>" + before + icon + behind + b"</head>"


CONFIG = b'<script id="__config" type="application/json">{}</script></body></html>'


def test_base_and_redirect_are_read_wherever_they_stand_in_the_head() -> None:
    moved = head(b"", b'<base href="https://other.example/x/">')
    read = PageReader().read("a/b/", moved + b'<body><a href="../../x/">t</a>' + CONFIG)
    assert (read.base, read.chrome) == ("https://other.example/x/", ())
    onward = head(b"", b'<meta http-equiv="refresh" content="0; url=../../gone/">')
    assert PageReader().read("a/b/", onward + b"<body>" + CONFIG).redirect == "../../gone/"


@pytest.mark.parametrize(
    ("before", "body"),
    [
        (b"", b""),
        (b"", b'<!-- <script id="__config" -->'),
        (b"", b"<img alt='<script id=\"__config\"' src='../../a.png'>"),
        (b"", b"<script>x = '<script id=\"__config\"'</script>"),
        (b'<style>/* <link rel="icon" */</style>', b""),
        (b'<!-- <link rel="icon" --><!-- <link rel="icon" href="x"> -->', b""),
    ],
)
def test_no_link_is_lost_where_a_text_looks_like_chrome(before: bytes, body: bytes) -> None:
    link = b'<main><a href="../../gone/">gone</a></main>'
    read = PageReader().read("a/b/", head(before, b"") + b"<body>" + body + link + CONFIG)
    content = [one for one in read.own.links if one.attribute == "a[href]" and one.is_content]
    assert [(one.href, one.text) for one in content] == [("../../gone/", "gone")]


def test_what_stands_in_templates_within_templates_is_no_content() -> None:
    html = b"<nav><a href=1>1</a><nav><a href=2>2</a></nav></nav><p><a href=3>3</a></p>" + (
        b'<p><a class="md-skip" href="#a">s<img src=k.png alt=t></a></p>'
    )
    read = PageReader().read("a/b/", html)
    assert [one.href for one in read.own.links if one.is_content] == ["3", "k.png"]


def test_chrome_that_leads_elsewhere_from_other_pages_is_read_with_each() -> None:
    part = b'<div class="md-sidebar--primary gk-nav"><a href="x">1</a></div><main class="md-main">'
    reader = PageReader()
    first, second = (reader.read(page, part + b"</div>") for page in ("r/a/", "r/b/"))
    assert (first.chrome, second.chrome) == ((), ())
    assert [link.href for link in second.own.links] == ["x"]


def unders(html: str) -> list[tuple[str, str]]:
    read = PageReader().read("r/a/", f"<div data-gk-text>{html}</div>".encode())
    return [(link.text, link.under) for link in read.own.links if link.attribute == "a[href]"]


def test_heading_with_a_year_is_kept_with_the_links_below_it() -> None:
    html = """
    <h1 id="a">2022年动态</h1><p><a href="x">零</a></p>
    <h2 id="b">2019年</h2><ul><li><a href="x">一</a></li></ul>
    <h3 id="c">食品</h3><p><a href="x">二</a></p>
    <h3 id="d">二〇一八年</h3><p><a href="x">三</a></p>
    <h2 id="e">其他</h2><p><a href="x">四</a></p>
    """

    assert unders(html) == [
        ("零", ""),
        ("一", "2019年"),
        ("二", "2019年"),
        ("三", "二〇一八年"),
        ("四", ""),
    ]


def test_head_of_a_column_with_a_year_is_kept_with_the_links_below_it() -> None:
    html = """
    <h2 id="a">2019年</h2>
    <table><thead><tr><th>事项</th><th>2022</th><th>2023</th></tr></thead>
    <tbody><tr><td><a href="x">一</a></td><td><a href="x">二</a></td>
    <td><p><a href="x">三</a> <strong><a href="x">四</a></strong></p></td>
    </tr><tr><td><a href="x">五</a></td></tr></tbody></table>
    <table><tr><td>2021</td></tr><tr><td><a href="x">六</a></td></tr></table>
    """
    heads = ["2019年", "2022", "2023", "2023", "", "2019年"]

    assert unders(html) == list(zip("一二三四五六", heads, strict=True))


@pytest.mark.parametrize(
    "rows",
    [
        '<tr><td rowspan="2">区</td></tr><tr><td>3</td><td><a href="x">一</a></td></tr>',
        '<tr><td colspan="2">区</td><td><a href="x">一</a></td></tr>',
        '<tr><td>区</td><td colspan="1"><a href="x">一</a></td><td>2</td></tr>',
    ],
)
def test_columns_are_not_counted_where_a_cell_reaches_over_several(rows: str) -> None:
    head = "<tr><th>单位</th><th>2020年</th><th>2021年</th></tr>"

    assert unders(f"<h2>2019年</h2><table>{head}{rows}</table>") == [("一", "")]


def test_links_outside_a_text_stand_under_nothing() -> None:
    read = PageReader().read("r/a/", b'<h2 id="a">2019</h2><p><a href="x">1</a></p>')

    assert [link.under for link in read.own.links] == [""]


def kinds(html: str) -> list[tuple[str, str]]:
    read = PageReader().read("r/a/", f"<div data-gk-text>{html}</div>".encode())
    return [(link.text, link.kind) for link in read.own.links if link.attribute == "a[href]"]


def test_head_of_a_column_that_is_a_class_is_kept_with_the_links_below_it() -> None:
    html = """
    <h2 id="a">2019年</h2>
    <table><thead><tr><th>标题</th><th>文件</th><th>政策解读</th><th>备注</th></tr></thead>
    <tbody><tr><td><a href="x">一</a></td><td><a href="x">二</a></td>
    <td><p><strong><a href="x">三</a></strong></p></td><td><a href="x">四</a></td></tr>
    <tr><td>乙</td><td>见<a href="x">五</a></td>
    <td><a href="x">六</a><a href="x">七</a></td><td></td></tr>
    <tr><td>丙</td><td><a href="x">八</a></td></tr></tbody></table>
    """
    heads = ["", "文件", "政策解读", "", "", "", "", ""]

    assert kinds(html) == list(zip("一二三四五六七八", heads, strict=True))
    assert unders(html) == [(text, "2019年") for text in "一二三四五六七八"]


def test_first_cell_of_a_row_is_the_head_of_the_cell_beside_it() -> None:
    html = """
    <table><tr><td>解读</td><td><a href="x">一</a></td><td><a href="x">二</a></td></tr>
    <tr><td><a href="x">三</a></td><td><a href="x">四</a></td></tr>
    <tr><td rowspan="2">图解</td><td><a href="x">五</a></td></tr>
    <tr><td>停车收费</td><td><a href="x">六</a></td></tr></table>
    """

    assert kinds(html) == list(zip("一二三四五六", ["解读", "", "", "", "", ""], strict=True))


def test_first_row_of_short_words_holds_the_heads_of_columns() -> None:
    row = '<tr><td>停车</td><td><a href="x">一</a></td><td>2019</td></tr>'
    for first, kind in (
        ("<td>名称</td><td>图解</td><td>年份</td>", "图解"),
        ("<td>停车</td><td>图解</td><td>2019</td>", "图解"),
        ('<td>名称</td><td><a href="y">图解</a></td><td>年份</td>', ""),
        ("<td>停车收费管理办法的制定</td><td>图解</td><td>年份</td>", ""),
        ("<td>名称</td><td></td><td>年份</td>", ""),
    ):
        assert kinds(f"<table><tr>{first}</tr>{row}</table>")[-1] == ("一", kind)
    empty = "<thead><tr><th></th><th></th></tr></thead>"
    rows = '<tr><td>名称</td><td>视频</td></tr><tr><td>停车</td><td><a href="x">一</a></td></tr>'
    assert kinds(f"<table>{empty}{rows}</table>") == [("一", "视频")]


def test_line_above_a_list_is_the_head_of_its_links() -> None:
    html = """
    <h2 id="a">2019年</h2><p><strong>政策解读</strong></p>
    <ol><li><a href="x">一</a></li><li><p><a href="x">二</a>（某府〔2019〕3号）</p></li>
    <li>见<a href="x">三</a>，另行通知</li></ol>
    <h2 id="b">相关解读</h2><p><a href="x">四</a></p><p><a href="x">五</a></p>
    <p>相关文件：</p><ul><li><a href="x">六</a> 2019-03-01</li></ul>
    <p>图解</p><ul><li><a href="x">七</a></li></ul>
    <p><b>2018年</b></p><ul><li><a href="x">八</a></li></ul>
    <p>2017年度</p><ul><li><a href="x">九</a></li></ul>
    <p>2017年度共印发三件</p><ul><li><a href="x">十</a></li></ul>
    <p><b>重点工作任务完成情况考核结果通报（2016年度）</b></p><p><a href="x">百</a></p>
    """
    heads = ["政策解读", "政策解读", "", "相关解读", "", "相关文件", *[""] * 5]
    years = ["2019年"] * 3 + [""] * 4 + ["2018年", "2017年度", ""]
    years.append("重点工作任务完成情况考核结果通报（2016年度")

    assert kinds(html) == list(zip("一二三四五六七八九十百", heads, strict=True))
    assert unders(html) == list(zip("一二三四五六七八九十百", years, strict=True))


def contexts_of_text(html: str) -> list[tuple[str, str]]:
    read = PageReader().read("r/a/", f"<div data-gk-text>{html}</div>".encode())
    return [(link.text, link.context) for link in read.own.links if link.attribute == "a[href]"]


def test_line_above_a_link_that_stands_alone_is_part_of_its_context() -> None:
    html = """
    <h2 id="a">停车收费办法</h2><p><a href="x">一</a></p><p><a href="x">二</a></p>
    <p>加装电梯办法</p><ul><li><a href="x">三</a></li><li><a href="x">四</a> 2019-03-01</li></ul>
    <blockquote><p>小餐饮登记办法</p><p><a href="x">五</a></p></blockquote>
    <p>各镇街要认真学习。</p><p><a href="x">六</a></p>
    <p>见<a href="x">七</a></p><p><a href="x">八</a></p>
    <h2 id="b">政策解读</h2><p><a href="x">九</a></p>
    <h2 id="c">水价办法</h2><p><a href="x">示例区居民阶梯水价实施办法</a></p>
    """

    assert contexts_of_text(html) == [
        ("一", "停车收费办法 一"),
        ("二", "二"),
        ("三", "加装电梯办法 三"),
        ("四", "四 2019-03-01"),
        ("五", "小餐饮登记办法 五"),
        ("六", "六"),
        ("七", "见七"),
        ("八", "八"),
        ("九", "九"),
        ("示例区居民阶梯水价实施办法", "示例区居民阶梯水价实施办法"),
    ]


def test_question_is_part_of_the_context_of_a_short_link_in_its_answer() -> None:
    html = """
    <p>问：停车收费办法在哪里看？</p><p>答：在<a href="x">这里</a>看。</p>
    <p>停车收费办法</p><p>发文字号：示例发〔2021〕6号</p><p><a href="x">正文</a></p>
    <p>各镇街要认真学习。</p><p>见<a href="x">这里</a>。</p>
    <p>见<a href="x">甲</a>。</p><p>答：在<a href="x">这里</a>看。</p>
    """

    assert contexts_of_text(html) == [
        ("这里", "问：停车收费办法在哪里看？ 答：在这里看。"),
        ("正文", "停车收费办法 发文字号：示例发〔2021〕6号 正文"),
        ("这里", "见这里。"),
        ("甲", "见甲。"),
        ("这里", "答：在这里看。"),
    ]


def test_what_leads_up_to_numbers_is_part_of_the_context_of_each() -> None:
    html = """
    <p>如下。2021年度名单：1.<a href="x">一</a>；2.<a href="x">二</a>；其他<a href="x">三</a></p>
    <p>先有甲；2.<a href="x">四</a></p>
    """

    assert contexts_of_text(html) == [
        ("一", "2021年度名单：1.一；"),
        ("二", "2021年度名单：2.二；"),
        ("三", "其他三"),
        ("四", "2.四"),
    ]


def test_first_cell_that_is_a_form_in_which_something_was_explained_is_no_head() -> None:
    rows = '<tr><td>图解</td><td><a href="x">一</a></td></tr>'

    for head, kind in (("解读形式", ""), ("活动", ""), ("公开方式", ""), ("项目", "图解")):
        html = f"<table><tr><th>{head}</th><th>政策名称</th></tr>{rows}</table>"
        assert kinds(html) == [("一", kind)]


def test_heads_over_two_rows_are_none_of_columns() -> None:
    first = "<tr><th>解读</th><th>文件</th></tr>"
    second = "<tr><th>文件</th><th>解读</th></tr>"
    row = '<tr><td><a href="x">一</a></td><td><a href="x">二</a></td></tr>'

    assert kinds(f"<table>{first}{second}{row}</table>") == [("一", ""), ("二", "")]
    assert kinds(f"<table>{first}{row}</table>") == [("一", "解读"), ("二", "文件")]


def test_column_is_not_counted_where_a_head_reaches_over_several() -> None:
    head = '<tr><th>文件</th><th colspan="2">解读</th></tr>'
    row = '<tr><td>甲</td><td><a href="x">一</a></td><td><a href="x">二</a></td></tr>'

    assert kinds(f"<table>{head}{row}</table>") == [("一", ""), ("二", "")]


def test_sentence_before_a_short_link_that_is_one_is_part_of_its_context() -> None:
    html = """
    <p>表在窗口。请遵守停车办法。<a href="x">更多&gt;&gt;</a></p>
    <p>停车办法已印发！【<a href="x">全文</a>】</p>
    <p>停车办法已印发。<a href="x">示例区居民阶梯水价实施办法</a></p>
    <p>停车办法已印发。见<a href="x">一</a>。</p>
    <p><a href="x">二</a>。停车办法已印发。</p>
    <ul><li>停车办法已印发。<a href="x">三</a></li></ul>
    """

    assert contexts_of_text(html) == [
        ("更多>>", "请遵守停车办法 更多>>"),
        ("全文", "停车办法已印发！【全文】"),
        ("示例区居民阶梯水价实施办法", "示例区居民阶梯水价实施办法"),
        ("一", "见一。"),
        ("二", "二。"),
        ("三", "停车办法已印发。三"),
    ]
