"""A published reply to a deputy's suggestion or a member's proposal (建议提案答复; point 25)."""

from typing import Annotated, ClassVar, Literal

from gongkai.model.label import ChineseKey, Label
from gongkai.model.local_text import LocalText
from gongkai.model.parts import Part
from gongkai.model.record import Record
from gongkai.model.scalars import Day, Integer, Names, Text


class ReplyOpinion(Part):
    """How many of those who made the proposal think what of the reply; never who."""

    view: Annotated[Text, Names("term:satisfaction"), Label("Opinion")]
    """What they think of it."""
    count: Annotated[Integer, Label("How many")]
    """How many of them."""


class Reply(Record):
    """What was asked for, and what becomes of it; persons are never named."""

    label: ClassVar[Label] = Label("Reply to a suggestion or proposal")
    plural: ClassVar[Label] = Label("Replies to suggestions and proposals")

    kind: Literal["reply"]
    to: Annotated[Text, Names("term:proposers"), Label("Reply to")]
    """Who made the suggestion or proposal."""
    session: Annotated[LocalText, Label("Made at")]
    """The meeting at which the suggestion or proposal was made."""
    proposal: Annotated[Text, Label("Proposal number"), ChineseKey("建议提案编号")]
    """The number that it has there."""
    handed_over: Annotated[Day | None, Label("Handed over")] = None
    """The day on which it was handed to the unit that replies."""
    due: Annotated[Day | None, Label("Reply due by")] = None
    """The last day for the reply, where another one was set than its rule sets."""
    outcome: Annotated[
        Text, Names("term:reply_outcomes"), Label("What becomes of it"), ChineseKey("结果反馈")
    ]
    """What becomes of it."""
    satisfaction: Annotated[tuple[ReplyOpinion, ...], Label("Satisfaction")] = ()
    """What those who made it think of the reply, by number."""
