"""What became of opinions as one bar: adopted, adopted in part, declined."""

from collections.abc import Iterator

from gongkai.model.kinds.feedback import Feedback
from gongkai.views.blocks import Block, Drawing
from gongkai.views.page import Label
from gongkai.views.pictures import Bar, BarChart, Segment


def opinions_bar(record: Feedback) -> Iterator[Block]:
    """Yield the bar; of no opinion there is none."""
    parts = (
        ("done", Label("Adopted"), record.adopted),
        ("partly", Label("Adopted in part"), record.partly),
        ("rest", Label("Declined"), record.declined),
    )
    shown = [(tone, words, number) for tone, words, number in parts if number]
    if not shown:
        return
    said = Label("{number} in all", {"number": sum(number for _, _, number in shown)})
    bar = Bar(Label("Opinions"), tuple(Segment(tone, n) for tone, _, n in shown), said)
    key = tuple((tone, words) for tone, words, _ in shown)
    yield Drawing(BarChart(Label("What became of the opinions"), (bar,), key))
