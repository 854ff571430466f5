"""What in a text is too much for whoever renders, prints or reads it."""

from collections.abc import Iterator

from gongkai.markdown.events import MarkdownText
from gongkai.model.findings import Code
from gongkai.sources.codes.links import MUCH_MARKUP, NESTED_DEEP
from gongkai.sources.limits import MARKUP, NESTING
from gongkai.sources.text_links import html_pieces, tags_in

_HOLDERS = ("Item", "Emphasis", "Strong")
_ALONE = {
    *("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source"),
    *("track", "wbr", "p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot"),
    *("option", "colgroup"),
}
"""Elements that hold nothing, or that end where the next one begins."""


def beyond_limits(text: MarkdownText) -> Iterator[tuple[Code, int, int]]:
    """Yield the first place of each kind of too much: its code, its offset and the limit."""
    deep = [place for place in (_deep(text), _deep_html(text)) if place is not None]
    if deep:
        yield NESTED_DEEP, min(deep), NESTING
    if len(text.events) > MARKUP and (crowded := _crowded(text)) is not None:
        yield MUCH_MARKUP, crowded, MARKUP


def _deep(text: MarkdownText) -> int | None:
    """Return where the first list item, quotation or emphasis begins that lies too deep."""
    if sum(1 for tag, _ in text.starts if tag in _HOLDERS or "BlockQuote" in tag) <= NESTING:
        return None
    blocks = emphases = 0
    for event, place in text.events:
        match event:
            case {"Start": "Emphasis" | "Strong"}:
                emphases += 1
            case {"End": "Emphasis" | "Strong"}:
                emphases -= 1
            case {"Start": "Item" | {"BlockQuote": _}}:
                blocks += 1
            case {"End": "Item" | {"BlockQuote": _}}:
                blocks -= 1
            case _:
                continue
        if max(blocks, emphases) > NESTING:
            return place["start"]
    return None


def _deep_html(text: MarkdownText) -> int | None:
    """Return where the first tag stands that is nested too deep, in one never closed too."""
    depth = 0
    for offset, html in html_pieces(text):
        for name, closes in tags_in(html):
            if name not in _ALONE:
                depth = max(depth - 1, 0) if closes else depth + 1
                if depth > NESTING:
                    return offset
    return None


def _crowded(text: MarkdownText) -> int | None:
    """Return where the first paragraph, item or cell begins that holds too much markup."""
    start = signs = 0
    for event, place in text.events:
        match event:
            case {"Start": "Emphasis" | "Strong" | {"Link": _} | {"Image": _}}:
                signs += 2  # with its end
            case {"Code": _}:
                signs += 2
            case {"InlineHtml": _} | {"FootnoteReference": _}:
                signs += 1
            case {"Start": _}:
                start, signs = place["start"], 0
        if signs > MARKUP:
            return start
    return None
