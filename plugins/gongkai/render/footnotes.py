"""Footnotes: the marks in a text, and the notes below it, which lead to each other."""

from collections import Counter
from collections.abc import Iterable
from html import escape

from gongkai.markdown.events import Placed

_PARAGRAPH_ENDS = "</p>\n"


class Footnotes:
    """The footnotes of a text, numbered as readers meet their marks."""

    def __init__(self, events: Iterable[Placed]) -> None:
        """Give the notes their numbers; those that no mark leads to come last."""
        marks: dict[str, None] = {}
        notes: dict[str, str] = {}
        self._order: list[str] = []
        """The labels of the notes in the order of the text, as they are defined."""
        for event, _ in events:
            match event:
                case {"FootnoteReference": str(label)}:
                    marks.setdefault(label.casefold())
                case {"Start": {"FootnoteDefinition": str(label)}}:
                    self._order.append(label.casefold())
                    notes.setdefault(label.casefold(), label)
        self._labels = {key: notes[key] for key in (*marks, *notes) if key in notes}
        self._numbers = {key: number for number, key in enumerate(self._labels, 1)}
        self._texts: dict[str, str] = {}
        self._defined = 0
        self._marks: Counter[str] = Counter()

    def reference(self, label: str) -> str:
        """Return the mark of a note."""
        key = label.casefold()
        if key not in self._labels:
            return escape(f"[^{label}]", quote=False)
        self._marks[key] += 1
        note, mark = self._note(key), self._mark(key, self._marks[key])
        return f'<sup id="{mark}"><a href="#{note}">{self._numbers[key]}</a></sup>'

    def define(self, html: str) -> None:
        """Take the text of the next note; of two with one label the first holds."""
        self._texts.setdefault(self._order[self._defined], html)
        self._defined += 1

    def html(self) -> str:
        """Return the notes, each with ways back to its marks."""
        if not self._texts:
            return ""
        notes = "".join(
            f'<li id="{self._note(key)}">\n{self._with_ways_back(key)}</li>\n'
            for key in self._labels
        )
        return f"<div>\n<hr>\n<ol>\n{notes}</ol>\n</div>"

    def _with_ways_back(self, key: str) -> str:
        ways = "".join(
            f'&nbsp;<a href="#{self._mark(key, number)}">↩</a>'
            for number in range(1, self._marks[key] + 1)
        )
        html = self._texts.get(key, "")
        if not ways or html.endswith(_PARAGRAPH_ENDS):
            return html.removesuffix(_PARAGRAPH_ENDS) + ways + _PARAGRAPH_ENDS if ways else html
        return f"{html}<p>{ways.removeprefix('&nbsp;')}{_PARAGRAPH_ENDS}"

    def _note(self, key: str) -> str:
        return f"fn:{escape(self._labels[key])}"

    def _mark(self, key: str, number: int) -> str:
        again = number if number > 1 else ""
        return f"fnref{again}:{escape(self._labels[key])}"
