"""Golden cases: the Markdown that editors write, and the HTML that readers get of it.

A new behaviour is a new file below markdown/, named after it; `pytest --update-goldens` writes
its HTML.
"""

import re
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.markdown.events import parse
from gongkai.markdown.words import words
from gongkai.render.markdown import MarkdownRenderer
from gongkai.sources.text_links import html_in, links_in

CASES = sorted((Path(__file__).parent / "markdown").glob("*.yml"))
RENDERER = MarkdownRenderer()
PUT_IN = re.compile("[\ufdd0-\ufdef]")
WRITTEN = st.lists(
    st.sampled_from(
        [
            *(
                "**",
                "*",
                "`",
                "```\n",
                "#",
                "# ",
                "[",
                "](",
                ")",
                "<",
                ">",
                "\n",
                "\n\n",
                " ",
                "    ",
            ),
            *(
                "\t",
                "- ",
                "1. ",
                "> ",
                "|",
                "|-|\n",
                "　",
                "《",
                "》",
                "。",
                "，",
                "政策",
                "a",
                "“",
                "[^1]",
            ),
            *("[^1]: ", "<b>", "<a href=x>", "（一）", "\ufdd0", "\ufdd1", "\ufdd2", "a b.pdf"),
        ]
    ),
    max_size=40,
).map("".join)


class Long(str):
    """Text that YAML writes on lines of its own."""


yaml.SafeDumper.add_representer(
    Long, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|")
)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_golden(path: Path, request: pytest.FixtureRequest) -> None:
    source = path.read_text(encoding="utf-8")
    case = yaml.safe_load(source)
    html = RENDERER.render(case["markdown"], str).html
    if request.config.getoption("--update-goldens"):
        written = yaml.safe_dump({"html": Long(html)}, allow_unicode=True, width=1000)
        path.write_text(source.partition("html:")[0] + written, encoding="utf-8")
    else:
        assert html == case["html"]


@settings(max_examples=400, deadline=None)
@given(WRITTEN)
def test_what_is_put_in_to_read_a_text_never_shows(markdown: str) -> None:
    plain = PUT_IN.sub("\ufffd", markdown)
    text = parse(markdown)

    assert not PUT_IN.search(RENDERER.render(markdown, str).html)
    for use in (*links_in(text), *html_in(text)):
        assert not PUT_IN.search(use.text)
        line, column = text.position(use.offset)
        assert 1 <= line <= plain.count("\n") + 1
        assert column >= 1


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.sampled_from(["甲", "《乙》", "（丙）", "“a”", "[x](y)", "`b`", "1%"]), min_size=1),
    st.sampled_from(["", "。", "，", "：", "；", "？", ".", ":", "……"]),
    st.sampled_from(["甲", "。", "（", "”", " ", ""]),
)
def test_what_is_between_asterisks_beside_chinese_is_strong(
    words: list[str], stop: str, around: str
) -> None:
    html = RENDERER.render(f"{around}**{''.join(words)}{stop}**{around}", str).html

    assert "**" not in html
    assert html.count("<strong>") == 1


@given(
    st.lists(st.sampled_from(["甲乙丙丁", "《办法》规定", "停车收费。"]), min_size=2, max_size=5)
)
def test_line_end_between_chinese_is_no_blank(lines: list[str]) -> None:
    assert RENDERER.render("\n".join(lines), str).html == f"<p>{''.join(lines)}</p>\n"


def test_words_are_those_of_the_page() -> None:
    blocks = (
        *("## 总则", "**甲。**乙[丙](x y.pdf)\n丁 a\nb", "| 一 | 二 |\n|-|-|\n| 1 | 2 |"),
        *("乙<b>丙</b>[^1]", "[^1]: 注"),
    )
    text = "\n\n".join(blocks)

    assert words(text) == "总则\n甲。乙丙丁 a\nb\n一|二|\n1|2|\n乙丙\n注\n"
    assert words(text, prose=True).split() == ["甲。乙丙丁", "a", "b", "乙丙", "注"]
