"""A published reply to a deputy's suggestion or a member's proposal (建议提案答复; point 25)."""

from typing import Annotated, Literal

from gongkai.model.language import LocalText
from gongkai.model.record import Record
from gongkai.model.scalars import Names, Text


class Reply(Record):
    """What was asked for, and what becomes of it; persons are never named."""

    kind: Literal["reply"]
    to: Annotated[Text, Names("term:proposers")]
    """Who made the suggestion or proposal."""
    session: LocalText
    """The meeting at which the suggestion or proposal was made."""
    proposal: Text
    """The number that it bears there."""
    outcome: Annotated[Text, Names("term:reply_outcomes")]
    """What becomes of it."""
