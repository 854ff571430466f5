"""The days on which readers may respond, in the words that follow where a thing stands."""

from gongkai.measures.consultations import ConsultationState
from gongkai.measures.windows import Window
from gongkai.views.blocks import Amount, Value
from gongkai.views.page import Label


def comments_taken(state: ConsultationState) -> Label:
    """Return when one may comment, or might: of what is closed the days are not its state."""
    opens, closes, length = state.window.opens, state.closes, state.window.length
    if state.phase.is_over:
        return Label(
            "comments taken from {opens} to {closes}, {length} days",
            {"opens": opens, "closes": closes, "length": length},
        )
    return Label(
        "from {opens} to {closes}, {length} days",
        {"opens": opens, "closes": closes, "length": length},
    )


def objections_taken(days: Window) -> Label:
    """Return the same of objections."""
    opens, closes = days.opens, days.closes
    if days.phase.is_over:
        return Label(
            "objections taken from {opens} to {closes}", {"opens": opens, "closes": closes}
        )
    return Label("from {opens} to {closes}", {"opens": opens, "closes": closes})


def left(days: Window) -> Value:
    """Return how long responses are still taken; on the last day in words."""
    if days.days_left == 0:
        return Label("last day today")
    return Amount(days.days_left, "{number} day left", "{number} days left")
