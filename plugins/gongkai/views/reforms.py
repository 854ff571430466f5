"""How a zone is arranged before and after its reform, side by side (point 3)."""

from collections import Counter

from gongkai.measures.reforms import Handover, handover_of
from gongkai.model.kinds.organisation import MovedFunction, Organisation, Posts
from gongkai.views.blocks import (
    Block,
    Field,
    Grid,
    GridBlock,
    Heading,
    Numbers,
    Status,
    Strong,
    Value,
)
from gongkai.views.page import Label
from gongkai.views.unshown import UnshownBoxes

_SAID = {
    Handover.MOVED: Label("moved"),
    Handover.NEW: Label("added"),
    Handover.KEPT: Label("unchanged"),
    Handover.ENDED: Label("ended"),
    Handover.LOST: Label("nobody has it"),
}
_TONES = {
    Handover.MOVED: "under-way",
    Handover.NEW: "done",
    Handover.KEPT: "kept",
    Handover.ENDED: "expired",
    Handover.LOST: "missing",
}
_COUNTED = {
    Handover.MOVED: Label("Functions moved"),
    Handover.NEW: Label("New functions"),
    Handover.KEPT: Label("Functions unchanged"),
    Handover.ENDED: Label("Functions ended"),
    Handover.LOST: Label("Functions that nobody has"),
}
_HEADS = (Label("Before the reform"), Label("After the reform"), Label("Change"))
_Cells = tuple[Value, ...]


def before_and_after(record: Organisation, unshown: UnshownBoxes) -> tuple[Block, ...]:
    """Return structure and functions, then posts, before and after a reform."""
    unshown.pass_over("before", "after", "functions", "posts")
    structure = ((Strong(Label("Structure")),), (record.before,), (record.after,), ())
    functions = Grid(
        (Label("Function"), *_HEADS), (structure, *(_function(one) for one in record.functions))
    )
    shown: list[Block] = [Heading("functions", Label("Before and after"))]
    shown += [_counts(record)] if record.functions else []
    shown += [GridBlock(functions, titled=True)]
    if record.posts:
        posts = Grid((Label("Posts"), *_HEADS), tuple(_posts(one) for one in record.posts))
        shown += [Heading("posts", Label("Posts")), GridBlock(posts, titled=True)]
    return tuple(shown)


def _counts(record: Organisation) -> Numbers:
    counted = Counter(map(handover_of, record.functions))
    return Numbers(
        tuple(Field(one, label, (counted[one],)) for one, label in _COUNTED.items() if counted[one])
    )


def _function(one: MovedFunction) -> tuple[_Cells, ...]:
    became = handover_of(one)
    return (
        (one.function,),
        (one.before,) if one.before is not None else (),
        tuple(said for said in (one.after, one.ended) if said is not None),
        (Status(_SAID[became], _TONES[became]),),
    )


def _posts(one: Posts) -> tuple[_Cells, ...]:
    return (
        (one.role,),
        (one.before,) if one.before is not None else (),
        (one.after,) if one.after is not None else (),
        _difference(one),
    )


def _difference(one: Posts) -> _Cells:
    if one.before is None or one.after is None:
        return ()
    if one.before == one.after:
        return (_SAID[Handover.KEPT],)
    if one.before < one.after:
        return (Label("{number} more", {"number": one.after - one.before}),)
    return (Label("{number} fewer", {"number": one.before - one.after}),)
