"""The Markdown of a record -> HTML: nothing but plain structure, whatever is written."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from gongkai.render.markdown import _ATTRIBUTES, _TAGS, MarkdownRenderer
from gongkai.render.markdown_html import ALIGNMENTS

MARKS = [
    *"*_[]()!<>&\\:/@`|#-~^=\"'{}. \n",
    *("  \n", "\n\n", "://", "](", "```", "[^1]", "<b", "</b>", "&#x6a;", "**", "政策", "a", "1"),
    *("<script>", "<a href=", "javascript:", " onclick=", "<!--", "-->", "\x02", "\x03", "record:"),
]
TEXTS = st.lists(st.sampled_from(MARKS), max_size=40).map("".join) | st.text(max_size=60)
SCROLL = {"class": "gk-scroll", "tabindex": "0", "role": "group"}

RENDERER = MarkdownRenderer()


def html_of(markdown: str) -> str:
    return RENDERER.render(markdown, str).html


def assert_plain(html: str) -> None:
    """Assert that `html` holds no element, attribute or link outside the allow-lists."""
    tree = LexborHTMLParser(f"<body>{html}</body>")
    assert tree.body is not None
    for node in tree.body.traverse(include_text=False):
        if node.tag == "body" or (node.tag == "div" and node.attributes == SCROLL):
            continue
        assert node.tag in _TAGS, node.html
        classes = {"class"} if node.attributes.get("class") in ALIGNMENTS else set()
        if node.tag == "p" and re.fullmatch(r"art-\d+(-\d+)?", node.attributes.get("id") or ""):
            continue
        if node.tag == "span" and re.fullmatch(r"chap-\d+", node.attributes.get("id") or ""):
            continue
        assert set(node.attributes) - classes <= _ATTRIBUTES.get(node.tag or "", set()), node.html
        for name in ("href", "src"):
            target = (node.attributes.get(name) or "").strip().lower()
            scheme = target.partition(":")[0] if ":" in target.split("/")[0] else ""
            assert scheme in ("", "http", "https", "mailto"), node.html
    assert not tree.head or not tree.head.text(strip=True)


@pytest.mark.parametrize(
    "markdown",
    [
        "<script>alert(1)</script>",
        "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
        "<script>alert(1)",
        "<img src=x onerror=alert(1)>",
        "<b onclick=alert(1) onmouseover='alert(1)'>x</b>",
        '<a href="javascript:alert(1)">x</a>',
        '<a href=" java\nscript:alert(1)">x</a>',
        "[x](javascript:alert(1))",
        "[x](JavaScript&colon;alert(1))",
        "[x](&#106;&#97;&#118;&#97;script:alert(1))",
        '<a href="&#x6A;avascript&#58;alert(1)">x</a>',
        "[x](data:text/html;base64,PHNjcmlwdD4=)",
        "![x](data:image/svg+xml;base64,PHN2Zz4=)",
        "<data:text/html,x>",
        "[x](vbscript:x) <vbscript:x>",
        "<style>body{display:none}</style>",
        '<p style="position:fixed;inset:0">x</p>',
        '<td style="background:url(//evil.example)">x</td>',
        "<iframe src=https://evil.example></iframe>",
        "<iframe srcdoc='<script>alert(1)</script>'>",
        "<form action=//evil.example><input name=a><button>x</button></form>",
        "<svg><script>alert(1)</script><a xlink:href='javascript:x'>x</a></svg>",
        "<math><mtext><style><img src=x onerror=alert(1)></style></mtext></math>",
        "<meta http-equiv=refresh content='0;url=//evil.example'>",
        "<base href=//evil.example><link rel=stylesheet href=//evil.example>",
        "<object data=x></object><embed src=x><video src=x onerror=x></video>",
        "<!-- <script>alert(1)</script> -->",
        "<!--[if IE]><script>alert(1)</script><![endif]-->",
        "<div><b>never closed",
        "</article></main></body><script>alert(1)</script>",
        "<textarea></textarea><title></title><noscript><p title='</noscript><img src=x>'>",
        '[x](https://a.example "onclick=x\\" onmouseover=alert(1)")',
        '<abbr title="<table><script>alert(1)</script></table>">x</abbr>',
        '[x](https://a.example "<table><img src=x onerror=alert(1)></table>")',
        "`<script>` and\n\n    <script>alert(1)</script>\n",
        "```html\n<script>alert(1)</script>\n```",
        "# <script>alert(1)</script>",
        "| <script>alert(1)</script> | b |\n|--|--|\n| <img src=x onerror=alert(1)> | 2 |",
        "\x02klzzwxh:0\x03 <b>x</b> \x02wzxhzdk:1\x03",
    ],
)
def test_hostile_text_is_plain(markdown: str) -> None:
    html = html_of(markdown)

    assert_plain(html)
    assert "<script" not in html.lower()
    assert "<!--" not in html


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_any_text_is_plain(markdown: str) -> None:
    rendered = RENDERER.render(markdown, str)

    assert_plain(rendered.html)
    for heading in rendered.headings:
        assert "<" not in heading.title


def test_real_text_is_plain(this_column: Path) -> None:
    files = sorted((this_column / "content").rglob("*.md"))
    assert files
    for file in files:
        assert_plain(html_of(file.read_text(encoding="utf-8").split("\n---\n", 1)[1]))


def test_table_scrolls_by_itself() -> None:
    html = html_of("| a | b |\n|---|--:|\n| 1 | 2 |")

    assert html.startswith('<div class="gk-scroll" tabindex="0" role="group"><table>')
    assert html.endswith("</table></div>\n")
    assert '<td class="gk-right">2</td>' in html


def test_table_in_a_table_stays_in_it() -> None:
    inner = "<table><tr><td>a</td></tr></table>"
    tree = LexborHTMLParser(html_of(f"<table><tr><td>{inner}</td></tr></table>\n\nafter"))

    assert len(tree.css("div.gk-scroll")) == 1
    assert len(tree.css("div.gk-scroll > table table")) == 1
    assert [node.text() for node in tree.css("body > p")] == ["after"]


def test_headings_stand_below_the_title_of_the_page() -> None:
    rendered = RENDERER.render("# 总则\n\n## 第一条\n\n# 附则 <b>x</b>\n", str)

    assert "<h1" not in rendered.html
    for heading in rendered.headings:
        assert f'<h{heading.level} id="{heading.id}">' in rendered.html


def test_footnote_and_its_mark_lead_to_each_other() -> None:
    tree = LexborHTMLParser(html_of("a[^1]\n\n[^1]: note"))
    links = [(node.attributes["href"] or "")[1:] for node in tree.css("a")]

    assert len(links) == 2
    assert all(tree.css_first(f'[id="{name}"]') is not None for name in links)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("![图](https://a.b/1.png)", '<p><a href="https://a.b/1.png">图</a></p>'),
        ("![](//a.b/1.png)", '<p><a href="//a.b/1.png">//a.b/1.png</a></p>'),
        ("[![图](http://a.b/1.png)](x.pdf)", '<p><a href="x.pdf">图</a></p>'),
        ("![图](1.png)", '<p><img alt="图" src="1.png"></p>'),
        ('<video src="https://a.b/1.mp4"></video>', '<p><a href="https://a.b/1.mp4">https://a.b/1.mp4</a></p>'),
        ("<iframe src=https://a.b/?c=1&d=2></iframe>", '<a href="https://a.b/?c=1&amp;d=2">https://a.b/?c=1&amp;d=2</a>'),
        ('<form action="http://a.b/q"><input name="q"></form>', '<a href="http://a.b/q">http://a.b/q</a>'),
        ('<form action="q">近</form>', "近"),
        ('`<object data="https://a.b/1">`', '<p><code>&lt;object data="https://a.b/1"&gt;</code></p>'),
    ],
)  # fmt: skip
def test_what_lies_on_another_site_is_a_link(text: str, shown: str) -> None:
    assert MarkdownRenderer().render(text, lambda target: target).html.strip() == shown
