"""The one reader of Markdown: a text -> what stands in it, in order, each with its place."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, cast

from pyromark import Markdown, Options
from pyromark.event import Event, LinkDef, Range

from gongkai.markdown.dialect import as_written, is_changed, is_han, prepared

_PARSER = Markdown(options=Options.ENABLE_TABLES | Options.ENABLE_FOOTNOTES)
_ROUNDS = 4
"""How often indented text is read anew; deeper in lists one round uncovers another."""
_INDENT = 4
_LINE_END = re.compile(rb"\n")

Placed = tuple[Event, Range]
"""An event, and from where to where in `MarkdownText.source` what it stands for lies."""


@dataclass(frozen=True)
class MarkdownText:
    """A text as it was parsed."""

    source: bytes
    """What was parsed, in UTF-8: the text as written and what its dialect put in."""
    events: tuple[Placed, ...]
    is_changed: bool
    """Whether anything was put in, so that parts of the source differ from what was written."""

    def written(self, start: int, end: int) -> str:
        """Return what the text says from one place in the source to another."""
        text = self.source[start:end].decode("utf-8", "replace")
        return as_written(text) if self.is_changed else text

    def position(self, offset: int) -> tuple[int, int]:
        """Return line and column of a place in the source, both from 1."""
        line = bisect_right(self._lines, offset)
        return line, len(self.written(self._lines[line - 1], offset)) + 1

    @cached_property
    def starts(self) -> list[tuple[Any, Range]]:
        """What begins in the text: pyromark's name of it, or that name and its data."""
        return [(event["Start"], place) for event, place in self.events if "Start" in event]  # type: ignore[index]

    @cached_property
    def _lines(self) -> list[int]:
        """Where each line begins."""
        return [0, *(end.end() for end in _LINE_END.finditer(self.source))]

    def indent(self, offset: int) -> int:
        """Return how many blanks stand before a place on its line; 0 where anything else does."""
        before = self.source[self.source.rfind(b"\n", 0, offset) + 1 : offset]
        return 0 if before.strip(b" ") else len(before)

    def definitions(self) -> Iterator[LinkDef]:
        """Yield what gives a link's target a name, whether or not it is used."""
        yield from _PARSER.reference_definitions(self.source.decode()).values()


def parse(markdown: str) -> MarkdownText:
    """Read a text. Time and memory grow as it does, and nothing in it is too deep.

    Raises UnicodeEncodeError for a text with half of a surrogate pair.
    """
    text = prepared(markdown)
    for _ in range(_ROUNDS):
        events = tuple(_PARSER.events_with_range(text))
        unindented = _unindented(text, events) if "    " in text or "\t" in text else text
        if unindented == text:
            break
        text = unindented
    if not is_changed(text):
        return MarkdownText(text.encode(), events, is_changed=False)
    written = tuple((_as_written(event), place) for event, place in events)
    return MarkdownText(text.encode(), written, is_changed=True)


def _unindented(text: str, events: tuple[Placed, ...]) -> str:
    """Return a text without the blanks that would make code of its paragraphs.

    Editors indent a paragraph with four blanks; code stands between fences. Before Chinese
    the blanks become two of full width, which show.
    """
    source = text.encode()
    pieces: list[str] = []
    done = 0
    is_code = False
    for event, place in events:
        if event == {"Start": {"CodeBlock": "Indented"}}:
            is_code = True
        elif event == {"End": "CodeBlock"}:
            is_code = False
        elif is_code and isinstance(event, dict) and "Text" in event:
            start = place["start"]
            begins = start
            while begins > max(done, start - _INDENT) and source[begins - 1 : begins] in b" ":
                begins -= 1
            if begins == start and source[start - 1 : start] == b"\t":
                begins -= 1
            words = event["Text"].lstrip(" \t")
            ends = start + len(event["Text"].encode()) - len(words.encode())
            if not words.strip():
                continue
            pieces += [source[done:begins].decode(), "\u3000\u3000" if is_han(words) else ""]
            done = ends
    return "".join([*pieces, source[done:].decode()]) if pieces else text


def _as_written(event: Event) -> Event:
    """Return an event without what the dialect put into its text."""
    return cast("Event", _cleared(event))


def _cleared(value: Any) -> Any:
    match value:
        case str():
            return as_written(value)
        case dict():
            return {key: _cleared(inner) for key, inner in value.items()}
    return value
