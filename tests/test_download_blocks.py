"""Golden cases: the Markdown of a record, and the blocks that are printed of it.

A new behaviour is a new file below downloads/, named after it; `pytest --update-goldens` writes
its blocks.
"""

from html import escape
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

import printed
from gongkai.i18n.translation import translation
from gongkai.render.downloads.blocks import DEEPEST, read_blocks
from gongkai.render.downloads.document import (
    Block,
    Cell,
    Heading,
    Listing,
    Paragraph,
    Preformatted,
    Quote,
    Run,
    TableBlock,
)
from gongkai.render.downloads.grid import placed
from gongkai.render.markdown import MarkdownRenderer

CASES = sorted((Path(__file__).parent / "downloads").glob("*.yml"))
WORDS = translation("en")
PARSER = MarkdownRenderer()


def blocks_of(markdown: str) -> tuple[Block, ...]:
    return read_blocks(PARSER.render(markdown, lambda target: target).html, WORDS)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_golden(path: Path, request: pytest.FixtureRequest) -> None:
    source = path.read_text(encoding="utf-8")
    case = yaml.safe_load(source)
    found = [as_data(block) for block in blocks_of(case["markdown"])]
    if request.config.getoption("--update-goldens"):
        lines = yaml.safe_dump({"blocks": found}, allow_unicode=True, sort_keys=False, width=100)
        path.write_text(source.partition("blocks:")[0] + lines, encoding="utf-8")
    else:
        assert found == case["blocks"]


def as_data(block: Block) -> Any:
    match block:
        case Paragraph(runs):
            return _runs(runs)
        case Heading(level, runs):
            return {f"heading {level}": _runs(runs)}
        case Listing(ordered, start, items):
            name = f"list from {start}" if ordered else "list"
            return {name: [_several(item) for item in items]}
        case Quote(inside):
            return {"quote": _several(inside)}
        case Preformatted(text):
            return {"preformatted": text}
        case TableBlock():
            rows = [[_cell(cell) for cell in row] for row in block.rows]
            caption = {"caption": _runs(block.caption)} if block.caption else {}
            return {
                "table": {"columns": block.columns, "head": block.head, **caption, "rows": rows}
            }
    return "rule"


def _several(blocks: tuple[Block, ...]) -> Any:
    found = [as_data(block) for block in blocks]
    return found[0] if len(found) == 1 else found


def _cell(cell: Cell) -> Any:
    attributes = {
        "columns": cell.columns if cell.columns > 1 else None,
        "rows": cell.rows if cell.rows > 1 else None,
        "header": cell.header or None,
        "align": cell.align if cell.align != "start" else None,
    }
    attributes = {name: value for name, value in attributes.items() if value is not None}
    inside = _several(cell.blocks)
    return {"cell": inside, **attributes} if attributes else inside


def _runs(runs: tuple[Run, ...]) -> Any:
    found = [_run(run) for run in runs]
    return found[0] if len(found) == 1 and isinstance(found[0], str) else {"words": found}


def _run(run: Run) -> Any:
    if not run.marks and not run.href:
        return run.text
    marks = {"marks": " ".join(run.marks)} if run.marks else {}
    return {"text": run.text, **marks, **({"href": run.href} if run.href else {})}


TAGS = (
    *("h2", "h4", "p", "div", "blockquote", "pre", "ul", "ol", "li", "dl", "dt", "dd", "figure"),
    *("table", "caption", "thead", "tbody", "tr", "th", "td", "b", "i", "a", "span", "sup", "q"),
)


@st.composite
def html(draw: st.DrawFn) -> str:
    """Draw tags in any order, closed or not: a parser must make a tree of them first."""
    parts = []
    for number in range(draw(st.integers(0, 25))):
        tag = draw(st.sampled_from(TAGS))
        span = draw(st.sampled_from(["", ' rowspan="2"', ' colspan="3"', ' colspan="9999999"']))
        parts.append(draw(st.sampled_from([f"<{tag}{span}>", f"</{tag}>", f" w{number} "])))
    return "".join(parts)


@given(html())
def test_no_word_of_any_html_is_lost(source: str) -> None:
    body = LexborHTMLParser(source).body
    assert body is not None
    blocks = read_blocks(source, WORDS)
    found = "".join(printed.all_words(blocks)).replace("“", " ").replace("”", " ").split()
    assert sorted(_split(found)) == sorted(_split(body.text(separator=" ").split()))
    check_tables(blocks)


def _split(found: list[str]) -> list[str]:
    return [f"w{part}" for word in found for part in word.split("w") if part]


def check_tables(blocks: tuple[Block, ...]) -> None:
    """Every place of a table is covered by exactly one cell."""
    for block in blocks:
        match block:
            case TableBlock():
                covered = [
                    (row + down, column + right)
                    for row, cells in enumerate(placed(block))
                    for column, cell in cells
                    for down in range(cell.rows)
                    for right in range(cell.columns)
                ]
                places = [(r, c) for r in range(len(block.rows)) for c in range(block.columns)]
                assert sorted(covered) == places
                for row in block.rows:
                    for cell in row:
                        check_tables(cell.blocks)
            case Quote(inside):
                check_tables(inside)
            case Listing(_, _, items):
                for item in items:
                    check_tables(item)


@given(st.lists(st.sampled_from("<>&\"'中文 |#*_`[]()!"), max_size=30).map("".join))
def test_text_is_never_markup(text: str) -> None:
    blocks = read_blocks(f"<p>a{escape(text)}b</p>", WORDS)
    assert "".join(printed.all_words(blocks)).split() == f"a{text}b".split()


@pytest.mark.parametrize("tag", ["blockquote", "ul><li", "table><tr><td", "dl><dd", "b", "div"])
def test_what_lies_too_deep_stands_beside_what_holds_it(tag: str) -> None:
    depth = 0
    inside: Any = read_blocks(f"<{tag}>" * 3000 + "word", WORDS)
    assert "".join(printed.all_words(inside)) == "word"
    while not isinstance(inside[0], Paragraph):
        match inside[0]:
            case Quote(blocks):
                inside = blocks
            case Listing(_, _, items):
                inside = items[0]
            case TableBlock():
                inside = inside[0].rows[0][0].blocks
        depth += 1
    assert depth <= DEEPEST


@pytest.mark.parametrize(
    "target", ["../x/", "#a", "/r/x/", "", "x" * 3000, "https://e.org/" + "x" * 3000, "data:x"]
)
def test_link_that_leads_nowhere_from_a_file_is_text(target: str) -> None:
    assert read_blocks(f'<p><a href="{target}">w</a></p>', WORDS) == (Paragraph((Run("w"),)),)
